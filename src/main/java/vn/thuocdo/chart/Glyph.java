package vn.thuocdo.chart;

import java.awt.Shape;
import java.awt.geom.PathIterator;

/**
 * One letter as an outline in units of a thousandth of the type size, y downwards.
 *
 * @param id name within an SVG document
 * @param path the outline in the language of SVG's {@code d} attribute; empty for a space
 * @param advance distance to the next letter
 */
record Glyph(String id, Shape outline, String path, long advance) {

  static Glyph of(String id, Shape outline, long advance) {
    return new Glyph(id, outline, path(outline), advance);
  }

  private static String path(Shape outline) {
    var path = new StringBuilder();
    var c = new double[6];
    for (var it = outline.getPathIterator(null); !it.isDone(); it.next()) {
      int segment = it.currentSegment(c);
      switch (segment) {
        case PathIterator.SEG_MOVETO -> append(path, 'M', c, 2);
        case PathIterator.SEG_LINETO -> append(path, 'L', c, 2);
        case PathIterator.SEG_QUADTO -> append(path, 'Q', c, 4);
        case PathIterator.SEG_CUBICTO -> append(path, 'C', c, 6);
        default -> path.append('Z');
      }
    }
    return path.toString();
  }

  private static void append(StringBuilder path, char command, double[] c, int count) {
    path.append(command);
    for (int i = 0; i < count; i++) {
      long value = Math.round(c[i]);
      path.append(i > 0 && value >= 0 ? " " : "").append(value);
    }
  }
}
