package vn.thuocdo.chart;

import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The words at the upper ends of target lines, each on the first line where it has room. */
final class TargetLabels {

  private static final double LEADING = 17;
  private static final double WIDEST = 360;

  private TargetLabels() {}

  /** Writes the labels from baseline {@code y}; answers the baseline of the axis labels below. */
  static double above(Sheet sheet, List<Target> targets, double left, double right, double y) {
    var sorted = targets.stream().sorted(Comparator.comparingDouble(Target::level)).toList();
    var ends = new ArrayList<Double>();
    for (int i = 0; i < sorted.size(); i++) {
      var target = sorted.get(i);
      var label = Type.TARGET.cut(target.label(), WIDEST);
      double width = Type.TARGET.width(label);
      double line = left + target.level() * (right - left);
      double x =
          Math.clamp(line - overhang(width, i, sorted.size()), Layout.LEFT, Layout.RIGHT - width);
      int row = 0;
      while (row < ends.size() && ends.get(row) + 4 > x) {
        row++;
      }
      if (row == ends.size()) {
        ends.add(0.0);
      }
      ends.set(row, x + width);
      sheet.left(label, Type.TARGET, x, y + row * LEADING);
    }
    return y + ends.size() * LEADING + 2;
  }

  /** One label stands over its line; of several the last leans right and the others lean left. */
  private static double overhang(double width, int index, int count) {
    if (count == 1) {
      return width / 2;
    }
    return index == count - 1 ? 6 : width - 6;
  }

  /** Joins the labels with their lines through the row of axis labels. */
  static void stubs(Sheet sheet, List<Target> targets, double left, double right, double y) {
    for (var target : targets) {
      double x = left + target.level() * (right - left);
      sheet.add(
          g -> {
            g.setColor(Palette.TARGET);
            g.setStroke(Plots.DASHES);
            g.draw(new Line2D.Double(x, y - 13, x, y + 8));
          });
    }
  }
}
