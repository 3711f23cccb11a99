package vn.thuocdo.result;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;

/**
 * A table of figures as staff pages show it: ready strings only.
 *
 * @param columns headings, as many as a row has cells
 */
public record FiguresView(String caption, List<String> columns, List<Row> rows) {

  /**
   * One line of the table.
   *
   * @param url where its name leads; empty for nowhere
   * @param note under the name, such as why it is not ranked; empty for none
   * @param isGrey whether it is shown grey: hidden, or too few answers
   * @param verdicts one for each target
   */
  public record Row(
      String name,
      String url,
      String note,
      boolean isGrey,
      boolean isTotal,
      String answers,
      String levels,
      String noOpinion,
      String share,
      String interval,
      String rank,
      List<Verdict> verdicts) {}

  /**
   * One target and what came of it.
   *
   * @param isMissed whether it is to stand out
   */
  public record Verdict(String target, String text, boolean isMissed) {}

  /** Makes views in one language. */
  record Writer(Language language, Texts texts, NumberFormats numbers, Wording wording) {

    static Writer in(Language language) {
      return new Writer(
          language, Texts.of("result", language), NumberFormats.in(language), Wording.in(language));
    }

    /**
     * @param unitUrl address to which a unit's code is added; empty for no links
     */
    FiguresView units(
        String caption, List<UnitFigures> totals, List<UnitFigures> units, String unitUrl) {
      var rows = new ArrayList<Row>();
      totals.forEach(total -> rows.add(row(total, true, "")));
      units.forEach(
          unit -> rows.add(row(unit, false, unitUrl.isEmpty() ? "" : unitUrl + unit.code())));
      return new FiguresView(caption, columns("column.unit"), rows);
    }

    FiguresView lines(String caption, String heading, List<Line> lines) {
      return new FiguresView(caption, columns(heading), lines.stream().map(this::row).toList());
    }

    private List<String> columns(String first) {
      return List.of(
          texts.get(first),
          texts.get("column.answers"),
          texts.get("column.levels"),
          texts.get("column.no-opinion"),
          texts.get("column.share"),
          texts.get("column.interval"),
          texts.get("column.rank"),
          texts.get("column.verdict"));
    }

    private Row row(UnitFigures unit, boolean isTotal, String url) {
      Integer rank = unit.rank();
      return new Row(
          language == Language.EN ? unit.nameEn() : unit.name(),
          url,
          note(unit),
          unit.suppressed() || unit.few(),
          isTotal,
          count(unit.sampleSize()),
          levels(unit.counts()),
          count(unit.noOpinion()),
          wording.share(unit),
          interval(unit.lower(), unit.upper()),
          rank == null ? "–" : numbers.count(rank),
          unit.targets().stream().map(this::verdict).toList());
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
          count(n),
          levels(counts),
          count(line.noOpinion()),
          share,
          interval(line.lower(), line.upper()),
          "–",
          List.of());
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

    private Verdict verdict(TargetVerdict target) {
      String text =
          target.evidence() == null
              ? wording.verdict(target)
              : wording.verdict(target) + ", " + wording.evidence(target);
      return new Verdict(
          wording.level(target), text, target.verdict() == vn.thuocdo.target.Verdict.NOT_MET);
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
