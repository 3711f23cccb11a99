package vn.thuocdo.stats;

import static vn.thuocdo.stats.Argument.require;
import static vn.thuocdo.stats.Argument.requireConfidence;
import static vn.thuocdo.stats.Argument.requireCounts;

/**
 * A share of satisfied citizens with its interval; all three are shares from 0 to 1, never
 * percentages, and lower ≤ share ≤ upper.
 *
 * @param sampleSize answers that were really given, even where the interval uses an effective size
 */
public record Proportion(double share, double lower, double upper, long sampleSize) {

  /**
   * Estimates a share with the Wilson score interval, which stays inside 0..1 and works for small
   * samples.
   *
   * <p>Assumes independent answers; says nothing about citizens who did not answer.
   *
   * @param satisfied ratings of 4 or 5; 0 to {@code sampleSize}
   * @param sampleSize all ratings, at least 1: without ratings there is no estimate
   * @param confidence how often such intervals hold the true share; between 0 and 1, usually 0.95
   * @throws IllegalArgumentException if an argument is out of range or not a number
   * @see <a href="https://doi.org/10.1080/01621459.1927.10502953">Wilson 1927</a>
   */
  public static Proportion wilson(long satisfied, long sampleSize, double confidence) {
    requireCounts(satisfied, sampleSize);
    return interval(satisfied, sampleSize, sampleSize, confidence);
  }

  /**
   * Estimates a share as {@link #wilson(long, long, double)} does, with the correction for a sample
   * that is a large part of all transactions. Everybody asked leaves no doubt: the interval is then
   * the share itself.
   *
   * <p>Corrects the sampling error only: answers that people chose to give are no random sample.
   *
   * @param populationSize all transactions, at least {@code sampleSize}
   * @throws IllegalArgumentException if an argument is out of range or not a number
   */
  public static Proportion wilson(
      long satisfied, long sampleSize, long populationSize, double confidence) {
    requireCounts(satisfied, sampleSize);
    double effectiveSize = effectiveSize(sampleSize, populationSize);
    return interval(satisfied, sampleSize, effectiveSize, confidence);
  }

  /**
   * Estimates the interval of a share that was not made by plain counting, such as a weighted one.
   *
   * @param share 0 to 1
   * @param effectiveSize of the simple sample that would vary as much, share·(1 − share)/variance;
   *     above 0, infinite for a share without sampling error
   * @param sampleSize answers really given; carried along, not used
   * @throws IllegalArgumentException if an argument is out of range or not a number
   */
  public static Proportion wilson(
      double share, double effectiveSize, long sampleSize, double confidence) {
    require(share >= 0 && share <= 1, "share must be 0 to 1, was %s", share);
    require(effectiveSize > 0, "effectiveSize must be above 0, was %s", effectiveSize);
    requireConfidence(confidence);
    double zz = square(Normal.twoSidedQuantile(confidence)) / effectiveSize;
    return of(share, 1 - share, zz, sampleSize);
  }

  /**
   * Returns n·(N − 1)/(N − n), the size of the sample from an endless population that would be as
   * precise; infinite when everybody was asked.
   *
   * @throws IllegalArgumentException if not 1 ≤ n ≤ N
   */
  public static double effectiveSize(long sampleSize, long populationSize) {
    require(sampleSize >= 1, "n must be at least 1, was %s", sampleSize);
    require(
        populationSize >= sampleSize,
        "N must be at least n = %s, was %s",
        sampleSize,
        populationSize);
    if (sampleSize == populationSize) {
      return Double.POSITIVE_INFINITY;
    }
    return sampleSize * ((populationSize - 1.0) / (populationSize - sampleSize));
  }

  private static Proportion interval(
      long satisfied, long sampleSize, double effectiveSize, double confidence) {
    requireConfidence(confidence);
    double n = sampleSize;
    double zz = square(Normal.twoSidedQuantile(confidence)) / effectiveSize;
    return of(satisfied / n, (sampleSize - satisfied) / n, zz, sampleSize);
  }

  /**
   * @param rest 1 − share, without its rounding where that is known
   * @param zz z² / n
   */
  private static Proportion of(double share, double rest, double zz, long sampleSize) {
    if (share > rest) {
      Proportion mirrored = of(rest, share, zz, sampleSize);
      return new Proportion(share, 1 - mirrored.upper, 1 - mirrored.lower, sampleSize);
    }
    double spread = 1 + zz;
    double root = Math.sqrt(zz * (share * rest + zz / 4));
    double upper = Math.max(share, (share + zz / 2 + root) / spread);
    // The bounds are the roots of a quadratic whose product is share²/spread; subtracting the root
    // instead would leave noise of 1e-17 where the bound is tiny or exactly 0.
    double lower = share == 0 ? 0 : Math.min(share, share * (share / (spread * upper)));
    return new Proportion(share, lower, upper, sampleSize);
  }

  private static double square(double value) {
    return value * value;
  }
}
