package vn.thuocdo.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.dossier.RecordTransactions.Outcome;

/** From a finished dossier to a message that the carrier has taken, or an ending with a name. */
class InvitationsIT {

  @TempDir private Path folder;
  private SmsOffice office;

  @BeforeEach
  void open() {
    office = new SmsOffice(folder);
  }

  @AfterEach
  void close() throws Exception {
    office.close();
  }

  @Test
  void a_finished_dossier_is_one_message_with_a_link_and_the_number_is_then_forgotten() {
    assertThat(office.finish(SmsOffice.PHONE)).isEqualTo(Outcome.STORED);
    assertThat(sealed()).doesNotContain("912345678").doesNotContain("Moi danh gia");

    assertThat(office.sending().sendDue()).isEqualTo(1);
    assertThat(office.sending().sendDue()).isZero();

    OutgoingMessage message = office.carrier.taken().getFirst().message();
    assertThat(message.to()).isEqualTo("+84912345678");
    assertThat(message.body())
        .startsWith("Moi danh gia ho so tai Xa Thu: soan 5")
        .containsPattern("https://danhgia\\.example\\.vn/s/[A-Za-z0-9_-]{22} ");
    assertThat(states()).isEqualTo("SENT");
    assertThat(office.number("SELECT COUNT(*) FROM sms_message WHERE number_sealed IS NOT NULL"))
        .isZero();

    office.context.getBean(Outbox.class).report("SM1", MessageState.DELIVERED, "");
    office.context.getBean(Outbox.class).report("SM1", MessageState.FAILED, "30003");
    assertThat(states()).isEqualTo("DELIVERED");
    assertThat(office.number("SELECT COUNT(*) FROM sms_message WHERE body_sealed IS NOT NULL"))
        .isZero();
  }

  @Test
  void a_report_that_is_quicker_than_our_own_record_is_not_lost() {
    office.finish(SmsOffice.PHONE);
    office.context.getBean(Outbox.class).report("SM1", MessageState.UNREACHABLE, "30003");

    office.sending().sendDue();

    assertThat(states()).isEqualTo("UNREACHABLE");
    assertThat(office.text("SELECT code FROM sms_message")).isEqualTo("30003");
  }

  @Test
  void the_same_dossier_or_number_is_asked_once_and_helpers_are_seen() {
    assertThat(office.tell("A", "RECEIVED", SmsOffice.PHONE)).isEqualTo(Outcome.STORED);
    assertThat(draws()).isEmpty();
    assertThat(office.tell("A", "REFUSED", SmsOffice.PHONE)).isEqualTo(Outcome.STORED);
    assertThat(office.tell("A", "REFUSED", SmsOffice.PHONE)).isEqualTo(Outcome.REPEATED);
    assertThat(office.tell("A", "RETURNED", SmsOffice.phone(1))).isEqualTo(Outcome.STORED);
    for (String other : new String[] {"B", "C", "D", "E", "F"}) {
      office.tell(other, "RETURNED", "+84 912 345 678");
    }
    office.finish("024 3822 3344");
    office.finish("12345");
    office.finish("");

    assertThat(draws())
        .isEqualTo(
            "INVITED ASKED_ABOUT_DOSSIER ASKED_LATELY ASKED_LATELY ASKED_LATELY ASKED_LATELY HELPER"
                + " NOT_MOBILE NOT_MOBILE NO_NUMBER");
    assertThat(office.number("SELECT COUNT(*) FROM sms_message")).isEqualTo(1);

    office.later(Duration.ofDays(31));
    office.finish(SmsOffice.PHONE);
    assertThat(draws()).endsWith(" INVITED");
  }

  @Test
  void the_draw_takes_the_share_asked_for_and_the_quota_ends_it() {
    office.update("INSERT INTO sampling_rule VALUES (0, 0, 0.25, NULL), (1, 0, 0.5, 60)");
    for (int i = 0; i < 200; i++) {
      office.finish(SmsOffice.phone(i));
    }

    assertThat(office.number("SELECT COUNT(*) FROM sms_draw WHERE outcome = 'INVITED'"))
        .isEqualTo(60);
    long drawn =
        office.number(
            "SELECT COUNT(*) FROM sms_draw WHERE outcome IN ('INVITED', 'QUOTA_REACHED')");
    // Binomial with 200 and a half: outside of these bounds once in 20 million runs.
    assertThat(drawn).isBetween(62L, 138L);
  }

  @Test
  void a_new_key_seals_what_waits_and_goes_on_where_it_was_stopped() {
    office.finish(SmsOffice.phone(1));
    office.finish(SmsOffice.phone(2));
    var reseal = office.context.getBean(ResealMessages.class);
    String before = sealed();

    assertThat(reseal.renew((done, of) -> {})).isEqualTo(new ResealMessages.Result(true, 2, 0));
    assertThat(sealed()).isNotEqualTo(before);
    // As when it was stopped before it had sealed anything.
    office.context.getBean(vn.thuocdo.keys.Keys.class).renew();
    assertThat(reseal.renew((done, of) -> {})).isEqualTo(new ResealMessages.Result(false, 2, 0));
    assertThat(reseal.finish((done, of) -> {})).isEqualTo(new ResealMessages.Result(false, 0, 0));

    assertThat(office.sending().sendDue()).isEqualTo(2);
    assertThat(numbersTaken()).hasSize(2);
  }

