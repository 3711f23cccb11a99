package vn.thuocdo.report;

import java.util.List;
import vn.thuocdo.staff.StaffFrame;

/**
 * Texts that a clerk writes, and, for a period, the documents that are made of them.
 *
 * @param problem why nothing was saved; empty otherwise
 * @param isRunning whether the page shows it anew by itself
 */
public record ReportPage(
    StaffFrame frame,
    String intro,
    String back,
    String backUrl,
    String problem,
    String action,
    List<Field> fields,
    String saveButton,
    List<Link> single,
    String singleTitle,
    Documents documents,
    boolean isRunning) {

  /**
   * @param other what somebody else wrote meanwhile, with who and when before it; empty for nothing
   * @param isLong whether it has lines
   */
  public record Field(
      String name,
      String label,
      String hint,
      String text,
      int revision,
      String note,
      String other,
      String otherLabel,
      boolean isLong) {}

  /** A way to a file. */
  public record Link(String text, String url) {}

  /**
   * @param title empty on the page that is about no period
   * @param state sentences about what was asked for
   * @param done percentage of a bar; -1 for no bar
   * @param askAction where to ask; empty while that is not possible
   * @param releaseAction where to let everybody read them; empty while that is not possible
   */
  public record Documents(
      String title,
      String intro,
      List<String> state,
      int done,
      String doneLabel,
      String askAction,
      String askButton,
      List<Link> links,
      String releaseAction,
      String releaseButton,
      String releaseHint) {

    static final Documents NONE =
        new Documents("", "", List.of(), -1, "", "", "", List.of(), "", "", "");
  }
}
