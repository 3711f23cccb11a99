package vn.thuocdo.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/** Lays out {@link TimeSeries}: a line with whiskers, its gaps and its breaks. */
final class TimeSeriesPainter {

  private static final double HEIGHT = 300;
  private static final double NARROW_HEIGHT = 230;

  private final Sheet sheet;
  private final Words words;
  private final TimeSeries chart;
  private final double left;
  private final double right;
  private final double step;
  private final Scale scale;

  TimeSeriesPainter(Sheet sheet, TimeSeries chart) {
    this.sheet = sheet;
    this.words = sheet.words();
    this.chart = chart;
    double labels =
        chart.targets().stream()
            .mapToDouble(target -> Type.TARGET.width(target.label()) + 8)
            .max()
            .orElse(0);
    this.left = sheet.start() + (sheet.isNarrow() ? 38 : 46);
    this.right = sheet.end() - (sheet.isNarrow() ? 0 : Math.min(labels, 220));
    this.step = (right - left) / Math.max(1, chart.points().size());
    this.scale = Scale.of(chart);
  }

  void paint() {
    if (chart.points().stream().allMatch(point -> point.estimate().isEmpty())) {
      Layout.empty(sheet, chart.caption());
      return;
    }
    double y = Layout.head(sheet, chart.caption()) + 16;
    double top = breakLabels(y) + 10;
    double foot = Layout.footHeight(sheet, chart.caption()) + 62;
    double height =
        sheet.fixed()
            ? Math.max(60, sheet.height() - foot - top)
            : sheet.isNarrow() ? NARROW_HEIGHT : HEIGHT;
    var area = new Rectangle2D.Double(left, top, right - left, height);
    plot(area);
    breakLines(area);
    axes(area);
    values(area);
    double end = notes(area.getMaxY() + (sheet.isNarrow() ? 44 : 56));
    Layout.foot(sheet, chart.caption(), end + 6);
  }

  /** What the lines mean; answers the last baseline. */
  private double notes(double y) {
    double width = sheet.end() - sheet.start();
    double last = sheet.paragraph(note(), Type.NOTE, width, 3, sheet.start(), y);
    if (sheet.isNarrow()) {
      for (var target : chart.targets()) {
        last += 18;
        sheet.line(sheet.start(), last - 4.5, sheet.start() + 16, last - 4.5, Palette.TARGET, 2);
        var text = words.text("legend.target", target.label());
        sheet.left(Type.SMALL.cut(text, width - 22), Type.SMALL, sheet.start() + 22, last);
      }
    }
    return last;
  }

  private String note() {
    var interval = words.text("series.interval");
    return scale.lower() == 0
        ? interval
        : interval
            + "  "
            + words.text("series.cut", Long.toString(Math.round(scale.lower() * 100)));
  }

