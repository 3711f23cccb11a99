package vn.thuocdo.survey;

import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.unit.Domain;

/**
 * The JSON form of a questionnaire, read and checked.
 *
 * @param questions as in the document, still without the numbers that the database gives
 */
record QuestionnaireDocument(
    String code,
    int version,
    List<Question> questions,
    Domain domain,
    Population population,
    List<Formula> formulas,
    JsonNode tree) {

  /** Where a scale does not say which levels are satisfied. */
  private static final List<Integer> USUALLY_SATISFIED = List.of(4, 5);

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
      questions.add(question(code, tree, question));
    }
    if (questions.stream().map(Question::code).distinct().count() != questions.size()) {
      throw new IllegalArgumentException(code + " asks two questions of the same code");
    }
    JsonNode domain = field(tree, "domain");
    JsonNode population = field(tree, "population");
    return new QuestionnaireDocument(
        code,
        required(tree, "version").getIntValue(),
        List.copyOf(questions),
        domain == null ? Domain.ADMINISTRATION : Domain.valueOf(domain.getStringValue()),
        population == null
            ? Population.TRANSACTION
            : Population.valueOf(population.getStringValue()),
        values(tree, "formulas").stream()
            .map(formula -> Formula.valueOf(formula.getStringValue()))
            .toList(),
        tree);
  }

  /**
   * Returns the questionnaire that it describes, its questions without numbers.
   *
   * @param text of the document
   */
  Questionnaire unnumbered(String text) {
    return numbered(0, questions, 0, text);
  }

  Questionnaire numbered(int id, List<Question> numbered, int comprehensiveId, String text) {
    return new Questionnaire(
        id,
        code,
        version,
        numbered,
        domain,
        population,
        formulas,
        comprehensiveId,
        day("validFrom"),
        day("validTo"),
        isTrue(tree, "mustBeChecked"),
        text);
  }

  private @Nullable LocalDate day(String name) {
    JsonNode day = field(tree, name);
    return day == null ? null : LocalDate.parse(day.getStringValue());
  }

  private static Question question(String questionnaire, JsonNode tree, JsonNode node) {
    var kind = Question.Kind.valueOf(required(node, "kind").getStringValue());
    boolean isScale = kind == Question.Kind.SCALE;
    var choices = new ArrayList<String>();
    var values = new ArrayList<Integer>();
    if (!isScale) {
      for (JsonNode choice : required(node, "choices").values()) {
        choices.add(required(choice, "code").getStringValue());
        JsonNode value = field(choice, "value");
        if (value != null) {
          values.add(value.getIntValue());
        }
      }
    }
    String code = required(node, "code").getStringValue();
    int minimum = isScale ? required(node, "minimum").getIntValue() : 0;
    int maximum = isScale ? required(node, "maximum").getIntValue() : 0;
    if (isScale && (minimum < 1 || maximum <= minimum)) {
      throw new IllegalArgumentException(
          questionnaire + " " + code + ": no scale runs from " + minimum + " to " + maximum);
    }
    JsonNode factor = field(node, "factor");
    return new Question(
        0,
        code,
        kind,
        minimum,
        maximum,
        isScale && required(node, "allowsNoOpinion").getBooleanValue(),
        noOpinion(scale(tree, node)),
        isScale ? satisfied(scale(tree, node)) : List.of(),
        choices,
        values,
        isScale ? 0 : required(node, "maxChoices").getIntValue(),
        isScale && required(node, "isHeadline").getBooleanValue(),
        factor == null ? null : factor.getStringValue(),
        isTrue(node, "isConfidential"),
        field(node, "isAsked") == null || isTrue(node, "isAsked"),
        condition(field(node, "askedWhen")));
  }

  private static @Nullable JsonNode scale(JsonNode tree, JsonNode question) {
    JsonNode name = field(question, "scale");
    JsonNode scales = field(tree, "scales");
    return name == null || scales == null ? null : field(scales, name.getStringValue());
  }

  private static int noOpinion(@Nullable JsonNode scale) {
    JsonNode noOpinion = scale == null ? null : field(scale, "noOpinion");
    return noOpinion == null ? Question.NO_OPINION : required(noOpinion, "value").getIntValue();
  }

  private static List<Integer> satisfied(@Nullable JsonNode scale) {
    return scale == null || field(scale, "satisfied") == null
        ? USUALLY_SATISFIED
        : values(scale, "satisfied").stream().map(JsonNode::getIntValue).toList();
  }

  private static @Nullable Condition condition(@Nullable JsonNode node) {
    if (node == null) {
      return null;
    }
    JsonNode minimum = field(node, "minimum");
    JsonNode maximum = field(node, "maximum");
    return new Condition(
        required(node, "question").getStringValue(),
        minimum == null ? 0 : minimum.getIntValue(),
        maximum == null ? 0 : maximum.getIntValue(),
        values(node, "choices").stream().map(JsonNode::getStringValue).toList());
  }

  static boolean isTrue(JsonNode node, String name) {
    JsonNode flag = field(node, name);
    return flag != null && flag.getBooleanValue();
  }

  /** Returns the elements of a list; none where there is no list. */
  static List<JsonNode> values(JsonNode node, String name) {
    JsonNode list = field(node, name);
    return list == null
        ? List.of()
        : StreamSupport.stream(list.values().spliterator(), false).toList();
  }

  static @Nullable JsonNode field(JsonNode node, String name) {
    JsonNode value = node.get(name);
    return value == null || value.isNull() ? null : value;
  }

  private static JsonNode required(JsonNode node, String name) {
    JsonNode value = field(node, name);
    if (value == null) {
      throw new IllegalArgumentException("A questionnaire lacks the field " + name);
    }
    return value;
  }
}
