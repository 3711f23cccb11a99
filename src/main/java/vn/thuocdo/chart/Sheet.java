package vn.thuocdo.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A page on which a chart is laid out before its height is known: shapes in drawing order, and all
 * text on top of them. One unit is one CSS pixel of the SVG.
 */
final class Sheet {

  static final double WIDTH = 960;
  static final double MARGIN = 24;

  /** What is left of the narrowest phone between the margins of a page, at its own scale. */
  static final double NARROW_WIDTH = 336;

  private static final double NARROW_MARGIN = 2;

  private final Words words;
  private final boolean narrow;
  private final double fixedHeight;
  private final List<Consumer<Graphics2D>> shapes = new ArrayList<>();
  private final List<TextRun> runs = new ArrayList<>();
  private double height;

  private Sheet(Words words, boolean narrow, double fixedHeight) {
    this.words = words;
    this.narrow = narrow;
    this.fixedHeight = fixedHeight;
  }

  /** A {@code fixedHeight} of 0 means as high as the content. */
  static Sheet wide(Words words, double fixedHeight) {
    return new Sheet(words, false, fixedHeight);
  }

  /** For a phone: as wide as it, and as high as the content. */
  static Sheet narrow(Words words) {
    return new Sheet(words, true, 0);
  }

  boolean isNarrow() {
    return narrow;
  }

  double width() {
    return narrow ? NARROW_WIDTH : WIDTH;
  }

  private double margin() {
    return narrow ? NARROW_MARGIN : MARGIN;
  }

  /** Where content begins. */
  double start() {
    return margin();
  }

  /** Where content ends. */
  double end() {
    return width() - margin();
  }

  Words words() {
    return words;
  }

  /** Whether the content has to fit into a given height. */
  boolean fixed() {
    return fixedHeight > 0;
  }

  /** The given height, or what the content took. */
  double height() {
    return fixed() ? fixedHeight : height;
  }

  void endsAt(double bottom) {
    height = Math.ceil(bottom);
  }

  List<TextRun> runs() {
    return List.copyOf(runs);
  }

  void paintShapes(Graphics2D g) {
    g.setColor(Color.WHITE);
    g.fill(new Rectangle2D.Double(0, 0, width(), height()));
    shapes.forEach(shape -> shape.accept(g));
  }

  void add(Consumer<Graphics2D> shape) {
    shapes.add(shape);
  }

  void fill(Shape shape, Color color) {
    add(
        g -> {
          g.setColor(color);
          g.fill(shape);
        });
  }

  void outline(Shape shape, Color color, float width) {
    add(
        g -> {
          g.setColor(color);
          g.setStroke(new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
          g.draw(shape);
        });
  }

  void line(double x1, double y1, double x2, double y2, Color color, float width) {
    outline(new Line2D.Double(x1, y1, x2, y2), color, width);
  }

  /** Text that starts at {@code x}. */
  void left(String text, Type type, double x, double y) {
    // One glyph per letter with its tone mark, whatever form the caller's text came in.
    var composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    if (!composed.isBlank()) {
      runs.add(new TextRun(composed, type.face(), type.size(), type.color(), x, y));
    }
  }

  /** Text that ends at {@code x}. */
  void right(String text, Type type, double x, double y) {
    left(text, type, x - type.width(text), y);
  }

  /** Text around {@code x}, but never over the edges of the page. */
  void centre(String text, Type type, double x, double y) {
    double width = type.width(text);
    double most = Math.max(start(), end() - width);
    left(text, type, Math.clamp(x - width / 2, start(), most), y);
  }

  /** Wrapped text from the first baseline {@code y}; answers the last baseline. */
  double paragraph(String text, Type type, double width, int lines, double x, double y) {
    double baseline = y;
    var wrapped = type.wrap(text, width, lines);
    for (int i = 0; i < wrapped.size(); i++) {
      baseline = y + i * type.leading();
      left(wrapped.get(i), type, x, baseline);
    }
    return baseline;
  }
}
