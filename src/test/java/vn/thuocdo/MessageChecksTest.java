package vn.thuocdo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** What operators ask when a message was not read as somebody expected. */
class MessageChecksTest {

  @Test
  void a_text_is_answered_with_its_cost_and_its_reading() {
    assertThat(
            answers(
                SmsCheckCommand::run,
                """
                {"text":"5 cam on"}
                {"text":"Không hài lòng"}
                {"text":"hl 5 4 3"}
                {"text":"TC"}
                {"text":"1 rat tot"}
                """))
        .containsExactly(
            "{\"encoding\":\"GSM-7\",\"units\":8,\"segments\":1,\"outsideGsm\":[],\"reading\":{\"kind\":\"RATING\",\"score\":5,\"scores\":[5],\"comment\":\"cam on\",\"reversed\":false}}",
            "{\"encoding\":\"UCS-2\",\"units\":14,\"segments\":1,\"outsideGsm\":[\"ô\"],\"reading\":{\"kind\":\"RATING\",\"score\":2,\"scores\":[2],\"comment\":null,\"reversed\":false}}",
            "{\"encoding\":\"GSM-7\",\"units\":8,\"segments\":1,\"outsideGsm\":[],\"reading\":{\"kind\":\"RATING\",\"score\":5,\"scores\":[5,4,3],\"comment\":null,\"reversed\":false}}",
            "{\"encoding\":\"GSM-7\",\"units\":2,\"segments\":1,\"outsideGsm\":[],\"reading\":{\"kind\":\"OPT_OUT\",\"score\":null,\"scores\":[],\"comment\":null,\"reversed\":false}}",
            "{\"encoding\":\"GSM-7\",\"units\":9,\"segments\":1,\"outsideGsm\":[],\"reading\":{\"kind\":\"RATING\",\"score\":1,\"scores\":[1],\"comment\":\"rat tot\",\"reversed\":true}}");
  }

  @Test
  void a_number_is_answered_with_what_can_be_done_with_it() {
    assertThat(
            answers(
                PhoneCheckCommand::run,
                """
                {"phone":"0912 345 678"}
                {"phone":"0169 234 5678"}
                {"phone":"024 3822 3344"}
                {"phone":"12345"}
                """))
        .containsExactly(
            "{\"valid\":true,\"mobile\":true,\"e164\":\"+84912345678\"}",
            "{\"valid\":true,\"mobile\":true,\"e164\":\"+84392345678\"}",
            "{\"valid\":true,\"mobile\":false,\"e164\":\"+842438223344\"}",
            "{\"valid\":false,\"mobile\":false,\"e164\":null}");
  }

  @Test
  void a_line_that_cannot_be_answered_says_why_and_the_rest_goes_on() {
    assertThat(
            answers(
                SmsCheckCommand::run, "{\"txt\":\"5\"}\nnonsense\n\n{\"text\":5}\n{\"text\":\"\"}"))
        .satisfiesExactly(
            line -> assertThat(line).startsWith("{\"error\":\"unknown field"),
            line -> assertThat(line).startsWith("{\"error\":\"the line is no valid JSON"),
            line -> assertThat(line).isEqualTo("{\"error\":\"text must be a text\"}"),
            line -> assertThat(line).contains("\"kind\":\"UNPARSED\""));
  }

  private static List<String> answers(
      BiFunction<InputStream, OutputStream, Integer> command, String questions) {
    var out = new ByteArrayOutputStream();
    assertThat(
            command.apply(
                new ByteArrayInputStream(questions.getBytes(StandardCharsets.UTF_8)), out))
        .isZero();
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
