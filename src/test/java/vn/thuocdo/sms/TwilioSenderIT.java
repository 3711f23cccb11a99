package vn.thuocdo.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TwilioSenderIT {

  private static final String CITIZEN = "+84912345678";
  private static final String PUBLIC = "https://danhgia.example.gov.vn";
  private static final String TEXT = "TT PVHCC Ninh Kieu: Moi danh gia 5 4 3 2 1. Tu choi: TC";

  private final FakeTwilio twilio = FakeTwilio.start();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final CarrierHealth health = new CarrierHealth(InstantSource.system(), meters);
  private TwilioSender sender;

  @BeforeEach
  void connect() {
    sender = senderTo(twilio.address().toString());
  }

  @AfterEach
  void stop() {
    assertThat(twilio.violations()).as("not as Twilio's description has it").isEmpty();
    sender.close();
    twilio.close();
  }

  @Test
  void a_message_that_is_taken_has_the_name_that_twilio_gives_it() throws NotSent {
    String sid = sender.send(message(TEXT));

    assertThat(twilio.messages())
        .singleElement()
        .satisfies(
            sent -> {
              assertThat(sent.sid()).isEqualTo(sid);
              assertThat(sent.to()).isEqualTo(CITIZEN);
              assertThat(sent.body()).isEqualTo(TEXT);
            });
    assertThat(twilio.lastForm())
        .containsExactlyInAnyOrder(
            "To=" + CITIZEN,
            "Body=" + TEXT,
            "MessagingServiceSid=" + FakeTwilio.SERVICE,
            "StatusCallback=" + PUBLIC + "/webhooks/twilio/status",
            "ValidityPeriod=7200");
  }

  @Test
  void without_a_messaging_service_the_number_sends() throws NotSent {
    var settings =
        new TwilioSettings(
            FakeTwilio.ACCOUNT,
            FakeTwilio.TOKEN,
            "",
            FakeTwilio.NUMBER,
            twilio.address().toString(),
            PUBLIC);
    var other = new TwilioSender(settings, health, InstantSource.system());

    other.send(message(TEXT));

    assertThat(twilio.lastForm()).contains("From=" + FakeTwilio.NUMBER);
    other.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Cảm ơn Ông/Bà 👍🏽 & 100% + «đúng»=hẹn?", "a\nb\tc", "¿ÑÅ€[]{}~^|\\"})
  void every_character_arrives(String text) throws NotSent {
    sender.send(message(text));

    assertThat(twilio.messages()).singleElement().extracting("body").isEqualTo(text);
    assertThat(sender.findSent(message(text), Instant.now().minusSeconds(5))).isPresent();
  }

  @Test
  void an_address_with_a_path_is_kept() {
    // A gateway of the province may stand in between; this one serves no such path.
    var behindGateway = senderTo(twilio.address() + "/gateway/twilio");

    NotSent refusal = refusalOf(behindGateway, message(TEXT));

    assertThat(refusal.code()).isEqualTo("20404");
    assertThat(twilio.violations())
        .containsExactly(
            "POST: POST /gateway/twilio/2010-04-01/Accounts/"
                + FakeTwilio.ACCOUNT
                + "/Messages.json is not described");
    behindGateway.close();
    twilio.forgetViolations();
  }

  @ParameterizedTest
  @CsvSource({
    "400, 21610, OPTED_OUT",
    "400, 21211, UNREACHABLE",
    "400, 21614, UNREACHABLE",
    "400, 21612, REJECTED",
    "400, 21617, REJECTED",
    "422, 0, REJECTED"
  })
  void a_message_that_twilio_will_never_take_ends(int status, int code, MessageState end) {
    twilio.refusesNext(1, status, code, "");

    NotSent refusal = refusalOf(sender, message(TEXT));

    assertThat(refusal.end()).contains(end);
    assertThat(refusal).hasMessageNotContaining("84912345678").hasNoCause();
    assertThat(health.seen().failures()).as("the carrier is well").isZero();
    assertThat(twilio.requests()).as("not asked again").isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "429, 20429, 3, 3",
    "429, 0, '', ",
    "503, 0, 120, 120",
    "503, 20503, soon, ",
    "429, 20429, 999999, 3600",
    "400, 21611, '', "
  })
  void a_busy_twilio_is_asked_once_and_says_when_to_come_back(
      int status, int code, String retryAfter, Long seconds) {
    twilio.refusesNext(1, status, code, retryAfter);

    NotSent refusal = refusalOf(sender, message(TEXT));

    assertThat(refusal.end()).isEmpty();
    assertThat(refusal.retryAfter())
        .isEqualTo(Optional.ofNullable(seconds).map(Duration::ofSeconds));
    assertThat(twilio.requests()).as("the SDK would ask three times").isEqualTo(1);
    assertThat(health.seen().failures()).isEqualTo(1);
  }

  @Test
  void a_time_to_come_back_may_be_a_date() {
    String inAMinute =
        java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME.format(
            Instant.now().plusSeconds(60).atZone(java.time.ZoneOffset.UTC));
    twilio.refusesNext(1, 503, 0, inAMinute);

    assertThat(refusalOf(sender, message(TEXT)).retryAfter().orElseThrow())
        .isBetween(Duration.ofSeconds(50), Duration.ofSeconds(61));
  }

  @Test
  void a_wrong_token_pauses_and_loses_nothing() {
    var settings =
        new TwilioSettings(
            FakeTwilio.ACCOUNT,
            "wrong",
            FakeTwilio.SERVICE,
            "",
            twilio.address().toString(),
            PUBLIC);
    var stranger = new TwilioSender(settings, health, InstantSource.system());

    NotSent refusal = refusalOf(stranger, message(TEXT));

    assertThat(refusal.end()).isEmpty();
    assertThat(refusal.code()).isEqualTo("20003");
    assertThat(refusal.retryAfter()).contains(TwilioCodes.WAIT_FOR_PEOPLE);
    assertThat(health.seen().lastFailureCode()).isEqualTo("20003");
    stranger.close();
  }

  @Test
  void a_connection_that_is_cut_leaves_it_open_whether_the_message_was_taken() throws NotSent {
    Instant before = Instant.now();
    twilio.saysNothingToNext(1);

    assertThatThrownBy(() -> sender.send(message(TEXT))).isInstanceOf(NoAnswer.class);

    assertThat(twilio.messages()).as("it was taken, once").hasSize(1);
    assertThat(twilio.requests()).isEqualTo(1);
    assertThat(health.seen().lastFailureCode()).isEqualTo(TwilioSender.NO_ANSWER);
    assertThat(sender.findSent(message(TEXT), before)).contains(twilio.messages().getFirst().sid());
  }

  @Test
  void what_was_never_taken_is_not_found() throws NotSent {
    Instant before = Instant.now();
    twilio.isDown(true);
    assertThatThrownBy(() -> sender.send(message(TEXT))).isInstanceOf(NoAnswer.class);
    twilio.isDown(false);

    assertThat(sender.findSent(message(TEXT), before)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"500, 20500", "500, 0", "502, 0", "504, 0"})
  void who_broke_down_may_have_taken_the_message(int status, int code) {
    twilio.refusesNext(1, status, code, "");

    assertThatThrownBy(() -> sender.send(message(TEXT)))
        .isInstanceOf(NoAnswer.class)
        .hasMessageContaining("HTTP " + status);

    assertThat(twilio.requests()).as("the SDK would ask three times").isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"200, <html>", "201, {}", "201, {\"sid\":", "201, ''"})
  void an_answer_that_nobody_understands_is_none(int status, String body) {
    twilio.saysNext(status, body);

    assertThatThrownBy(() -> sender.send(message(TEXT)))
        .isInstanceOf(NoAnswer.class)
        .hasMessageNotContaining("html");
  }

  @Test
  void a_twilio_that_is_not_there_is_told_from_one_that_says_nothing() throws Exception {
    int free;
    try (var socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    var lost = senderTo("http://localhost:" + free);

    NotSent refusal = refusalOf(lost, message(TEXT));

    assertThat(refusal.end()).isEmpty();
    assertThat(refusal.code()).isEqualTo(TwilioSender.NOT_REACHED);
    lost.close();
  }

  @Test
  void an_answer_that_does_not_come_is_not_waited_for_longer_than_ten_seconds() {
    twilio.answersAfter(Duration.ofSeconds(20));
    long begun = System.nanoTime();

    assertThatThrownBy(() -> sender.send(message(TEXT))).isInstanceOf(NoAnswer.class);

    assertThat(Duration.ofNanos(System.nanoTime() - begun))
        .isBetween(Duration.ofSeconds(9), Duration.ofSeconds(13));
    twilio.answersAfter(Duration.ZERO);
  }

  @Test
  void a_message_is_found_on_any_page() throws NotSent {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    String wanted = twilio.takes(CITIZEN, TEXT, now);
    for (int i = 0; i < 250; i++) {
      twilio.takes(CITIZEN, "another text " + i, now);
    }

    assertThat(sender.findSent(message(TEXT), now)).contains(wanted);
    assertThat(twilio.requests()).as("three pages").isEqualTo(3);
  }

  @Test
  void a_message_that_still_waits_at_twilio_is_found() throws NotSent {
    twilio.isQueueing(true);
    String sid = sender.send(message(TEXT));

    assertThat(sender.findSent(message(TEXT), Instant.now().minusSeconds(5))).contains(sid);
  }

  @Test
  void only_the_same_text_to_the_same_number_since_then_is_found() throws NotSent {
    Instant now = Instant.now();
    twilio.takes(CITIZEN, TEXT, now.minus(2, ChronoUnit.HOURS));
    twilio.takes(CITIZEN, TEXT + ".", now);
    twilio.takes("+84987654321", TEXT, now);
    assertThat(sender.findSent(message(TEXT), now.minusSeconds(10))).isEmpty();

    String onTrial = twilio.takes(CITIZEN, "Sent from your Twilio trial account - " + TEXT, now);

    assertThat(sender.findSent(message(TEXT), now.minusSeconds(10))).contains(onTrial);
  }

  @Test
  void a_twilio_that_cannot_be_asked_says_so() {
    twilio.refusesNext(1, 503, 0, "5");

    NotSent refusal =
        catchThrowableOfType(NotSent.class, () -> sender.findSent(message(TEXT), Instant.now()));

    assertThat(refusal.end()).isEmpty();
    assertThat(refusal.retryAfter()).contains(Duration.ofSeconds(5));
  }

  @Test
  void failures_are_counted_until_the_next_success() throws NotSent {
    twilio.refusesNext(3, 503, 20503, "");
    for (int i = 0; i < 3; i++) {
      refusalOf(sender, message(TEXT));
    }
    assertThat(meters.get("thuocdo.sms.carrier.failures").gauge().value()).isEqualTo(3);
    assertThat(health.seen().lastFailureCode()).isEqualTo("20503");
    assertThat(meters.get("thuocdo.sms.carrier.success.age.seconds").gauge().value()).isNaN();

    sender.send(message(TEXT));

    assertThat(meters.get("thuocdo.sms.carrier.failures").gauge().value()).isZero();
    assertThat(meters.get("thuocdo.sms.carrier.success.age.seconds").gauge().value())
        .isBetween(0.0, 60.0);
  }

  @Test
  void a_thousand_messages_at_once_are_each_taken_once() throws Exception {
    int count = 1_000;
    twilio.checksNothing();
    twilio.answersAfter(Duration.ofMillis(50));
    try (var threads = Executors.newFixedThreadPool(64, Thread.ofVirtual().factory())) {
      var calls = new ArrayList<Callable<String>>();
      for (int i = 0; i < count; i++) {
        var message = new OutgoingMessage(i, "+849" + (10_000_000 + i), TEXT);
        calls.add(() -> sender.send(message));
      }
      var names = new HashSet<String>();
      for (var sent : threads.invokeAll(calls)) {
        names.add(sent.get());
      }
      assertThat(names).hasSize(count);
    }
    assertThat(twilio.messages()).hasSize(count);
  }

  private TwilioSender senderTo(String api) {
    return new TwilioSender(
        new TwilioSettings(
            FakeTwilio.ACCOUNT, FakeTwilio.TOKEN, FakeTwilio.SERVICE, "", api, PUBLIC),
        health,
        InstantSource.system());
  }

  private static OutgoingMessage message(String text) {
    return new OutgoingMessage(1, CITIZEN, text);
  }

  private static NotSent refusalOf(TwilioSender sender, OutgoingMessage message) {
    return catchThrowableOfType(NotSent.class, () -> sender.send(message));
  }
}
