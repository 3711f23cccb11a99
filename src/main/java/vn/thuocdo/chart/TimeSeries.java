package vn.thuocdo.chart;

import java.util.List;

/**
 * A share over quarters, oldest first, with interval whiskers.
 *
 * @param points evenly spaced, up to about 20
 * @param targets dashed lines; empty for none
 * @param breaks vertical marks that the line does not cross; empty for none
 */
public record TimeSeries(
    Caption caption, List<QuarterPoint> points, List<Target> targets, List<SeriesBreak> breaks)
    implements Chart {

  public TimeSeries {
    points = List.copyOf(points);
    targets = List.copyOf(targets);
    breaks = List.copyOf(breaks);
    for (var mark : breaks) {
      if (mark.before() < 1 || mark.before() >= points.size()) {
        throw new IllegalArgumentException("no such place for a break: " + mark.before());
      }
    }
  }

  @Override
  public TimeSeries with(Caption other) {
    return new TimeSeries(other, points, targets, breaks);
  }
}
