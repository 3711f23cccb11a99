package vn.thuocdo.survey;

import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The JSON form of a questionnaire, read and checked.
 *
 * @param questions as in the document, still without the numbers that the database gives
 */
record QuestionnaireDocument(String code, int version, List<Question> questions, JsonNode tree) {

  /**
   * @throws IllegalArgumentException if the text is no questionnaire; the message says where
   */
  static QuestionnaireDocument parse(JsonMapper json, String text) {
    JsonNode tree;
    try {
      tree = json.readValue(text, io.micronaut.core.type.Argument.of(JsonNode.class));
    } catch (IOException e) {
      throw new IllegalArgumentException("A questionnaire is no JSON: " + e.getMessage(), e);
    }
    String code = required(tree, "code").getStringValue();
    var questions = new ArrayList<Question>();
    for (JsonNode question : required(tree, "questions").values()) {
      questions.add(question(code, question));
    }
    if (questions.stream().map(Question::code).distinct().count() != questions.size()) {
      throw new IllegalArgumentException(code + " asks two questions of the same code");
    }
    return new QuestionnaireDocument(
        code, required(tree, "version").getIntValue(), List.copyOf(questions), tree);
  }

  private static Question question(String questionnaire, JsonNode node) {
    var kind = Question.Kind.valueOf(required(node, "kind").getStringValue());
    boolean isScale = kind == Question.Kind.SCALE;
    var choices = new ArrayList<String>();
    if (!isScale) {
      required(node, "choices")
          .values()
          .forEach(choice -> choices.add(required(choice, "code").getStringValue()));
    }
    String code = required(node, "code").getStringValue();
    int minimum = isScale ? required(node, "minimum").getIntValue() : 0;
    int maximum = isScale ? required(node, "maximum").getIntValue() : 0;
    if (isScale && (minimum < 1 || maximum <= minimum)) {
      throw new IllegalArgumentException(
          questionnaire + " " + code + ": no scale runs from " + minimum + " to " + maximum);
    }
    return new Question(
        0,
        code,
        kind,
        minimum,
        maximum,
        isScale && required(node, "allowsNoOpinion").getBooleanValue(),
        choices,
        isScale ? 0 : required(node, "maxChoices").getIntValue(),
        isScale && required(node, "isHeadline").getBooleanValue());
  }

  private static JsonNode required(JsonNode node, String field) {
    JsonNode value = node.get(field);
    if (value == null || value.isNull()) {
      throw new IllegalArgumentException("A questionnaire lacks the field " + field);
    }
    return value;
  }
}
