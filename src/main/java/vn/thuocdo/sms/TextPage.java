package vn.thuocdo.sms;

import java.util.List;
import vn.thuocdo.staff.StaffFrame;

/**
 * One message that citizens get, with what it would be on a telephone; every string is ready to be
 * shown.
 *
 * @param back the way to all messages
 * @param placeholders what is filled in, as a sentence
 * @param problems why it cannot be kept as it is
 * @param odd the characters that no plain message holds
 * @param restoreButton empty while the shipped text holds
 */
public record TextPage(
    StaffFrame frame,
    String back,
    String address,
    String label,
    String placeholders,
    String text,
    String previewButton,
    String saveButton,
    String restoreButton,
    List<String> problems,
    String sampleTitle,
    String sample,
    List<Fact> facts,
    List<String> odd,
    String shippedTitle,
    String shipped,
    String historyTitle,
    String historyNone,
    Table history) {

  /** A label and what it says. */
  public record Fact(String label, String value) {}
}
