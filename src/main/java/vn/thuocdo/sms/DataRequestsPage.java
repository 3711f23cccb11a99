package vn.thuocdo.sms;

import java.util.List;
import vn.thuocdo.staff.StaffFrame;

/**
 * The register of requests; every string is ready to be shown.
 *
 * @param problem why nothing was entered; empty for none
 */
public record DataRequestsPage(
    StaffFrame frame,
    String intro,
    String problem,
    String newTitle,
    String kindLabel,
    List<Choice> kinds,
    String numberLabel,
    String numberHint,
    String dayLabel,
    String day,
    String button,
    String caption,
    List<String> columns,
    List<Row> rows,
    String none,
    Table deadlines) {

  /** What can be asked for. */
  public record Choice(String value, String text) {}

  /**
   * One request.
   *
   * @param isLate whether its deadline is over and it is not answered
   */
  public record Row(
      String name,
      String url,
      String received,
      String acknowledge,
      String answer,
      boolean isLate,
      String state) {}
}
