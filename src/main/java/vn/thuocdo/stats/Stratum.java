package vn.thuocdo.stats;

import static vn.thuocdo.stats.Argument.require;
import static vn.thuocdo.stats.Argument.requireCounts;

/**
 * The answers of one group whose true size is known, such as one procedure group at one unit.
 *
 * @param populationSize all transactions of the group; at least {@code sampleSize}
 * @param sampleSize answers; at least 2, since one answer says nothing about how answers vary
 * @param satisfied 0 to {@code sampleSize}
 */
public record Stratum(long populationSize, long sampleSize, long satisfied) {

  public Stratum {
    requireCounts(satisfied, sampleSize);
    require(sampleSize >= 2, "n of a stratum must be at least 2, was %s", sampleSize);
    require(
        populationSize >= sampleSize,
        "N of a stratum must be at least n = %s, was %s",
        sampleSize,
        populationSize);
  }

  double share() {
    return (double) satisfied / sampleSize;
  }

  /** Returns (x + 1)/(n + 2) where everybody or nobody was satisfied, which hides all variation. */
  double smoothedShare() {
    return satisfied == 0 || satisfied == sampleSize
        ? (satisfied + 1.0) / (sampleSize + 2.0)
        : share();
  }

  /** Returns the variance of the share, given the share to take it from. */
  double variance(double share, boolean finite) {
    double sampled = finite ? (double) (populationSize - sampleSize) / populationSize : 1;
    return sampled * share * (1 - share) / (sampleSize - 1.0);
  }
}
