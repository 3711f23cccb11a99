package vn.thuocdo.catalogue;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.thuocdo.staff.UploadPages;
import vn.thuocdo.text.CsvLines;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;
import vn.thuocdo.unit.ImportDirectory;
import vn.thuocdo.unit.ImportReport;

/** Takes files of the directory, and of which units took over from which. */
@Singleton
class LoadCatalogue {

  static final List<String> SUCCESSION_COLUMNS =
      List.of("predecessor", "successor", "effective_on", "kind", "share", "basis", "document");

  private static final int NEEDED = 4;

  private final ImportDirectory importDirectory;
  private final RecordSuccession recordSuccession;

  LoadCatalogue(ImportDirectory importDirectory, RecordSuccession recordSuccession) {
    this.importDirectory = importDirectory;
    this.recordSuccession = recordSuccession;
  }

  /** What a file holds and how it is taken. */
  enum Kind {
    DIRECTORY_TRIAL,
    DIRECTORY,
    SUCCESSIONS_TRIAL,
    SUCCESSIONS
  }

  UploadPages.Taken take(
      Kind kind, Path file, String who, Language language, UploadPages.Progress progress)
      throws IOException {
    return switch (kind) {
      case DIRECTORY_TRIAL -> tryDirectory(file, language);
      case DIRECTORY -> {
        try (var csv = Files.newInputStream(file)) {
          var report = importDirectory.apply(csv, who, progress::done);
          yield taken(file, language, "file.stored", report, List.of());
        }
      }
      case SUCCESSIONS_TRIAL -> successions(file, Optional.empty(), language, progress);
      case SUCCESSIONS -> successions(file, Optional.of(who), language, progress);
    };
  }

  private UploadPages.Taken tryDirectory(Path file, Language language) throws IOException {
    var texts = Texts.of("catalogue", language);
    try (var csv = Files.newInputStream(file);
        var again = Files.newInputStream(file)) {
      List<String> changes =
          importDirectory.changes(again).stream()
              .map(
                  change ->
                      texts.get("effect." + change.effect())
                          + ": "
                          + change.code()
                          + (change.before().isEmpty() ? "" : " · " + change.before() + " →")
                          + " "
                          + change.after())
              .toList();
      return taken(file, language, "file.tried", importDirectory.check(csv), changes);
    }
  }

  private static UploadPages.Taken taken(
      Path file, Language language, String key, ImportReport report, List<String> changes)
      throws IOException {
    var texts = Texts.of("catalogue", language);
    var refused = new Refused(texts, header(file));
    report.refused().forEach(row -> refused.add(row.line(), row.text(), row.explain(language)));
    String summary =
        texts.get(
            "summary",
            Integer.toString(report.added()),
            Integer.toString(report.changed()),
            Integer.toString(report.unchanged()),
            Integer.toString(report.refused().size()));
    return new UploadPages.Taken(
        texts.get(key, summary), changes, refused.sentences, refused.csv.toString());
  }

  private static String header(Path file) throws IOException {
    try (var lines = CsvLines.open(Files.newInputStream(file))) {
      return lines.header();
    }
  }

  /**
   * @param who writes them; empty to tell only what would happen
   */
  private UploadPages.Taken successions(
      Path file, Optional<String> who, Language language, UploadPages.Progress progress)
      throws IOException {
    var texts = Texts.of("catalogue", language);
    try (var lines = CsvLines.open(Files.newInputStream(file))) {
      var refused = new Refused(texts, lines.header());
      if (!Set.copyOf(lines.columns()).containsAll(SUCCESSION_COLUMNS.subList(0, NEEDED))) {
        refused.add(1, lines.header(), texts.get("refused.columns"));
        return new UploadPages.Taken(
            texts.get("file.nothing"), List.of(), refused.sentences, refused.csv.toString());
      }
      int taken = 0;
      long size = Files.size(file);
      for (CsvLines.Line line = lines.next(); line != null; line = lines.next()) {
        Optional<String> problem =
            line.problem() != null
                ? Optional.of("refused.line")
                : recordSuccession.record(who, typed(line));
        if (problem.isPresent()) {
          refused.add(line.number(), line.text(), texts.get(problem.get()));
        } else {
          taken++;
        }
        progress.done(lines.bytes(), size);
      }
      String key = who.isPresent() ? "file.successions" : "file.successions-tried";
      return new UploadPages.Taken(
          texts.get(key, Integer.toString(taken), Integer.toString(refused.sentences.size())),
          List.of(),
          refused.sentences,
          refused.csv.toString());
    }
  }

  private static RecordSuccession.Typed typed(CsvLines.Line line) {
    return new RecordSuccession.Typed(
        line.field("predecessor"),
        line.field("successor"),
        line.field("effective_on"),
        line.field("kind"),
        line.field("share"),
        line.field("basis"),
        line.field("document"));
  }

  /** Lines that were not taken, for the page and as a file. */
  private static final class Refused {

    private final Texts texts;
    private final char separator;
    private final List<String> sentences = new ArrayList<>();
    private final StringBuilder csv;

    Refused(Texts texts, String header) {
      this.texts = texts;
      this.separator = CsvLines.separatorOf(header);
      this.csv = new StringBuilder(header).append(separator).append("reason\n");
    }

    void add(int line, String text, String reason) {
      sentences.add(texts.get("file.refused", Integer.toString(line), reason));
      csv.append(text)
          .append(separator)
          .append('"')
          .append(reason.replace("\"", "\"\""))
          .append("\"\n");
    }
  }
}
