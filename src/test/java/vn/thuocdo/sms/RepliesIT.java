package vn.thuocdo.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.thuocdo.rating.Recount;

/** What becomes of the answers. */
class RepliesIT {

  @TempDir private Path folder;
  private SmsOffice office;
  private int messages;

  @BeforeEach
  void open() {
    office = new SmsOffice(folder);
    office.finish(SmsOffice.PHONE);
    office.sending().sendDue();
  }

  @AfterEach
  void close() throws Exception {
    assertThat(office.context.getBean(Recount.class).recount((done, of) -> {}).differingRows())
        .isZero();
    office.close();
  }

  @Test
  void a_digit_is_a_rating_of_that_office_and_is_thanked_for_once() {
    assertThat(say("5 cam on").orElse("")).startsWith("Cam on Ong/Ba da danh gia");
    assertThat(say("4")).isEmpty();

    assertThat(tallied()).isEqualTo("0 0 0 1 0");
    assertThat(
            office.text(
                "SELECT CONCAT(channel, unit_id, counter_id, procedure_group_id) FROM rating LIMIT 1"))
        .isEqualTo("SMS111");
    assertThat(office.text("SELECT comment FROM rating_comment")).isEqualTo("cam on");
    assertThat(office.number("SELECT COUNT(*) FROM rating")).isEqualTo(2);
    assertThat(office.text("SELECT state FROM sms_reply ORDER BY id")).isEqualTo("COUNTED COUNTED");
  }

  @Test
  void several_digits_answer_several_questions() {
    say("HL 5 4 3");

    assertThat(office.text("SELECT answers FROM rating"))
        .isEqualTo("{\"OVERALL\":5,\"ATTITUDE\":4,\"CLARITY\":3}");
  }

  @Test
  void hearing_the_same_message_again_answers_the_same_and_changes_nothing() throws Exception {
    var message = new IncomingMessage("SMx", SmsOffice.PHONE, "5", office.now());
    Optional<String> answer = replies().receive(message);
    assertThat(replies().receive(message)).isEqualTo(answer).isPresent();

    var other = new IncomingMessage("SMy", SmsOffice.PHONE, "1", office.now());
    try (var threads = Executors.newFixedThreadPool(8)) {
      var heard = new ArrayList<Future<Optional<String>>>();
      for (int i = 0; i < 16; i++) {
        heard.add(threads.submit(() -> replies().receive(other)));
      }
      for (Future<Optional<String>> one : heard) {
        assertThat(one.get()).isEmpty();
      }
    }
    assertThat(office.number("SELECT COUNT(*) FROM sms_reply")).isEqualTo(2);
    assertThat(tallied()).isEqualTo("1 0 0 0 0");
  }

  @Test
  void what_cannot_be_read_is_asked_about_once_and_then_read_by_a_person() {
    assertThat(say("ho so bao gio co").orElse("")).startsWith("Xin tra loi bang 1 chu so");
    assertThat(say("10 diem, goi 0912345678")).isEmpty();
    assertThat(tallied()).isEqualTo("");

    long first = office.number("SELECT MIN(id) FROM sms_reply");
    var classify = office.context.getBean(ClassifyReply.class);
    assertThat(classify.classify("an", first, null)).isTrue();
    assertThat(classify.classify("an", first + 1, 5)).isTrue();
    assertThat(classify.classify("binh", first + 1, 1)).isFalse();

    assertThat(tallied()).isEqualTo("0 0 0 0 1");
    assertThat(office.text("SELECT state FROM sms_reply ORDER BY id"))
        .isEqualTo("SET_ASIDE CLASSIFIED");
    assertThat(
            office.text(
                "SELECT CONCAT(who, ' ', after_value) FROM audit_line WHERE what = 'sms-reply-classified'"))
        .isEqualTo("an SET_ASIDE an 5");
  }

  @Test
  void strangers_and_those_who_are_late_leave_a_comment_and_no_rating() {
    assertThat(replies().receive(new IncomingMessage("S1", "0987654321", "5", office.now())))
        .isEmpty();
    assertThat(replies().receive(new IncomingMessage("S2", "VIETTEL", "5", office.now())))
        .isEmpty();
    office.later(Duration.ofHours(73));
    assertThat(say("5")).isEmpty();

    assertThat(office.text("SELECT state FROM sms_reply ORDER BY id"))
        .isEqualTo("COMMENT COMMENT COMMENT");
    assertThat(office.number("SELECT COUNT(*) FROM rating")).isZero();
  }

  @Test
  void who_wants_no_messages_gets_one_confirmation_and_then_none_until_start() {
    assertThat(say("TC").orElse("")).startsWith("Da ghi nhan");
    assertThat(say("STOP")).isEmpty();
    office.later(Duration.ofDays(31));
    office.finish(SmsOffice.PHONE);
    assertThat(office.text("SELECT outcome FROM sms_draw ORDER BY transaction_id"))
        .isEqualTo("INVITED OPTED_OUT");

    assertThat(say("START").orElse("")).startsWith("Da ghi nhan");
    office.later(Duration.ofDays(31));
    office.finish(SmsOffice.PHONE);
    assertThat(office.text("SELECT outcome FROM sms_draw ORDER BY transaction_id"))
        .isEqualTo("INVITED OPTED_OUT INVITED");
  }

  @Test
  void a_message_that_still_waits_is_not_sent_after_a_no() {
    office.later(Duration.ofDays(31));
    office.finish(SmsOffice.PHONE);
    say("tu choi");

    assertThat(office.sending().sendDue()).isZero();
    assertThat(office.text("SELECT state FROM sms_message ORDER BY id"))
        .isEqualTo("SENT OPTED_OUT");
  }

  @Test
  void nobody_gets_more_than_three_messages_a_day() {
    assertThat(say("ai day")).isPresent();
    assertThat(say("5")).isPresent();
    assertThat(say("TC")).as("the confirmation is owed").isPresent();
    assertThat(say("START")).isEmpty();
  }

  @Test
  void praise_beside_a_low_rating_is_kept_as_it_is_and_marked() {
    say("1 rat tot, cam on");

    assertThat(tallied()).isEqualTo("1 0 0 0 0");
    assertThat(office.number("SELECT COUNT(*) FROM sms_reply WHERE is_reversed")).isEqualTo(1);
  }

  private Optional<String> say(String text) {
    return replies()
        .receive(new IncomingMessage("IN" + ++messages, "+84912345678", text, office.now()));
  }

  private Replies replies() {
    return office.context.getBean(Replies.class);
  }

  private String tallied() {
    return office.text(
        """
        SELECT CONCAT_WS(' ', SUM(n1), SUM(n2), SUM(n3), SUM(n4), SUM(n5)) FROM tally t
        JOIN question q ON q.id = t.question_id AND q.code = 'OVERALL'""");
  }
}
