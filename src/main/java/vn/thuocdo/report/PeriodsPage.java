package vn.thuocdo.report;

import java.util.List;
import vn.thuocdo.staff.StaffFrame;

/** The periods that have a report. */
public record PeriodsPage(
    StaffFrame frame,
    String intro,
    String factsText,
    String factsUrl,
    String caption,
    List<String> columns,
    List<Row> rows,
    String nothing) {

  /** One period. */
  public record Row(String period, String dates, String state, String link, String url) {}
}
