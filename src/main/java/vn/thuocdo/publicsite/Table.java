package vn.thuocdo.publicsite;

import java.util.List;

/**
 * A table as templates/publicsite/table.jte shows it; every string is ready.
 *
 * @param id unique on its page
 * @param columns headings; the first is that of the rows' names
 */
public record Table(String id, String caption, List<String> columns, List<Section> sections) {

  /** Rows under one heading; an empty heading is not shown. */
  public record Section(String heading, List<Row> rows) {}

  /**
   * @param url where the name leads; empty for nowhere
   * @param isFaint for figures that rest on few answers, or are missing
   */
  public record Row(String name, String url, List<Cell> cells, boolean isFaint) {}

  /**
   * @param small stands below; may be empty
   * @param isWords set from the left, where figures stand on the right
   */
  public record Cell(String text, String small, boolean isWords) {

    static Cell figure(String text) {
      return new Cell(text, "", false);
    }

    static Cell figure(String text, String small) {
      return new Cell(text, small, false);
    }

    static Cell words(String text) {
      return new Cell(text, "", true);
    }

    static Cell words(String text, String small) {
      return new Cell(text, small, true);
    }
  }

  public int width() {
    return columns.size();
  }
}
