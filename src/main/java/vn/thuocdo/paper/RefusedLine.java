package vn.thuocdo.paper;

import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;

/**
 * A line of a file that was not taken.
 *
 * @param number of the line in the file, from 1
 * @param text the line as it stands in the file; may hold a comment of a citizen
 * @param reason a stable code
 * @param detail what it is about, such as the code that is not known; may be empty
 */
public record RefusedLine(int number, String text, String reason, String detail) {

  /** Returns what is wrong and what to do, as a sentence. */
  public String explain(Language language) {
    return Texts.of("paper", language).get("refused." + reason, detail);
  }
}
