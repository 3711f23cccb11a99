package vn.thuocdo.dossier;

import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.staff.Audit;
import vn.thuocdo.text.CsvLines;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;

/**
 * Takes transactions from a CSV file, for software that cannot send them. The columns are the
 * fields of {@code POST /api/transactions}; a bad line never holds back the others, and the same
 * file may come twice.
 */
@Singleton
public class ImportTransactions {

  /** In any order; the first three are needed. */
  public static final List<String> COLUMNS =
      List.of(
          "dossierCode",
          "point",
          "handledBy",
          "procedure",
          "respondent",
          "caseState",
          "completedAt",
          "dueAt",
          "phone",
          "language");

  private static final int NEEDED = 3;
  private static final int AT_ONCE = 500;

  private final RecordTransactions recordTransactions;
  private final Transactions transactions;
  private final Audit audit;

  ImportTransactions(
      RecordTransactions recordTransactions, Transactions transactions, Audit audit) {
    this.recordTransactions = recordTransactions;
    this.transactions = transactions;
    this.audit = audit;
  }

  /**
   * A line that was not taken.
   *
   * @param line number of the line in the file, from 1
   * @param text the line as it stands in the file; may hold a telephone number
   */
  public record RefusedLine(int line, String text, String reason) {

    /** Returns what is wrong and what to do, as a sentence. */
    public String explain(Language language) {
      return Texts.of("dossier", language).get("refused." + reason);
    }
  }

  /**
   * What became of a file.
   *
   * @param header the first line, for a file of the refused ones
   */
  public record Report(String header, int stored, int repeated, List<RefusedLine> refused) {

    /** Returns the refused lines as a file of the same columns, with the reason beside each. */
    public String refusedAsCsv(Language language) {
      char separator = CsvLines.separatorOf(header);
      var text = new StringBuilder(header).append(separator).append("reason\n");
      for (RefusedLine line : refused) {
        text.append(line.text())
            .append(separator)
            .append('"')
            .append(line.explain(language).replace("\"", "\"\""))
            .append("\"\n");
      }
      return text.toString();
    }
  }

  /** Called with how many lines are done of how many. */
  @FunctionalInterface
  public interface Progress {
    void lines(int done, int of);
  }

  private record Line(int number, String text, JsonNode fields) {}

  /**
   * Takes what can be taken.
   *
   * @param in UTF-8, with or without byte order mark, separated by comma, semicolon or tab
   * @param isTrial whether to tell what would happen and store nothing
   */
  public Report load(InputStream in, boolean isTrial, Progress progress) throws IOException {
    var refused = new ArrayList<RefusedLine>();
    var lines = new ArrayList<Line>();
    String names;
    try (var table = CsvLines.open(in)) {
      names = table.header();
      if (!table.columns().containsAll(lowerCase(COLUMNS.subList(0, NEEDED)))) {
        var line = new RefusedLine(table.headerNumber(), names, "COLUMNS_MISSING");
        return new Report(names, 0, 0, List.of(line));
      }
      for (CsvLines.Line line = table.next(); line != null; line = table.next()) {
        if (line.problem() == null) {
          lines.add(new Line(line.number(), line.text(), fields(line)));
        } else {
          refused.add(new RefusedLine(line.number(), line.text(), line.problem().name()));
        }
      }
    }
    int[] counts = store(lines, isTrial, refused, progress);
    refused.sort(Comparator.comparingInt(RefusedLine::line));
    return new Report(names, counts[0], counts[1], List.copyOf(refused));
  }

  /**
   * Takes what can be taken of a file that a member of staff hands in, with a line in the audit
   * trail.
   */
  Report loadAs(String who, InputStream in, Progress progress) throws IOException {
    Report report = load(in, false, progress);
    transactions.write(
        connection -> {
          audit.record(
              who,
              "transactions-imported",
              "csv",
              null,
              "stored %d, repeated %d, refused %d"
                  .formatted(report.stored, report.repeated, report.refused.size()));
          return 0;
        });
    return report;
  }

  private int[] store(
      List<Line> lines, boolean isTrial, List<RefusedLine> refused, Progress progress) {
    var counts = new int[2];
    for (int from = 0; from < lines.size(); from += AT_ONCE) {
      List<Line> some = lines.subList(from, Math.min(lines.size(), from + AT_ONCE));
      var receipts = recordTransactions.record(some.stream().map(Line::fields).toList(), isTrial);
      for (int i = 0; i < some.size(); i++) {
        var receipt = receipts.get(i);
        switch (receipt.outcome()) {
          case STORED -> counts[0]++;
          case REPEATED -> counts[1]++;
          case REFUSED ->
              refused.add(
                  new RefusedLine(
                      some.get(i).number, some.get(i).text, String.valueOf(receipt.reason())));
        }
      }
      progress.lines(from + some.size(), lines.size());
    }
    return counts;
  }

  private static JsonNode fields(CsvLines.Line line) {
    var told = new LinkedHashMap<String, JsonNode>();
    for (String column : COLUMNS) {
      String field = line.field(column.toLowerCase(Locale.ROOT));
      if (!field.isEmpty()) {
        told.put(column, JsonNode.createStringNode(field));
      }
    }
    return JsonNode.createObjectNode(told);
  }

  private static List<String> lowerCase(List<String> names) {
    return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
  }
}
