package vn.thuocdo.stats;

import org.apache.commons.math3.special.Erf;

/**
 * The standard normal distribution, with tails that keep their relative accuracy down to 1e-300.
 */
final class Normal {

  private static final double SQRT2 = Math.sqrt(2);

  private Normal() {}

  /**
   * Returns the z between whose negative and positive the given part of the distribution lies; 1.96
   * for 0.95. Taken from the middle, not from (1 + confidence)/2, whose rounding would cost digits
   * near 1.
   */
  static double twoSidedQuantile(double confidence) {
    return SQRT2 * Erf.erfInv(confidence);
  }

  /** Returns the probability of z or more. */
  static double upperTail(double z) {
    return Erf.erfc(z / SQRT2) / 2;
  }

  /** Returns the probability of z or less. */
  static double lowerTail(double z) {
    return upperTail(-z);
  }

  /** Returns the probability of being at least as far from 0 as z, on either side. */
  static double bothTails(double z) {
    return Erf.erfc(Math.abs(z) / SQRT2);
  }
}
