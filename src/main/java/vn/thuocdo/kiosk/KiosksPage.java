package vn.thuocdo.kiosk;

import java.util.List;
import vn.thuocdo.staff.StaffFrame;

/**
 * The kiosks as staff see them; every string is ready to be shown.
 *
 * @param issued empty when no code was made just now
 */
public record KiosksPage(
    StaffFrame frame,
    String intro,
    String issueTitle,
    String counterLabel,
    List<Choice> counters,
    String issueButton,
    List<Fact> issued,
    String issuedNote,
    String caption,
    List<String> columns,
    List<Row> rows,
    String none,
    String revokeButton,
    String revokeNote,
    String refusedCaption,
    List<String> refusedColumns,
    List<List<String>> refused) {

  /** A counter that a code can be made for. */
  public record Choice(String value, String text) {}

  /** A label and what it says. */
  public record Fact(String label, String value) {}

  /**
   * One kiosk.
   *
   * @param alarms sentences about what needs somebody's attention; empty when all is well
   * @param isValid whether its key may still be revoked
   */
  public record Row(
      String id,
      String place,
      String counter,
      String state,
      String lastSeen,
      String waiting,
      String numbers,
      List<String> alarms,
      String device,
      boolean isValid) {}
}
