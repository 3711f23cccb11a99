package vn.thuocdo.sms;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Outbox and Twilio together: however Twilio fails, no number gets two messages and none gets none.
 */
class TwilioOutboxIT {

  private static final Duration TAKEN_OVER_AFTER = Outbox.CLAIM_LASTS.plusSeconds(1);

  @TempDir private Path folder;
  private SmsOffice office;
  private FakeTwilio twilio;
  private TwilioSender sender;
  private SendMessages sending;

  @BeforeEach
  void open() {
    office = new SmsOffice(folder);
    twilio = FakeTwilio.start(office::now);
    var settings =
        new TwilioSettings(
            FakeTwilio.ACCOUNT,
            FakeTwilio.TOKEN,
            FakeTwilio.SERVICE,
            "",
            twilio.address().toString(),
            "https://danhgia.example.vn");
    var health = new CarrierHealth(office::now, new SimpleMeterRegistry());
    sender = new TwilioSender(settings, health, office::now);
    sending = new SendMessages(office.context.getBean(Outbox.class), sender, office::now);
  }

  @AfterEach
  void close() throws Exception {
    assertThat(twilio.violations()).isEmpty();
    sender.close();
    twilio.close();
    office.close();
  }

  @Test
  void an_answer_that_was_lost_before_a_long_failure_costs_no_second_message() {
    office.finish(SmsOffice.PHONE);
    twilio.saysNothingToNext(1);
    sending.sendDue();
    assertThat(twilio.messages()).hasSize(1);

    twilio.isDown(true);
    for (int i = 0; i < 5; i++) {
      office.later(TAKEN_OVER_AFTER);
      sending.sendDue();
    }
    twilio.isDown(false);
    office.later(TAKEN_OVER_AFTER);
    sending.sendDue();

    assertThat(twilio.messages()).hasSize(1);
    assertThat(states()).isEqualTo("SENT");
    assertThat(office.text("SELECT carrier_id FROM sms_message"))
        .isEqualTo(twilio.messages().getFirst().sid());
  }

  @Test
  void what_nobody_knows_of_until_it_has_expired_is_not_sent_any_more() {
    office.finish(SmsOffice.PHONE);
    twilio.isDown(true);
    sending.sendDue();
    assertThat(states()).isEqualTo("SENDING");

    office.later(Duration.ofHours(72));
    twilio.isDown(false);
    sending.sendDue();

    assertThat(states()).isEqualTo("EXPIRED");
    assertThat(twilio.messages()).isEmpty();
  }

  @Test
  void a_message_that_nobody_knows_of_is_asked_for_even_if_its_turn_comes_too_late() {
    office.finish(SmsOffice.PHONE);
    twilio.saysNothingToNext(1);
    sending.sendDue();
    office.later(TAKEN_OVER_AFTER);

    // From one look at the clock to the next more than a minute goes by.
    var looks = new AtomicInteger();
    InstantSource slow = () -> office.now().plusSeconds(61L * looks.getAndIncrement());
    new SendMessages(office.context.getBean(Outbox.class), sender, slow).sendDue();
    assertThat(states()).isEqualTo("SENDING");
    office.later(TAKEN_OVER_AFTER);
    sending.sendDue();

    assertThat(states()).isEqualTo("SENT");
    assertThat(twilio.messages()).hasSize(1);
  }

  @Test
  void an_account_that_is_refused_costs_no_message() {
    office.finish(SmsOffice.PHONE);
    twilio.refusesNext(3, 401, 20003, "");
    for (int i = 0; i < 3; i++) {
      sending.sendDue();
      assertThat(states()).isEqualTo("QUEUED");
      office.later(Duration.ofMinutes(11));
    }

    sending.sendDue();

    assertThat(states()).isEqualTo("SENT");
    assertThat(twilio.messages()).hasSize(1);
  }

  @Test
  void whatever_fails_everybody_gets_one_message() {
    int count = 300;
    var dice = new Random(20260101);
    for (int i = 0; i < count; i++) {
      office.finish(SmsOffice.phone(i));
    }
    int rounds = 0;
    while (office.number("SELECT COUNT(*) FROM sms_message WHERE state <> 'SENT'") > 0) {
      assertThat(rounds++).as(states()).isLessThan(40);
      if (rounds < 8) {
        twilio.saysNothingToNext(dice.nextInt(60));
        twilio.refusesNext(dice.nextInt(20), 503, 20503, "2");
        twilio.refusesNext(dice.nextInt(20), 500, 0, "");
        twilio.refusesNext(dice.nextInt(20), 429, 20429, "");
        twilio.isDown(rounds % 3 == 0);
      } else {
        twilio.saysNothingToNext(0);
        twilio.isDown(false);
      }
      sending.sendDue();
      office.later(TAKEN_OVER_AFTER.plusSeconds(dice.nextInt(30)));
    }

    List<String> numbers = twilio.messages().stream().map(FakeTwilio.Sent::to).toList();
    assertThat(numbers).hasSize(count).doesNotHaveDuplicates();
  }

  private String states() {
    return office.text("SELECT state FROM sms_message ORDER BY id");
  }
}
