package vn.thuocdo.opendata;

import java.util.List;
import vn.thuocdo.publicsite.PageFrame;
import vn.thuocdo.publicsite.PageFrame.Link;

/**
 * What templates/opendata/check.jte shows; every string is ready.
 *
 * @param address where the form leads
 * @param code as it was typed
 * @param alert what is wrong with the code; empty for nothing
 */
public record CheckPage(
    PageFrame frame,
    String lead,
    String address,
    String language,
    String label,
    String hint,
    String code,
    String alert,
    String send,
    List<Answer> answers,
    String aboutHeading,
    List<String> about,
    List<String> commands) {

  /** What became of the rating, in one publication or altogether. */
  public record Answer(String heading, String sentence, List<Link> links) {}
}
