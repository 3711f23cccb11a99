package vn.thuocdo.link;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import vn.thuocdo.LaterClock;
import vn.thuocdo.database.TestDatabase;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.dossier.CaseState;
import vn.thuocdo.rating.Office;
import vn.thuocdo.rating.Place;
import vn.thuocdo.rating.Recount;
import vn.thuocdo.rating.Respondent;

class LinkIT {

  private static EmbeddedServer server;
  private static Telephone telephone;
  private static Kept kept;

  private String token;

  @BeforeAll
  static void start() {
    var properties = TestDatabase.properties();
    properties.put("test.later-clock", "true");
    server = ApplicationContext.run(EmbeddedServer.class, properties);
    telephone = new Telephone(server.getURI());
    kept = new Kept(bean(Transactions.class));
    Office.open(kept.transactions());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void invite() {
    kept.run("DELETE FROM occasion");
    kept.run("DELETE FROM replaced_rating");
    kept.run("DELETE FROM rating_comment");
    kept.run("DELETE FROM rating");
    kept.run("DELETE FROM tally");
    kept.run("DELETE FROM tally_half_month");
    kept.run("DELETE FROM choice_tally");
    kept.run("DELETE FROM rating_day");
    token = invitation("vi", CaseState.RETURNED);
  }

  @Test
  void an_answer_is_a_rating_of_the_visit_and_counts() {
    var form = telephone.get("/s/" + token);
    assertThat(form.statusCode()).isEqualTo(200);
    assertThat(form.body()).contains("Rất hài lòng", "Một cửa Xã Thử", "Quầy 1", "Đúng hẹn");

    var answer =
        send(
            form,
            "OVERALL",
            "2",
            "REASONS",
            "WAIT",
            "REASONS",
            "LATE",
            "TIME",
            "LATE",
            "ATTITUDE",
            "4",
            "CLARITY",
            "",
            "comment",
            "Chờ lâu quá\r\nnóng");

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(kept.text("SELECT answers FROM rating"))
        .isEqualTo(
            "{\"OVERALL\":2,\"REASONS\":[\"WAIT\",\"LATE\"],\"TIME\":[\"LATE\"],\"ATTITUDE\":4,\"CASE_STATE\":[\"RETURNED\"]}");
    assertThat(
            kept.text(
                "SELECT CONCAT_WS(' ', channel, respondent, language, point_id, counter_id, procedure_group_id) FROM rating"))
        .isEqualTo("LINK BUSINESS vi 1 1 1");
    assertThat(kept.text("SELECT comment FROM rating_comment")).isEqualTo("Chờ lâu quá\nnóng");
    assertThat(kept.counted("LINK_5Q", "OVERALL", 2)).isEqualTo(1);
    assertThat(kept.counted("LINK_5Q", "ATTITUDE", 4)).isEqualTo(1);
    var thanks = telephone.get(Telephone.locationOf(answer));
    assertThat(thanks.body()).contains("Cảm ơn Ông/Bà", "trả lời lại được đến");
  }

  @Test
  void opening_a_link_uses_nothing_up() {
    for (int i = 0; i < 5; i++) {
      assertThat(telephone.get("/s/" + token).statusCode()).isEqualTo(200);
      assertThat(telephone.get("/s/" + token + "?xong=1").body()).contains("name=\"OVERALL\"");
    }

    assertThat(kept.number("SELECT COUNT(*) FROM rating")).isZero();
    assertThat(
            kept.number(
                "SELECT COUNT(*) FROM link_token WHERE first_answered_at IS NULL AND token_hash = UNHEX(SHA2('"
                    + token
                    + "', 256))"))
        .isEqualTo(1);
    assertThat(send(telephone.get("/s/" + token), "OVERALL", "5").statusCode()).isEqualTo(303);
  }

  @Test
  void a_form_sent_twice_is_one_rating() {
    var form = telephone.get("/s/" + token);

    assertThat(send(form, "OVERALL", "5").statusCode()).isEqualTo(303);
    assertThat(send(form, "OVERALL", "5").statusCode()).isEqualTo(303);

    assertThat(kept.number("SELECT COUNT(*) FROM rating")).isEqualTo(1);
    assertThat(kept.counted("LINK_5Q", "OVERALL", 5)).isEqualTo(1);
  }

  @Test
  void an_answer_changed_on_the_form_that_was_sent_replaces_it() {
    var form = telephone.get("/s/" + token);
    send(form, "OVERALL", "5");

    send(form, "OVERALL", "1");

    assertThat(kept.counted("LINK_5Q", "OVERALL", 5)).isZero();
    assertThat(kept.counted("LINK_5Q", "OVERALL", 1)).isEqualTo(1);
  }

  @Test
  void within_a_day_the_last_answer_counts_alone_and_a_recount_agrees() {
    send(telephone.get("/s/" + token), "OVERALL", "5", "TIME", "EARLY");
    bean(LaterClock.class).putForward(Duration.ofHours(23));
    var again = telephone.get("/s/" + token);
    assertThat(again.body()).contains("Ông/Bà đã trả lời rồi");

    send(again, "OVERALL", "3", "REASONS", "INFO");

    assertThat(kept.number("SELECT COUNT(*) FROM rating")).isEqualTo(2);
    assertThat(kept.counted("LINK_5Q", "OVERALL", 5)).isZero();
    assertThat(kept.counted("LINK_5Q", "OVERALL", 3)).isEqualTo(1);
    assertThat(kept.number("SELECT SUM(times) FROM choice_tally WHERE choice = 'EARLY'")).isZero();
    var recount = bean(Recount.class).recount((done, of) -> {});
    assertThat(recount.differingRows()).isZero();
    assertThat(recount.ratings()).isEqualTo(1);
  }

  @Test
  void after_a_day_an_answer_is_closed() {
    send(telephone.get("/s/" + token), "OVERALL", "5");
    var opened = telephone.get("/s/" + token);
    bean(LaterClock.class).putForward(Duration.ofHours(24));

    assertThat(telephone.get("/s/" + token).body())
        .contains("không đổi được nữa")
        .doesNotContain("<form");
    var late = send(opened, "OVERALL", "1");

    assertThat(late.statusCode()).isEqualTo(410);
    assertThat(kept.counted("LINK_5Q", "OVERALL", 5)).isEqualTo(1);
    assertThat(kept.counted("LINK_5Q", "OVERALL", 1)).isZero();
  }

  @Test
  void a_link_expires_but_a_promise_to_change_is_kept() {
    var opened = telephone.get("/s/" + token);
    String other = invitation("vi", CaseState.RETURNED);
    bean(LaterClock.class).putForward(LinkTicket.LIFETIME.minusHours(1));
    send(other, telephone.get("/s/" + other), "OVERALL", "4");
    bean(LaterClock.class).putForward(Duration.ofHours(2));

    var expired = telephone.get("/s/" + token);
    assertThat(expired.statusCode()).isEqualTo(410);
    assertThat(expired.body()).contains("đã hết hạn", "ki-ốt");
    assertThat(send(opened, "OVERALL", "5").statusCode()).isEqualTo(410);
    assertThat(send(other, telephone.get("/s/" + other), "OVERALL", "1").statusCode())
        .isEqualTo(303);
    assertThat(kept.counted("LINK_5Q", "OVERALL", 1)).isEqualTo(1);
  }

  @Test
  void what_is_no_token_of_ours_gets_a_kind_page() {
    for (String nonsense :
        new String[] {"A".repeat(22), "x", "..%2f..%2fetc", "%00", "'%20OR%201=1", token + "x"}) {
      var page = telephone.get("/s/" + nonsense);

      assertThat(page.statusCode()).as(nonsense).isEqualTo(404);
      assertThat(page.body()).as(nonsense).contains("Không có đường dẫn này");
    }
    var posted = telephone.post("/s/" + "A".repeat(22) + "?lang=en", "OVERALL", "5");
    assertThat(posted.statusCode()).isEqualTo(404);
    assertThat(posted.body()).contains("There is no such link");
  }

  @Test
  void without_a_level_the_form_comes_back_as_it_was_filled() {
    var form = telephone.get("/s/" + token);

    var back = send(form, "TIME", "LATE", "comment", "<b>Nóng & chật</b>");

    assertThat(back.statusCode()).isEqualTo(422);
    assertThat(back.body())
        .contains("Xin chọn một trong năm mức")
        .contains("&lt;b&gt;Nóng &amp; chật&lt;/b&gt;")
        .contains("<option value=\"LATE\" selected>");
    assertThat(Telephone.formIdIn(back)).isEqualTo(Telephone.formIdIn(form));
    assertThat(kept.number("SELECT COUNT(*) FROM rating")).isZero();
  }

  @Test
  void more_than_three_reasons_are_asked_back_but_none_with_a_good_level() {
    var form = telephone.get("/s/" + token);
    String[] four = {
      "OVERALL", "1", "REASONS", "WAIT", "REASONS", "LATE", "REASONS", "INFO", "REASONS", "OTHER"
    };
    assertThat(send(form, four).body()).contains("nhiều nhất 3 lý do");

    four[1] = "4";
    assertThat(send(form, four).statusCode()).isEqualTo(303);

    assertThat(kept.text("SELECT answers FROM rating"))
        .isEqualTo("{\"OVERALL\":4,\"CASE_STATE\":[\"RETURNED\"]}");
  }

  @Test
  void nonsense_beside_the_level_costs_no_rating() {
    var answer =
        send(
            telephone.get("/s/" + token),
            "OVERALL",
            "5",
            "TIME",
            "NEVER",
            "ATTITUDE",
            "7",
            "CASE_STATE",
            "REFUSED",
            "WEATHER",
            "1",
            "comment",
            "x".repeat(6000));

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(kept.text("SELECT answers FROM rating"))
        .isEqualTo("{\"OVERALL\":5,\"CASE_STATE\":[\"RETURNED\"]}");
    assertThat(kept.number("SELECT CHAR_LENGTH(comment) FROM rating_comment")).isEqualTo(5000);
  }

  @Test
  void whoever_has_no_result_yet_is_not_asked_whether_it_came_in_time() {
    String refused = invitation("vi", CaseState.REFUSED);

    assertThat(telephone.get("/s/" + refused).body()).doesNotContain("name=\"TIME\"");
    assertThat(telephone.get("/s/" + token).body()).contains("name=\"TIME\"");
  }

  @Test
  void a_form_opens_in_the_language_of_the_invitation_and_can_be_switched() {
    String english = invitation("en", null);

    assertThat(telephone.get("/s/" + english).body())
        .contains("<html lang=\"en\">", "Very satisfied");
    assertThat(telephone.get("/s/" + english + "?lang=vi").body())
        .contains("<html lang=\"vi\">", "Rất hài lòng");
    assertThat(telephone.get("/s/" + token + "?lang=en").body()).contains("Very satisfied");
    send(english, telephone.get("/s/" + english), "OVERALL", "5");
    assertThat(kept.text("SELECT CONCAT(language, answers) FROM rating"))
        .isEqualTo("en{\"OVERALL\":5}");
  }

  @Test
  void the_address_is_kept_out_of_caches_search_machines_and_other_sites() {
    for (String path : new String[] {"/s/" + token, "/s/" + "A".repeat(22)}) {
      var headers = telephone.get(path).headers();

      assertThat(headers.firstValue("Cache-Control")).contains("no-store");
      assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
      assertThat(headers.firstValue("X-Robots-Tag")).contains("noindex, nofollow");
      assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
          .startsWith("default-src 'none'");
      assertThat(headers.firstValue("Set-Cookie")).isEmpty();
    }
    assertThat(telephone.get("/phuong-phap").headers().firstValue("Referrer-Policy"))
        .contains("same-origin");
  }

  @Test
  void a_database_that_cannot_write_keeps_what_was_typed_in_the_form() {
    var form = telephone.get("/s/" + token);
    kept.run(
        "CREATE TRIGGER no_room BEFORE INSERT ON rating FOR EACH ROW SIGNAL SQLSTATE 'HY000'"
            + " SET MYSQL_ERRNO = 1114, MESSAGE_TEXT = 'The table ''rating'' is full'");

    HttpResponse<String> answer = send(form, "OVERALL", "2", "comment", "Chờ lâu");

    kept.run("DROP TRIGGER no_room");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(answer.body()).contains("Chờ lâu", "bấm Gửi lần nữa");
    assertThat(send(answer, "OVERALL", "2", "comment", "Chờ lâu").statusCode()).isEqualTo(303);
  }

  @Test
  void no_line_of_the_log_holds_a_token() {
    var lines = new ListAppender<ILoggingEvent>();
    lines.start();
    var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.addAppender(lines);
    var access = (Logger) LoggerFactory.getLogger("access");
    Level before = access.getLevel();
    access.setLevel(Level.INFO);
    String other = "B".repeat(22);

    send(telephone.get("/s/" + token), "OVERALL", "5");
    send(telephone.get("/s/" + token), "OVERALL", "");
    telephone.get("/s/" + other);
    telephone.get("/s/" + token + "/mehr");
    telephone.post("/s/" + token, "form", "%zz");
    kept.run(
        "CREATE TRIGGER no_room BEFORE INSERT ON rating FOR EACH ROW SIGNAL SQLSTATE '45000'"
            + " SET MYSQL_ERRNO = 1644, MESSAGE_TEXT = 'no'");
    send(telephone.get("/s/" + token), "OVERALL", "2");
    kept.run("DROP TRIGGER no_room");

    access.setLevel(before);
    root.detachAppender(lines);
    assertThat(lines.list).hasSizeGreaterThan(6);
    assertThat(lines.list)
        .extracting(line -> line.getFormattedMessage() + line.getKeyValuePairs())
        .anyMatch(line -> line.contains("/s/{token}"))
        .noneMatch(line -> line.contains(token) || line.contains(other));
  }

  @Test
  void one_link_cannot_fill_the_database() {
    int taken = 0;
    HttpResponse<String> last = null;
    for (int i = 0; i < 25; i++) {
      last = send(telephone.get("/s/" + token), "OVERALL", "5", "comment", "lần " + i);
      taken += last.statusCode() == 303 ? 1 : 0;
    }

    assertThat(taken).isEqualTo(20);
    assertThat(last.statusCode()).isEqualTo(429);
    assertThat(last.headers().firstValue("Retry-After")).isPresent();
    assertThat(last.body()).contains("lần 24", "giây rồi bấm Gửi");
    assertThat(kept.counted("LINK_5Q", "OVERALL", 5)).isEqualTo(1);
  }

  @Test
  void links_that_expired_long_ago_are_forgotten_and_their_answers_kept() {
    send(telephone.get("/s/" + token), "OVERALL", "5");
    bean(LaterClock.class).putForward(LinkTicket.LIFETIME.plus(Duration.ofDays(31)));
    String fresh = invitation("vi", null);

    bean(ForgetLinksJob.class).run();

    assertThat(kept.number("SELECT COUNT(*) FROM link_token")).isEqualTo(1);
    assertThat(telephone.get("/s/" + token).statusCode()).isEqualTo(404);
    assertThat(telephone.get("/s/" + fresh).statusCode()).isEqualTo(200);
    assertThat(kept.counted("LINK_5Q", "OVERALL", 5)).isEqualTo(1);
  }

  @Test
  void only_the_hash_of_a_token_is_kept() {
    assertThat(token).matches("[A-Za-z0-9_-]{22}");
    assertThat(
            kept.number(
                "SELECT COUNT(*) FROM link_token WHERE token_hash = UNHEX(SHA2('"
                    + token
                    + "', 256))"))
        .isEqualTo(1);
  }

  private HttpResponse<String> send(HttpResponse<String> form, String... fields) {
    return send(token, form, fields);
  }

  private static HttpResponse<String> send(
      String token, HttpResponse<String> form, String... fields) {
    var all = new String[fields.length + 2];
    all[0] = "form";
    all[1] = Telephone.formIdIn(form);
    System.arraycopy(fields, 0, all, 2, fields.length);
    String lang = form.body().contains("lang=\"en\">\n<head>") ? "?lang=en" : "";
    return telephone.post("/s/" + token + lang, all);
  }

  private static String invitation(String language, CaseState caseState) {
    Instant now = bean(InstantSource.class).instant();
    var ticket =
        new LinkTicket(
            UUID.randomUUID(),
            new Place(1, 1, 1, 1),
            Respondent.BUSINESS,
            language,
            caseState,
            now,
            now.plus(LinkTicket.LIFETIME));
    return bean(Transactions.class)
        .write(connection -> bean(LinkTokens.class).create(connection, List.of(ticket)).getFirst());
  }

  private static <T> T bean(Class<T> type) {
    return server.getApplicationContext().getBean(type);
  }
}
