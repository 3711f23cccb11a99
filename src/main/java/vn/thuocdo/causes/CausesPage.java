package vn.thuocdo.causes;

import java.util.List;
import vn.thuocdo.staff.StaffFrame;

/**
 * Why the share of a unit rose or fell; every string is ready.
 *
 * @param problem empty for none
 * @param finding the share, and how it moved
 * @param improved units that rose beyond chance, and what they did
 * @param askedText leads to the page about who is asked; empty for who may not see it
 */
public record CausesPage(
    StaffFrame frame,
    String intro,
    String problem,
    String path,
    String unitLabel,
    List<Choice> units,
    String periodLabel,
    List<Choice> periods,
    String showButton,
    List<String> finding,
    List<Table> tables,
    String commentsTitle,
    String commentsNote,
    List<Comment> comments,
    String commentsNone,
    String improvedTitle,
    List<Improved> improved,
    String askedText,
    String askedUrl) {

  /** One entry of a list to choose from. */
  public record Choice(String value, String text, boolean isChosen) {}

  /**
   * @param note what the columns mean
   */
  public record Table(String id, String title, String note, List<String> columns, List<Row> rows) {}

  /**
   * @param isGrey for parts with too few answers to say anything
   */
  public record Row(String name, List<String> cells, boolean isGrey) {}

  /**
   * @param movement how it rose
   * @param remedies what it told; said where there is nothing, too
   */
  public record Improved(String name, String url, String movement, List<String> remedies) {}

  public record Comment(String day, String score, String text) {}
}
