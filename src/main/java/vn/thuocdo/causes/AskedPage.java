package vn.thuocdo.causes;

import java.util.List;
import vn.thuocdo.staff.StaffFrame;

/**
 * Where it may have changed who is asked; every string is ready.
 *
 * @param problem empty for none
 * @param notes what could be compared and what not
 */
public record AskedPage(
    StaffFrame frame,
    String intro,
    String problem,
    String path,
    String periodLabel,
    List<CausesPage.Choice> periods,
    String showButton,
    List<Part> parts,
    List<String> notes,
    String back,
    String backUrl) {

  /**
   * One kind of sign.
   *
   * @param meaning what it may come from, and what to do
   * @param none said where there is none
   */
  public record Part(
      String id, String title, String meaning, List<Finding> findings, String none) {}

  /** What was found at a place. */
  public record Finding(String place, String sentence) {}
}
