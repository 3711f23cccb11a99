package vn.thuocdo.link;

import java.util.List;

/**
 * A page that only tells something: thanks, or why there is no form.
 *
 * @param link where to go from here; empty for nowhere
 * @param receipt code of what was sent; empty for none
 */
public record NoticePage(
    FormFrame frame,
    List<String> sentences,
    String linkText,
    String link,
    String receiptName,
    String receipt,
    String receiptText,
    String receiptLink) {

  public NoticePage {
    sentences = List.copyOf(sentences);
  }
}
