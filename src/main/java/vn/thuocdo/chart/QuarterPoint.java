package vn.thuocdo.chart;

import java.util.Optional;

/**
 * One step in {@link TimeSeries}.
 *
 * @param label as printed under the axis, for example «Quý I/2025»
 * @param sampleSize valid answers; not printed without an estimate
 * @param estimate empty for a gap: the line is not drawn across it
 */
public record QuarterPoint(String label, long sampleSize, Optional<Estimate> estimate) {

  /** A quarter with figures. */
  public static QuarterPoint of(String label, long sampleSize, Estimate estimate) {
    return new QuarterPoint(label, sampleSize, Optional.of(estimate));
  }

  /** A quarter without figures. */
  public static QuarterPoint missing(String label) {
    return new QuarterPoint(label, 0, Optional.empty());
  }
}
