package vn.thuocdo.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import vn.thuocdo.dossier.IndicatorSet;
import vn.thuocdo.dossier.IndicatorSet.Count;
import vn.thuocdo.unit.Unit;

/**
 * Points for how dossiers were handled, made of dossiers and not of opinions: a scale of its own,
 * which stands beside the shares and never in them.
 *
 * @param source the law that words the indicators, Vietnamese
 * @param classes the highest first
 * @param units those of which something is known, ordered by group, then by code
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Handling(
    String code,
    String name,
    String nameEn,
    String source,
    List<Indicator> indicators,
    List<Grade> classes,
    List<UnitScore> units) {

  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Indicator(int number, String name, String nameEn) {}

  /** What a unit with at least so many points is called. */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Grade(BigDecimal least, String name, String nameEn) {}

  /**
   * @param scores of the indicators that something is known of, in their order
   * @param total sum of the scores
   * @param grade name of the class, Vietnamese
   * @param skipped numbers of the other indicators; the classes are not lowered for them
   */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record UnitScore(
      String code,
      String name,
      String nameEn,
      List<Score> scores,
      BigDecimal total,
      String grade,
      List<Integer> skipped) {

    public Optional<Score> find(int number) {
      return scores.stream().filter(score -> score.number() == number).findFirst();
    }
  }

  /**
   * One indicator of one unit.
   *
   * @param score mean of the points of the dossiers, rounded to one decimal
   * @param twos dossiers with 2 points
   * @param ones dossiers with 1 point
   * @param zeros dossiers without points
   */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Score(int number, BigDecimal score, int twos, int ones, int zeros) {}

  /**
   * Returns the scores of units; empty if nothing is known of any.
   *
   * @param counts by unit, then by number of the indicator
   */
  static Optional<Handling> of(
      IndicatorSet set, Map<Long, Map<Integer, Count>> counts, List<Unit> units) {
    var scores = new ArrayList<UnitScore>();
    for (Unit unit : units) {
      Map<Integer, Count> own = counts.getOrDefault(unit.id(), Map.of());
      set.result(own).ifPresent(result -> scores.add(score(set, unit, own, result)));
    }
    return scores.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Handling(
                set.code(),
                set.name(),
                set.nameEn(),
                set.source(),
                set.indicators().stream()
                    .map(one -> new Indicator(one.number(), one.name(), one.nameEn()))
                    .toList(),
                set.classes().stream()
                    .map(one -> new Grade(one.least(), one.name(), one.nameEn()))
                    .toList(),
                List.copyOf(scores)));
  }

  private static UnitScore score(
      IndicatorSet set, Unit unit, Map<Integer, Count> counts, IndicatorSet.Result result) {
    return new UnitScore(
        unit.code(),
        unit.name(),
        unit.nameEn(),
        set.indicators().stream()
            .filter(one -> counts.containsKey(one.number()))
            .map(
                one -> {
                  Count count = Objects.requireNonNull(counts.get(one.number()));
                  return new Score(
                      one.number(), count.score(), count.twos(), count.ones(), count.zeros());
                })
            .toList(),
        result.total(),
        result.rating().name(),
        result.skipped());
  }

  /** Returns the score of the unit of that code. */
  public Optional<UnitScore> find(String code) {
    return units.stream().filter(unit -> unit.code().equals(code)).findFirst();
  }

  /** Returns the class that so many points reach. */
  public Optional<Grade> gradeOf(BigDecimal total) {
    return classes.stream().filter(one -> total.compareTo(one.least()) >= 0).findFirst();
  }
}
