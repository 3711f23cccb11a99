package vn.thuocdo.dossier;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Indicators of how dossiers are handled, as the law words them at a time, and how they are added
 * up. Points and classes are no opinions, and never added to these.
 *
 * @param indicators in the order of their numbers
 * @param classes the highest first
 */
public record IndicatorSet(
    String code,
    String name,
    String nameEn,
    String source,
    List<Indicator> indicators,
    List<Rating> classes) {

  /**
   * One of them.
   *
   * @param isPerDossier whether each dossier has a score; else the unit has one
   * @param points what earns 2, 1 and 0 points, in this order
   */
  public record Indicator(
      int number, boolean isPerDossier, String name, String nameEn, List<String> points) {}

  /** What a unit with at least so many points is called. */
  public record Rating(BigDecimal least, String name, String nameEn) {}

  /** How many dossiers earned 2, 1 and 0 points; never none at all. */
  public record Count(int twos, int ones, int zeros) {

    public Count {
      if (twos < 0 || ones < 0 || zeros < 0 || twos + ones + zeros == 0) {
        throw new IllegalArgumentException(twos + ", " + ones + " and " + zeros + " dossiers");
      }
    }

    /** Returns the mean, rounded to one decimal as article 15 asks. */
    public BigDecimal score() {
      return BigDecimal.valueOf(2L * twos + ones)
          .divide(BigDecimal.valueOf((long) twos + ones + zeros), 1, RoundingMode.HALF_UP);
    }

    @Override
    public String toString() {
      return twos + "/" + ones + "/" + zeros;
    }
  }

  /**
   * The result of one unit.
   *
   * @param total sum of the rounded scores
   * @param skipped numbers of the indicators that nothing is known of; they count nothing, and the
   *     classes are not lowered for it
   */
  public record Result(BigDecimal total, Rating rating, List<Integer> skipped) {}

  /**
   * Adds up; empty when nothing is known.
   *
   * @param counts by number of the indicator
   */
  public Optional<Result> result(Map<Integer, Count> counts) {
    var skipped = new ArrayList<Integer>();
    BigDecimal total = BigDecimal.ZERO;
    for (Indicator indicator : indicators) {
      Count count = counts.get(indicator.number());
      if (count == null) {
        skipped.add(indicator.number());
      } else {
        total = total.add(count.score());
      }
    }
    if (skipped.size() == indicators.size()) {
      return Optional.empty();
    }
    BigDecimal sum = total;
    return classes.stream()
        .filter(one -> sum.compareTo(one.least()) >= 0)
        .findFirst()
        .map(rating -> new Result(sum, rating, List.copyOf(skipped)));
  }
}
