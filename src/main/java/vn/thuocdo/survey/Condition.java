package vn.thuocdo.survey;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a question is asked: only after a certain answer to an earlier one.
 *
 * @param question code of the earlier question
 * @param minimum lowest level that leads to it; 0 when choices lead to it
 * @param maximum highest level that leads to it; 0 when choices lead to it
 * @param choices ticking any of them leads to it; empty when levels lead to it
 */
public record Condition(String question, int minimum, int maximum, List<String> choices) {

  private static final Pattern LEVELS = Pattern.compile("(\\d)(?:\\s*[-–]\\s*(\\d))?");

  public Condition {
    choices = List.copyOf(choices);
  }

  /**
   * Reads what somebody typed, as {@code OVERALL: 1-3} or {@code TIME: LATE, NONE}. What cannot be
   * read becomes a condition that leads nowhere, which {@link Flaws} tells.
   */
  static Condition typed(String text) {
    String[] parts = text.strip().split("\\s*:\\s*", 2);
    String answers = parts.length < 2 ? "" : parts[1].strip();
    Matcher levels = LEVELS.matcher(answers);
    if (levels.matches()) {
      int minimum = Integer.parseInt(levels.group(1));
      String maximum = levels.group(2);
      return new Condition(
          parts[0], minimum, maximum == null ? minimum : Integer.parseInt(maximum), List.of());
    }
    return new Condition(
        parts[0], 0, 0, answers.isEmpty() ? List.of() : List.of(answers.split("\\s*,\\s*")));
  }

  /** Returns it as {@link #typed(String)} reads it. */
  String typed() {
    return question
        + ": "
        + (choices.isEmpty() ? minimum + "-" + maximum : String.join(", ", choices));
  }

  /**
   * Tells whether what was answered leads to the question.
   *
   * @param answers by question code: a level, or a list of choices
   */
  public boolean holds(Map<String, Object> answers) {
    Object answer = answers.get(question);
    if (answer instanceof Integer level) {
      return choices.isEmpty() && level >= minimum && level <= maximum;
    }
    return answer instanceof List<?> ticked && ticked.stream().anyMatch(choices::contains);
  }
}
