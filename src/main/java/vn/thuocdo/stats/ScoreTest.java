package vn.thuocdo.stats;

import static vn.thuocdo.stats.Argument.require;
import static vn.thuocdo.stats.Argument.requireCounts;

/**
 * How far a share lies from the target, in standard errors under the target, and how surprising
 * that is by the normal approximation.
 *
 * @param z above 0 if the share is above the target
 * @param less probability of this z or less
 * @param greater probability of this z or more
 * @param twoSided probability of being so far away on either side
 */
public record ScoreTest(double z, double less, double greater, double twoSided) {

  /**
   * Returns z = (p̂ − p₀)/√(p₀(1 − p₀)/n) and its tails. The approximation is poor when the target
   * expects fewer than about 5 satisfied or unsatisfied answers; {@link ExactTest} has no such
   * limit.
   *
   * @param satisfied 0 to {@code sampleSize}
   * @param sampleSize at least 1
   * @param target above 0 and below 1: a certain outcome has no standard error
   * @throws IllegalArgumentException if an argument is out of range or not a number
   */
  public static ScoreTest of(long satisfied, long sampleSize, double target) {
    requireCounts(satisfied, sampleSize);
    require(
        target > 0 && target < 1, "target must be above 0 and below 1 for a score, was %s", target);
    double z =
        excess(satisfied, sampleSize, target) / Math.sqrt(sampleSize * target * (1 - target));
    return new ScoreTest(z, Normal.lowerTail(z), Normal.upperTail(z), Normal.bothTails(z));
  }

  private static double excess(double satisfied, double sampleSize, double target) {
    // 9 of 10 against 0.9 is no deviation at all, though 0.9 has no exact binary form.
    return satisfied == sampleSize * target ? 0 : -Math.fma(sampleSize, target, -satisfied);
  }
}
