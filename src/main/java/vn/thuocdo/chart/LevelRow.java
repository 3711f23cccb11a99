package vn.thuocdo.chart;

import java.util.List;

/**
 * One unit in {@link StackedLevels}.
 *
 * @param counts answers at level 1, 2, 3, 4, 5, in this order; empty when the unit is hidden
 * @param note what stands in place of the bar when hidden; empty for «n &lt; 5»
 */
public record LevelRow(String name, String group, List<Long> counts, String note) {

  public LevelRow {
    counts = List.copyOf(counts);
    if (!counts.isEmpty() && counts.size() != 5) {
      throw new IllegalArgumentException("expected five counts or none, got " + counts);
    }
    if (counts.stream().anyMatch(count -> count < 0)) {
      throw new IllegalArgumentException("expected counts of 0 or more, got " + counts);
    }
  }

  /** A unit whose counts are shown; {@code counts} from level 1 to level 5. */
  public static LevelRow shown(String name, String group, List<Long> counts) {
    return new LevelRow(name, group, counts, "");
  }

  /** A unit that is listed without figures. */
  public static LevelRow hidden(String name, String group, String note) {
    return new LevelRow(name, group, List.of(), note);
  }

  /** All answers of the unit. */
  public long total() {
    return counts.stream().mapToLong(Long::longValue).sum();
  }

  /**
   * Shares in hundredths of a percent, from level 1 to level 5, that add up to exactly 10 000; for
   * the table under the chart, so that it says the same as the picture. Empty without answers.
   */
  public List<Long> hundredths() {
    return total() == 0 ? List.of() : LargestRemainder.of(counts, 10_000);
  }
}
