package vn.thuocdo.stats;

import static vn.thuocdo.stats.Argument.require;
import static vn.thuocdo.stats.Argument.requireCounts;

/**
 * How surprising a count would be if the true share were the target, by the binomial distribution
 * itself; each a probability from 0 to 1.
 *
 * @param less of so few satisfied or fewer
 * @param greater of so many satisfied or more
 * @param twoSided of all outcomes that are no likelier than the one observed
 */
public record ExactTest(double less, double greater, double twoSided) {

  /** Beyond this, adding up a tail takes longer than anybody waits. */
  public static final long MAX_SAMPLE_SIZE = 1_000_000_000_000L;

  /** Outcomes as likely as the observed one count, though their rounding differs; as R does it. */
  private static final double LOG_TOLERANCE = Math.log1p(1e-7);

  /**
   * Tests a share against a target. Assumes independent answers.
   *
   * @param satisfied 0 to {@code sampleSize}
   * @param sampleSize 1 to {@link #MAX_SAMPLE_SIZE}
   * @param target 0 to 1
   * @throws IllegalArgumentException if an argument is out of range or not a number
   * @see <a href="https://doi.org/10.1093/biomet/26.4.404">Clopper and Pearson 1934</a>
   */
  public static ExactTest of(long satisfied, long sampleSize, double target) {
    requireCounts(satisfied, sampleSize);
    require(
        sampleSize <= MAX_SAMPLE_SIZE, "n must be at most %s, was %s", MAX_SAMPLE_SIZE, sampleSize);
    require(target >= 0 && target <= 1, "target must be 0 to 1, was %s", target);
    if (target == 0 || target == 1) {
      return ofCertainty(satisfied, target == 0 ? 0 : sampleSize);
    }
    var binomial = new Binomial(sampleSize, target);
    return new ExactTest(
        binomial.lowerTail(satisfied),
        binomial.upperTail(satisfied),
        Math.min(1, twoSided(binomial, satisfied)));
  }

  /** Under a target of 0 or 1 only one count is possible. */
  private static ExactTest ofCertainty(long satisfied, long only) {
    return new ExactTest(
        satisfied >= only ? 1 : 0, satisfied <= only ? 1 : 0, satisfied == only ? 1 : 0);
  }

  private static double twoSided(Binomial binomial, long satisfied) {
    double mean = binomial.mean();
    if (satisfied == mean) {
      return 1;
    }
    double limit = binomial.logProbability(satisfied) + LOG_TOLERANCE;
    if (satisfied < mean) {
      long from = firstUnlikelyAbove(binomial, (long) Math.ceil(mean), limit);
      return binomial.lowerTail(satisfied) + binomial.upperTail(from);
    }
    long to = lastUnlikelyBelow(binomial, (long) Math.floor(mean), limit);
    return binomial.lowerTail(to) + binomial.upperTail(satisfied);
  }

  /** Returns n + 1 if every outcome from the given one up is likelier than the limit. */
  private static long firstUnlikelyAbove(Binomial binomial, long from, double limit) {
    long low = from;
    long high = binomial.n() + 1;
    while (low < high) {
      long middle = low + (high - low) / 2;
      if (binomial.logProbability(middle) <= limit) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** Returns -1 if every outcome from the given one down is likelier than the limit. */
  private static long lastUnlikelyBelow(Binomial binomial, long to, double limit) {
    long low = -1;
    long high = to;
    while (low < high) {
      long middle = high - (high - low) / 2;
      if (binomial.logProbability(middle) <= limit) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
