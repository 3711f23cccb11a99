package vn.thuocdo.publicsite;

import java.util.List;
import vn.thuocdo.chart.Size;

/**
 * A chart with the same figures as a table.
 *
 * @param picture none where there would be nothing to see
 * @param alt the finding in words
 * @param files other forms of the picture, and its figures
 */
public record Figure(
    String id,
    String heading,
    String intro,
    Picture picture,
    String alt,
    List<PageFrame.Link> files,
    Table table) {

  /**
   * A picture in two widths; browsers keep its place free while it loads.
   *
   * @param url empty for no picture
   * @param narrow address of the form for phones
   */
  public record Picture(String url, Size size, String narrow, Size narrowSize) {

    static final Picture NONE = new Picture("", new Size(0, 0), "", new Size(0, 0));
  }
}
