package vn.thuocdo.publicsite;

import java.util.List;

/** What templates/publicsite/text.jte shows: the page about the method, and that of no result. */
public record TextPage(PageFrame frame, String lead, List<Part> parts) {

  public record Part(String heading, List<String> paragraphs) {}
}
