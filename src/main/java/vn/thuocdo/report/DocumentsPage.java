package vn.thuocdo.report;

import java.util.List;
import vn.thuocdo.publicsite.PageFrame;

/** What everybody may take home about a period. */
public record DocumentsPage(
    PageFrame frame,
    String intro,
    List<PageFrame.Link> files,
    String noticesTitle,
    List<Notice> notices,
    String back,
    String backUrl) {

  /** The sheets of one unit. */
  public record Notice(String unit, List<PageFrame.Link> sheets) {}
}
