package vn.thuocdo.chart;

import jakarta.inject.Singleton;
import java.awt.Graphics2D;

/** The way in: data to bytes. Safe for use by many threads. */
@Singleton
public final class Charts {

  public Charts() {
    Fonts.install();
  }

  /** The chart as a UTF-8 SVG document that refers to nothing outside itself. */
  public byte[] svg(Chart chart) {
    return svg(chart, Form.WIDE);
  }

  /** The chart as an SVG document that is as wide as its form. */
  public byte[] svg(Chart chart, Form form) {
    return SvgWriter.write(draw(chart, form), chart.caption());
  }

  /** How large the SVG document is in CSS pixels. */
  public static Size sizeOf(Chart chart, Form form) {
    Fonts.install();
    var sheet = draw(chart, form);
    return new Size((int) sheet.width(), (int) Math.ceil(sheet.height()));
  }

  /** Paints the chart as vectors, letters as outlines; as large as {@link #sizeOf} says. */
  public static void paint(Chart chart, Form form, Graphics2D g) {
    Fonts.install();
    PngWriter.paint(draw(chart, form), g);
  }

  /** The chart as a PNG image of the given size. */
  public byte[] png(Chart chart, PngSize size) {
    double scale = size.width() / Sheet.WIDTH;
    double fixedHeight = size == PngSize.SOCIAL ? 630 / scale : 0;
    return PngWriter.write(draw(chart, fixedHeight), size.width());
  }

  /** Lays the chart out; a {@code fixedHeight} of 0 means as high as the content. */
  static Sheet draw(Chart chart, double fixedHeight) {
    return draw(chart, Sheet.wide(Words.in(chart.caption().locale()), fixedHeight));
  }

  static Sheet draw(Chart chart, Form form) {
    var words = Words.in(chart.caption().locale());
    return draw(chart, form == Form.NARROW ? Sheet.narrow(words) : Sheet.wide(words, 0));
  }

  private static Sheet draw(Chart chart, Sheet sheet) {
    switch (chart) {
      case SortedBars bars -> new SortedBarsPainter(sheet, bars).paint();
      case StackedLevels levels -> new StackedLevelsPainter(sheet, levels).paint();
      case TimeSeries series -> new TimeSeriesPainter(sheet, series).paint();
    }
    return sheet;
  }
}
