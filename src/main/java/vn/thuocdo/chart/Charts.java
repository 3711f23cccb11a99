package vn.thuocdo.chart;

import jakarta.inject.Singleton;

/** The way in: data to bytes. Safe for use by many threads. */
@Singleton
public final class Charts {

  public Charts() {
    Fonts.install();
  }

  /** The chart as a UTF-8 SVG document that refers to nothing outside itself. */
  public byte[] svg(Chart chart) {
    return SvgWriter.write(draw(chart, 0), chart.caption());
  }

  /** The chart as a PNG image of the given size. */
  public byte[] png(Chart chart, PngSize size) {
    double scale = size.width() / Sheet.WIDTH;
    double fixedHeight = size == PngSize.SOCIAL ? 630 / scale : 0;
    return PngWriter.write(draw(chart, fixedHeight), size.width());
  }

  /** Lays the chart out; a {@code fixedHeight} of 0 means as high as the content. */
  static Sheet draw(Chart chart, double fixedHeight) {
    var sheet = new Sheet(Words.in(chart.caption().locale()), fixedHeight);
    switch (chart) {
      case SortedBars bars -> new SortedBarsPainter(sheet, bars).paint();
      case StackedLevels levels -> new StackedLevelsPainter(sheet, levels).paint();
      case TimeSeries series -> new TimeSeriesPainter(sheet, series).paint();
    }
    return sheet;
  }
}
