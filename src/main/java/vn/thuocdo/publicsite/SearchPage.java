package vn.thuocdo.publicsite;

import java.util.List;

/**
 * What templates/publicsite/search.jte shows; every string is ready.
 *
 * @param answer how many were found; empty where nothing was asked and everything is listed
 */
public record SearchPage(PageFrame frame, SearchBox box, String answer, List<Section> sections) {

  public record Section(String id, String heading, List<Entry> entries) {}

  /**
   * @param small what it is about; may be empty
   */
  public record Entry(String text, String url, String small) {}
}
