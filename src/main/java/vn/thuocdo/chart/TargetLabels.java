package vn.thuocdo.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The words at the upper ends of target lines, each on the first line where it has room. */
final class TargetLabels {

  private static final double LEADING = 17;

  private TargetLabels() {}

  /** Writes the labels from baseline {@code y}; answers the baseline of the axis labels below. */
  static double above(Sheet sheet, List<Target> targets, double left, double right, double y) {
    var sorted = targets.stream().sorted(Comparator.comparingDouble(Target::level)).toList();
    var ends = new ArrayList<Double>();
    for (var target : sorted) {
      double width = Type.TARGET.width(target.label());
      double x = left + target.level() * (right - left) - width / 2;
      int line = 0;
      while (line < ends.size() && ends.get(line) + 8 > x) {
        line++;
      }
      if (line == ends.size()) {
        ends.add(0.0);
      }
      ends.set(line, x + width);
      sheet.left(target.label(), Type.TARGET, x, y + line * LEADING);
    }
    return y + ends.size() * LEADING + 2;
  }

  /** Joins the labels with their lines through the row of axis labels. */
  static void stubs(Sheet sheet, List<Target> targets, double left, double right, double y) {
    for (var target : targets) {
      double x = left + target.level() * (right - left);
      sheet.add(
          g -> {
            g.setColor(Palette.TARGET);
            g.setStroke(Plots.DASHES);
            g.draw(new java.awt.geom.Line2D.Double(x, y - 13, x, y + 8));
          });
    }
  }
}
