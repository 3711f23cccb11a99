package vn.thuocdo.chart;

import java.awt.geom.Rectangle2D;

/** One line that explains the bars; only what the chart holds is explained. */
final class BarLegend {

  private static final double GAP = 22;

  private final Sheet sheet;
  private final double y;
  private double x = Layout.LEFT;

  private BarLegend(Sheet sheet, double y) {
    this.sheet = sheet;
    this.y = y;
  }

  /** Writes on baseline {@code y}; answers the baseline for what follows. */
  static double paint(Sheet sheet, SortedBars chart, double y) {
    var legend = new BarLegend(sheet, y);
    for (var standing : Standing.values()) {
      chart.bars().stream()
          .filter(bar -> bar.estimate().isPresent() && !bar.small())
          .filter(bar -> bar.standing() == standing)
          .findFirst()
          .ifPresent(legend::bar);
    }
    chart.bars().stream()
        .filter(bar -> bar.estimate().isPresent() && bar.small())
        .findFirst()
        .ifPresent(legend::bar);
    if (chart.bars().stream().anyMatch(bar -> bar.estimate().isPresent())) {
      legend.whisker();
    }
    return legend.x > Layout.LEFT ? y + 28 : y;
  }

  private void bar(Bar bar) {
    var box = new Rectangle2D.Double(x, y - 10, 22, 11);
    sheet.fill(box, SortedBarsPainter.fill(bar));
    if (!bar.small() && bar.standing() == Standing.NOT_MET) {
      Layout.hatch(sheet, box, Palette.NOT_MET);
    }
    sheet.outline(box, SortedBarsPainter.outline(bar), 1);
    x += 28;
    if (!bar.small() && bar.standing() != Standing.UNJUDGED) {
      Layout.mark(sheet, bar.standing(), x + 6, y - 4.5);
      x += 16;
    }
    var key = bar.small() ? "small" : bar.standing().name().toLowerCase(java.util.Locale.ROOT);
    write(sheet.words().text("legend." + key));
  }

  private void whisker() {
    double middle = y - 4.5;
    sheet.line(x, middle, x + 22, middle, Palette.INK, 1.25f);
    sheet.line(x + .5, middle - 3.5, x + .5, middle + 3.5, Palette.INK, 1.25f);
    sheet.line(x + 21.5, middle - 3.5, x + 21.5, middle + 3.5, Palette.INK, 1.25f);
    x += 28;
    write(sheet.words().text("legend.interval"));
  }

  private void write(String text) {
    sheet.left(text, Type.SMALL, x, y);
    x += Type.SMALL.width(text) + GAP;
  }
}
