package vn.thuocdo.chart;

import java.util.Optional;

/**
 * One unit in {@link SortedBars}.
 *
 * @param name as it shall be printed
 * @param group heading under which the bar is sorted; empty for none
 * @param sampleSize valid answers; 0 and not printed when the unit is hidden
 * @param estimate empty when the unit is hidden
 * @param standing against the target
 * @param note what stands in place of the bar when hidden; empty for «n &lt; 5»
 */
public record Bar(
    String name,
    String group,
    long sampleSize,
    Optional<Estimate> estimate,
    Standing standing,
    String note) {

  /** Fewer answers than this are drawn grey and stand after the others. */
  static final long ENOUGH = 30;

  /** A unit whose figures are shown. */
  public static Bar shown(
      String name, String group, long sampleSize, Estimate estimate, Standing standing) {
    return new Bar(name, group, sampleSize, Optional.of(estimate), standing, "");
  }

  /** A unit that is listed without figures; {@code note} says why, empty for «n &lt; 5». */
  public static Bar hidden(String name, String group, String note) {
    return new Bar(name, group, 0, Optional.empty(), Standing.UNJUDGED, note);
  }

  boolean small() {
    return sampleSize < ENOUGH;
  }
}
