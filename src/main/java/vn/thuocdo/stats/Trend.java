package vn.thuocdo.stats;

import static vn.thuocdo.stats.Argument.require;
import static vn.thuocdo.stats.Argument.requireCounts;

/**
 * Whether shares rise or fall along an order such as time.
 *
 * @param z above 0 if shares rise with the scores
 * @param p probability of so strong a trend, up or down, if there were none
 */
public record Trend(double z, double p) {

  /**
   * Tests shares for a linear trend by Cochran and Armitage: z = T/√V with T = Σ s_i(x_i − n_i·p̄)
   * and V = p̄(1 − p̄)·(Σ n_i·s_i² − (Σ n_i·s_i)²/n), p̄ pooled over all groups, without the factor
   * n/(n − 1) and without continuity correction. z² is the X-squared of R's {@code
   * prop.trend.test}.
   *
   * @param satisfied one count per group
   * @param sampleSizes as many, each at least 1
   * @param scores as many finite numbers, not all equal; the place of each group in the order
   * @throws IllegalArgumentException if the lengths differ, there are fewer than two groups, a
   *     value is out of range, or all answers are alike, so that no trend can be told
   * @see <a href="https://doi.org/10.2307/3001775">Armitage 1955</a>
   */
  public static Trend cochranArmitage(long[] satisfied, long[] sampleSizes, double[] scores) {
    int groups = satisfied.length;
    require(
        sampleSizes.length == groups && scores.length == groups,
        "x, n and scores must be equally long, were %s, %s and %s",
        groups,
        sampleSizes.length,
        scores.length);
    require(groups >= 2, "a trend needs at least 2 groups, was %s", groups);
    double n = 0;
    double x = 0;
    double weighted = 0;
    for (int i = 0; i < groups; i++) {
      requireCounts(satisfied[i], sampleSizes[i]);
      require(Double.isFinite(scores[i]), "scores must be numbers, was %s", scores[i]);
      n += sampleSizes[i];
      x += satisfied[i];
      weighted += sampleSizes[i] * scores[i];
    }
    require(x > 0 && x < n, "a trend needs satisfied and unsatisfied answers, all were alike");
    return of(satisfied, sampleSizes, scores, x / n, weighted / n);
  }

  /** Centres the scores first: years such as 2026 would otherwise cost seven digits. */
  private static Trend of(
      long[] satisfied, long[] sampleSizes, double[] scores, double share, double meanScore) {
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < scores.length; i++) {
      double score = scores[i] - meanScore;
      sum += score * -Math.fma(sampleSizes[i], share, -(double) satisfied[i]);
      squares += sampleSizes[i] * score * score;
    }
    double variance = share * (1 - share) * squares;
    require(
        variance > 0 && Double.isFinite(variance), "scores must differ and be of a sensible size");
    double z = sum / Math.sqrt(variance);
    return new Trend(z, Normal.bothTails(z));
  }
}
