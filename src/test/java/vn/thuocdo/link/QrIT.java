package vn.thuocdo.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.thuocdo.LaterClock;
import vn.thuocdo.database.TestDatabase;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.dossier.CaseState;
import vn.thuocdo.rating.Office;

class QrIT {

  private static final AtomicInteger ADDRESSES = new AtomicInteger();

  private static EmbeddedServer server;
  private static EmbeddedServer otherServer;
  private static Telephone telephone;
  private static Kept kept;

  private String path;
  private String address;

  @BeforeAll
  static void start() {
    var properties = TestDatabase.properties();
    properties.put("test.later-clock", "true");
    server = ApplicationContext.run(EmbeddedServer.class, properties);
    otherServer = ApplicationContext.run(EmbeddedServer.class, properties);
    telephone = new Telephone(server.getURI());
    kept = new Kept(bean(Transactions.class));
    Office.open(kept.transactions());
  }

  @AfterAll
  static void stop() {
    otherServer.close();
    server.close();
  }

  @BeforeEach
  void hang() {
    kept.run("DELETE FROM rating_comment");
    kept.run("DELETE FROM rating");
    kept.run("DELETE FROM tally");
    kept.run("DELETE FROM rating_day");
    path = "/q/" + bean(QrCodes.class).make("test", 1, 2, CaseState.REFUSED, "MC-TEST/Q2").code();
    address = "203.0.113." + ADDRESSES.incrementAndGet();
  }

  @Test
  void an_answer_belongs_to_the_counter_of_the_code() {
    var form = telephone.get(path);
    assertThat(form.body()).contains("Một cửa Xã Thử", "Quầy 2").doesNotContain("name=\"TIME\"");
    read();

    var answer = send(form, "OVERALL", "4");

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(telephone.get(Telephone.locationOf(answer)).body()).contains("đã được ghi nhận");
    assertThat(
            kept.text(
                "SELECT CONCAT_WS(' ', channel, unit_id, point_id, counter_id, procedure_group_id, answers) FROM rating"))
        .isEqualTo("QR 1 1 2 0 {\"OVERALL\":4,\"CASE_STATE\":[\"REFUSED\"]}");
    assertThat(kept.counted("LINK_5Q", "OVERALL", 4)).isEqualTo(1);
    assertThat(kept.number("SELECT COUNT(*) FROM occasion")).isZero();
  }

  @Test
  void one_form_is_one_rating_whatever_is_sent_with_it() {
    var form = telephone.get(path);
    read();
    send(form, "OVERALL", "4");

    var again = send(form, "OVERALL", "1");

    assertThat(again.statusCode()).isEqualTo(303);
    assertThat(telephone.get(Telephone.locationOf(again)).body())
        .contains("gửi lại không tính thêm");
    assertThat(kept.number("SELECT COUNT(*) FROM rating")).isEqualTo(1);
    assertThat(kept.counted("LINK_5Q", "OVERALL", 1)).isZero();
  }

  @Test
  void a_forged_form_is_not_taken_and_comes_back_signed() {
    String good = Telephone.formIdIn(telephone.get(path));
    read();
    String forged = (good.startsWith("A") ? "B" : "A") + good.substring(1);
    for (String id : new String[] {forged, "", "x", good + "A", good.substring(4)}) {
      var back = telephone.post(path, address, new String[] {"form", id, "OVERALL", "5"});

      assertThat(back.statusCode()).as(id).isEqualTo(422);
      assertThat(Telephone.formIdIn(back)).as(id).isNotEqualTo(id).hasSize(75);
    }
    assertThat(kept.number("SELECT COUNT(*) FROM rating")).isZero();
  }

  @Test
  void a_form_of_another_code_is_not_taken() {
    String other = "/q/" + bean(QrCodes.class).make("test", 1, 1, null, "MC-TEST/Q1").code();
    var form = telephone.get(other);
    read();

    assertThat(send(form, "OVERALL", "5").statusCode()).isEqualTo(422);
  }

  @Test
  void faster_than_anybody_reads_is_too_fast_and_good_in_a_moment() {
    var form = telephone.get(path);

    var early = send(form, "OVERALL", "5", "comment", "Tốt");

    assertThat(early.statusCode()).isEqualTo(422);
    assertThat(early.body())
        .contains("chờ vài giây", "Tốt")
        .contains("id=\"m5\" name=\"OVERALL\" value=\"5\" checked");
    read();
    assertThat(send(early, "OVERALL", "5").statusCode()).isEqualTo(303);
  }

