package vn.thuocdo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What two people working at once would give out twice, or forget in one of two languages. */
class NumbersAndWordsTest {

  private static final Path MESSAGES = Path.of("src/main/resources/messages");

  @Test
  void no_migration_number_is_given_out_twice() throws IOException {
    assertThat(numbers(Path.of("src/main/resources/db/migration"), "V[0-9]{4}__.*\\.sql", 5))
        .doesNotHaveDuplicates();
  }

  @Test
  void no_decision_number_is_given_out_twice() throws IOException {
    assertThat(numbers(Path.of("ops/decisions"), "[0-9]{4}-.*\\.md", 4)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("features")
  void every_text_stands_in_both_languages(String feature) throws IOException {
    Properties vietnamese = texts(feature + "_vi.properties");
    Properties english = texts(feature + "_en.properties");

    assertThat(vietnamese.keySet()).isEqualTo(english.keySet()).isNotEmpty();
    assertThat(vietnamese.values()).noneMatch(text -> text.toString().isBlank());
    assertThat(english.values()).noneMatch(text -> text.toString().isBlank());
  }

  static List<String> features() throws IOException {
    try (var files = Files.list(MESSAGES)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith("_vi.properties"))
          .map(name -> name.replace("_vi.properties", ""))
          .sorted()
          .toList();
    }
  }

  private static List<String> numbers(Path folder, String names, int length) throws IOException {
    try (var files = Files.list(folder)) {
      var numbers =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.matches(names))
              .map(name -> name.substring(0, length))
              .toList();
      assertThat(numbers).isNotEmpty();
      return numbers;
    }
  }

  private static Properties texts(String file) throws IOException {
    var texts = new Properties();
    try (var reader = Files.newBufferedReader(MESSAGES.resolve(file), StandardCharsets.UTF_8)) {
      texts.load(reader);
    }
    return texts;
  }
}
