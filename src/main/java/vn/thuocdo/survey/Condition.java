package vn.thuocdo.survey;

import java.util.List;
import java.util.Map;

/**
 * When a question is asked: only after a certain answer to an earlier one.
 *
 * @param question code of the earlier question
 * @param minimum lowest level that leads to it; 0 when choices lead to it
 * @param maximum highest level that leads to it; 0 when choices lead to it
 * @param choices ticking any of them leads to it; empty when levels lead to it
 */
public record Condition(String question, int minimum, int maximum, List<String> choices) {

  public Condition {
    choices = List.copyOf(choices);
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