  @Test
  void a_form_open_for_hours_comes_back_filled_and_can_be_sent_then() {
    var form = telephone.get(path);
    bean(LaterClock.class).putForward(Nonces.LONGEST.plusSeconds(1));

    var late = send(form, "OVERALL", "1", "REASONS", "WAIT");

    assertThat(late.statusCode()).isEqualTo(422);
    assertThat(late.body()).contains("đã mở quá lâu").contains("value=\"WAIT\" checked");
    read();
    assertThat(send(late, "OVERALL", "1", "REASONS", "WAIT").statusCode()).isEqualTo(303);
  }

  @Test
  void a_form_of_one_server_is_taken_by_another() {
    var form = telephone.get(path);
    var clock = otherServer.getApplicationContext().getBean(LaterClock.class);
    clock.putForward(
        Duration.between(clock.instant(), bean(LaterClock.class).instant()).plusSeconds(3));

    var answer =
        new Telephone(otherServer.getURI())
            .post(path, address, new String[] {"form", Telephone.formIdIn(form), "OVERALL", "5"});

    assertThat(answer.statusCode()).isEqualTo(303);
  }

  @Test
  void an_office_behind_one_address_is_served_and_a_script_is_slowed_down() {
    int taken = 0;
    HttpResponse<String> last = null;
    for (int i = 0; i < 80; i++) {
      var form = telephone.get(path);
      read();
      last = send(form, "OVERALL", "5", "comment", "lần " + i);
      taken += last.statusCode() == 303 ? 1 : 0;
    }

    // Thirty at once, and one more for each six seconds that passed: three for each form.
    assertThat(taken).isBetween(60, 75);
    assertThat(kept.counted("LINK_5Q", "OVERALL", 5)).isEqualTo(taken);
    var form = telephone.get(path);
    bean(LaterClock.class).putForward(Duration.ofMinutes(10));
    assertThat(send(telephone.get(path), "OVERALL", "5").statusCode()).isEqualTo(422);
    assertThat(send(form, "OVERALL", "5").statusCode()).isEqualTo(303);
  }

  @Test
  void whoever_comes_too_often_is_told_when_to_come_back_and_loses_nothing() {
    HttpResponse<String> last = null;
    for (int i = 0; i < 31; i++) {
      last = telephone.post(path, address, new String[] {"comment", "lần " + i});
    }

    assertThat(last.statusCode()).isEqualTo(429);
    assertThat(last.headers().firstValue("Retry-After").orElse("")).matches("[1-6]");
    assertThat(last.body()).contains("giây rồi bấm Gửi", "lần 30");
    assertThat(telephone.post(path, "203.0.113.250", new String[] {"comment", ""}).statusCode())
        .isEqualTo(422);
  }

  @Test
  void a_withdrawn_code_says_so_and_an_unknown_one_too() {
    QrCode code = bean(QrCodes.class).find(path.substring(3)).orElseThrow();
    var form = telephone.get(path);
    bean(QrCodes.class).withdraw("test", code);
    read();

    assertThat(telephone.get(path).statusCode()).isEqualTo(410);
    assertThat(telephone.get(path).body()).contains("không còn dùng");
    assertThat(send(form, "OVERALL", "5").statusCode()).isEqualTo(410);
    assertThat(telephone.get("/q/KHONGCO2").statusCode()).isEqualTo(404);
    assertThat(telephone.get("/q/KHONGCO2?lang=en").body()).contains("There is no such code");
    assertThat(kept.number("SELECT COUNT(*) FROM audit_line WHERE subject = '" + code.code() + "'"))
        .isEqualTo(2);
  }

  @Test
  void a_code_typed_from_paper_is_found_in_small_letters_and_groups() {
    String code = path.substring(3);

    assertThat(telephone.get("/q/" + code.toLowerCase(java.util.Locale.ROOT)).statusCode())
        .isEqualTo(200);
    assertThat(telephone.get("/q/" + code.substring(0, 4) + "-" + code.substring(4)).statusCode())
        .isEqualTo(200);
  }

  private HttpResponse<String> send(HttpResponse<String> form, String... fields) {
    var all = new String[fields.length + 2];
    all[0] = "form";
    all[1] = Telephone.formIdIn(form);
    System.arraycopy(fields, 0, all, 2, fields.length);
    return telephone.post(path, address, all);
  }

  /** As long as a citizen takes. */
  private static void read() {
    bean(LaterClock.class).putForward(Duration.ofSeconds(3));
  }

  private static <T> T bean(Class<T> type) {
    return server.getApplicationContext().getBean(type);
  }
}
