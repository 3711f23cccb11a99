package vn.thuocdo.closing;

import java.util.List;
import vn.thuocdo.staff.Sheet;

/**
 * A table of words as pages show it.
 *
 * @param id unique on the page
 * @param none said instead of an empty table
 */
public record TableView(
    String id, String title, String caption, List<String> columns, List<Row> rows, String none) {

  /**
   * @param cells the first one names the row
   * @param forms in a last cell of their own
   * @param isAlarming whether it is to stand out
   */
  public record Row(List<String> cells, List<Sheet.Input> forms, boolean isAlarming) {}
}
