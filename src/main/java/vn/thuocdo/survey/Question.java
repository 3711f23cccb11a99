package vn.thuocdo.survey;

import java.util.List;

/**
 * One question of a questionnaire version.
 *
 * @param id its number in the tallies; the same for ever
 * @param minimum lowest value of its scale; 0 for a CHOICE
 * @param maximum highest value of its scale; 0 for a CHOICE
 * @param allowsNoOpinion whether 9 («không có ý kiến») is an answer, outside every denominator
 * @param choices codes in the order in which they are shown; empty for a SCALE
 * @param maxChoices how many may be ticked at most; 0 for a SCALE
 * @param isHeadline whether its share is the published figure
 */
public record Question(
    int id,
    String code,
    Kind kind,
    int minimum,
    int maximum,
    boolean allowsNoOpinion,
    List<String> choices,
    int maxChoices,
    boolean isHeadline) {

  public Question {
    choices = List.copyOf(choices);
  }

  /** How a question is answered. */
  public enum Kind {
    SCALE,
    CHOICE
  }
}
