package vn.thuocdo.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * Places units below each other: headings where a group begins, more height for longer names, and
 * on a sheet of fixed height only as many as fit.
 *
 * @param placed the units that fit, from top to bottom
 * @param omitted how many did not fit
 * @param bottom lower edge of the last one
 */
record Rows<T>(List<Placed<T>> placed, int omitted, double bottom) {

  static final double NAME_WIDTH = 262;
  static final double SAMPLE_RIGHT = Layout.LEFT + 316;
  static final double PLOT_LEFT = Layout.LEFT + 334;

  private static final double HEADING = 34;
  private static final double ONE_LINE = 30;
  private static final double TWO_LINES = 42;
  private static final double COMPACT = 24;
  private static final double MORE_LINE = 22;

  /** On narrow sheets figures stand at the end of the name's line. */
  private static final double NARROW_FIGURES = 96;

  private static final double NARROW_BAR = 26;
  private static final double NARROW_REMARK = 18;

  /** A unit to be placed; {@code noted} when a remark stands under its name. */
  record Item<T>(T value, String name, String group, boolean noted) {
    int lines() {
      return Math.min(2, Type.NAME.wrap(name, NAME_WIDTH, 2).size() + (noted ? 1 : 0));
    }
  }

  /**
   * A unit in place.
   *
   * @param heading empty unless a group begins here
   * @param middle of the bar
   */
  record Placed<T>(Item<T> item, String heading, double top, double height, double middle) {

    /** First baseline of the name on a narrow sheet; figures stand on it too. */
    double nameLine() {
      return top + 16;
    }

    boolean compact() {
      return height < 2 * Type.NAME.leading();
    }
  }

  /**
   * Places names above their bars.
   *
   * @param remark whether there is a line of text under the bar
   */
  static <T> Rows<T> placeNarrow(
      Sheet sheet, List<Item<T>> items, double top, java.util.function.Predicate<T> remark) {
    var placed = new ArrayList<Placed<T>>();
    double y = top;
    var group = "";
    for (var item : items) {
      var heading = item.group().equals(group) ? "" : item.group();
      double start = y + (heading.isEmpty() ? 0 : HEADING);
      double bar = start + narrowName(sheet, item).size() * Type.NAME.leading() + 4;
      double end = bar + NARROW_BAR + (remark.test(item.value()) ? NARROW_REMARK : 0);
      placed.add(new Placed<>(item, heading, start, end - start, bar + NARROW_BAR / 2));
      y = end;
      group = item.group();
    }
    return new Rows<>(List.copyOf(placed), 0, y);
  }

  private static List<String> narrowName(Sheet sheet, Item<?> item) {
    return Type.NAME.wrap(item.name(), sheet.end() - sheet.start() - NARROW_FIGURES, 2);
  }

  static <T> Rows<T> place(Sheet sheet, List<Item<T>> items, double top, double bottom) {
    double natural = 0;
    var group = "";
    for (var item : items) {
      natural += item.lines() > 1 ? TWO_LINES : ONE_LINE;
      natural += item.group().equals(group) ? 0 : HEADING;
      group = item.group();
    }
    if (!sheet.fixed()) {
      return place(items, top, Double.MAX_VALUE, 1);
    }
    double room = bottom - top;
    return place(items, top, bottom, natural > room ? 0 : Math.min(1.6, room / natural));
  }

  /** A {@code stretch} of 0 asks for the compact form. */
  private static <T> Rows<T> place(List<Item<T>> items, double top, double bottom, double stretch) {
    var placed = new ArrayList<Placed<T>>();
    double y = top;
    var group = "";
    for (var item : items) {
      var heading = item.group().equals(group) ? "" : item.group();
      double height = stretch == 0 ? COMPACT : stretch * (item.lines() > 1 ? TWO_LINES : ONE_LINE);
      double next = y + (heading.isEmpty() ? 0 : HEADING) + height;
      double reserve = placed.size() < items.size() - 1 ? MORE_LINE : 0;
      if (next + reserve > bottom + 0.01 && stretch == 0) {
        break;
      }
      placed.add(new Placed<>(item, heading, next - height, height, next - height / 2));
      y = next;
      group = item.group();
    }
    return new Rows<>(List.copyOf(placed), items.size() - placed.size(), y);
  }

  /** Names, headings and the line about what is left out; answers the lower edge of it all. */
  double label(Sheet sheet) {
    placed.forEach(row -> label(sheet, row));
    if (omitted == 0) {
      return bottom;
    }
    var more = sheet.words().text("more", sheet.words().count(omitted));
    sheet.left(more, Type.NOTE, Layout.LEFT, bottom + 16);
    return bottom + MORE_LINE;
  }

  private static <T> void label(Sheet sheet, Placed<T> row) {
    if (!row.heading().isEmpty()) {
      double width = sheet.isNarrow() ? sheet.end() - sheet.start() : Sheet.WIDTH / 2;
      sheet.left(Type.GROUP.cut(row.heading(), width), Type.GROUP, sheet.start(), row.top() - 9);
    }
    var item = row.item();
    if (sheet.isNarrow()) {
      var name = narrowName(sheet, item);
      for (int i = 0; i < name.size(); i++) {
        double y = row.nameLine() + i * Type.NAME.leading();
        sheet.left(name.get(i), Type.NAME, sheet.start(), y);
      }
      return;
    }
    var lines = Type.NAME.wrap(item.name(), NAME_WIDTH, row.compact() || item.noted() ? 1 : 2);
    boolean note = item.noted() && !row.compact();
    double leading = Type.NAME.leading();
    double first = row.middle() + 5 - (lines.size() - 1 + (note ? 1 : 0)) * leading / 2;
    for (int i = 0; i < lines.size(); i++) {
      sheet.left(lines.get(i), Type.NAME, Layout.LEFT, first + i * leading);
    }
    if (note) {
      sheet.left(sheet.words().text("small"), Type.NOTE, Layout.LEFT, first + leading - 1);
    }
  }
}
