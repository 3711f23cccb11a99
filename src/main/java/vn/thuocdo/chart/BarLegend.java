package vn.thuocdo.chart;

import java.awt.geom.Rectangle2D;

/** Explains the bars, in as many lines as it takes; only what the chart holds is explained. */
final class BarLegend {

  private static final double GAP = 22;

  private final Sheet sheet;
  private double x;
  private double y;

  private BarLegend(Sheet sheet, double y) {
    this.sheet = sheet;
    this.x = sheet.start();
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
    if (sheet.isNarrow()) {
      chart.targets().forEach(legend::target);
    }
    return legend.x > sheet.start() ? legend.y + 28 : y;
  }

  private void bar(Bar bar) {
    var key = bar.small() ? "small" : bar.standing().name().toLowerCase(java.util.Locale.ROOT);
    var text = sheet.words().text("legend." + key);
    boolean isMarked = !bar.small() && bar.standing() != Standing.UNJUDGED;
    makeRoom((isMarked ? 44 : 28) + Type.SMALL.width(text));
    var box = new Rectangle2D.Double(x, y - 10, 22, 11);
    sheet.fill(box, SortedBarsPainter.fill(bar));
    if (!bar.small() && bar.standing() == Standing.NOT_MET) {
      Layout.hatch(sheet, box, Palette.NOT_MET);
    }
    sheet.outline(box, SortedBarsPainter.outline(bar), 1);
    x += 28;
    if (isMarked) {
      Layout.mark(sheet, bar.standing(), x + 6, y - 4.5);
      x += 16;
    }
    write(text);
  }

  private void whisker() {
    var text = sheet.words().text("legend.interval");
    makeRoom(28 + Type.SMALL.width(text));
    double middle = y - 4.5;
    sheet.line(x, middle, x + 22, middle, Palette.INK, 1.25f);
    sheet.line(x + .5, middle - 3.5, x + .5, middle + 3.5, Palette.INK, 1.25f);
    sheet.line(x + 21.5, middle - 3.5, x + 21.5, middle + 3.5, Palette.INK, 1.25f);
    x += 28;
    write(text);
  }

  /** Where there is no room for labels at the lines themselves. */
  private void target(Target target) {
    var text =
        Type.SMALL.cut(
            sheet.words().text("legend.target", target.label()), sheet.end() - sheet.start() - 14);
    makeRoom(14 + Type.SMALL.width(text));
    sheet.line(x + 4, y - 12, x + 4, y + 3, Palette.TARGET, 2);
    x += 14;
    write(text);
  }

  private void makeRoom(double width) {
    if (x > sheet.start() && x + width > sheet.end()) {
      x = sheet.start();
      y += 20;
    }
  }

  private void write(String text) {
    sheet.left(text, Type.SMALL, x, y);
    x += Type.SMALL.width(text) + GAP;
  }
}
