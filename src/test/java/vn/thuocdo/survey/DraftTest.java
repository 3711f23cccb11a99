package vn.thuocdo.survey;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.thuocdo.survey.Flaws.Flaw;

class DraftTest {

  private static final JsonMapper JSON = JsonMapper.createDefault();
  private static final Scales SCALES = new Scales(JSON);

  @Test
  void every_preset_could_be_published_as_it_is() {
    assertThat(Presets.NAMES)
        .allSatisfy(
            name -> {
              List<Flaws.Found> flaws = Flaws.of(preset(name));
              assertThat(flaws).isEmpty();
            });
  }

  @Test
  void a_question_gets_its_scale_with_its_labels_and_its_place() throws IOException {
    Draft draft =
        preset("SIPAS_WARD_9@1")
            .with("WAITING", item("Chờ bao lâu?", "SAT5", "OFFICER", 1, ""), SCALES);

    assertThat(Flaws.of(draft)).isEmpty();
    Questionnaire read = read(draft);
    assertThat(read.questions().getFirst().code()).isEqualTo("WAITING");
    assertThat(read.questions().getFirst().satisfied()).containsExactly(4, 5);
    assertThat(read.criteria()).hasSize(10);

    Draft moved = draft.with("WAITING", item("Chờ lâu không?", "", "OFFICER", 99, ""), SCALES);
    assertThat(read(moved).questions().getLast().code()).isEqualTo("WAITING");
    Draft asked = moved.with("WAITING", item("Chờ?", "YESNO", "", 99, ""), SCALES);
    assertThat(read(asked).questions().getLast().kind()).isEqualTo(Question.Kind.CHOICE);
    assertThat(read(asked.without("WAITING")).questions()).hasSize(12);
  }

  @Test
  void choices_of_ones_own_are_typed_a_line_each() throws IOException {
    Draft draft =
        preset("BUSINESS@1")
            .with(
                "BRANCH",
                item("Ngành?", "", "", 99, "TRADE | Thương mại | Trade\nOTHER | Khác |"),
                SCALES);

    assertThat(Flaws.of(draft)).isEmpty();
    assertThat(read(draft).question("BRANCH").orElseThrow().choices())
        .containsExactly("TRADE", "OTHER");
  }

  @Test
  void each_flaw_has_a_name_and_a_place() {
    Draft draft =
        preset("HOUSEHOLD@1")
            .with("lower", item("", "SAT5", "NOWHERE", 1, ""), SCALES)
            .with("BARE", item("Gì?", "", "", 2, ""), SCALES)
            .with("ONE", item("Gì?", "", "", 3, "A | Một"), SCALES)
            .with(
                "TOP",
                new Draft.Item("Chung?", "", "SAT3", "", 4, true, false, false, false, "", ""),
                SCALES)
            .with(
                new Draft.Head(
                    " ", "", "Căn cứ", "", "NO", "2027-01-01", "2026-01-01", "", "", true));

    assertThat(Flaws.of(draft))
        .contains(
            new Flaws.Found(Flaw.TITLE_MISSING, ""),
            new Flaws.Found(Flaw.ENDS_BEFORE_IT_BEGINS, ""),
            new Flaws.Found(Flaw.QUESTION_CODE_UNUSABLE, "lower"),
            new Flaws.Found(Flaw.WORDING_MISSING, "lower"),
            new Flaws.Found(Flaw.FACTOR_UNKNOWN, "lower"),
            new Flaws.Found(Flaw.NO_SCALE, "BARE"),
            new Flaws.Found(Flaw.TOO_FEW_CHOICES, "ONE"),
            new Flaws.Found(Flaw.HEADLINE_NEEDS_FIVE_LEVELS, "TOP"),
            new Flaws.Found(Flaw.HEADLINE_OF_HOUSEHOLDS, "TOP"),
            new Flaws.Found(Flaw.FORMULA_UNKNOWN, "NO"));
  }

  @Test
  void a_condition_looks_back_only() {
    Draft draft = preset("ONE_STOP_9@1").without("CONTACTS");

    assertThat(Flaws.of(draft))
        .containsExactly(new Flaws.Found(Flaw.CONDITION_BEFORE_ITS_QUESTION, "FAULT"));
    assertThat(Flaws.of(when("TIME: LATE, NEVER")))
        .containsExactly(new Flaws.Found(Flaw.CONDITION_NEVER_HOLDS, "NEW"));
    assertThat(Flaws.of(when("OVERALL: 2-7")))
        .containsExactly(new Flaws.Found(Flaw.CONDITION_NEVER_HOLDS, "NEW"));
    assertThat(Flaws.of(when("nothing to read")))
        .containsExactly(new Flaws.Found(Flaw.CONDITION_BEFORE_ITS_QUESTION, "NEW"));
    assertThat(Flaws.of(when(" TIME : LATE,EARLY "))).isEmpty();
    assertThat(Condition.typed(" TIME : LATE,EARLY ").typed()).isEqualTo("TIME: LATE, EARLY");
    assertThat(Condition.typed("OVERALL: 2").typed()).isEqualTo("OVERALL: 2-2");
    assertThat(new Condition("Q", 1, 3, List.of()).holds(Map.of("Q", 3))).isTrue();
    assertThat(new Condition("Q", 1, 3, List.of()).holds(Map.of("Q", 4))).isFalse();
    assertThat(new Condition("Q", 0, 0, List.of("A")).holds(Map.of("Q", List.of("A", "B"))))
        .isTrue();
    assertThat(new Condition("Q", 0, 0, List.of("A")).holds(Map.of())).isFalse();
  }

  private static Draft when(String condition) {
    return preset("ONE_STOP_9@1")
        .with(
            "NEW",
            new Draft.Item("Gì?", "", "SAT5", "", 99, false, true, false, false, "", condition),
            SCALES);
  }

  private static Draft.Item item(
      String wording, String scale, String factor, int place, String choices) {
    return new Draft.Item(
        wording, "", scale, factor, place, false, true, false, false, choices, "");
  }

  private static Questionnaire read(Draft draft) throws IOException {
    String text = JSON.writeValueAsString(draft.tree());
    return QuestionnaireDocument.parse(JSON, text).unnumbered(text);
  }

  private static Draft preset(String name) {
    try {
      return new Draft(
          Tree.map(JSON.readValue(Presets.text(name), Argument.mapOf(String.class, Object.class))));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
