package vn.thuocdo.report;

import java.util.Optional;
import vn.thuocdo.period.Period;
import vn.thuocdo.period.PeriodKind;
import vn.thuocdo.result.Comparisons;
import vn.thuocdo.result.NumberFormats;
import vn.thuocdo.result.ResultDocument;
import vn.thuocdo.result.SeriesPoint;
import vn.thuocdo.result.UnitFigures;
import vn.thuocdo.stats.Difference;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;
import vn.thuocdo.unit.UnitSuccession;

/** How a quarter stands against the quarter before, from the series in the document. */
final class Changes {

  private static final Texts TEXTS = Texts.of("official/report", Language.VI);

  private final ResultDocument document;
  private final NumberFormats numbers = NumberFormats.in(Language.VI);

  private final Comparisons comparisons;

  Changes(ResultDocument document) {
    this.document = document;
    this.comparisons = new Comparisons(document);
  }

  enum Direction {
    RISE,
    FALL,
    UNCLEAR
  }

  /** Whether the period has a quarter before it in the series at all. */
  boolean areKnown() {
    return document.toPeriod().kind() == PeriodKind.QUARTER;
  }

  /** Whether units were merged and ended between the two quarters. */
  boolean crossesReorganisation() {
    return !document.to().isBefore(UnitSuccession.REORGANISED_ON)
        && document.headline().stream()
            .flatMap(total -> total.series().stream())
            .filter(point -> point.period().equals(previous().code()))
            .anyMatch(point -> point.from().isBefore(UnitSuccession.REORGANISED_ON));
  }

  /** Returns where the share went; empty when one of the quarters has no figure. */
  Optional<Direction> direction(UnitFigures unit) {
    return comparisons
        .sincePrevious(unit)
        .map(
            movement ->
                !movement.isClear()
                    ? Direction.UNCLEAR
                    : movement.difference().difference() > 0 ? Direction.RISE : Direction.FALL);
  }

  /** Returns one sentence about a unit against the quarter before. */
  String sentence(UnitFigures unit) {
    String before = previous().label(Language.VI.locale());
    Optional<Comparisons.Movement> movement = comparisons.sincePrevious(unit);
    if (crossesReorganisation()) {
      return TEXTS.get("change.reorganised", before);
    }
    if (movement.isEmpty()) {
      return TEXTS.get("change.unknown", before);
    }
    String key = "change." + direction(unit).orElseThrow();
    Difference difference = movement.get().difference();
    return TEXTS.get(
        key,
        before,
        share(movement.get().earlier()),
        points(Math.abs(difference.difference())),
        signed(difference.difference()),
        signed(difference.lower()) + " đến " + signed(difference.upper()));
  }

  /** Returns the change in points with its sign, as in «+2,10». */
  String points(UnitFigures unit) {
    return comparisons
        .sincePrevious(unit)
        .map(movement -> signed(movement.difference().difference()))
        .orElse("");
  }

  Period previous() {
    return document.toPeriod().previous();
  }

  private String share(SeriesPoint point) {
    Double share = point.share();
    Long n = point.sampleSize();
    return share == null || n == null || n == 0 ? "–" : numbers.percent(Math.round(share * n), n);
  }

  private String points(double difference) {
    return numbers.percent(difference).replace("%", "");
  }

  private String signed(double difference) {
    String points = points(Math.abs(difference));
    boolean isNothing = points.equals("0,00");
    return (isNothing ? "" : difference < 0 ? "−" : "+") + points;
  }
}
