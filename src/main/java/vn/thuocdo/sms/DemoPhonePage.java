package vn.thuocdo.sms;

import java.util.List;

/**
 * The telephone of the demo; every string is ready to be shown.
 *
 * @param phone the number that is open; empty for none
 */
public record DemoPhonePage(
    String language,
    String title,
    String intro,
    String problem,
    String numberLabel,
    String phone,
    String openButton,
    String pointLabel,
    List<Point> points,
    String finishButton,
    String conversation,
    List<Line> lines,
    String none,
    String waiting,
    String replyLabel,
    String sendButton,
    String reload,
    String address) {

  /** A one-stop point that a dossier can be done at. */
  public record Point(String code, String name) {}

  /**
   * One message.
   *
   * @param who said it, for those who do not see the side it stands on
   * @param link address of the form, as it stands in the message; empty for none
   */
  public record Line(
      boolean isOurs, String who, String at, String text, String link, String linkText) {}
}
