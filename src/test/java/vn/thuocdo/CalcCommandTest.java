package vn.thuocdo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class CalcCommandTest {

  /** The answers' reference values stand beside the tests of {@code vn.thuocdo.stats}. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "{\"f\":\"wilson\",\"x\":9,\"n\":10,\"confidence\":0.95} | share lower upper"
            + " | 0.9 0.59584997320476152 0.98212378690492708",
        "{\"f\":\"wilson\",\"x\":9,\"n\":10} | share lower upper"
            + " | 0.9 0.59584997320476152 0.98212378690492708",
        "{\"f\":\"wilson\",\"x\":9.0,\"n\":1e1} | share lower upper"
            + " | 0.9 0.59584997320476152 0.98212378690492708",
        "{\"f\":\"test\",\"x\":364,\"n\":400,\"target\":0.9} | less greater twoSided z"
            + " | 0.77043820167741392 0.28485862086756014 0.55980007943950079 0.66666666666666663",
        "{\"f\":\"difference\",\"x1\":56,\"n1\":70,\"x2\":48,\"n2\":80,\"confidence\":0.95}"
            + " | difference lower upper | 0.2 0.052431472402364926 0.33387265403690586",
        "{\"f\":\"trend\",\"x\":[83,90,129,70],\"n\":[86,93,136,82],\"scores\":[1,2,3,4]} | z p"
            + " | -2.8679125309 0.004131897477641487",
        "{\"f\":\"trend\",\"x\":[83,90,129,70],\"n\":[86,93,136,82]} | z p"
            + " | -2.8679125309 0.004131897477641487",
        "{\"f\":\"adjust\",\"method\":\"holm\",\"p\":[0.01,0.04,0.03]} | p | 0.03 0.06 0.06",
        "{\"f\":\"adjust\",\"method\":\"bh\",\"p\":[0.01,0.04,0.03]} | p | 0.03 0.04 0.04",
        "{\"f\":\"adjust\",\"method\":\"bh\",\"p\":[]} | p | ''",
        "{\"f\":\"stratified\",\"strata\":[{\"N\":1000,\"n\":50,\"x\":45},{\"N\":3000,\"n\":60,"
            + "\"x\":48},{\"N\":500,\"n\":40,\"x\":39}],\"fpc\":true} | share standardError"
            + " | 0.84166666666666667 0.035699218117094179",
        "{\"f\":\"stratified\",\"strata\":[{\"N\":1000,\"n\":50,\"x\":45},{\"N\":3000,\"n\":60,"
            + "\"x\":48},{\"N\":500,\"n\":40,\"x\":39}]} | share standardError"
            + " | 0.84166666666666667 0.036106676209648129",
      })
  void every_function_answers_with_its_fields(String question, String names, String numbers)
      throws IOException {
    String answer = answers(question).getFirst();

    assertThat(namesIn(answer)).containsExactly(names.split(" "));
    List<Double> found = numbersIn(answer);
    String[] expected = numbers.isEmpty() ? new String[0] : numbers.split(" ");
    assertThat(found).hasSize(expected.length);
    for (int i = 0; i < expected.length; i++) {
      assertThat(found.get(i)).isCloseTo(Double.parseDouble(expected[i]), within(1e-10));
    }
  }

  @Test
  void numbers_are_written_at_full_precision() {
    assertThat(answers("{\"f\":\"wilson\",\"x\":1,\"n\":3,\"confidence\":0.95}").getFirst())
        .startsWith("{\"share\":0.3333333333333333,");
    assertThat(answers("{\"f\":\"test\",\"x\":500,\"n\":1000,\"target\":0.9}").getFirst())
        .contains("\"less\":4.01882554");
  }

  @Test
  void a_certain_target_has_no_z() {
    assertThat(answers("{\"f\":\"test\",\"x\":9,\"n\":10,\"target\":1}"))
        .containsExactly("{\"less\":0.0,\"greater\":1.0,\"twoSided\":0.0,\"z\":null}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "{\"f\":\"wilson\",\"x\":9.5,\"n\":10} | x must be a whole number of sensible size, was 9.5",
        "{\"f\":\"wilson\",\"x\":\"9\",\"n\":10} | x must be a whole number",
        "{\"f\":\"wilson\",\"x\":null,\"n\":10} | x must be a whole number",
        "{\"f\":\"wilson\",\"x\":true,\"n\":10} | x must be a whole number",
        "{\"f\":\"wilson\",\"x\":1e30,\"n\":1e30} | x must be a whole number of sensible size, was 1E+30",
        "{\"f\":\"wilson\",\"x\":1e999999999,\"n\":1}"
            + " | x must be a whole number of sensible size, was 1E+999999999",
        "{\"f\":\"wilson\",\"n\":10} | x is missing",
        "{\"f\":\"wilson\",\"x\":11,\"n\":10} | x must be 0 to n = 10, was 11",
        "{\"f\":\"wilson\",\"x\":0,\"n\":0} | n must be at least 1, was 0",
        "{\"f\":\"wilson\",\"x\":9,\"n\":10,\"confidence\":95}"
            + " | confidence must be between 0 and 1, both excluded, was 95.0",
        "{\"f\":\"wilson\",\"x\":9,\"n\":10,\"confidence\":\"0.9\"} | confidence must be a number",
        "{\"f\":\"wilson\",\"x\":9,\"n\":10,\"confidance\":0.9}"
            + " | 'unknown field \"confidance\"; known are f, x, n, confidence'",
        "{\"f\":\"test\",\"x\":9,\"n\":10,\"target\":1.5} | target must be 0 to 1, was 1.5",
        "{\"f\":\"test\",\"x\":9,\"n\":10,\"target\":1e999} | target must be a number",
        "{\"f\":\"test\",\"x\":9,\"n\":2000000000000,\"target\":0.5}"
            + " | n must be at most 1000000000000, was 2000000000000",
        "{\"f\":\"trend\",\"x\":[1,2],\"n\":[3]}"
            + " | x, n and scores must be equally long, were 2, 1 and 2",
        "{\"f\":\"trend\",\"x\":7,\"n\":[3]} | x must be a list",
        "{\"f\":\"trend\",\"x\":[1.5],\"n\":[3]}"
            + " | every x must be a whole number of sensible size, was 1.5",
        "{\"f\":\"adjust\",\"method\":\"bonferroni\",\"p\":[]} | 'method must be \"holm\" or \"bh\"'",
        "{\"f\":\"adjust\",\"method\":\"bh\",\"p\":[0.1,null]} | every p must be a number",
        "{\"f\":\"adjust\",\"method\":\"bh\",\"p\":[1.1]} | p must be 0 to 1, was 1.1",
        "{\"f\":\"stratified\",\"strata\":[]} | strata must not be empty",
        "{\"f\":\"stratified\",\"strata\":[3]} | every strata must be an object",
        "{\"f\":\"stratified\",\"strata\":[{\"N\":9,\"n\":1,\"x\":1}]}"
            + " | n of a stratum must be at least 2, was 1",
        "{\"f\":\"stratified\",\"strata\":[{\"N\":9,\"n\":4,\"x\":1}],\"fpc\":1}"
            + " | fpc must be true or false",
        "{\"f\":\"median\"}"
            + " | 'unknown f \"median\"; known are wilson, test, difference, trend, adjust, stratified'",
        "{\"x\":9} | f is missing",
        "{\"f\":7} | f must be a text",
        "[1] | the line must be one JSON object and nothing else",
        "17 | the line must be one JSON object and nothing else",
        "{\"f\":\"wilson\",\"x\":9,\"n\":10} {} | the line must be one JSON object and nothing else",
      })
  void a_bad_question_is_answered_with_a_sentence(String question, String sentence) {
    assertThat(answers(question))
        .containsExactly("{\"error\":\"" + sentence.replace("\"", "\\\"") + "\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "{\"f\":\"wilson\",\"x\":NaN,\"n\":10}",
        "{\"f\":\"wilson\",\"x\":1,\"x\":2,\"n\":10}",
        "{\"f\":\"wilson\"",
        "hello",
        "{f:1}",
        "{\"f\":\"wilson\",\"x\":09,\"n\":10}",
        "{\"p\":[1,",
      })
  void what_is_no_json_is_said_to_be_none(String question) {
    assertThat(answers(question))
        .singleElement()
        .asString()
        .startsWith("{\"error\":\"the line is no valid JSON")
        .doesNotContain("com.fasterxml", "\\n");
  }

  @Test
  void deep_nesting_breaks_nothing() {
    assertThat(
            answers(
                "{\"p\":" + "[".repeat(100_000), "{\"f\":\"adjust\",\"method\":\"bh\",\"p\":[]}"))
        .hasSize(2)
        .last()
        .isEqualTo("{\"p\":[]}");
  }

  @Test
  void a_bad_line_does_not_hold_up_the_next_and_blank_lines_have_no_answer() {
    List<String> answers =
        answers(
            "\uFEFF{\"f\":\"adjust\",\"method\":\"holm\",\"p\":[0.5]}",
            "",
            "nonsense",
            "   ",
            "{\"f\":\"adjust\",\"method\":\"bh\",\"p\":[0.25]}\r");

    assertThat(answers).hasSize(3);
    assertThat(answers.getFirst()).isEqualTo("{\"p\":[0.5]}");
    assertThat(answers.get(1)).startsWith("{\"error\":");
    assertThat(answers.getLast()).isEqualTo("{\"p\":[0.25]}");
  }

  @Test
  void each_answer_is_sent_before_the_next_question_is_read() {
    var out = new ByteArrayOutputStream();
    List<String> seen = new ArrayList<>();
    var in =
        new ByteArrayInputStream(
            "{\"f\":\"adjust\",\"method\":\"holm\",\"p\":[0.5]}\n".getBytes(UTF_8)) {
          @Override
          public synchronized int read(byte[] buffer, int offset, int length) {
            seen.add(out.toString(UTF_8));
            return super.read(buffer, offset, length);
          }
        };

    CalcCommand.run(in, out);

    assertThat(seen).hasSizeGreaterThan(1).last().isEqualTo("{\"p\":[0.5]}\n");
  }

  @Test
  void the_help_names_every_function() {
    String help = new CommandLine(new CalcCommand()).getUsageMessage();

    assertThat(help)
        .contains("wilson", "test", "difference", "trend", "adjust", "stratified", "0.95");
    assertThat(help.lines()).allMatch(line -> line.length() <= 80);
    assertThat(help.lines().filter(line -> line.startsWith("{")))
        .hasSize(6)
        .allSatisfy(example -> assertThat(answers(example).getFirst()).doesNotContain("error"));
  }

  private static List<String> answers(String... questions) {
    var in = new ByteArrayInputStream(String.join("\n", questions).getBytes(UTF_8));
    var out = new ByteArrayOutputStream();

    assertThat(CalcCommand.run(in, out)).isZero();
    return out.toString(UTF_8).lines().toList();
  }

  private static List<String> namesIn(String json) throws IOException {
    List<String> names = new ArrayList<>();
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.FIELD_NAME) {
          names.add(parser.currentName());
        }
      }
    }
    return names;
  }

  private static List<Double> numbersIn(String json) throws IOException {
    List<Double> numbers = new ArrayList<>();
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token.isNumeric()) {
          numbers.add(parser.getDoubleValue());
        }
      }
    }
    return numbers;
  }
}
