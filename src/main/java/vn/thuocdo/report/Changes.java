package vn.thuocdo.report;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.period.Period;
import vn.thuocdo.period.PeriodKind;
import vn.thuocdo.result.NumberFormats;
import vn.thuocdo.result.ResultDocument;
import vn.thuocdo.result.SeriesPoint;
import vn.thuocdo.result.UnitFigures;
import vn.thuocdo.stats.Difference;
import vn.thuocdo.stats.Proportion;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;
import vn.thuocdo.unit.UnitSuccession;

/** How a quarter stands against the quarter before, from the series in the document. */
final class Changes {

  private static final Texts TEXTS = Texts.of("official/report", Language.VI);

  private final ResultDocument document;
  private final NumberFormats numbers = NumberFormats.in(Language.VI);

  Changes(ResultDocument document) {
    this.document = document;
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
    return previous().from().isBefore(UnitSuccession.REORGANISED_ON)
        && !document.to().isBefore(UnitSuccession.REORGANISED_ON);
  }

  /** Returns where the share went; empty when one of the quarters has no figure. */
  Optional<Direction> direction(UnitFigures unit) {
    return difference(unit)
        .map(
            difference ->
                !difference.isClear()
                    ? Direction.UNCLEAR
                    : difference.difference() > 0 ? Direction.RISE : Direction.FALL);
  }

  /** Returns one sentence about a unit against the quarter before. */
  String sentence(UnitFigures unit) {
    String before = previous().label(Language.VI.locale());
    Optional<SeriesPoint> then = then(unit);
    Optional<Difference> difference = difference(unit);
    if (crossesReorganisation()) {
      return TEXTS.get("change.reorganised", before);
    }
    if (then.isEmpty() || difference.isEmpty()) {
      return TEXTS.get("change.unknown", before);
    }
    String key = "change." + direction(unit).orElseThrow();
    return TEXTS.get(
        key,
        before,
        share(then.get()),
        points(Math.abs(difference.get().difference())),
        signed(difference.get().difference()),
        signed(difference.get().lower()) + " đến " + signed(difference.get().upper()));
  }

  /** Returns the change in points with its sign, as in «+2,10». */
  String points(UnitFigures unit) {
    return difference(unit).map(difference -> signed(difference.difference())).orElse("");
  }

  Period previous() {
    return document.toPeriod().previous();
  }

  private Optional<SeriesPoint> then(UnitFigures unit) {
    return unit.series().stream()
        .filter(point -> point.period().equals(previous().code()))
        .filter(point -> point.share() != null)
        .findFirst();
  }

  private Optional<Difference> difference(UnitFigures unit) {
    if (!areKnown() || crossesReorganisation() || unit.few()) {
      return Optional.empty();
    }
    Optional<Proportion> now =
        proportion(unit.share(), unit.lower(), unit.upper(), unit.sampleSize());
    Optional<Proportion> before =
        then(unit)
            .filter(point -> !point.few())
            .flatMap(
                point ->
                    proportion(point.share(), point.lower(), point.upper(), point.sampleSize()));
    return now.flatMap(one -> before.map(other -> Difference.between(one, other)));
  }

  private static Optional<Proportion> proportion(
      @Nullable Double share, @Nullable Double lower, @Nullable Double upper, @Nullable Long n) {
    return share == null || lower == null || upper == null || n == null
        ? Optional.empty()
        : Optional.of(new Proportion(share, lower, upper, n));
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
