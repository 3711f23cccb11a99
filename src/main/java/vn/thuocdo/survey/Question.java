package vn.thuocdo.survey;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One question of a questionnaire version.
 *
 * @param id its number in the tallies; the same for ever
 * @param minimum lowest value of its scale; 0 for a CHOICE
 * @param maximum highest value of its scale; 0 for a CHOICE
 * @param allowsNoOpinion whether {@code noOpinion} is an answer, outside every denominator
 * @param noOpinion what stands for «không có ý kiến»: 9, or 0 on scales that print it so
 * @param satisfied the levels that count as satisfied; empty for a CHOICE
 * @param choices codes in the order in which they are shown; empty for a SCALE
 * @param values what each choice means as a number, such as a percentage; empty where it means none
 * @param maxChoices how many may be ticked at most; 0 for a SCALE
 * @param isHeadline whether its share is the published figure
 * @param factor code of the factor whose criterion it is; null for one that is no criterion
 * @param isConfidential whether answers are for Sở Nội vụ alone
 * @param isAsked whether citizens see it; false for what goes with the answers by itself
 * @param condition when it is asked; null for always
 */
public record Question(
    int id,
    String code,
    Kind kind,
    int minimum,
    int maximum,
    boolean allowsNoOpinion,
    int noOpinion,
    List<Integer> satisfied,
    List<String> choices,
    List<Integer> values,
    int maxChoices,
    boolean isHeadline,
    @Nullable String factor,
    boolean isConfidential,
    boolean isAsked,
    @Nullable Condition condition) {

  /** The usual code of «không có ý kiến». */
  public static final int NO_OPINION = 9;

  public Question {
    satisfied = List.copyOf(satisfied);
    choices = List.copyOf(choices);
    values = List.copyOf(values);
  }

  /** How a question is answered. */
  public enum Kind {
    SCALE,
    CHOICE
  }

  /** Tells whether a score is an answer outside every denominator. */
  public boolean isNoOpinion(int score) {
    return allowsNoOpinion && score == noOpinion;
  }

  /** Tells whether it is one of the criteria that factors and indices are made of. */
  public boolean isCriterion() {
    return kind == Kind.SCALE && factor != null;
  }

  Question withId(int number) {
    return new Question(
        number,
        code,
        kind,
        minimum,
        maximum,
        allowsNoOpinion,
        noOpinion,
        satisfied,
        choices,
        values,
        maxChoices,
        isHeadline,
        factor,
        isConfidential,
        isAsked,
        condition);
  }
}
