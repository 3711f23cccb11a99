package vn.thuocdo.chart;

import java.util.List;

/**
 * Horizontal bars with interval whiskers, highest share first.
 *
 * <p>The chart sorts: within a group first the units with 30 answers or more by falling share, then
 * the small ones in grey, then the hidden ones without a bar. Groups keep the order in which they
 * first appear. Without any bar the picture says that there are no data.
 *
 * @param bars in any order, up to a few hundred
 * @param targets dashed lines; empty for none
 */
public record SortedBars(Caption caption, List<Bar> bars, List<Target> targets) implements Chart {

  public SortedBars {
    bars = List.copyOf(bars);
    targets = List.copyOf(targets);
  }

  @Override
  public SortedBars with(Caption other) {
    return new SortedBars(other, bars, targets);
  }
}
