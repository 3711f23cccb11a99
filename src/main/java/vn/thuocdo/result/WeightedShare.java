package vn.thuocdo.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.result.Participation.Response;
import vn.thuocdo.stats.Proportion;
import vn.thuocdo.stats.StratifiedShare;
import vn.thuocdo.stats.Stratum;

/**
 * The share in which every stratum, a procedure group at a unit, weighs as much as it has
 * transactions, with the correction for finite populations.
 *
 * <p>Made of what is shown: hidden groups, and groups with fewer than two answers or more answers
 * than transactions, count together as what is left of their whole. So it tells nothing that the
 * counts beside it do not, and anybody can make it again from them.
 *
 * @param share 0 to 1
 * @param lower end of the 95 % Wilson interval by the effective size
 * @param upper end of the 95 % Wilson interval by the effective size
 * @param designEffect how many times larger the variance is than in a simple sample as large
 * @param strata how many there are
 * @param joined what has no stratum of its own: {@code group} at a unit; {@code unit} or {@code
 *     unit/group} in a total; ordered
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record WeightedShare(
    double share,
    double lower,
    double upper,
    double designEffect,
    int strata,
    List<String> joined) {

  private static final int SMALLEST = 2;

  /** Answers and transactions that are not yet known to make a stratum. */
  private record Part(long asked, long answers, long satisfied) {

    boolean isStratum() {
      return answers >= SMALLEST && answers <= asked;
    }

    boolean isNothing() {
      return asked == 0 && answers == 0;
    }

    Part plus(Part other) {
      return new Part(asked + other.asked, answers + other.answers, satisfied + other.satisfied);
    }

    Part minus(Part other) {
      return new Part(asked - other.asked, answers - other.answers, satisfied - other.satisfied);
    }
  }

  /** The strata of one unit or total, and what has none of its own. */
  private record Strata(List<Part> parts, List<String> joined) {}

  /** Returns the weighted share of one unit; empty where too little is known. */
  public static Optional<WeightedShare> ofUnit(
      UnitFigures unit, Participation participation, double confidence) {
    return strata(unit, participation).map(strata -> of(strata, confidence));
  }

  /**
   * Returns the weighted share of a total; empty where too little is known.
   *
   * @param units those that add up to it, with what is known of each, by code
   */
  public static Optional<WeightedShare> ofTotal(
      UnitFigures total,
      Participation participation,
      List<UnitFigures> units,
      Map<String, Participation> participations,
      double confidence) {
    var parts = new ArrayList<Part>();
    var joined = new ArrayList<String>();
    for (UnitFigures unit : units) {
      Participation own = participations.get(unit.code());
      Optional<Strata> strata = own == null ? Optional.empty() : strata(unit, own);
      strata.ifPresentOrElse(
          found -> {
            parts.addAll(found.parts);
            found.joined.forEach(group -> joined.add(unit.code() + "/" + group));
          },
          () -> joined.add(unit.code()));
    }
    return whole(total, participation)
        .flatMap(whole -> withRest(whole, parts, joined, false))
        .map(strata -> of(strata, confidence));
  }

  private static Optional<Strata> strata(UnitFigures unit, Participation participation) {
    Map<String, Line> lines = new HashMap<>();
    unit.byProcedureGroup().forEach(line -> lines.put(line.code(), line));
    var parts = new ArrayList<Part>();
    var joined = new ArrayList<String>();
    for (Response group : participation.byProcedureGroup()) {
      Line line = lines.get(group.code());
      Part part =
          line == null
              ? new Part(zeroIfNull(group.asked()), 0, 0)
              : part(line.counts(), group.asked());
      if (part.isStratum()) {
        parts.add(part);
      } else {
        joined.add(group.code());
      }
    }
    return whole(unit, participation).flatMap(whole -> withRest(whole, parts, joined, true));
  }

  /** Returns empty for what is hidden, has hardly an answer, or more answers than transactions. */
  private static Optional<Part> whole(UnitFigures unit, Participation participation) {
    return Optional.of(part(unit.counts(), participation.all().asked())).filter(Part::isStratum);
  }

  /**
   * Adds what is left of the whole, which may be too small to stand alone.
   *
   * @param isTolerant whether more answers than transactions may be put down to the smallest
   *     stratum: at one unit people mistake groups, but units whose transactions nobody counted
   *     cannot be weighed
   */
  private static Optional<Strata> withRest(
      Part whole, List<Part> parts, List<String> joined, boolean isTolerant) {
    var strata = new ArrayList<>(parts);
    Part rest = whole.minus(parts.stream().reduce(new Part(0, 0, 0), Part::plus));
    if (rest.answers > rest.asked && !isTolerant) {
      return Optional.empty();
    }
    while (!rest.isNothing() && !rest.isStratum() && !strata.isEmpty()) {
      Part smallest =
          strata.stream()
              .min(
                  Comparator.comparingLong(Part::answers)
                      .thenComparingLong(Part::asked)
                      .thenComparingLong(Part::satisfied))
              .orElseThrow();
      strata.remove(smallest);
      rest = rest.plus(smallest);
    }
    if (!rest.isNothing()) {
      strata.add(rest);
    }
    return Optional.of(new Strata(strata, joined.stream().sorted().toList()));
  }

  private static Part part(@Nullable List<Long> counts, @Nullable Long asked) {
    return counts == null || asked == null
        ? new Part(0, 0, 0)
        : new Part(
            asked, counts.stream().mapToLong(Long::longValue).sum(), counts.get(3) + counts.get(4));
  }

  private static long zeroIfNull(@Nullable Long count) {
    return count == null ? 0 : count;
  }

  private static WeightedShare of(Strata strata, double confidence) {
    var share =
        StratifiedShare.of(
            strata.parts.stream()
                .map(part -> new Stratum(part.asked, part.answers, part.satisfied))
                .toList(),
            true);
    Proportion interval = share.interval(confidence);
    return new WeightedShare(
        interval.share(),
        interval.lower(),
        interval.upper(),
        share.designEffect(),
        strata.parts.size(),
        strata.joined);
  }
}
