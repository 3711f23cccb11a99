package vn.thuocdo.result;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;
import vn.thuocdo.unit.Domain;

/**
 * A table of figures as staff pages show it: ready strings only.
 *
 * @param columns headings, the first of the names and then one for each cell
 */
public record FiguresView(String caption, List<Column> columns, List<Row> rows) {

  /**
   * @param isWords set from the left, where figures stand on the right
   */
  public record Column(String text, boolean isWords) {}

  /**
   * One line of the table.
   *
   * @param url where its name leads; empty for nowhere
   * @param note after the name, such as why it is not ranked; empty for none
   * @param isGrey whether it is shown grey: hidden, or too few answers
   */
  public record Row(
      String name, String url, String note, boolean isGrey, boolean isTotal, List<Cell> cells) {}

  /**
   * @param column heading, which stands before the cell on phones
   */
  public record Cell(String column, List<Part> lines, boolean isWords) {}

  /**
   * @param isAlarming whether it is to stand out
   */
  public record Part(String text, boolean isAlarming) {}

  private static final String VERDICT = "column.verdict";

  private static final List<String> UNITS =
      List.of(
          "column.share",
          "column.interval",
          "column.answers",
          VERDICT,
          "column.rank",
          "column.levels",
          "column.no-opinion");

  private static final List<String> LINES =
      List.of(
          "column.share",
          "column.interval",
          "column.answers",
          "column.levels",
          "column.no-opinion");

  private static final List<String> CHANGES =
      List.of(
          "column.answers-before",
          "column.answers-after",
          "column.share-before",
          "column.share-after",
          VERDICT);

  /** Makes views in one language. */
  public record Writer(Language language, Texts texts, NumberFormats numbers, Wording wording) {

    public static Writer in(Language language) {
      return new Writer(
          language, Texts.of("result", language), NumberFormats.in(language), Wording.in(language));
    }

    /**
     * @param unitUrl address to which a unit's code is added; empty for no links
     */
    public FiguresView units(
        String caption, List<UnitFigures> totals, List<UnitFigures> units, String unitUrl) {
      var rows = new ArrayList<Row>();
      totals.forEach(total -> rows.add(row(total, true, "")));
      units.forEach(
          unit -> rows.add(row(unit, false, unitUrl.isEmpty() ? "" : unitUrl + unit.code())));
      return new FiguresView(caption, columns("column.unit", UNITS), rows);
    }

    public FiguresView lines(String caption, String heading, List<Line> lines) {
      return new FiguresView(
          caption, columns(heading, LINES), lines.stream().map(this::row).toList());
    }

    /** Returns what is different between two documents about the same period. */
    public FiguresView changes(String caption, List<Change> changes) {
      return new FiguresView(
          caption, columns("column.unit", CHANGES), changes.stream().map(this::row).toList());
    }

    private Row row(Change change) {
      UnitFigures newest = change.newest();
      return new Row(
          language == Language.EN ? newest.nameEn() : newest.name(),
          "",
          "",
          false,
          Stream.of(Domain.values()).anyMatch(domain -> domain.name().equals(newest.code())),
          cells(
              CHANGES,
              List.of(
                  one(sizeOf(change.before())),
                  one(sizeOf(change.after())),
                  one(shareOf(change.before())),
                  one(shareOf(change.after())),
                  change.isVerdictChanged()
                      ? newest.targets().stream().map(this::verdict).toList()
                      : one(texts.get("change.same-verdict")))));
    }

    private String sizeOf(@Nullable UnitFigures unit) {
      return unit == null ? "–" : count(unit.sampleSize());
    }

    private String shareOf(@Nullable UnitFigures unit) {
      return unit == null ? "–" : wording.share(unit);
    }

    private List<Column> columns(String first, List<String> keys) {
      var columns = new ArrayList<Column>();
      columns.add(new Column(texts.get(first), true));
      keys.forEach(key -> columns.add(new Column(texts.get(key), key.equals(VERDICT))));
      return columns;
    }

    private Row row(UnitFigures unit, boolean isTotal, String url) {
      Integer rank = unit.rank();
      return new Row(
          language == Language.EN ? unit.nameEn() : unit.name(),
          url,
          note(unit),
          unit.suppressed() || unit.few(),
          isTotal,
          cells(
              UNITS,
              List.of(
                  one(wording.share(unit)),
                  one(interval(unit.lower(), unit.upper())),
                  one(count(unit.sampleSize())),
                  unit.targets().stream().map(this::verdict).toList(),
                  one(rank == null ? "–" : numbers.count(rank)),
                  one(levels(unit.counts())),
                  one(count(unit.noOpinion())))));
    }

    private Row row(Line line) {
      List<Long> counts = line.counts();
      Long n = line.sampleSize();
      String share =
          counts == null || n == null || n == 0
              ? "–"
              : numbers.percent(counts.get(3) + counts.get(4), n);
      return new Row(
          language == Language.EN ? line.nameEn() : line.name(),
          "",
          line.suppressed() ? texts.get("note.hidden") : line.few() ? texts.get("note.few") : "",
          line.suppressed() || line.few(),
          false,
          cells(
              LINES,
              List.of(
                  one(share),
                  one(interval(line.lower(), line.upper())),
                  one(count(n)),
                  one(levels(counts)),
                  one(count(line.noOpinion())))));
    }

    private List<Cell> cells(List<String> keys, List<List<Part>> texts) {
      var cells = new ArrayList<Cell>();
      for (int i = 0; i < keys.size(); i++) {
        String key = keys.get(i);
        cells.add(new Cell(this.texts.get(key), texts.get(i), key.equals(VERDICT)));
      }
      return cells;
    }

    private static List<Part> one(String text) {
      return List.of(new Part(text, false));
    }

    private String note(UnitFigures unit) {
      if (unit.suppressed()) {
        return texts.get("note.hidden");
      }
      if (unit.share() == null) {
        return texts.get("note.none");
      }
      if (unit.few()) {
        return texts.get("note.few");
      }
      return unit.wholePeriod() ? "" : texts.get("note.part");
    }

    private Part verdict(TargetVerdict target) {
      String text =
          target.evidence() == null
              ? wording.verdict(target)
              : wording.verdict(target) + ", " + wording.evidence(target);
      return new Part(
          wording.level(target) + ": " + text,
          target.verdict() == vn.thuocdo.target.Verdict.NOT_MET);
    }

    private String count(@Nullable Long count) {
      return count == null ? "–" : numbers.count(count);
    }

    /** From 5 to 1, as on paper forms. */
    private String levels(@Nullable List<Long> counts) {
      return counts == null
          ? "–"
          : counts.reversed().stream().map(numbers::count).collect(Collectors.joining(" · "));
    }

    private String interval(@Nullable Double lower, @Nullable Double upper) {
      return lower == null || upper == null ? "–" : numbers.interval(lower, upper);
    }
  }
}
