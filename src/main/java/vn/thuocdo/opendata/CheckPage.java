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
 * @param copy what to do where nobody answers: in a copy made of files
 */
public record CheckPage(
    PageFrame frame,
    String lead,
    String address,
    String label,
    String hint,
    String code,
    String alert,
    String send,
    List<Answer> answers,
    String aboutHeading,
    List<String> about,
    List<String> commands,
    String copyHeading,
    List<Step> copy) {

  /** What became of the rating, in one publication or altogether. */
  public record Answer(String heading, String sentence, List<Link> links) {}

  public record Step(String sentence, List<Link> links) {}
}
