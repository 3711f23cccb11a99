package vn.thuocdo.dossier;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvReader.CsvReaderBuilder;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.staff.Audit;
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
  private static final String BYTE_ORDER_MARK = "\uFEFF";

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
      char separator = separatorOf(header);
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
    List<String> texts = lines(in.readAllBytes(), refused);
    int header = 0;
    while (header < texts.size() && texts.get(header).isBlank()) {
      header++;
    }
    String names = header < texts.size() ? texts.get(header) : "";
    char separator = separatorOf(names);
    CsvReaderBuilder csv =
        CsvReader.builder().fieldSeparator(separator).allowExtraCharsAfterClosingQuote(true);
    List<String> columns = columns(csv, names);
    if (!columns.containsAll(COLUMNS.subList(0, NEEDED))) {
      return new Report(
          names, 0, 0, List.of(new RefusedLine(header + 1, names, "COLUMNS_MISSING")));
    }
    var lines = new ArrayList<Line>();
    for (int i = header + 1; i < texts.size(); i++) {
      read(csv, columns, i + 1, texts.get(i), lines, refused);
    }
    int[] counts = store(lines, isTrial, refused, progress);
    refused.sort(Comparator.comparingInt(RefusedLine::line));
    return new Report(names, counts[0], counts[1], List.copyOf(refused));
  }

  /**
   * Takes what can be taken of a file that a member of staff hands in, with a line in the audit
   * trail.
   */
  Report loadAs(String who, InputStream in) throws IOException {
    Report report = load(in, false, (done, of) -> {});
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

  /** Line by line: one in another encoding never swallows those behind it. */
  private static List<String> lines(byte[] bytes, List<RefusedLine> refused) {
    var lines = new ArrayList<String>();
    int start = 0;
    while (start < bytes.length) {
      int end = start;
      while (end < bytes.length && bytes[end] != '\n') {
        end++;
      }
      String text = decoded(ByteBuffer.wrap(bytes, start, end - start));
      if (text == null) {
        refused.add(new RefusedLine(lines.size() + 1, "", "NOT_UTF8"));
      }
      String line = text == null ? "" : text.strip();
      boolean isMarked = lines.isEmpty() && line.startsWith(BYTE_ORDER_MARK);
      lines.add(isMarked ? line.substring(1) : line);
      start = end + 1;
    }
    return lines;
  }

  private static @Nullable String decoded(ByteBuffer bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private static List<String> columns(CsvReaderBuilder csv, String header) {
    return header.isBlank()
        ? List.of()
        : csv.ofSingleCsvRecord(header).getFields().stream()
            .map(String::strip)
            .map(
                name ->
                    COLUMNS.stream()
                        .filter(column -> column.equalsIgnoreCase(name))
                        .findFirst()
                        .orElse(""))
            .toList();
  }

  private static void read(
      CsvReaderBuilder csv,
      List<String> columns,
      int number,
      String text,
      List<Line> lines,
      List<RefusedLine> refused) {
    if (text.isBlank()) {
      return;
    }
    if (text.chars().filter(c -> c == '"').count() % 2 == 1) {
      refused.add(new RefusedLine(number, text, "QUOTE_OPEN"));
      return;
    }
    List<String> fields = csv.ofSingleCsvRecord(text).getFields();
    var told = new LinkedHashMap<String, JsonNode>();
    for (int i = 0; i < Math.min(columns.size(), fields.size()); i++) {
      if (!columns.get(i).isEmpty() && !fields.get(i).isBlank()) {
        told.put(columns.get(i), JsonNode.createStringNode(fields.get(i).strip()));
      }
    }
    lines.add(new Line(number, text, JsonNode.createObjectNode(told)));
  }

  /** Spreadsheets in Vietnamese save with semicolons. */
  private static char separatorOf(String header) {
    return Stream.of(',', ';', '\t')
        .max(
            Comparator.comparingLong(
                candidate ->
                    header.toLowerCase(Locale.ROOT).chars().filter(c -> c == candidate).count()))
        .orElse(',');
  }
}
