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
import vn.thuocdo.chart.Chart;
import vn.thuocdo.chart.Charts;
import vn.thuocdo.chart.Form;
import vn.thuocdo.chart.Size;

/**
 * Lets the PDF printer draw our charts as vectors. It asks for a picture by its address, is given a
 * hollow SVG that only names the chart, and the chart paints itself in its place.
 */
final class VectorCharts implements SVGDrawer {

  static final String SCHEME = "chart";

  private final Map<String, Chart> charts;

  VectorCharts(Map<String, Chart> charts) {
    this.charts = charts;
  }

  /** Returns what stands behind the address of a chart. */
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
    Chart chart = Objects.requireNonNull(charts.get(svg.getAttribute("id")));
    return new Drawn(chart, Charts.sizeOf(chart, Form.WIDE), cssWidth, dotsPerPixel);
  }

  /** A chart as wide as its place, and as high as it then is. */
  private record Drawn(Chart chart, Size size, double cssWidth, double dotsPerPixel)
      implements SVGImage {

    private double scale() {
      return cssWidth < 0 ? dotsPerPixel : cssWidth / size.width();
    }

    @Override
    public int getIntrinsicWidth() {
      return (int) (size.width() * scale());
    }

    @Override
    public int getIntrinsicHeight() {
      return (int) (size.height() * scale());
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
      double toPixels = getIntrinsicWidth() / dotsPerPixel / size.width();
      g.scale(toPixels, toPixels);
      Charts.paint(chart, Form.WIDE, g);
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
