package vn.thuocdo.survey;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import vn.thuocdo.text.Language;

/** Finds the wording of questions and answers in the document of a questionnaire. */
@Singleton
public class QuestionTexts {

  private final JsonMapper json;
  // A version never changes once it is stored.
  private final Map<Integer, Wording> known = new ConcurrentHashMap<>();

  QuestionTexts(JsonMapper json) {
    this.json = json;
  }

  public Wording of(Questionnaire questionnaire) {
    // What is not stored yet has no number, and may change.
    return questionnaire.id() == 0
        ? read(questionnaire)
        : known.computeIfAbsent(questionnaire.id(), id -> read(questionnaire));
  }

  /**
   * The words of one questionnaire.
   *
   * @param texts by where they stand and language, as {@code OVERALL/vi}, {@code OVERALL/5/vi},
   *     {@code REASONS/WAIT/en}
   */
  public record Wording(Map<String, String> texts) {

    /** Returns the name of the questionnaire. */
    public String title(Language language) {
      return text("", language);
    }

    public String factor(String code, Language language) {
      return text("#" + code, language);
    }

    public String question(String code, Language language) {
      return text(code, language);
    }

    /**
     * @param answer level or code of a choice
     */
    public String answer(String question, String answer, Language language) {
      return text(question + "/" + answer, language);
    }

    private String text(String place, Language language) {
      return Objects.requireNonNull(
          texts.get(place + "/" + language.tag()), () -> "No wording of " + place);
    }
  }

  private Wording read(Questionnaire questionnaire) {
    var texts = new HashMap<String, String>();
    JsonNode document = parse(questionnaire);
    put(texts, "", needed(document, "title"));
    for (JsonNode factor : QuestionnaireDocument.values(document, "factors")) {
      put(texts, "#" + needed(factor, "code").getStringValue(), needed(factor, "name"));
    }
    for (JsonNode question : needed(document, "questions").values()) {
      String code = needed(question, "code").getStringValue();
      put(texts, code, needed(question, "wording"));
      JsonNode scaleName = question.get("scale");
      if (scaleName != null) {
        JsonNode scale = needed(needed(document, "scales"), scaleName.getStringValue());
        for (JsonNode level : needed(scale, "values").values()) {
          put(texts, code + "/" + needed(level, "value").getIntValue(), needed(level, "label"));
        }
        JsonNode noOpinion = scale.get("noOpinion");
        if (noOpinion != null) {
          put(
              texts,
              code + "/" + needed(noOpinion, "value").getIntValue(),
              needed(noOpinion, "label"));
        }
      } else {
        for (JsonNode choice : needed(question, "choices").values()) {
          put(texts, code + "/" + needed(choice, "code").getStringValue(), needed(choice, "label"));
        }
      }
    }
    return new Wording(Map.copyOf(texts));
  }

  private JsonNode parse(Questionnaire questionnaire) {
    try {
      return json.readValue(questionnaire.document(), Argument.of(JsonNode.class));
    } catch (IOException e) {
      throw new IllegalStateException(questionnaire.reference() + " is no JSON", e);
    }
  }

  private static JsonNode needed(JsonNode node, String field) {
    return Objects.requireNonNull(node.get(field), () -> "A questionnaire lacks " + field);
  }

  private static void put(Map<String, String> texts, String place, JsonNode words) {
    words
        .entries()
        .forEach(word -> texts.put(place + "/" + word.getKey(), word.getValue().getStringValue()));
  }
}
