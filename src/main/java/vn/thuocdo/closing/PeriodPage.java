package vn.thuocdo.closing;

import java.util.List;
import vn.thuocdo.result.FiguresView;
import vn.thuocdo.staff.Sheet;
import vn.thuocdo.staff.StaffFrame;

/**
 * One period: how far it is on its way to the public, and what the public will see of it.
 *
 * @param problem why the last step was refused; empty when it was not
 * @param warnings such as that the figures are simulated
 * @param tables of words: what units replied
 * @param changes against the version before or against the figures of now; empty for none
 * @param suppressed names of what is hidden; empty when nothing is
 */
public record PeriodPage(
    StaffFrame frame,
    String intro,
    String problem,
    List<String> warnings,
    String stepsTitle,
    List<Step> steps,
    List<Sheet.Input> forms,
    List<TableView> tables,
    List<FiguresView> changes,
    List<String> sentences,
    List<FiguresView> figures,
    String suppressionTitle,
    String suppressionText,
    List<String> suppressed,
    String methodTitle,
    String methodText) {

  /**
   * @param state done, next or later; the class of its line
   * @param detail when and who, or what is missing
   */
  public record Step(String state, String name, String detail) {}
}
