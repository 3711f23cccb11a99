package vn.thuocdo.chart;

import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** What all charts have in common: the head, the foot and small marks. */
final class Layout {

  /** Columns of wide sheets are counted from here. */
  static final double LEFT = Sheet.MARGIN;

  static final double RIGHT = Sheet.WIDTH - Sheet.MARGIN;

  /** From the last line of content to the foot's first baseline. */
  private static final double FOOT = 30;

  private Layout() {}

  /** Title and subtitle; answers the last baseline. */
  static double head(Sheet sheet, Caption caption) {
    double width = sheet.end() - sheet.start();
    double x = sheet.start();
    double y =
        sheet.isNarrow()
            ? sheet.paragraph(caption.title(), Type.NARROW_TITLE, width, 3, x, 20)
            : sheet.paragraph(caption.title(), Type.TITLE, width, sheet.fixed() ? 3 : 2, x, 40);
    return caption.subtitle().isBlank()
        ? y
        : sheet.isNarrow()
            ? sheet.paragraph(caption.subtitle(), Type.SMALL, width, 3, x, y + 20)
            : sheet.paragraph(caption.subtitle(), Type.SUBTITLE, width, 2, x, y + 23);
  }

  /** Height that {@link #foot} will take below the content. */
  static double footHeight(Sheet sheet, Caption caption) {
    int lines = Type.SMALL.wrap(caption.source(), sheet.end() - sheet.start(), 3).size();
    return lines == 0 ? 18 : FOOT + (lines - 1) * Type.SMALL.leading() + 16;
  }

  /** The source below a thin rule; ends the sheet. */
  static void foot(Sheet sheet, Caption caption, double contentBottom) {
    double bottom =
        sheet.fixed() ? sheet.height() - footHeight(sheet, caption) : Math.ceil(contentBottom);
    if (!caption.source().isBlank()) {
      double width = sheet.end() - sheet.start();
      sheet.line(sheet.start(), bottom + 10.5, sheet.end(), bottom + 10.5, Palette.GRID, 1);
      sheet.paragraph(caption.source(), Type.SMALL, width, 3, sheet.start(), bottom + FOOT);
    }
    sheet.endsAt(bottom + footHeight(sheet, caption));
  }

  /** The picture of nothing to show. */
  static void empty(Sheet sheet, Caption caption) {
    double y = head(sheet, caption) + 60;
    sheet.left(sheet.words().text("empty"), Type.NOTE, sheet.start(), y);
    foot(sheet, caption, y + 40);
  }

  /** ✓ or ✗ of about 10 units around a centre; nothing for {@link Standing#UNJUDGED}. */
  static void mark(Sheet sheet, Standing standing, double x, double y) {
    switch (standing) {
      case MET -> {
        var tick = new Path2D.Double();
        tick.moveTo(x - 5, y);
        tick.lineTo(x - 1.5, y + 4);
        tick.lineTo(x + 5, y - 4.5);
        sheet.outline(tick, Palette.MET, 2.25f);
      }
      case NOT_MET -> {
        sheet.line(x - 4, y - 4, x + 4, y + 4, Palette.NOT_MET, 2.25f);
        sheet.line(x - 4, y + 4, x + 4, y - 4, Palette.NOT_MET, 2.25f);
      }
      case UNJUDGED -> {}
    }
  }

  /** Slanted lines within a rectangle, for those who cannot tell the colours. */
  static void hatch(Sheet sheet, Rectangle2D box, Color color) {
    double height = box.getHeight();
    // One path for all lines: an element for each would make up half of the file.
    var lines = new Path2D.Double();
    for (double x = box.getX() - height; x < box.getMaxX(); x += 6) {
      double from = Math.max(x, box.getX());
      double to = Math.min(x + height, box.getMaxX());
      if (to > from) {
        lines.moveTo(from, box.getMaxY() - (from - x));
        lines.lineTo(to, box.getMaxY() - (to - x));
      }
    }
    sheet.outline(lines, color, 1);
  }
}