  @Test
  void nobody_is_written_to_at_night() {
    office.later(Duration.ofHours(11));
    office.finish(SmsOffice.PHONE);
    assertThat(office.sending().sendDue()).isZero();

    office.later(Duration.ofHours(11));
    assertThat(office.sending().sendDue()).isEqualTo(1);
  }

  @Test
  void a_dead_carrier_loses_nothing_and_repeats_nothing() {
    office.carrier.be(Carrier.Mood.IS_DOWN);
    for (int i = 0; i < 20; i++) {
      office.finish(SmsOffice.phone(i));
    }
    assertThat(office.sending().sendDue()).isEqualTo(20);
    assertThat(office.sending().sendDue()).isZero();
    office.later(Duration.ofSeconds(31));
    assertThat(office.sending().sendDue()).isEqualTo(20);
    assertThat(office.carrier.asked()).isEqualTo(40);

    office.carrier.be(Carrier.Mood.TAKES);
    office.later(Duration.ofMinutes(3));
    assertThat(office.sending().sendDue()).isEqualTo(20);
    assertThat(numbersTaken()).hasSize(20);
    assertThat(office.carrier.taken()).hasSize(20);
  }

  @Test
  void what_the_carrier_took_although_nobody_heard_so_is_not_sent_again() {
    office.finish(SmsOffice.PHONE);
    office.carrier.be(Carrier.Mood.TAKES_AND_IS_CUT_OFF);
    office.sending().sendDue();
    assertThat(states()).isEqualTo("SENDING");

    office.carrier.be(Carrier.Mood.TAKES);
    assertThat(office.sending().sendDue()).isZero();
    office.later(Outbox.CLAIM_LASTS.plusSeconds(1));
    assertThat(office.sending().sendDue()).isEqualTo(1);

    assertThat(states()).isEqualTo("SENT");
    assertThat(office.carrier.taken()).hasSize(1);
  }

  @Test
  void a_server_that_died_between_claim_and_sending_leaves_its_messages_to_the_others() {
    office.finish(SmsOffice.PHONE);
    office.finish(SmsOffice.phone(1));
    assertThat(office.context.getBean(Outbox.class).claim(10)).hasSize(2);

    office.later(Outbox.CLAIM_LASTS.plusSeconds(1));
    try (var other = office.another()) {
      var sending = office.sending(office.context);
      assertThat(sending.sendDue()).isEqualTo(2);
      assertThat(office.sending(other).sendDue()).isZero();
    }
    assertThat(office.carrier.taken()).hasSize(2);
  }

  @Test
  void two_servers_send_each_message_once() throws Exception {
    for (int i = 0; i < 600; i++) {
      office.finish(SmsOffice.phone(i));
    }
    try (var other = office.another();
        var threads = Executors.newFixedThreadPool(4)) {
      var work = new ArrayList<Future<Integer>>();
      for (int i = 0; i < 4; i++) {
        SendMessages sending = office.sending(i % 2 == 0 ? office.context : other);
        work.add(threads.submit(sending::sendDue));
      }
      int sent = 0;
      for (Future<Integer> one : work) {
        sent += one.get();
      }
      sent += office.sending().sendDue();
      assertThat(sent).isEqualTo(600);
    }
    assertThat(office.carrier.taken()).hasSize(600);
    assertThat(numbersTaken()).hasSize(600);
    assertThat(office.number("SELECT COUNT(*) FROM sms_message WHERE state = 'SENT'"))
        .isEqualTo(600);
  }

  @Test
  void what_cannot_be_sent_ends_with_a_name() {
    office.carrier.be(Carrier.Mood.REFUSES);
    office.finish(SmsOffice.PHONE);
    office.sending().sendDue();
    assertThat(states()).isEqualTo("UNREACHABLE");
    assertThat(office.text("SELECT code FROM sms_message")).isEqualTo("21211");

    office.finish(SmsOffice.phone(1));
    office.later(Duration.ofHours(49));
    office.sending().sendDue();
    assertThat(states()).isEqualTo("UNREACHABLE EXPIRED");
    assertThat(office.carrier.taken()).isEmpty();
  }

  @Test
  void without_the_key_a_message_ends_and_says_why() {
    office.finish(SmsOffice.PHONE);
    office.update("UPDATE sms_message SET number_sealed = CONCAT(number_sealed, 'x')");
    office.sending().sendDue();
    assertThat(states()).isEqualTo("FAILED");
    assertThat(office.text("SELECT code FROM sms_message")).isEqualTo("key-lost");
  }

  private java.util.Set<String> numbersTaken() {
    return office.carrier.taken().stream()
        .map(one -> one.message().to())
        .collect(Collectors.toSet());
  }

  private String sealed() {
    return office
        .context
        .getBean(Transactions.class)
        .read(
            connection ->
                Sql.list(
                        connection,
                        "SELECT CONCAT(number_sealed, body_sealed) FROM sms_message",
                        row -> new String(row.getBytes(1), StandardCharsets.ISO_8859_1))
                    .getFirst());
  }

  private String states() {
    return office.text("SELECT state FROM sms_message ORDER BY id");
  }

  private String draws() {
    return office.text("SELECT outcome FROM sms_draw ORDER BY transaction_id");
  }
}
