package vn.thuocdo.publicsite;

import java.util.List;

/** What templates/publicsite/text.jte shows: the page about the method, and that of no result. */
public record TextPage(PageFrame frame, String lead, List<Part> parts) {

  /**
   * @param formula as one would write it down; empty for none
   * @param source where it comes from; empty for none
   * @param example steps of a calculation with published figures; none where there are none
   */
  public record Part(
      String id,
      String heading,
      List<String> paragraphs,
      String formula,
      String source,
      String exampleHeading,
      List<String> example) {}
}
