package vn.thuocdo.closing;

import java.util.List;
import vn.thuocdo.result.FiguresView;
import vn.thuocdo.staff.Sheet;
import vn.thuocdo.staff.StaffFrame;

/**
 * What waits for somebody's work: closed figures that a unit looks through, or remedies.
 *
 * @param problem why the last step was refused; empty when it was not
 * @param none said when nothing waits; empty otherwise
 */
public record WorkPage(
    StaffFrame frame,
    String intro,
    String problem,
    List<Sheet.Input> forms,
    List<Part> parts,
    String none) {

  /**
   * @param alarm such as that the unit was reminded; empty for none
   * @param figures of the member's units, nothing hidden
   */
  public record Part(
      String id,
      String title,
      String text,
      String alarm,
      List<FiguresView> figures,
      List<TableView> tables) {}
}
