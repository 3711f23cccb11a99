package vn.thuocdo.chart;

/**
 * A share with its interval, all from 0 to 1.
 *
 * @throws IllegalArgumentException unless 0 ≤ lower ≤ share ≤ upper ≤ 1 (up to 1e-9 of rounding)
 */
public record Estimate(double share, double lower, double upper) {

  private static final double ROUNDING = 1e-9;

  public Estimate {
    if (!(lower >= -ROUNDING
        && lower <= share + ROUNDING
        && share <= upper + ROUNDING
        && upper <= 1 + ROUNDING)) {
      throw new IllegalArgumentException(
          "expected 0 <= lower <= share <= upper <= 1, got " + lower + ", " + share + ", " + upper);
    }
  }
}
