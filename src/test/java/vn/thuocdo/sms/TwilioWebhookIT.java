package vn.thuocdo.sms;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.micronaut.context.ApplicationContext;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.thuocdo.database.TestDatabase;
import vn.thuocdo.database.Transactions;

class TwilioWebhookIT {

  private static final String PUBLIC = "https://danhgia.example.gov.vn";
  private static final String MESSAGES = "/webhooks/twilio/messages";
  private static final String STATUS = "/webhooks/twilio/status";
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final AtomicInteger NEXT = new AtomicInteger();

  private static FakeTwilio twilio;
  private static EmbeddedServer server;

  @BeforeAll
  static void start() {
    twilio = FakeTwilio.start();
    var properties = new HashMap<>(TestDatabase.properties());
    properties.put("datasources.default.maximum-pool-size", "4");
    properties.putAll(twilio.settings(PUBLIC));
    server = ApplicationContext.run(EmbeddedServer.class, properties);
  }

  @AfterAll
  static void stop() {
    server.close();
    twilio.close();
  }

  @Test
  void twilio_carries_the_messages_when_it_is_configured() {
    assertThat(server.getApplicationContext().getBean(SmsSender.class).name()).isEqualTo("twilio");
  }

  @Test
  void a_message_of_a_stranger_is_kept_and_not_answered() throws Exception {
    String sid = newSid();

    var answer = post(MESSAGES, FakeTwilio.incoming(sid, newNumber(), "Chờ lâu quá"));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("text/xml; charset=utf-8");
    assertThat(answer.body()).isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>");
    assertThat(texts(sid)).containsExactly("Chờ lâu quá");
  }

  @Test
  void who_wants_no_messages_is_told_once_that_there_will_be_none() throws Exception {
    String sid = newSid();
    String number = newNumber();

    var first = post(MESSAGES, FakeTwilio.incoming(sid, number, "TC"));
    var repeat = post(MESSAGES, FakeTwilio.incoming(sid, number, "TC"));
    var again = post(MESSAGES, FakeTwilio.incoming(newSid(), number, "stop"));

    assertThat(first.body())
        .matches("<\\?xml [^>]*><Response><Message><Body>[^<]+</Body></Message></Response>");
    assertThat(repeat.body()).as("the same answer to the same message").isEqualTo(first.body());
    assertThat(again.body()).endsWith("<Response/>");
    assertThat(texts(sid)).hasSize(1);
  }

  @Test
  void a_message_that_twilio_brings_many_times_at_once_is_kept_once() throws Exception {
    String sid = newSid();
    var fields = FakeTwilio.incoming(sid, newNumber(), "HL 5");
    var calls = new ArrayList<Callable<Integer>>();
    for (int i = 0; i < 8; i++) {
      calls.add(() -> post(MESSAGES, fields).statusCode());
    }
    var statuses = new ArrayList<Integer>();
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (var status : threads.invokeAll(calls)) {
        statuses.add(status.get());
      }
    }

