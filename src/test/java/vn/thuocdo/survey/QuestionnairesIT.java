package vn.thuocdo.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.thuocdo.database.TestDatabase;

class QuestionnairesIT {

  private static ApplicationContext context;
  private static Questionnaires questionnaires;

  @BeforeAll
  static void start() {
    context = ApplicationContext.run(TestDatabase.properties());
    questionnaires = context.getBean(Questionnaires.class);
  }

  @AfterAll
  static void stop() {
    context.close();
  }

  @Test
  void the_kiosk_questionnaire_is_there_after_the_start() {
    Questionnaire kiosk = questionnaires.find("KIOSK_1TAP", 1).orElseThrow();

    assertThat(kiosk.question("OVERALL").orElseThrow())
        .satisfies(
            overall -> {
              assertThat(overall.id()).isPositive();
              assertThat(overall.kind()).isEqualTo(Question.Kind.SCALE);
              assertThat(overall.minimum()).isEqualTo(1);
              assertThat(overall.maximum()).isEqualTo(5);
              assertThat(overall.isHeadline()).isTrue();
            });
    assertThat(kiosk.question("REASONS").orElseThrow())
        .satisfies(
            reasons -> {
              assertThat(reasons.choices()).hasSize(12).contains("WAIT", "OTHER");
              assertThat(reasons.maxChoices()).isEqualTo(3);
              assertThat(reasons.isHeadline()).isFalse();
            });
    assertThat(kiosk.question("PRAISE")).isPresent();
    assertThat(questionnaires.listHeadlineQuestions())
        .contains(kiosk.question("OVERALL").orElseThrow())
        .allMatch(Question::isHeadline);
  }

  @Test
  void loading_the_presets_again_changes_nothing() {
    Questionnaire before = questionnaires.find("KIOSK_1TAP", 1).orElseThrow();

    context.getBean(Presets.class).load();

    assertThat(questionnaires.find("KIOSK_1TAP", 1)).contains(before);
    assertThat(questionnaires.find("KIOSK_1TAP", 2)).isEmpty();
  }

  @Test
  void a_stored_version_cannot_be_changed() {
    String changed = Presets.text("KIOSK_1TAP@1").replace("Chờ lâu", "Đợi lâu");

    assertThatThrownBy(() -> questionnaires.insertIfNew(changed))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("KIOSK_1TAP@1")
        .hasMessageContaining("never changes");
  }

  @Test
  void the_highest_version_is_the_current_one() {
    String text = Presets.text("KIOSK_1TAP@1").replace("KIOSK_1TAP", "TRIAL");
    questionnaires.insertIfNew(text);
    assertThat(questionnaires.findCurrent("TRIAL").orElseThrow().reference()).isEqualTo("TRIAL@1");

    assertThat(questionnaires.insertIfNew(text.replace("\"version\": 1", "\"version\": 2")))
        .isTrue();

    assertThat(questionnaires.findCurrent("TRIAL").orElseThrow().reference()).isEqualTo("TRIAL@2");
  }
}
