package vn.thuocdo.stats;

/**
 * The number of satisfied answers among n when each is satisfied with one probability.
 *
 * <p>The library's distribution answers 0 for lower tails below about 1e-16 at n = 10⁷; these tails
 * keep 1e-11 of relative accuracy down to 1e-300 because they add up the outcomes of the tail
 * itself, beginning at its largest.
 *
 * @param probability above 0 and below 1
 */
record Binomial(long n, double probability) {

  /** What is still to come, as a part of the sum, when adding stops. */
  private static final double NEGLIGIBLE = 1e-17;

  /** ln n! − ln(√(2πn)·(n/e)ⁿ) for n = 0 to 15; mpmath 1.3.0, mp.dps = 50, by loggamma(n + 1). */
  private static final double[] STIRLING_ERROR = {
    0,
    0.08106146679532725822,
    0.041340695955409294094,
    0.027677925684998339149,
    0.020790672103765093112,
    0.016644691189821192163,
    0.013876128823070747999,
    0.011896709945891770095,
    0.010411265261972096497,
    0.0092554621827127329177,
    0.0083305634333628712565,
    0.007573675487951840795,
    0.0069428401072095298657,
    0.0064089941880042070684,
    0.0059513701127588477356,
    0.005554733551962801371
  };

  /** Returns the probability of at most x. */
  double lowerTail(long x) {
    if (x < 0) {
      return 0;
    }
    if (x >= n) {
      return 1;
    }
    return x <= mean() ? sumDownFrom(x) : 1 - sumUpFrom(x + 1);
  }

  /** Returns the probability of at least x. */
  double upperTail(long x) {
    if (x <= 0) {
      return 1;
    }
    if (x > n) {
      return 0;
    }
    return x >= mean() ? sumUpFrom(x) : 1 - sumDownFrom(x - 1);
  }

  double mean() {
    return n * probability;
  }

  /**
   * Returns the natural logarithm of the probability of exactly x, 0 ≤ x ≤ n, by the saddle-point
   * expansion, which needs no difference of large logarithms.
   *
   * @see <a href="https://www.r-project.org/doc/reports/CLoader-dbinom-2002.pdf">Loader 2000, Fast
   *     and accurate computation of binomial probabilities</a>
   */
  double logProbability(long x) {
    if (x == 0) {
      return n * Math.log1p(-probability);
    }
    if (x == n) {
      return n * Math.log(probability);
    }
    long y = n - x;
    // In one rounding: at n = 10⁷ the product alone would be off by 1e-9.
    double excess = -Math.fma(n, probability, -(double) x);
    double correction = stirlingError(n) - stirlingError(x) - stirlingError(y);
    double deviance =
        deviance(x, n * probability, excess) + deviance(y, n * (1 - probability), -excess);
    return correction - deviance - Math.log(2 * Math.PI * x * ((double) y / n)) / 2;
  }

  private double sumDownFrom(long x) {
    double odds = (1 - probability) / probability;
    double term = 1;
    double sum = 1;
    for (long k = x; k > 0; k--) {
      double ratio = k * odds / (n - k + 1);
      term *= ratio;
      sum += term;
      if (isNegligible(term, ratio, sum)) {
        break;
      }
    }
    return Math.exp(logProbability(x) + Math.log(sum));
  }

  private double sumUpFrom(long x) {
    double odds = probability / (1 - probability);
    double term = 1;
    double sum = 1;
    for (long k = x; k < n; k++) {
      double ratio = (n - k) * odds / (k + 1);
      term *= ratio;
      sum += term;
      if (isNegligible(term, ratio, sum)) {
        break;
      }
    }
    return Math.exp(logProbability(x) + Math.log(sum));
  }

  /** Ratios fall away from the mean, so that a geometric series bounds what is left. */
  private static boolean isNegligible(double term, double ratio, double sum) {
    return term * ratio <= NEGLIGIBLE * sum * (1 - ratio);
  }

  /** Returns x·ln(x/mean) − excess, where excess = x − mean, without cancellation near the mean. */
  private static double deviance(double x, double mean, double excess) {
    double v = excess / (x + mean);
    if (Math.abs(v) > 0.1) {
      return x * Math.log(x / mean) - excess;
    }
    double sum = excess * v;
    double power = 2 * x * v;
    for (int j = 3; ; j += 2) {
      power *= v * v;
      double next = sum + power / j;
      if (next == sum) {
        return sum;
      }
      sum = next;
    }
  }

  private static double stirlingError(long n) {
    if (n < STIRLING_ERROR.length) {
      return STIRLING_ERROR[(int) n];
    }
    double nn = 1.0 / n / n;
    return (1.0 / 12
            - (1.0 / 360
                    - (1.0 / 1260 - (1.0 / 1680 - (1.0 / 1188 - 691.0 / 360360 * nn) * nn) * nn)
                        * nn)
                * nn)
        / n;
  }
}
