package vn.thuocdo.link;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.dossier.CaseState;
import vn.thuocdo.rating.Comments;
import vn.thuocdo.survey.Question;
import vn.thuocdo.survey.Questionnaire;

/**
 * What somebody answered on the form.
 *
 * @param questionnaire what was asked
 * @param byQuestion as a rating has them, in the order of the questionnaire
 * @param complaint why it cannot be taken yet; empty when it can
 */
record Answers(
    Questionnaire questionnaire,
    Map<String, Object> byQuestion,
    Optional<String> comment,
    Optional<Complaint> complaint) {

  static final String COMMENT = "comment";
  private static final String CASE_STATE = "CASE_STATE";

  /** What the citizen is asked to put right. */
  enum Complaint {
    NO_LEVEL,
    TOO_MANY_REASONS
  }

  /**
   * Reads a form. What no form of ours could have sent counts as not answered.
   *
   * @param caseState goes with the answers; null when not told
   */
  static Answers read(PostedForm form, Questionnaire questionnaire, @Nullable CaseState caseState) {
    var answers = new LinkedHashMap<String, Object>();
    boolean hasTooMany = false;
    for (Question question : questionnaire.questions()) {
      List<String> sent = sent(form, question, caseState, answers);
      if (question.kind() == Question.Kind.SCALE) {
        level(sent, question).ifPresent(level -> answers.put(question.code(), level));
      } else {
        List<String> choices = question.choices().stream().filter(sent::contains).toList();
        hasTooMany |= choices.size() > question.maxChoices();
        if (!choices.isEmpty()) {
          answers.put(question.code(), choices);
        }
      }
    }
    Optional<Complaint> complaint =
        questionnaire.questions().stream()
                .anyMatch(one -> one.isHeadline() && !answers.containsKey(one.code()))
            ? Optional.of(Complaint.NO_LEVEL)
            : hasTooMany ? Optional.of(Complaint.TOO_MANY_REASONS) : Optional.empty();
    String written = form.one(COMMENT).replace("\r\n", "\n");
    return new Answers(questionnaire, answers, Comments.keep(written), complaint);
  }

  /** What was ticked before the level was changed to a good one is no reason any more. */
  private static List<String> sent(
      PostedForm form,
      Question question,
      @Nullable CaseState caseState,
      Map<String, Object> answers) {
    if (question.code().equals(CASE_STATE)) {
      var told = new ArrayList<String>();
      if (caseState != null) {
        told.add(caseState.name());
      }
      return told;
    }
    var condition = question.condition();
    boolean isAsked = question.isAsked() && (condition == null || condition.holds(answers));
    return isAsked ? form.all(question.code()) : List.of();
  }

  private static Optional<Integer> level(List<String> sent, Question question) {
    for (int level = question.minimum(); level <= question.maximum(); level++) {
      if (sent.size() == 1 && sent.getFirst().equals(Integer.toString(level))) {
        return Optional.of(level);
      }
    }
    boolean isNoOpinion =
        question.allowsNoOpinion()
            && sent.size() == 1
            && sent.getFirst().equals(Integer.toString(question.noOpinion()));
    return isNoOpinion ? Optional.of(question.noOpinion()) : Optional.empty();
  }
}
