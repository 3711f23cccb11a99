package vn.thuocdo.link;

import java.util.List;

/**
 * A page that only tells something: thanks, or why there is no form.
 *
 * @param link where to go from here; empty for nowhere
 */
public record NoticePage(FormFrame frame, List<String> sentences, String linkText, String link) {

  public NoticePage {
    sentences = List.copyOf(sentences);
  }
}
