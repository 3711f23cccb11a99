package vn.thuocdo.stats;

import static vn.thuocdo.stats.Argument.require;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A share in which every stratum weighs as much as it has transactions, however many of them
 * answered.
 *
 * @param share Σ W_h·p_h with W_h = N_h/N; 0 to 1
 * @param standardError √Σ W_h²·(1 − n_h/N_h)·p_h(1 − p_h)/(n_h − 1), the textbook estimate; the
 *     bracket only with the correction for finite populations
 * @param effectiveSize size of the simple sample that would vary as much; infinite if nothing
 *     varies
 * @param sampleSize answers really given, Σ n_h
 * @param unweightedShare Σ x_h/Σ n_h, to be shown beside the weighted one
 */
public record StratifiedShare(
    double share,
    double standardError,
    double effectiveSize,
    long sampleSize,
    double unweightedShare) {

  /**
   * Estimates the share over all strata.
   *
   * <p>The effective size comes from a variance in which a stratum without any variation counts as
   * (x + 1)/(n + 2): ten satisfied out of ten do not prove that everybody is.
   *
   * @param strata at least one
   * @param finite whether answers are so large a part of the transactions that the correction for
   *     finite populations is wanted
   * @throws IllegalArgumentException if there is no stratum
   * @see <a href="https://www.wiley.com/en-us/Sampling+Techniques%2C+3rd+Edition-p-9780471162407">
   *     Cochran 1977, Sampling Techniques, 5.3 and 5.10</a>
   */
  public static StratifiedShare of(List<Stratum> strata, boolean finite) {
    require(!strata.isEmpty(), "strata must not be empty");
    double population = sum(strata, Stratum::populationSize);
    double share = mean(strata, population, Stratum::share);
    double variance = variance(strata, population, finite, Stratum::share);

    double smoothed = mean(strata, population, Stratum::smoothedShare);
    double smoothedVariance = variance(strata, population, finite, Stratum::smoothedShare);
    double effectiveSize = smoothed * (1 - smoothed) / smoothedVariance;

    long sampleSize = strata.stream().mapToLong(Stratum::sampleSize).sum();
    double unweighted = sum(strata, Stratum::satisfied) / sampleSize;
    return new StratifiedShare(share, Math.sqrt(variance), effectiveSize, sampleSize, unweighted);
  }

  /**
   * Returns the share with the Wilson interval of its effective size.
   *
   * @param confidence between 0 and 1, usually 0.95
   * @throws IllegalArgumentException if the confidence is out of range or not a number
   */
  public Proportion interval(double confidence) {
    return Proportion.wilson(share, effectiveSize, sampleSize, confidence);
  }

  /**
   * Returns how many times larger the variance is than in a simple sample of as many answers; above
   * 1 the weighting costs precision.
   */
  public double designEffect() {
    return sampleSize / effectiveSize;
  }

  private static double mean(
      List<Stratum> strata, double population, ToDoubleFunction<Stratum> share) {
    return sum(strata, s -> s.populationSize() * share.applyAsDouble(s)) / population;
  }

  private static double variance(
      List<Stratum> strata, double population, boolean finite, ToDoubleFunction<Stratum> share) {
    return sum(
        strata,
        s -> {
          double weight = s.populationSize() / population;
          return weight * weight * s.variance(share.applyAsDouble(s), finite);
        });
  }

  private static double sum(List<Stratum> strata, ToDoubleFunction<Stratum> value) {
    return strata.stream().mapToDouble(value).sum();
  }
}
