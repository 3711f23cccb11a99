package vn.thuocdo.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TwilioCodesTest {

  private final TwilioCodes codes = TwilioCodes.load();

  @ParameterizedTest
  @CsvSource({
    "21610, OPTED_OUT",
    "21211, UNREACHABLE",
    "21214, UNREACHABLE",
    "21217, UNREACHABLE",
    "21401, UNREACHABLE",
    "21421, UNREACHABLE",
    "21614, UNREACHABLE",
    "21612, REJECTED",
    "30003, UNREACHABLE",
    "30004, REJECTED",
    "30005, UNREACHABLE",
    "30006, UNREACHABLE",
    "30007, REJECTED",
    "30008, FAILED",
    "30410, FAILED",
    "99999, REJECTED"
  })
  void what_is_wrong_with_a_message_ends_it(int code, MessageState end) {
    NotSent refusal = codes.refusal(400, code, null);

    assertThat(refusal.end()).contains(end);
    assertThat(refusal.code()).isEqualTo(Integer.toString(code));
  }

  @ParameterizedTest
  @CsvSource({
    "429, 20429",
    "400, 21611",
    "400, 30001",
    "500, 20500",
    "503, 20503",
    "500, 21211",
    "429, 21610"
  })
  void who_is_busy_is_asked_again_when_he_says(int status, int code) {
    NotSent refusal = codes.refusal(status, code, Duration.ofSeconds(7));

    assertThat(refusal.end()).isEmpty();
    assertThat(refusal.retryAfter()).contains(Duration.ofSeconds(7));
  }

  @ParameterizedTest
  @CsvSource({
    "401, 20003",
    "403, 20005",
    "404, 20404",
    "400, 21408",
    "400, 21606",
    "400, 21703",
    "400, 30002"
  })
  void a_fault_of_the_account_costs_no_message(int status, int code) {
    NotSent refusal = codes.refusal(status, code, null);

    assertThat(refusal.end()).isEmpty();
    assertThat(refusal.retryAfter()).contains(TwilioCodes.WAIT_FOR_PEOPLE);
  }

  @ParameterizedTest
  @CsvSource({
    "301, ''",
    "401, ''",
    "403, ''",
    "404, ''",
    "408, REJECTED",
    "422, REJECTED",
    "429, ''",
    "500, ''",
    "502, ''",
    "503, ''",
    "504, ''"
  })
  void an_answer_without_a_code_counts_by_its_status(int status, String end) {
    NotSent refusal = codes.refusal(status, null, null);

    assertThat(refusal.end().map(Enum::name).orElse("")).isEqualTo(end);
    assertThat(refusal.code()).isEqualTo("HTTP " + status);
  }

  @ParameterizedTest
  @CsvSource({
    "accepted, '', SENT",
    "scheduled, '', SENT",
    "queued, '', SENT",
    "sending, '', SENT",
    "sent, '', SENT",
    "delivered, '', DELIVERED",
    "read, '', DELIVERED",
    "partially_delivered, '', DELIVERED",
    "Delivered, '', DELIVERED",
    "canceled, '', FAILED",
    "failed, '', FAILED",
    "failed, abc, FAILED",
    "failed, 99999999999999, FAILED",
    "failed, 99999, FAILED",
    "failed, 30001, FAILED",
    "failed, 30002, NO_CREDIT",
    "undelivered, 30003, UNREACHABLE",
    "undelivered, 30005, UNREACHABLE",
    "undelivered, 30007, REJECTED",
    "undelivered, 30008, FAILED",
    "failed, 30036, EXPIRED",
    "failed, 21610, OPTED_OUT"
  })
  void a_report_says_how_far_a_message_is(String status, String code, MessageState state) {
    assertThat(codes.stateOf(status, code)).contains(state);
  }

  @ParameterizedTest
  @ValueSource(strings = {"received", "receiving", "", "verschollen"})
  void a_word_that_says_nothing_about_a_message_of_ours_changes_nothing(String status) {
    assertThat(codes.stateOf(status, "")).isEmpty();
  }

  @Test
  void every_status_of_the_published_description_is_known() {
    var description =
        com.google.gson.JsonParser.parseReader(
                new java.io.InputStreamReader(
                    TwilioCodesTest.class.getResourceAsStream("/twilio/messages.json"),
                    java.nio.charset.StandardCharsets.UTF_8))
            .getAsJsonObject();
    var statuses =
        description
            .getAsJsonObject("components")
            .getAsJsonObject("schemas")
            .getAsJsonObject("message_enum_status")
            .getAsJsonArray("enum");

    assertThat(statuses).hasSize(13);
    for (var status : statuses) {
      String word = status.getAsString();
      assertThat(codes.stateOf(word, "").isPresent())
          .as(word)
          .isEqualTo(!List.of("receiving", "received").contains(word));
    }
  }

  @Test
  void the_runbook_says_what_to_do_about_every_code() throws IOException {
    String runbook = Files.readString(Path.of("ops/runbooks/twilio.md"));
    List<String> inTable =
        Files.readAllLines(Path.of("src/main/resources/sms/twilio-codes.txt")).stream()
            .filter(line -> line.matches("[0-9]{5} .*"))
            .map(line -> line.substring(0, 5))
            .toList();

    assertThat(inTable).hasSizeGreaterThan(50).doesNotHaveDuplicates();
    assertThat(inTable).allSatisfy(code -> assertThat(runbook).contains(code));
  }
}