  private void plot(Rectangle2D area) {
    var data = new XYIntervalSeriesCollection();
    var series = Plots.series("0");
    for (int i = 0; i < chart.points().size(); i++) {
      int index = i;
      boolean broken = chart.breaks().stream().anyMatch(mark -> mark.before() == index);
      var estimate = chart.points().get(i).estimate();
      if ((broken || estimate.isEmpty()) && series.getItemCount() > 0) {
        data.addSeries(series);
        series = Plots.series(Integer.toString(i));
      }
      if (estimate.isPresent()) {
        var e = estimate.get();
        series.add(i, i, i, e.share(), e.lower(), e.upper());
      }
    }
    data.addSeries(series);
    var renderer = Plots.whiskers(Palette.MET);
    renderer.setDefaultLinesVisible(true);
    renderer.setDefaultShapesVisible(true);
    for (int i = 0; i < data.getSeriesCount(); i++) {
      renderer.setSeriesPaint(i, Palette.MET);
      renderer.setSeriesStroke(
          i, new BasicStroke(2.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      renderer.setSeriesShape(i, new Ellipse2D.Double(-4, -4, 8, 8));
    }
    var plot = Plots.steps(chart.points().size(), scale.lower(), scale.upper(), scale.unit());
    plot.setDataset(data);
    plot.setRenderer(renderer);
    Plots.targets(plot, chart.targets());
    sheet.add(g -> plot.draw(g, area, null, null, null));
  }

  /** Labels of the breaks, each on its own line; answers the last baseline. */
  private double breakLabels(double top) {
    double y = top;
    for (var mark : chart.breaks()) {
      y += 18;
      sheet.centre(
          Type.SMALL.cut(mark.label(), sheet.end() - sheet.start()), Type.SMALL, x(mark), y);
    }
    return y;
  }

  private void breakLines(Rectangle2D area) {
    int count = chart.breaks().size();
    for (int i = 0; i < count; i++) {
      double x = x(chart.breaks().get(i));
      double from = area.getY() - 4 - (count - 1 - i) * 18;
      sheet.line(x, from, x, area.getMaxY() + 6, Palette.SOFT_INK, 1.25f);
    }
  }

  private void axes(Rectangle2D area) {
    sheet.line(left, area.getMaxY(), right, area.getMaxY(), Palette.RULE, 1);
    for (double tick : scale.ticks().toArray()) {
      sheet.right(Math.round(tick * 100) + "%", Type.SMALL, left - 8, y(area, tick) + 4);
    }
    double last = Double.POSITIVE_INFINITY;
    var targets =
        chart.targets().stream()
            .sorted(java.util.Comparator.comparingDouble(Target::level))
            .toList();
    for (var target : sheet.isNarrow() ? List.<Target>of() : targets) {
      last = Math.min(y(area, target.level()) + 4, last - 16);
      sheet.left(Type.TARGET.cut(target.label(), 212), Type.TARGET, right + 8, last);
    }
    int every = every(point -> Type.SMALL.width(point.label()));
    for (int i = first(every); i < chart.points().size(); i += every) {
      var point = chart.points().get(i);
      sheet.centre(point.label(), Type.SMALL.in(Palette.INK), x(i), area.getMaxY() + 19);
      if (point.estimate().isPresent() && !sheet.isNarrow()) {
        var sample = "n = " + words.count(point.sampleSize());
        sheet.centre(sample, Type.SMALL, x(i), area.getMaxY() + 35);
      }
    }
  }

  /** Shares above their whiskers, on white so that no line runs through them. */
  private void values(Rectangle2D area) {
    var type = step < 64 ? new Type(Typeface.BOLD, 11.5, Palette.INK) : Type.VALUE;
    int every = every(point -> type.width("00,00%"));
    for (int i = first(every); i < chart.points().size(); i += every) {
      int index = i;
      chart
          .points()
          .get(i)
          .estimate()
          .ifPresent(
              estimate -> {
                var text = words.percent(estimate.share());
                double y = y(area, estimate.upper()) - 7;
                double width = type.width(text);
                sheet.fill(
                    new Rectangle2D.Double(x(index) - width / 2 - 2, y - 11, width + 4, 14),
                    Color.WHITE);
                sheet.centre(text, type, x(index), y);
              });
    }
  }

  /** The first of the labels that have room: on narrow sheets the latest quarter has one. */
  private int first(int every) {
    return sheet.isNarrow() ? (chart.points().size() - 1) % every : 0;
  }

  /** Every how many steps a label has room. */
  private int every(java.util.function.ToDoubleFunction<QuarterPoint> width) {
    double widest = chart.points().stream().mapToDouble(width).max().orElse(0);
    return (int) Math.max(1, Math.ceil((widest + 8) / step));
  }

  private double x(int index) {
    return left + (index + 0.5) * step;
  }

  private double x(SeriesBreak mark) {
    return left + mark.before() * step;
  }

  private double y(Rectangle2D area, double share) {
    return area.getMaxY()
        - (share - scale.lower()) / (scale.upper() - scale.lower()) * area.getHeight();
  }

  /** A vertical axis in steps of whole tenths with room for labels above 100%. */
  private record Scale(double lower, double upper, double unit) {

    static Scale of(TimeSeries chart) {
      var shown = chart.points().stream().flatMap(point -> point.estimate().stream()).toList();
      double least =
          DoubleStream.concat(
                  shown.stream().mapToDouble(Estimate::lower),
                  chart.targets().stream().mapToDouble(Target::level))
              .min()
              .orElse(0);
      double most =
          DoubleStream.concat(
                  shown.stream().mapToDouble(Estimate::upper),
                  chart.targets().stream().mapToDouble(Target::level))
              .max()
              .orElse(1);
      double lower = Math.max(0, Math.floor(least * 10 - 0.1) / 10);
      double upper = Math.min(1, Math.ceil(most * 10 + 0.1) / 10);
      double unit = upper - lower > 0.65 ? 0.2 : upper - lower > 0.25 ? 0.1 : 0.05;
      return new Scale(lower, upper + (upper - lower) * 0.1, unit);
    }

    DoubleStream ticks() {
      double top = Math.min(1, upper) + 1e-9;
      double first = Math.ceil(lower / unit - 1e-9) * unit;
      return DoubleStream.iterate(first, tick -> tick <= top, tick -> tick + unit);
    }
  }
}
