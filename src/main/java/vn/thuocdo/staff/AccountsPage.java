package vn.thuocdo.staff;

import java.util.List;

/** What templates/staff/accounts.jte shows. */
public record AccountsPage(
    StaffFrame frame, String addText, String addUrl, List<String> columns, List<Row> rows) {

  /** One account. */
  public record Row(
      String username,
      String url,
      String displayName,
      String role,
      String units,
      String state,
      boolean isDisabled,
      String since) {}
}
