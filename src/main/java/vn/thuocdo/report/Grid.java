package vn.thuocdo.report;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table of typed cells, from which the workbook, the report and its annexes are written.
 *
 * @param name short, for the tab of a sheet
 */
record Grid(String name, String title, List<Column> columns, List<Row> rows) {

  Grid {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /**
   * @param weight how wide it is beside the others, in characters
   */
  record Column(String heading, int weight, Kind kind) {}

  enum Kind {
    WORDS,
    COUNT,
    SHARE,
    DAY
  }

  /**
   * @param isHead whether it stands for all rows that follow: a total, or the name of a group
   */
  record Row(List<Cell> cells, boolean isHead) {

    Row {
      cells = List.copyOf(cells);
    }

    static Row of(Cell... cells) {
      return new Row(List.of(cells), false);
    }
  }

  /** What stands in a cell; never a ready number as words. */
  sealed interface Cell {}

  record Words(String text) implements Cell {}

  record Count(long value) implements Cell {}

  /**
   * @param value from 0 to 1, unrounded
   * @param shown as people read it
   */
  record Share(double value, String shown) implements Cell {}

  record Day(LocalDate value) implements Cell {}

  /** There is a figure, but nobody may see it. */
  record Hidden() implements Cell {}

  /** There is no figure. */
  record Nothing() implements Cell {}

  static Cell words(@Nullable String text) {
    return text == null || text.isBlank() ? new Nothing() : new Words(text);
  }
}
