package vn.thuocdo.survey;

import java.util.List;
import java.util.Optional;

/**
 * One version of a questionnaire; it never changes once it is stored.
 *
 * @param document JSON with questions, scales, choices and their wording by language
 */
public record Questionnaire(
    int id, String code, int version, List<Question> questions, String document) {

  public Questionnaire {
    questions = List.copyOf(questions);
  }

  public Optional<Question> question(String code) {
    return questions.stream().filter(question -> question.code().equals(code)).findFirst();
  }

  /** Returns the name under which devices speak of it, as {@code KIOSK_1TAP@1}. */
  public String reference() {
    return code + "@" + version;
  }
}
