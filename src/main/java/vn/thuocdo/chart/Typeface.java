package vn.thuocdo.chart;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The letters of the charts: Liberation Sans, the same on every machine. */
enum Typeface {
  REGULAR("r", "Regular"),
  BOLD("b", "Bold"),
  ITALIC("i", "Italic");

  /** Glyphs are kept at this size, so that whole numbers are exact enough for outlines. */
  static final double EM = 1000;

  private static final FontRenderContext UNHINTED =
      new FontRenderContext(new AffineTransform(), true, true);

  private final String prefix;
  private final Font font;
  private final ConcurrentMap<Integer, Glyph> glyphs = new ConcurrentHashMap<>();

  Typeface(String prefix, String file) {
    this.prefix = prefix;
    this.font = load("/liberation/LiberationSans-" + file + ".ttf");
  }

  Glyph glyph(int codePoint) {
    return glyphs.computeIfAbsent(codePoint, this::cut);
  }

  boolean has(int codePoint) {
    return font.canDisplay(codePoint);
  }

  /** Width in the unit of {@code size}. */
  double width(String text, double size) {
    return text.codePoints().mapToDouble(c -> glyph(c).advance()).sum() * size / EM;
  }

  private Glyph cut(int codePoint) {
    var vector = font.createGlyphVector(UNHINTED, Character.toString(codePoint));
    var advance = Math.round(vector.getGlyphMetrics(0).getAdvanceX());
    return Glyph.of(prefix + Integer.toString(codePoint, 36), vector.getOutline(), advance);
  }

  private static Font load(String resource) {
    Fonts.install();
    try (var in = Typeface.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no font " + resource + " on the class path");
      }
      return Font.createFont(Font.TRUETYPE_FONT, in).deriveFont((float) EM);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (FontFormatException e) {
      throw new IllegalStateException("not a font: " + resource, e);
    }
  }
}