    assertThat(statuses).containsOnly(200);
    assertThat(texts(sid)).containsExactly("HL 5");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Rất hài lòng & cảm ơn 👍🏽 100% + «5»=tốt?",
        "  ha\u0300i lo\u0300ng \r\n",
        "<script>alert(1)</script>&amp;%41",
        ""
      })
  void every_character_of_a_citizen_is_kept(String body) throws Exception {
    String sid = newSid();

    assertThat(post(MESSAGES, FakeTwilio.incoming(sid, newNumber(), body)).statusCode())
        .isEqualTo(200);

    assertThat(texts(sid)).containsExactly(body);
  }

  @ParameterizedTest
  @CsvSource({"STOP, OPT_OUT", "START, OPT_IN"})
  void what_twilio_read_as_the_end_or_the_beginning_is_one_and_twilio_answers_itself(
      String type, String state) throws Exception {
    String sid = newSid();
    String number = newNumber();
    post(MESSAGES, FakeTwilio.incoming(newSid(), number, "TC"));
    var fields = FakeTwilio.incoming(sid, number, "một từ chỉ Twilio biết");
    fields.put("OptOutType", type);

    var answer = post(MESSAGES, fields);

    assertThat(answer.body()).endsWith("<Response/>");
    assertThat(states(sid)).containsExactly(state);
  }

  @Test
  void nobody_else_is_heard() throws Exception {
    String sid = newSid();
    var fields = FakeTwilio.incoming(sid, newNumber(), "5");
    String right = FakeTwilio.signature(FakeTwilio.TOKEN, PUBLIC + MESSAGES, fields);

    assertRefused(post(MESSAGES, fields, ""), 403);
    assertRefused(post(MESSAGES, fields, right.replaceFirst("^.", "_")), 403);
    assertRefused(
        post(MESSAGES, fields, FakeTwilio.signature("token", PUBLIC + MESSAGES, fields)), 403);
    assertRefused(post(MESSAGES + "?x=1", fields, right), 403);
    assertRefused(post(STATUS, fields, right), 403);
    var changed = new TreeMap<>(fields);
    changed.put("Body", "1");
    assertRefused(post(MESSAGES, changed, right), 403);

    assertThat(texts(sid)).isEmpty();
  }

  @Test
  void what_a_proxy_says_about_the_address_neither_helps_nor_harms() throws Exception {
    String sid = newSid();
    var fields = FakeTwilio.incoming(sid, newNumber(), "5");
    String right = FakeTwilio.signature(FakeTwilio.TOKEN, PUBLIC + MESSAGES, fields);
    String wrongHost =
        FakeTwilio.signature(FakeTwilio.TOKEN, "https://evil.example.org" + MESSAGES, fields);
    String[] proxy = {
      "X-Forwarded-Proto", "https",
      "X-Forwarded-Host", "evil.example.org",
      "X-Forwarded-For", "203.0.113.7",
      "X-Original-Host", "evil.example.org",
      "Forwarded", "host=evil.example.org;proto=https"
    };

    assertRefused(send(MESSAGES, fields, wrongHost, proxy), 403);
    assertThat(texts(sid)).isEmpty();
    assertThat(send(MESSAGES, fields, right, proxy).statusCode()).isEqualTo(200);
    assertThat(texts(sid)).hasSize(1);
  }

  @Test
  void a_query_in_the_address_is_signed_as_it_stands() throws Exception {
    String sid = newSid();
    var fields = FakeTwilio.incoming(sid, newNumber(), "5");
    String path = MESSAGES + "?tinh=C%E1%BA%A7n%20Th%C6%A1&q=a%3Ab+c";

    assertThat(
            post(path, fields, FakeTwilio.signature(FakeTwilio.TOKEN, PUBLIC + path, fields))
                .statusCode())
        .isEqualTo(200);

    assertThat(texts(sid)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "/webhooks/twilio/messages, MessageSid",
    "/webhooks/twilio/messages, From",
    "/webhooks/twilio/status, MessageSid",
    "/webhooks/twilio/status, MessageStatus"
  })
  void what_misses_something_is_told_what(String path, String name) throws Exception {
    var fields = FakeTwilio.incoming(newSid(), newNumber(), "5");
    fields.put("MessageStatus", "delivered");
    fields.remove(name);

    var answer = post(path, fields);

    assertRefused(answer, 400);
    assertThat(answer.body()).contains(name);
  }

  @Test
  void what_is_too_large_or_no_form_is_refused() throws Exception {
    var fields = FakeTwilio.incoming(newSid(), newNumber(), "x".repeat(70_000));
    assertRefused(post(MESSAGES, fields), 413);

    assertRefused(raw("Body=%zz", "application/x-www-form-urlencoded"), 400);
    assertRefused(raw("{\"Body\":\"5\"}", "application/json"), 415);
    assertRefused(raw("", "application/x-www-form-urlencoded"), 403);
  }

  @Test
  void nothing_is_acknowledged_while_the_database_is_away() throws Exception {
    String sid = newSid();
    var fields = FakeTwilio.incoming(sid, newNumber(), "5");
    var report = new TreeMap<>(Map.of("MessageSid", sid, "MessageStatus", "delivered"));
    var held = new ArrayList<Connection>();
    var pool = server.getApplicationContext().getBean(DataSource.class);
    var bare = DelegatingDataSource.unwrapDataSource(pool);
    try {
      for (int i = 0; i < ((HikariDataSource) bare).getMaximumPoolSize(); i++) {
        held.add(bare.getConnection());
      }
      var answer = post(MESSAGES, fields);
      assertRefused(answer, 503);
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      assertRefused(post(STATUS, report), 503);
    } finally {
      for (Connection connection : held) {
        connection.close();
      }
    }
    assertThat(texts(sid)).isEmpty();

    assertThat(post(MESSAGES, fields).statusCode()).isEqualTo(200);
    assertThat(texts(sid)).hasSize(1);
  }

  @Test
  void a_report_ends_a_message_and_later_ones_change_nothing() throws Exception {
    String sid = newSid();
    insertSent(sid);

    assertThat(report(sid, "queued", "")).isEqualTo(204);
    assertThat(report(sid, "sent", "")).isEqualTo(204);
    assertThat(messageState(sid)).isEqualTo("SENT ");
    assertThat(report(sid, "undelivered", "30003")).isEqualTo(204);
    assertThat(report(sid, "undelivered", "30003")).isEqualTo(204);
    assertThat(report(sid, "sent", "")).isEqualTo(204);
    assertThat(report(sid, "delivered", "")).isEqualTo(204);

    assertThat(messageState(sid)).isEqualTo("UNREACHABLE 30003");
  }

  @Test
  void a_report_about_nothing_of_ours_or_in_unknown_words_is_taken() throws Exception {
    assertThat(report(newSid(), "failed", "30008")).isEqualTo(204);
    assertThat(report(newSid(), "teleported", "")).isEqualTo(204);
  }

  @Test
  void without_twilio_there_is_nothing_here() throws Exception {
    try (var other = ApplicationContext.run(EmbeddedServer.class, TestDatabase.properties())) {
      var request =
          HttpRequest.newBuilder(other.getURI().resolve(MESSAGES))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .header("X-Twilio-Signature", "x")
              .POST(HttpRequest.BodyPublishers.ofString("MessageSid=SM1"))
              .build();

      assertRefused(HTTP.send(request, HttpResponse.BodyHandlers.ofString()), 404);
      assertThat(other.getApplicationContext().getBean(SmsSender.class).name()).isEqualTo("demo");
    }
  }

  private static void assertRefused(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
  }

  private static int report(String sid, String status, String code) throws Exception {
    var fields =
        new TreeMap<>(
            Map.of(
                "MessageSid", sid, "MessageStatus", status, "To", "+84912345678", "SmsSid", sid));
    if (!code.isEmpty()) {
      fields.put("ErrorCode", code);
    }
    return post(STATUS, fields).statusCode();
  }

  private static HttpResponse<String> post(String path, Map<String, String> fields)
      throws Exception {
    return post(path, fields, FakeTwilio.signature(FakeTwilio.TOKEN, PUBLIC + path, fields));
  }

  private static HttpResponse<String> post(
      String path, Map<String, String> fields, String signature) throws Exception {
    return send(path, fields, signature, "Accept", "*/*");
  }

  private static HttpResponse<String> send(
      String path, Map<String, String> fields, String signature, String... headers)
      throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(server.getURI() + path))
            .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
            .header("X-Twilio-Signature", signature)
            .headers(headers)
            .POST(HttpRequest.BodyPublishers.ofString(FakeTwilio.form(fields)))
            .build();
    return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> raw(String body, String type) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(server.getURI() + MESSAGES))
            .header("Content-Type", type)
            .header("X-Twilio-Signature", "x")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static String newSid() {
    return "SM%032x".formatted(NEXT.incrementAndGet());
  }

  private static String newNumber() {
    return "+849" + (10_000_000 + NEXT.incrementAndGet());
  }

  private static void insertSent(String sid) {
    query(
        "INSERT INTO sms_message (segments, state, attempts, due_at, expires_at, carrier_id, created_at, sent_at)"
            + " VALUES (1, 'SENT', 1, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ?, UTC_TIMESTAMP(), UTC_TIMESTAMP())",
        sid,
        false);
  }

  private static String messageState(String sid) {
    return query(
            "SELECT CONCAT(state, ' ', COALESCE(code, '')) FROM sms_message WHERE carrier_id = ?",
            sid,
            true)
        .getFirst();
  }

  private static List<String> texts(String sid) {
    return query("SELECT text FROM sms_reply WHERE carrier_id = ?", sid, true);
  }

  private static List<String> states(String sid) {
    return query("SELECT state FROM sms_reply WHERE carrier_id = ?", sid, true);
  }

  private static List<String> query(String sql, String sid, boolean isQuestion) {
    return server
        .getApplicationContext()
        .getBean(Transactions.class)
        .write(
            connection -> {
              var found = new ArrayList<String>();
              try (var statement = connection.prepareStatement(sql)) {
                statement.setString(1, sid);
                if (!isQuestion) {
                  statement.executeUpdate();
                  return found;
                }
                try (var rows = statement.executeQuery()) {
                  while (rows.next()) {
                    found.add(rows.getString(1));
                  }
                }
              }
              return found;
            });
  }
}
