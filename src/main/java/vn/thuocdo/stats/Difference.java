package vn.thuocdo.stats;

/**
 * How much larger the first share is than the second, with its interval; all three from -1 to 1.
 */
public record Difference(double difference, double lower, double upper) {

  /**
   * Estimates the difference of two shares from two independent samples by Newcombe's hybrid score
   * interval (his method 10, without continuity correction).
   *
   * @param confidence between 0 and 1, usually 0.95
   * @throws IllegalArgumentException if an argument is out of range or not a number
   * @see <a
   *     href="https://doi.org/10.1002/(SICI)1097-0258(19980430)17:8%3C873::AID-SIM779%3E3.0.CO;2-I">Newcombe
   *     1998</a>
   */
  public static Difference newcombe(
      long satisfied1, long sampleSize1, long satisfied2, long sampleSize2, double confidence) {
    return between(
        Proportion.wilson(satisfied1, sampleSize1, confidence),
        Proportion.wilson(satisfied2, sampleSize2, confidence));
  }

  /**
   * Estimates first minus second from their intervals, which may be corrected or weighted.
   *
   * @param first with an interval of the same confidence as the second
   */
  public static Difference between(Proportion first, Proportion second) {
    double difference = first.share() - second.share();
    double below = Math.hypot(first.share() - first.lower(), second.upper() - second.share());
    double above = Math.hypot(first.upper() - first.share(), second.share() - second.lower());
    return new Difference(difference, difference - below, difference + above);
  }

  /**
   * Returns how often chance alone would make two shares differ so much, by the pooled score test;
   * 1 where all answers are alike.
   *
   * @throws IllegalArgumentException if an argument is out of range
   */
  public static double p(long satisfied1, long sampleSize1, long satisfied2, long sampleSize2) {
    long satisfied = satisfied1 + satisfied2;
    return satisfied == 0 || satisfied == sampleSize1 + sampleSize2
        ? 1
        : Trend.cochranArmitage(
                new long[] {satisfied1, satisfied2},
                new long[] {sampleSize1, sampleSize2},
                new double[] {0, 1})
            .p();
  }

  /** Returns whether the interval leaves out 0, so that «tăng» or «giảm» may be said. */
  public boolean isClear() {
    return lower > 0 || upper < 0;
  }
}
