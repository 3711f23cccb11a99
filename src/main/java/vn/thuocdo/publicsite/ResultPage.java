package vn.thuocdo.publicsite;

import java.util.List;

/**
 * What templates/publicsite/result.jte shows; every string is ready.
 *
 * @param notices what a reader must know before any figure, with an address or without
 * @param besides pages of what stands beside the opinions; may be empty
 * @param steps how the publication came about; empty when the document does not tell
 * @param proceedings what a correction changed, what units said, what was remedied
 * @param versions of this period; empty if there is only this one
 */
public record ResultPage(
    PageFrame frame,
    List<PageFrame.Link> notices,
    String dates,
    List<Part> parts,
    List<PageFrame.Link> besides,
    String hiddenHeading,
    List<String> hidden,
    String methodHeading,
    List<String> method,
    PageFrame.Link methodPage,
    String exampleHeading,
    List<String> example,
    String filesHeading,
    List<PageFrame.Link> files,
    String othersHeading,
    List<PageFrame.Link> others,
    String identityHeading,
    List<Fact> identity,
    List<String> steps,
    List<Table> proceedings,
    String versionsHeading,
    List<PageFrame.Link> versions,
    String filesName) {

  /**
   * The figures of one domain.
   *
   * @param responses how many of those who could answer did; no table where that is not known
   */
  public record Part(
      String id,
      String heading,
      List<String> sentences,
      List<Figure> figures,
      String responsesHeading,
      String responsesIntro,
      List<Table> responses) {}

  public record Fact(String name, String value) {}
}
