package vn.thuocdo.chart;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/** Lays out {@link StackedLevels}: name, n and a bar of 100% with its percentages written in. */
final class StackedLevelsPainter {

  private static final double BAR = 20;

  private final Sheet sheet;
  private final Words words;
  private final StackedLevels chart;
  private final double plotLeft;
  private final double plotRight;

  StackedLevelsPainter(Sheet sheet, StackedLevels chart) {
    this.sheet = sheet;
    this.plotLeft = sheet.isNarrow() ? sheet.start() : Rows.PLOT_LEFT;
    this.plotRight = sheet.isNarrow() ? sheet.end() : Layout.RIGHT - 14;
    this.words = sheet.words();
    this.chart = chart;
  }

  void paint() {
    if (chart.rows().isEmpty()) {
      Layout.empty(sheet, chart.caption());
      return;
    }
    double y = legend(Layout.head(sheet, chart.caption()) + 28) + 28;
    if (sheet.isNarrow()) {
      paintNarrow(y - 14);
      return;
    }
    for (int percent = 0; percent <= 100; percent += 20) {
      sheet.centre(percent + "%", Type.SMALL, x(percent / 100.0), y);
    }
    sheet.right(words.text("column.sample"), Type.NOTE, Rows.SAMPLE_RIGHT, y);
    double top = y + 8;
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
    var rows = Rows.placeNarrow(sheet, items(), top, StackedLevelsPainter::noted);
    plot(rows, top);
    rows.placed().forEach(this::figures);
    rows.placed().stream()
        .filter(row -> noted(row.item().value()))
        .forEach(
            row -> sheet.left(words.text("small"), Type.NOTE, sheet.start(), row.middle() + 25));
    Layout.foot(sheet, chart.caption(), rows.label(sheet) + 6);
  }

  private List<Rows.Item<LevelRow>> items() {
    return chart.rows().stream()
        .map(row -> new Rows.Item<>(row, row.name(), row.group(), noted(row)))
        .toList();
  }

  private static boolean noted(LevelRow row) {
    return row.total() > 0 && row.total() < Bar.ENOUGH;
  }

  /** Colour, digit and word of each level, 5 first; answers the last baseline. */
  private double legend(double top) {
    double x = sheet.start();
    double y = top;
    for (int level = 5; level >= 1; level--) {
      var text = level + "  " + chart.words().get(level - 1);
      double width = 20 + Type.SMALL.width(text);
      if (x + width > sheet.end() && x > sheet.start()) {
        x = sheet.start();
        y += 20;
      }
      var box = new Rectangle2D.Double(x, y - 11, 14, 14);
      sheet.fill(box, Palette.LEVELS.get(level - 1));
      sheet.outline(box, Palette.RULE, .5f);
      sheet.left(text, Type.SMALL.in(Palette.INK), x + 20, y);
      x += width + 22;
    }
    return y;
  }

  private void plot(Rows<LevelRow> rows, double top) {
    var data = new XYIntervalSeriesCollection();
    var renderer = Plots.bars();
    for (int level = 5; level >= 1; level--) {
      var series = Plots.series("level" + level);
      for (var row : rows.placed()) {
        var value = row.item().value();
        if (value.total() > 0) {
          double from = share(value, level + 1);
          double to = share(value, level);
          double y = row.middle();
          series.add(y, y - BAR / 2, y + BAR / 2, to, from, to);
        }
      }
      int number = Plots.add(data, series);
      renderer.setSeriesPaint(number, Palette.LEVELS.get(level - 1));
      renderer.setSeriesOutlinePaint(number, Color.WHITE);
    }
    double bottom = Math.max(rows.bottom(), top + 1);
    var area = new Rectangle2D.Double(plotLeft, top, plotRight - plotLeft, bottom - top);
    var plot = Plots.rows(top, bottom);
    plot.setRangeGridlinesVisible(!sheet.isNarrow());
    plot.setDataset(data);
    plot.setRenderer(renderer);
    sheet.add(g -> plot.draw(g, area, null, null, null));
  }

  private void figures(Rows.Placed<LevelRow> row) {
    var value = row.item().value();
    double y = row.middle() + 4.5;
    if (value.counts().isEmpty() || value.total() == 0) {
      var key = value.counts().isEmpty() ? "hidden" : "empty";
      var note = value.note().isBlank() ? words.text(key) : value.note();
      double indent = sheet.isNarrow() ? 0 : 8;
      double width = sheet.end() - plotLeft - indent;
      sheet.left(Type.NOTE.cut(note, width), Type.NOTE, plotLeft + indent, y);
      return;
    }
    if (sheet.isNarrow()) {
      sheet.right("n = " + words.count(value.total()), Type.SMALL, plotRight, row.nameLine());
    } else {
      sheet.right(words.count(value.total()), Type.SMALL, Rows.SAMPLE_RIGHT, y);
    }
    outline(row);
    for (int level = 1; level <= 5; level++) {
      var text = words.hundredths(value.hundredths().get(level - 1));
      var type = Type.SMALL.in(Palette.ON_LEVELS.get(level - 1));
      double from = x(share(value, level + 1));
      double to = x(share(value, level));
      if (to - from > type.width(text) + 8) {
        sheet.centre(text, type, (from + to) / 2, y);
      }
    }
  }

  /** The middle level is nearly white: a thin frame keeps the bar's ends visible. */
  private void outline(Rows.Placed<LevelRow> row) {
    sheet.outline(
        new Rectangle2D.Double(plotLeft, row.middle() - BAR / 2, plotRight - plotLeft, BAR),
        Palette.RULE,
        .5f);
  }

  /** Share of the answers at this level or better; 0 beyond level 5. */
  private static double share(LevelRow row, int level) {
    return row.counts().stream().skip(level - 1L).mapToLong(Long::longValue).sum()
        / (double) row.total();
  }

  private double x(double share) {
    return plotLeft + share * (plotRight - plotLeft);
  }
}
