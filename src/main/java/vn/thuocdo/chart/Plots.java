package vn.thuocdo.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Stroke;
import java.util.List;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/** JFreeChart's parts without their defaults: nothing drawn but marks and light grid lines. */
final class Plots {

  static final Stroke HAIRLINE = new BasicStroke(1f);
  static final Stroke DASHES =
      new BasicStroke(
          1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10f, new float[] {6f, 4f}, 0f);

  private Plots() {}

  /** Rows downwards in units of the sheet from {@code top}, shares from left to right. */
  static XYPlot rows(double top, double bottom) {
    var across = axis(0, 1, 0.2);
    var down = axis(top, bottom, bottom - top);
    down.setInverted(true);
    var plot = plot(down, across);
    plot.setOrientation(PlotOrientation.HORIZONTAL);
    return plot;
  }

  /** Steps from left to right, shares upwards. */
  static XYPlot steps(int count, double lower, double upper, double unit) {
    return plot(axis(-0.5, count - 0.5, count), axis(lower, upper, unit));
  }

  static void targets(XYPlot plot, List<Target> targets) {
    for (var target : targets) {
      plot.addRangeMarker(
          new ValueMarker(target.level(), Palette.TARGET, DASHES), Layer.FOREGROUND);
    }
  }

  static XYBarRenderer bars() {
    var renderer = new XYBarRenderer();
    renderer.setUseYInterval(true);
    renderer.setBarPainter(new StandardXYBarPainter());
    renderer.setShadowVisible(false);
    renderer.setDrawBarOutline(true);
    return renderer;
  }

  static XYErrorRenderer whiskers(Color color) {
    var renderer = new XYErrorRenderer();
    renderer.setDrawXError(false);
    renderer.setErrorPaint(color);
    renderer.setErrorStroke(new BasicStroke(1.25f));
    renderer.setCapLength(7);
    renderer.setDefaultShapesVisible(false);
    renderer.setDefaultLinesVisible(false);
    return renderer;
  }

  /** Adds one series and answers its number. */
  static int add(XYIntervalSeriesCollection data, XYIntervalSeries series) {
    data.addSeries(series);
    return data.getSeriesCount() - 1;
  }

  /** A series whose x values may repeat and keep their order. */
  static XYIntervalSeries series(String key) {
    return new XYIntervalSeries(key, false, true);
  }

  private static NumberAxis axis(double lower, double upper, double unit) {
    var axis = new NumberAxis();
    axis.setRange(lower, upper);
    axis.setTickUnit(new NumberTickUnit(unit), false, true);
    axis.setVisible(false);
    return axis;
  }

  private static XYPlot plot(NumberAxis domain, NumberAxis range) {
    var plot = new XYPlot();
    plot.setDomainAxis(domain);
    plot.setRangeAxis(range);
    plot.setInsets(RectangleInsets.ZERO_INSETS, false);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    plot.setFixedDomainAxisSpace(new AxisSpace());
    plot.setFixedRangeAxisSpace(new AxisSpace());
    plot.setBackgroundPaint(Color.WHITE);
    plot.setOutlineVisible(false);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinePaint(Palette.GRID);
    plot.setRangeGridlineStroke(HAIRLINE);
    return plot;
  }
}
