package vn.thuocdo.publicsite;

import java.util.List;

/**
 * What templates/publicsite/compare.jte shows; every string is ready.
 *
 * @param others the same page about another group or another period
 * @param problem what was wrong with what was chosen; empty for nothing
 * @param differences each two of the chosen ones, in sentences; empty before anything is chosen
 * @param hint what to do where nobody answers: in a copy made of files
 */
public record ComparePage(
    PageFrame frame,
    String kicker,
    String lead,
    String othersName,
    List<PageFrame.Link> others,
    String problem,
    String differencesHeading,
    List<String> differences,
    List<Figure> figures,
    List<Table> tables,
    String filesName,
    String action,
    String legend,
    List<Option> options,
    String send,
    String hint,
    PageFrame.Link results) {

  /** A unit that can be chosen. */
  public record Option(String code, String name, String figures, boolean isChosen) {}
}
