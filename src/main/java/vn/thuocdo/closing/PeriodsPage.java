package vn.thuocdo.closing;

import java.util.List;
import vn.thuocdo.staff.Sheet;
import vn.thuocdo.staff.StaffFrame;

/**
 * What may be published, and what was.
 *
 * @param columns headings of {@code rows}
 * @param periodUrl where the form for another period leads
 */
public record PeriodsPage(
    StaffFrame frame,
    String intro,
    String problem,
    String caption,
    List<String> columns,
    List<Row> rows,
    String otherTitle,
    String periodLabel,
    String periodHint,
    String calendarLabel,
    List<Sheet.Option> calendars,
    String previewButton,
    String periodUrl) {

  /**
   * One period that is over.
   *
   * @param hash of the document; empty while nothing is frozen
   * @param url to the preview, or to the public page
   */
  public record Row(
      String period,
      String dates,
      String calendar,
      String state,
      String hash,
      String url,
      String link) {}
}
