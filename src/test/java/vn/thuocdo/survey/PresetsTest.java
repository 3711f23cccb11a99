package vn.thuocdo.survey;

import static org.assertj.core.api.Assertions.assertThat;

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
}
