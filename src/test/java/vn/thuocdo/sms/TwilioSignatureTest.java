package vn.thuocdo.sms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TwilioSignatureTest {

  static List<SignatureVectors.Vector> vectors() {
    return SignatureVectors.load();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void what_twilio_signed_is_believed(SignatureVectors.Vector vector) {
    assertThat(isBelieved(vector, vector.pathAndQuery(), vector.form(), vector.signature()))
        .isTrue();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void the_sdk_still_signs_like_this_and_so_does_the_server_of_these_tests(
      SignatureVectors.Vector vector) {
    assertThat(SignatureVectors.bySdk(vector.token(), vector.url(), vector.fields()))
        .isEqualTo(vector.signature());
    assertThat(FakeTwilio.signature(vector.token(), vector.url(), vector.fields()))
        .isEqualTo(vector.signature());
  }

  @Test
  void the_example_of_the_documentation_is_among_them() {
    assertThat(vectors().getFirst().signature()).isEqualTo("0/KCTR6DLpKmkAf8muzZqo1nDgQ=");
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void nothing_may_be_changed(SignatureVectors.Vector vector) {
    String path = vector.pathAndQuery();
    for (String name : vector.fields().keySet()) {
      var changed = new TreeMap<>(vector.fields());
      changed.merge(name, "x", String::concat);
      assertThat(isBelieved(vector, path, new WebForm(changed), vector.signature())).isFalse();
      changed.remove(name);
      assertThat(isBelieved(vector, path, new WebForm(changed), vector.signature())).isFalse();
    }
    var more = new TreeMap<>(vector.fields());
    more.put("Zusatz", "1");
    assertThat(isBelieved(vector, path, new WebForm(more), vector.signature())).isFalse();
    assertThat(isBelieved(vector, path + "/", vector.form(), vector.signature())).isFalse();
    assertThat(isBelieved(vector, path + "?", vector.form(), vector.signature())).isFalse();
    String other =
        (vector.signature().startsWith("A") ? "B" : "A") + vector.signature().substring(1);
    for (String wrong : List.of(other, "", " ", vector.signature() + "=", "\u0000")) {
      assertThat(isBelieved(vector, path, vector.form(), wrong)).as(wrong).isFalse();
    }
    var stranger = new TwilioSignature("another token", vector.site());
    assertThat(stranger.isOf(path, vector.form(), vector.signature())).isFalse();
    var elsewhere = new TwilioSignature(vector.token(), "https://another.example.vn");
    assertThat(elsewhere.isOf(path, vector.form(), vector.signature())).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "https://x.vn:443, https://x.vn",
    "https://x.vn:8443, https://x.vn",
    "https://x.vn:8443, https://x.vn:8443",
    "http://x.vn:8080, http://x.vn:8080",
    "https://x.vn, https://x.vn:443"
  })
  void the_port_may_be_signed_or_left_out(String configured, String signed) {
    String path = "/webhooks/twilio/status?q=1";
    var form = WebForm.parse("MessageSid=SM1".getBytes(UTF_8)).orElseThrow();
    String signature = FakeTwilio.signature("t", signed + path, form.fields());

    assertThat(new TwilioSignature("t", configured).isOf(path, form, signature)).isTrue();
  }

  @Test
  void an_escaped_query_is_believed_beside_a_port() {
    String path = "/webhooks/twilio/status?q=a%3Ab%20c";
    String signature = FakeTwilio.signature("t", "https://x.vn" + path, new TreeMap<>());

    assertThat(
            new TwilioSignature("t", "https://x.vn:8443")
                .isOf(path, new WebForm(new TreeMap<>()), signature))
        .isTrue();
  }

  @Test
  void a_form_keeps_every_character_and_every_field() {
    var form =
        WebForm.parse("Body=+5%0A%2B%26+&Empty=&Alone&B=1&B=2&&".getBytes(UTF_8)).orElseThrow();

    assertThat(form.field("Body")).isEqualTo(" 5\n+& ");
    assertThat(form.fields()).containsOnlyKeys("Body", "Empty", "Alone", "B");
    assertThat(form.fields()).containsEntry("B", "1B2");
    assertThat(form.field("Fehlt")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Body=%", "Body=%2", "Body=%zz", "%=1"})
  void what_is_no_form_is_not_guessed(String body) {
    assertThat(WebForm.parse(body.getBytes(UTF_8))).isEmpty();
  }

  private static boolean isBelieved(
      SignatureVectors.Vector vector, String pathAndQuery, WebForm form, String signature) {
    return new TwilioSignature(vector.token(), vector.site()).isOf(pathAndQuery, form, signature);
  }
}
