package vn.thuocdo.chart;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/** Lays out {@link SortedBars}: name, n, bar, share, mark and interval in columns. */
final class SortedBarsPainter {

  private static final double SHARE_RIGHT = Layout.LEFT + 788;
  private static final double MARK_X = Layout.LEFT + 804;
  private static final double INTERVAL_LEFT = Layout.LEFT + 822;
  private static final double BAR = 15;

  private final Sheet sheet;
  private final Words words;
  private final SortedBars chart;
  private final double plotLeft;
  private final double plotRight;

  SortedBarsPainter(Sheet sheet, SortedBars chart) {
    this.sheet = sheet;
    this.plotLeft = sheet.isNarrow() ? sheet.start() : Rows.PLOT_LEFT;
    this.plotRight = sheet.isNarrow() ? sheet.end() : Layout.LEFT + 716;
    this.words = sheet.words();
    this.chart = chart;
  }

  void paint() {
    if (chart.bars().isEmpty()) {
      Layout.empty(sheet, chart.caption());
      return;
    }
    double y = BarLegend.paint(sheet, chart, Layout.head(sheet, chart.caption()) + 27);
    if (sheet.isNarrow()) {
      paintNarrow(y - 14);
      return;
    }
    double top = columnHeads(y) + 8;
    double bottom =
        sheet.fixed()
            ? sheet.height() - Layout.footHeight(sheet, chart.caption())
            : Double.MAX_VALUE;
    var rows = Rows.place(sheet, items(), top, bottom);
    plot(rows, top);
    rows.placed().forEach(this::figures);
    Layout.foot(sheet, chart.caption(), rows.label(sheet) + 6);
  }

  private void paintNarrow(double top) {
    var rows = Rows.placeNarrow(sheet, items(), top, bar -> bar.estimate().isPresent());
    rows.placed().stream()
        .filter(row -> row.item().value().estimate().isPresent())
        .forEach(row -> track(row.middle()));
    plot(rows, top);
    rows.placed().forEach(this::narrowFigures);
    Layout.foot(sheet, chart.caption(), rows.label(sheet) + 6);
  }

  /** From 0 to 100%, in place of an axis. */
  private void track(double middle) {
    sheet.fill(
        new Rectangle2D.Double(plotLeft, middle - BAR / 2, plotRight - plotLeft, BAR),
        Palette.TRACK);
  }

  /** Group by group: ranked units by falling share, then small ones, then hidden ones. */
  private List<Rows.Item<Bar>> items() {
    var order =
        Comparator.comparing((Bar bar) -> bar.estimate().isEmpty())
            .thenComparing(Bar::small)
            .thenComparing(bar -> -bar.estimate().map(Estimate::share).orElse(0.0));
    var items = new ArrayList<Rows.Item<Bar>>();
    var groups = new LinkedHashSet<>(chart.bars().stream().map(Bar::group).toList());
    for (var group : groups) {
      chart.bars().stream()
          .filter(bar -> bar.group().equals(group))
          .sorted(order)
          .map(bar -> new Rows.Item<>(bar, bar.name(), bar.group(), noted(bar)))
          .forEach(items::add);
    }
    return List.copyOf(items);
  }

  private static boolean noted(Bar bar) {
    return bar.estimate().isPresent() && bar.small();
  }

  /** Target labels, axis labels and column heads; answers the upper edge of the plot. */
  private double columnHeads(double top) {
    double y = TargetLabels.above(sheet, chart.targets(), plotLeft, plotRight, top);
    for (int percent = 0; percent <= 100; percent += 20) {
      double x = x(percent / 100.0);
      if (chart.targets().stream().allMatch(target -> Math.abs(x(target.level()) - x) > 20)) {
        sheet.centre(percent + "%", Type.SMALL, x, y);
      }
    }
    sheet.right(words.text("column.sample"), Type.NOTE, Rows.SAMPLE_RIGHT, y);
    sheet.right(words.text("column.share"), Type.SMALL, SHARE_RIGHT, y);
    sheet.left(words.text("column.interval"), Type.SMALL, INTERVAL_LEFT, y);
    TargetLabels.stubs(sheet, chart.targets(), plotLeft, plotRight, y);
    return y;
  }

