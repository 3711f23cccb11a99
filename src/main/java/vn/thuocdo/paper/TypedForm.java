package vn.thuocdo.paper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import vn.thuocdo.survey.Question;
import vn.thuocdo.survey.Questionnaire;

/**
 * A form as it is typed from paper: one digit for each scale in the order of the form, then the
 * numbers of the boxes that are ticked. Written down as {@code 54.|1,3|}: with a dot for what was
 * not answered, and a part for each question with boxes.
 */
final class TypedForm {

  /** A form that cannot count: empty, torn, or filled in twice. */
  static final String VOID = "X";

  private static final char NOT_ANSWERED = '.';
  private static final Pattern APART = Pattern.compile("[^0-9]+");

  private final List<Question> scales;
  private final List<Question> boxes;

  TypedForm(Questionnaire questionnaire) {
    List<Question> asked = questionnaire.questions().stream().filter(Question::isAsked).toList();
    this.scales =
        asked.stream().filter(question -> question.kind() == Question.Kind.SCALE).toList();
    this.boxes =
        asked.stream().filter(question -> question.kind() == Question.Kind.CHOICE).toList();
  }

  /** Questions that take a digit, in the order of the digits. */
  List<Question> scales() {
    return scales;
  }

  /** Questions with boxes to tick. */
  List<Question> boxes() {
    return boxes;
  }

  /**
   * Returns how it is written down; empty when it cannot be what stands on a form.
   *
   * @param ticked for each question with boxes, the numbers of the boxes from 1 on, however they
   *     are set apart
   */
  Optional<String> written(String digits, List<String> ticked) {
    String tidy = digits.replace(" ", "");
    if (tidy.length() != scales.size() || ticked.size() != boxes.size()) {
      return Optional.empty();
    }
    for (int i = 0; i < scales.size(); i++) {
      if (!isAnswer(scales.get(i), tidy.charAt(i))) {
        return Optional.empty();
      }
    }
    var written = new StringBuilder(tidy);
    for (int i = 0; i < boxes.size(); i++) {
      Optional<String> numbers = numbers(boxes.get(i), ticked.get(i).strip());
      if (numbers.isEmpty()) {
        return Optional.empty();
      }
      written.append('|').append(numbers.get());
    }
    return Optional.of(written.toString());
  }

  private static boolean isAnswer(Question question, char typed) {
    int score = typed - '0';
    boolean isDigit = score >= 0 && score <= 9;
    return typed == NOT_ANSWERED
        || (isDigit
            && (question.isNoOpinion(score)
                || (score >= question.minimum() && score <= question.maximum())));
  }

  private static Optional<String> numbers(Question question, String typed) {
    var numbers = new TreeSet<Integer>();
    for (String number : APART.split(typed)) {
      if (!number.isEmpty()) {
        if (number.length() > 3 || box(question, number) < 0) {
          return Optional.empty();
        }
        numbers.add(Integer.valueOf(number));
      }
    }
    return numbers.size() > question.maxChoices()
        ? Optional.empty()
        : Optional.of(String.join(",", numbers.stream().map(String::valueOf).toList()));
  }

  /** Returns the place of a box in its question; -1 if there is none of that number. */
  private static int box(Question question, String number) {
    int place = Integer.parseInt(number) - 1;
    return place < question.choices().size() ? place : -1;
  }

  /** Returns the answers of a form that was written down, as {@code RecordForms} takes them. */
  Map<String, String> answers(String written) {
    var answers = new LinkedHashMap<String, String>();
    List<String> parts = List.of(written.split("\\|", -1));
    for (int i = 0; i < scales.size(); i++) {
      char typed = parts.getFirst().charAt(i);
      if (typed != NOT_ANSWERED) {
        answers.put(scales.get(i).code(), String.valueOf(typed));
      }
    }
    for (int i = 0; i < boxes.size(); i++) {
      var ticked = new ArrayList<String>();
      for (String number : parts.get(i + 1).split(",")) {
        if (!number.isEmpty()) {
          ticked.add(boxes.get(i).choices().get(box(boxes.get(i), number)));
        }
      }
      if (!ticked.isEmpty()) {
        answers.put(boxes.get(i).code(), String.join("|", ticked));
      }
    }
    return answers;
  }
}
