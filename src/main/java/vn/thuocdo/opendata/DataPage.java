package vn.thuocdo.opendata;

import java.util.List;
import vn.thuocdo.publicsite.PageFrame;
import vn.thuocdo.publicsite.PageFrame.Link;

/**
 * What templates/opendata/data.jte shows; every string is ready.
 *
 * @param rows may be empty, then {@code nothing} is said instead
 */
public record DataPage(
    PageFrame frame,
    String lead,
    String nothing,
    String caption,
    List<String> columns,
    List<Row> rows,
    String checkHeading,
    List<String> check,
    List<String> commands,
    String moreHeading,
    List<Link> more) {

  /** One publication. */
  public record Row(
      String name, String url, String version, String published, List<Link> files, String sha256) {}
}
