package vn.thuocdo.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TwilioSettingsTest {

  private static final String PUBLIC = "https://danhgia.example.gov.vn";

  @Test
  void without_any_setting_there_is_no_twilio() {
    assertThat(new TwilioSettings("", "", "", "", "", "").account()).isEmpty();
    assertThat(new TwilioSettings("", "", "", "", "https://localhost", PUBLIC).account())
        .as("where something is, is no reason to use it")
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AC1 |    | MG1 |      | https://x.vn | TWILIO_AUTH_TOKEN",
        "    | t  | MG1 |      | https://x.vn | TWILIO_ACCOUNT_SID",
        "' ' | t  | MG1 |      | https://x.vn | TWILIO_ACCOUNT_SID",
        "AC1 | t  |     |      | https://x.vn | TWILIO_MESSAGING_SERVICE_SID or TWILIO_FROM",
        "AC1 | t  | MG1 |      |              | THUOCDO_PUBLIC_URL",
        "    |    |     | +123 |              | TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, THUOCDO_PUBLIC_URL",
      })
  void half_a_configuration_stops_the_start_and_says_what_is_missing(
      String sid, String token, String service, String from, String publicUrl, String missing) {
    assertThatThrownBy(
            () ->
                new TwilioSettings(
                    orEmpty(sid),
                    orEmpty(token),
                    orEmpty(service),
                    orEmpty(from),
                    "",
                    orEmpty(publicUrl)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Twilio is set up by half, missing: " + missing + "; give all or none");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "danhgia.example.gov.vn",
        "ftp://x.vn",
        "https://",
        "https://x.vn?a=1",
        "https://x.vn#rc=2",
        "https://user:secret@x.vn",
        "https://x y"
      })
  void an_address_that_is_none_stops_the_start_without_being_quoted(String address) {
    assertThatThrownBy(() -> new TwilioSettings("AC1", "t", "MG1", "", "", address))
        .hasMessageStartingWith("THUOCDO_PUBLIC_URL must be an address")
        .hasMessageNotContaining("secret");
    assertThatThrownBy(() -> new TwilioSettings("AC1", "t", "MG1", "", address, PUBLIC))
        .hasMessageStartingWith("TWILIO_API_URL must be an address");
  }

  @Test
  void addresses_lose_the_slash_at_their_end_and_keep_their_path() {
    var account =
        new TwilioSettings("AC1", "t", "", "UBND", "", PUBLIC + "/thuocdo/")
            .account()
            .orElseThrow();

    assertThat(account.publicUrl()).isEqualTo(PUBLIC + "/thuocdo");
    assertThat(account.api()).isEqualTo("https://api.twilio.com");
  }

  @Test
  void the_token_is_not_told() {
    var account =
        new TwilioSettings("AC1", "geheim", "MG1", "", "", PUBLIC).account().orElseThrow();

    assertThat(account.toString()).doesNotContain("geheim");
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }
}
