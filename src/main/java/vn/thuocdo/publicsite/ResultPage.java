package vn.thuocdo.publicsite;

import java.util.List;

/** What templates/publicsite/result.jte shows; every string is ready. */
public record ResultPage(
    PageFrame frame,
    String dates,
    List<Part> parts,
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
    String filesName) {

  /** The figures of one domain. */
  public record Part(String id, String heading, List<String> sentences, List<Figure> figures) {}

  public record Fact(String name, String value) {}
}
