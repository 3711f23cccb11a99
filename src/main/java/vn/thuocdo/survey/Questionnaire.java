package vn.thuocdo.survey;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.unit.Domain;

/**
 * One version of a questionnaire; it never changes once it is stored.
 *
 * @param domain whose service it asks about; its department owns it
 * @param population who is asked
 * @param formulas how its figure is made, the official one first; empty where only the headline
 *     question counts
 * @param comprehensiveId number under which tallies keep how many respondents were satisfied in
 *     everything; 0 where nobody keeps it
 * @param validFrom first day on which it is given out; null for no beginning
 * @param validTo last day on which it is given out; null for no end
 * @param mustBeChecked whether nobody has compared it with the texts in force yet
 * @param document JSON with questions, scales, choices and their wording by language
 */
public record Questionnaire(
    int id,
    String code,
    int version,
    List<Question> questions,
    Domain domain,
    Population population,
    List<Formula> formulas,
    int comprehensiveId,
    @Nullable LocalDate validFrom,
    @Nullable LocalDate validTo,
    boolean mustBeChecked,
    String document) {

  /** Code of the question that nobody is asked: whether all criteria were answered satisfied. */
  static final String COMPREHENSIVE = "*";

  /** Choices of that question. */
  public static final String ALL_SATISFIED = "ALL";

  public static final String NOT_ALL_SATISFIED = "NOT_ALL";

  public Questionnaire {
    questions = List.copyOf(questions);
    formulas = List.copyOf(formulas);
  }

  public Optional<Question> question(String code) {
    return questions.stream().filter(question -> question.code().equals(code)).findFirst();
  }

  public List<Question> criteria() {
    return questions.stream().filter(Question::isCriterion).toList();
  }

  /**
   * Tells whether every answered criterion was answered satisfied; empty for who answered none.
   *
   * @param answers by question code
   */
  public Optional<Boolean> isAllSatisfied(Map<String, Object> answers) {
    return criteria().stream()
        .filter(question -> isCounted(question, answers.get(question.code())))
        .map(question -> question.satisfied().contains(answers.get(question.code())))
        .reduce(Boolean::logicalAnd);
  }

  private static boolean isCounted(Question question, @Nullable Object answer) {
    return answer instanceof Integer level && !question.isNoOpinion(level);
  }

  /** Tells whether it may be given out on a day. */
  boolean isValidOn(LocalDate day) {
    return (validFrom == null || !day.isBefore(validFrom))
        && (validTo == null || !day.isAfter(validTo));
  }

  /** Returns the name under which devices speak of it, as {@code KIOSK_1TAP@1}. */
  public String reference() {
    return code + "@" + version;
  }
}
