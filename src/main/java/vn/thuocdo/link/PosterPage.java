package vn.thuocdo.link;

import java.util.List;

/**
 * What stands on a poster; templates/link/poster.jte shows it.
 *
 * @param paper names of its layout
 * @param names of the office, and of the counter where there is one
 * @param picture of the code, as a data address
 * @param host the address as it is typed, up to the path
 */
public record PosterPage(
    String paper,
    List<String> names,
    List<String> namesEn,
    Words vi,
    Words en,
    String picture,
    String host,
    String path) {

  /** Of a sheet on which everything but the code is smaller. */
  private static final String DENSE = "sheet-dense";

  PosterPage dense() {
    return new PosterPage(paper + " " + DENSE, names, namesEn, vi, en, picture, host, path);
  }

  /**
   * The same in each language.
   *
   * @param about which state of the dossier it is about; empty for any
   */
  public record Words(String question, String about, String what, String facts, String type) {}
}