  private void plot(Rows<Bar> rows, double top) {
    var bars = new XYIntervalSeriesCollection();
    var whiskers = new XYIntervalSeriesCollection();
    var renderer = Plots.bars();
    var hatched = new ArrayList<Rectangle2D>();
    for (var row : rows.placed()) {
      row.item()
          .value()
          .estimate()
          .ifPresent(
              estimate -> {
                var bar = row.item().value();
                double y = row.middle();
                double share = estimate.share();
                var series = Plots.series("bar" + y);
                series.add(y, y - BAR / 2, y + BAR / 2, share, 0, share);
                int number = Plots.add(bars, series);
                renderer.setSeriesPaint(number, fill(bar));
                renderer.setSeriesOutlinePaint(number, outline(bar));
                var whisker = Plots.series("whisker" + y);
                whisker.add(y, y, y, share, estimate.lower(), estimate.upper());
                Plots.add(whiskers, whisker);
                if (bar.standing() == Standing.NOT_MET && !bar.small()) {
                  hatched.add(
                      new Rectangle2D.Double(plotLeft, y - BAR / 2, x(share) - plotLeft, BAR));
                }
              });
    }
    double bottom = Math.max(rows.bottom(), top + 1);
    var area = new Rectangle2D.Double(plotLeft, top, plotRight - plotLeft, bottom - top);
    var plot = Plots.rows(top, bottom);
    if (sheet.isNarrow()) {
      // Names stand between the bars: no line may run through them.
      plot.setBackgroundPaint(null);
      plot.setRangeGridlinesVisible(false);
    }
    plot.setDataset(0, bars);
    plot.setRenderer(0, renderer);
    sheet.add(g -> plot.draw(g, area, null, null, null));
    hatched.forEach(box -> Layout.hatch(sheet, box, Palette.NOT_MET));
    var over = Plots.rows(top, bottom);
    over.setBackgroundPaint(null);
    over.setRangeGridlinesVisible(false);
    over.setDataset(0, whiskers);
    over.setRenderer(0, Plots.whiskers(Palette.INK));
    if (sheet.isNarrow()) {
      sheet.add(g -> over.draw(g, area, null, null, null));
      rows.placed().forEach(this::narrowTargets);
      return;
    }
    Plots.targets(over, chart.targets());
    sheet.add(g -> over.draw(g, area, null, null, null));
    sheet.line(plotLeft, top, plotLeft, bottom, Palette.RULE, 1);
  }

  private void figures(Rows.Placed<Bar> row) {
    var bar = row.item().value();
    double y = row.middle() + 5;
    if (bar.estimate().isEmpty()) {
      var note = bar.note().isBlank() ? words.text("hidden") : bar.note();
      sheet.left(Type.NOTE.cut(note, Layout.RIGHT - plotLeft - 8), Type.NOTE, plotLeft + 8, y);
      return;
    }
    var estimate = bar.estimate().get();
    sheet.right(words.count(bar.sampleSize()), Type.SMALL, Rows.SAMPLE_RIGHT, y);
    sheet.right(
        words.percent(estimate.share()),
        bar.small() ? Type.VALUE.in(Palette.SOFT_INK) : Type.VALUE,
        SHARE_RIGHT,
        y);
    if (!bar.small()) {
      Layout.mark(sheet, bar.standing(), MARK_X, row.middle());
    }
    sheet.left(words.interval(estimate), Type.SMALL, INTERVAL_LEFT, y);
  }

  private void narrowTargets(Rows.Placed<Bar> row) {
    if (row.item().value().estimate().isEmpty()) {
      return;
    }
    for (var target : chart.targets()) {
      double x = x(target.level());
      double half = BAR / 2 + 4;
      sheet.line(x, row.middle() - half, x, row.middle() + half, Palette.TARGET, 2);
    }
  }

  /** The share beside the name; n and the interval under the bar. */
  private void narrowFigures(Rows.Placed<Bar> row) {
    var bar = row.item().value();
    if (bar.estimate().isEmpty()) {
      var note = bar.note().isBlank() ? words.text("hidden") : bar.note();
      sheet.left(Type.NOTE.cut(note, plotRight - plotLeft), Type.NOTE, plotLeft, row.middle() + 2);
      return;
    }
    var estimate = bar.estimate().get();
    double y = row.nameLine();
    sheet.right(
        words.percent(estimate.share()),
        bar.small() ? Type.VALUE.in(Palette.SOFT_INK) : Type.VALUE,
        plotRight - 20,
        y);
    if (!bar.small()) {
      Layout.mark(sheet, bar.standing(), plotRight - 7, y - 5);
    }
    var details =
        "n = "
            + words.count(bar.sampleSize())
            + " · "
            + words.text("column.interval")
            + ": "
            + words.interval(estimate)
            + (bar.small() ? " · " + words.text("small") : "");
    sheet.left(
        Type.SMALL.cut(details, plotRight - plotLeft), Type.SMALL, plotLeft, row.middle() + 23);
  }

  private double x(double share) {
    return plotLeft + share * (plotRight - plotLeft);
  }

  static Color fill(Bar bar) {
    return bar.small()
        ? Palette.SMALL
        : bar.standing() == Standing.NOT_MET ? Palette.NOT_MET_FILL : Palette.MET_FILL;
  }

  static Color outline(Bar bar) {
    return bar.small()
        ? Palette.RULE
        : bar.standing() == Standing.NOT_MET ? Palette.NOT_MET : Palette.MET;
  }
}
