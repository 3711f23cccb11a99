package vn.thuocdo.chart;

import java.awt.Color;
import java.awt.geom.Rectangle2D;

/**
 * One line of text in place.
 *
 * @param x left end
 * @param y baseline
 */
record TextRun(String text, Typeface face, double size, Color color, double x, double y) {

  double width() {
    return face.width(text, size);
  }

  /** From the x-height's top to a little below the baseline: what must not meet another line. */
  Rectangle2D box() {
    return new Rectangle2D.Double(x, y - 0.72 * size, width(), 0.9 * size);
  }
}
