package vn.thuocdo.report;

import com.openhtmltopdf.css.sheet.FontFaceRule;
import com.openhtmltopdf.css.style.CssContext;
import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.extend.SVGDrawer;
import com.openhtmltopdf.layout.SharedContext;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.render.RenderingContext;
import java.awt.Graphics2D;
import java.io.File;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.w3c.dom.Element;

/**
 * Lets the PDF printer draw charts and codes as vectors. It asks for a picture by its address, is
 * given a hollow SVG that only names the drawing, and that paints itself in its place.
 */
final class Vectors implements SVGDrawer {

  static final String SCHEME = "drawing";

  private final Map<String, Drawing> drawings;

  Vectors(Map<String, Drawing> drawings) {
    this.drawings = drawings;
  }

  /** Returns what stands behind the address of a drawing. */
  static String hollow(String address) {
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"" + address + "\"/>";
  }

  @Override
  public SVGImage buildSVGImage(
      Element svg,
      Box box,
      CssContext context,
      double cssWidth,
      double cssHeight,
      double dotsPerPixel) {
    return new Drawn(
        Objects.requireNonNull(drawings.get(svg.getAttribute("id"))), cssWidth, dotsPerPixel);
  }

  /** A chart as wide as its place, and as high as it then is. */
  private record Drawn(Drawing drawing, double cssWidth, double dotsPerPixel) implements SVGImage {

    private double scale() {
      return cssWidth < 0 ? dotsPerPixel : cssWidth / drawing.width();
    }

    @Override
    public int getIntrinsicWidth() {
      return (int) (drawing.width() * scale());
    }

    @Override
    public int getIntrinsicHeight() {
      return (int) (drawing.height() * scale());
    }

    @Override
    public void drawSVG(OutputDevice device, RenderingContext context, double x, double y) {
      device.drawWithGraphics(
          (float) x,
          (float) y,
          getIntrinsicWidth() / (float) dotsPerPixel,
          getIntrinsicHeight() / (float) dotsPerPixel,
          this::paint);
    }

    private void paint(Graphics2D g) {
      double toPixels = getIntrinsicWidth() / dotsPerPixel / drawing.width();
      g.scale(toPixels, toPixels);
      drawing.painter().accept(g);
    }
  }

  @Override
  public void importFontFaceRules(List<FontFaceRule> rules, SharedContext context) {}

  @Override
  public void addFontFile(File font, String family, Integer weight, FontStyle style) {}

  @Override
  public void addFontStream(
      FSSupplier<InputStream> font, String family, Integer weight, FontStyle style) {}

  @Override
  public void close() {}
}
