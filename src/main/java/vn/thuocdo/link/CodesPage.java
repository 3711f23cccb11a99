package vn.thuocdo.link;

import java.util.List;
import vn.thuocdo.staff.StaffFrame;

/**
 * The QR codes as staff see them; every string is ready to be shown.
 *
 * @param problem what was wrong; empty for nothing
 * @param noAddress why nothing can be printed; empty when it can
 * @param headline how answers by QR code count; empty for whom it does not concern
 * @param headlineValue what the button would set
 */
public record CodesPage(
    StaffFrame frame,
    String intro,
    String problem,
    String noAddress,
    String makeTitle,
    String placeLabel,
    List<Choice> places,
    String caseLabel,
    List<Choice> cases,
    String makeButton,
    String caption,
    List<String> columns,
    List<Row> rows,
    String none,
    String withdrawButton,
    String note,
    String headlineTitle,
    String headline,
    String headlineValue,
    String headlineButton) {

  public record Choice(String value, String text) {}

  /** Where a poster is. */
  public record Print(String text, String url) {}

  /**
   * @param prints empty when nothing can be printed
   */
  public record Row(
      String code,
      String place,
      String caseState,
      String made,
      List<Print> prints,
      String state,
      boolean isValid) {}
}
