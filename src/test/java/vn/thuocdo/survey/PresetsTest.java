package vn.thuocdo.survey;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PresetsTest {

  @Test
  void every_preset_file_is_loaded() throws IOException {
    try (var files = Files.list(Path.of("src/main/resources/presets/questionnaires"))) {
      assertThat(files.map(file -> file.getFileName().toString().replaceFirst("\\.json$", "")))
          .containsExactlyInAnyOrderElementsOf(Presets.NAMES);
    }
  }

  @Test
  void every_preset_can_be_tallied_and_names_its_source() {
    var json = JsonMapper.createDefault();
    assertThat(Presets.NAMES)
        .allSatisfy(
            name -> {
              var document = QuestionnaireDocument.parse(json, Presets.text(name));
              assertThat(document.code() + "@" + document.version()).isEqualTo(name);
              assertThat(Presets.text(name)).contains("Cần đối chiếu văn bản hiện hành");
              assertThat(document.questions())
                  .allSatisfy(
                      question -> {
                        assertThat(question.maximum()).isBetween(0, 5);
                        assertThat(question.choices())
                            .allSatisfy(choice -> assertThat(choice).hasSizeBetween(1, 20));
                        if (question.isHeadline()) {
                          assertThat(question.satisfied()).containsExactly(4, 5);
                        }
                      });
            });
  }

  @Test
  void households_are_never_part_of_a_headline_figure() {
    var json = JsonMapper.createDefault();
    var household = QuestionnaireDocument.parse(json, Presets.text("HOUSEHOLD@1"));

    assertThat(household.population()).isEqualTo(Population.HOUSEHOLD);
    assertThat(household.questions()).noneMatch(Question::isHeadline);
  }
}
