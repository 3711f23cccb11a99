package vn.thuocdo.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Writes a laid-out sheet as PNG. */
final class PngWriter {

  private PngWriter() {}

  static byte[] write(Sheet sheet, int width) {
    double scale = width / Sheet.WIDTH;
    int height = (int) Math.round(sheet.height() * scale);
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var g = image.createGraphics();
    try {
      g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      // The scaled sheet may end within the last row of pixels.
      g.setColor(Color.WHITE);
      g.fillRect(0, 0, width, height);
      g.scale(scale, scale);
      paint(sheet, g);
    } finally {
      g.dispose();
    }
    return encode(image);
  }

  static void paint(Sheet sheet, Graphics2D g) {
    sheet.paintShapes(g);
    sheet.runs().forEach(run -> paint(g, run));
  }

  private static void paint(Graphics2D g, TextRun run) {
    g.setColor(run.color());
    var place = new AffineTransform();
    place.translate(run.x(), run.y());
    place.scale(run.size() / Typeface.EM, run.size() / Typeface.EM);
    run.text()
        .codePoints()
        .mapToObj(run.face()::glyph)
        .forEach(
            glyph -> {
              g.fill(place.createTransformedShape(glyph.outline()));
              place.translate(glyph.advance(), 0);
            });
  }

  private static byte[] encode(BufferedImage image) {
    var out = new ByteArrayOutputStream();
    try {
      // The cache on disk would be slower and may be forbidden.
      ImageIO.setUseCache(false);
      if (!ImageIO.write(image, "png", out)) {
        throw new IllegalStateException("this Java cannot write PNG");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
