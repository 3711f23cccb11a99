package vn.thuocdo.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.thuocdo.database.TestDatabase;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.rating.Office;
import vn.thuocdo.rating.ReceivedRanges;
import vn.thuocdo.rating.Recount;

class KioskDoorIT {

  private static EmbeddedServer server;
  private static EmbeddedServer otherServer;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private String key;
  private long kioskId;

  @BeforeAll
  static void start() {
    var properties = new HashMap<>(TestDatabase.properties());
    properties.put("thuocdo.kiosk.enrolment-burst", "1000");
    server = ApplicationContext.run(EmbeddedServer.class, properties);
    otherServer = ApplicationContext.run(EmbeddedServer.class, properties);
    Office.open(server.getApplicationContext().getBean(Transactions.class));
  }

  @AfterAll
  static void stop() {
    otherServer.close();
    server.close();
  }

  @BeforeEach
  void enrol() throws Exception {
    var answer = post(server, "/api/kiosk/enrolments", "", "{\"code\":\"" + newCode() + "\"}");
    assertThat(answer.statusCode()).isEqualTo(201);
    JsonNode configuration = json(answer);
    key = configuration.get("key").getStringValue();
    kioskId = Long.parseLong(configuration.get("kiosk").getStringValue());
  }

  @Test
  void a_code_makes_one_kiosk_and_no_second() throws Exception {
    String code = newCode();

    assertThat(
            post(server, "/api/kiosk/enrolments", "", "{\"code\":\"" + code + "\"}").statusCode())
        .isEqualTo(201);
    assertThat(
            post(server, "/api/kiosk/enrolments", "", "{\"code\":\"" + code + "\"}").statusCode())
        .isEqualTo(400);
  }

  @Test
  void an_enrolled_kiosk_learns_its_place_and_questions() throws Exception {
    var configuration = json(get("/api/kiosk/configuration", key));

    assertThat(configuration.get("counter").get("code").getStringValue()).isEqualTo(Office.COUNTER);
    assertThat(configuration.get("questionnaire").get("code").getStringValue())
        .isEqualTo("KIOSK_1TAP");
    assertThat(configuration.get("questionnaire").get("reasons").size()).isEqualTo(12);
    assertThat(configuration.get("key")).as("the key is told once").isNull();
  }

  @Test
  void a_rating_sent_twice_is_counted_once() throws Exception {
    String rating = rating(UUID.randomUUID(), "");
    long before = counted();

    assertThat(outcomes(send(server, rating))).containsExactly("STORED");
    assertThat(outcomes(send(server, rating))).containsExactly("REPEATED");

    assertThat(counted()).isEqualTo(before + 1);
  }

  @Test
  void the_same_id_within_one_batch_is_counted_once() throws Exception {
    String rating = rating(UUID.randomUUID(), "");

    assertThat(outcomes(send(server, rating, rating))).containsExactly("STORED", "REPEATED");
  }

  @Test
  void concurrent_repeats_on_two_servers_are_counted_once() throws Exception {
    long before = counted();
    var ids = new ArrayList<UUID>();
    for (int i = 0; i < 20; i++) {
      ids.add(UUID.randomUUID());
    }
    var calls = new ArrayList<Callable<List<String>>>();
    for (int round = 0; round < 8; round++) {
      var target = round % 2 == 0 ? server : otherServer;
      for (UUID id : ids) {
        calls.add(() -> outcomes(send(target, rating(id, ""))));
      }
    }

    var stored = new ArrayList<String>();
    try (var pool = Executors.newFixedThreadPool(16)) {
      for (var result : pool.invokeAll(calls)) {
        stored.addAll(result.get());
      }
    }

    assertThat(stored.stream().filter("STORED"::equals)).hasSize(20);
    assertThat(stored.stream().filter("REPEATED"::equals)).hasSize(140);
    assertThat(counted()).isEqualTo(before + 20);
  }

  @Test
  void one_bad_rating_never_holds_back_the_others() throws Exception {
    var answer =
        json(
            send(
                server,
                rating(UUID.randomUUID(), ""),
                rating(UUID.randomUUID(), "").replace("\"OVERALL\":2", "\"OVERALL\":7"),
                "17",
                "{\"id\":{}}",
                rating(UUID.randomUUID(), "")));

    assertThat(outcomes(answer))
        .containsExactly("STORED", "REFUSED", "REFUSED", "REFUSED", "STORED");
    assertThat(answer.get("receipts").get(1).get("reason").getStringValue())
        .isEqualTo("OFF_THE_SCALE");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "OVERALL":2            | "OVERALL":0             | OFF_THE_SCALE
          "OVERALL":2            | "OVERALL":6             | OFF_THE_SCALE
          "OVERALL":2            | "OVERALL":4.5           | OFF_THE_SCALE
          "OVERALL":2            | "OVERALL":1e999         | OFF_THE_SCALE
          "OVERALL":2            | "OVERALL":"2"           | MALFORMED
          "OVERALL":2            | "OVERALL":null          | NOT_ANSWERED
          "OVERALL":2            | "OVERALL":2,"WEATHER":5 | UNKNOWN_QUESTION
          ["WAIT"]               | ["RAIN"]                | UNKNOWN_CHOICE
          ["WAIT"]               | ["WAIT","LATE","TRIPS","INFO"] | TOO_MANY_CHOICES
          ["WAIT"]               | "WAIT"                  | MALFORMED
          KIOSK_1TAP@1           | KIOSK_1TAP@99           | UNKNOWN_QUESTIONNAIRE
          KIOSK_1TAP@1           | kiosk                   | UNKNOWN_QUESTIONNAIRE
          "assisted":false       | "assisted":"yes"        | MALFORMED
          "language":"vi"        | "language":7            | MALFORMED
          "language":"vi"        | "seq":-4                | MALFORMED
          "language":"vi"        | "seq":"17"              | MALFORMED
          """)
  void a_rating_that_cannot_be_one_is_refused_with_the_reason(String from, String to, String reason)
      throws Exception {
    String bad = rating(UUID.randomUUID(), "").replace(from, to);
    assertThat(bad).contains(to);

    var receipt = json(send(server, bad)).get("receipts").get(0);

    assertThat(receipt.get("outcome").getStringValue()).isEqualTo("REFUSED");
    assertThat(receipt.get("reason").getStringValue()).isEqualTo(reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "17",
        "",
        "0190a6b0-9a5e-7c3d",
        "zzzzzzzz-9a5e-7c3d-8e4f-1234567890ab",
        "1-1-1-1-1"
      })
  void an_id_that_is_no_uuid_is_refused(String id) throws Exception {
    var receipt =
        json(send(server, rating(new UUID(1, 1), "").replace(new UUID(1, 1).toString(), id)))
            .get("receipts")
            .get(0);

    assertThat(receipt.get("reason").getStringValue()).isEqualTo("ID_IS_NO_UUID");
    assertThat(receipt.get("id").getStringValue()).isEqualTo(id);
  }

  @Test
  void a_rating_of_another_age_is_refused() throws Exception {
    Instant now = Instant.now();

    assertThat(reason(given(now.minus(401, ChronoUnit.DAYS)))).isEqualTo("TOO_OLD");
    assertThat(reason(given(now.plus(11, ChronoUnit.MINUTES)))).isEqualTo("FROM_THE_FUTURE");
    assertThat(
            outcomes(
                send(
                    server,
                    given(now.minus(399, ChronoUnit.DAYS)),
                    given(now.plus(9, ChronoUnit.MINUTES)))))
        .containsExactly("STORED", "STORED");
  }

  @Test
  void a_kiosk_whose_clock_is_a_year_ahead_is_put_right() throws Exception {
    Instant wrong = Instant.now().plus(365, ChronoUnit.DAYS);
    UUID id = UUID.randomUUID();
    String rating =
        rating(id, "").replaceFirst("\"givenAt\":\"[^\"]*\"", "\"givenAt\":\"" + wrong + "\"");

    var answer = post(server, "/api/kiosk/ratings", key, batch(wrong.plusSeconds(5), rating));

    assertThat(outcomes(answer)).containsExactly("STORED");
    Instant stored = givenAt(id);
    assertThat(Duration.between(stored, Instant.now()).abs()).isLessThan(Duration.ofMinutes(1));
  }

  @Test
  void what_is_optional_never_costs_a_rating() throws Exception {
    String rating =
        rating(UUID.randomUUID(), "")
            .replace(
                "\"language\":\"vi\"",
                "\"procedureGroup\":\"GONE\",\"respondent\":\"MARTIAN\",\"unheard\":[1]");

    assertThat(outcomes(send(server, rating))).containsExactly("STORED");
  }

  @Test
  void a_comment_is_kept_as_it_was_written() throws Exception {
    String comment = "Chờ lâu quá 😡 <b>=1+1</b> \u202Eabc";
    UUID id = UUID.randomUUID();

    send(server, rating(id, "\"comment\":\"" + comment + "\","));

    assertThat(comment(id)).isEqualTo(comment);
  }

  @Test
  void gaps_in_the_running_numbers_are_known() throws Exception {
    send(server, rating(UUID.randomUUID(), "\"seq\":1,"), rating(UUID.randomUUID(), "\"seq\":2,"));
    send(
        server,
        rating(UUID.randomUUID(), "\"seq\":4,"),
        rating(UUID.randomUUID(), "\"seq\":6,").replace(":2", ":7"));

    assertThat(missing(6))
        .containsExactly(new ReceivedRanges.Range(3, 3), new ReceivedRanges.Range(5, 5));

    send(server, rating(UUID.randomUUID(), "\"seq\":3,"), rating(UUID.randomUUID(), "\"seq\":5,"));
    assertThat(missing(6)).isEmpty();
  }

  @Test
  void tallies_equal_a_recount() throws Exception {
    for (int i = 0; i < 5; i++) {
      send(
          server, rating(UUID.randomUUID(), ""), rating(UUID.randomUUID(), "").replace(":2", ":5"));
    }
    var recount = server.getApplicationContext().getBean(Recount.class);

    assertThat(recount.recount((done, of) -> {}).differingRows()).isZero();

    execute("UPDATE tally SET n2 = n2 + 1 LIMIT 1");
    assertThat(recount.recount((done, of) -> {}).differingRows()).isEqualTo(1);
    execute("UPDATE tally_half_month SET n5 = n5 - 1 LIMIT 1");
    assertThat(recount.recount((done, of) -> {}).differingRows()).isEqualTo(1);
    assertThat(recount.recount((done, of) -> {}).differingRows()).isZero();
  }

  @Test
  void a_batch_that_is_no_json_is_refused_in_a_plain_sentence() throws Exception {
    var answer = post(server, "/api/kiosk/ratings", key, "{\"ratings\":[");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("content-type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(json(answer).get("detail").getStringValue()).contains("JSON");
  }

  @Test
  void a_batch_over_the_limits_is_refused_whole() throws Exception {
    var ratings = new String[51];
    java.util.Arrays.setAll(ratings, i -> rating(UUID.randomUUID(), ""));
    long before = counted();

    assertThat(send(server, ratings).statusCode()).isEqualTo(413);
    assertThat(
            send(server, rating(UUID.randomUUID(), "\"comment\":\"" + "a".repeat(300_000) + "\","))
                .statusCode())
        .isEqualTo(413);
    assertThat(counted()).isEqualTo(before);
  }

  @Test
  void an_unknown_key_is_401_and_a_revoked_one_403() throws Exception {
    assertThat(post(server, "/api/kiosk/ratings", "no-such-key", batch(Instant.now())).statusCode())
        .isEqualTo(401);
    assertThat(post(server, "/api/kiosk/ratings", "", batch(Instant.now())).statusCode())
        .isEqualTo(401);

    server.getApplicationContext().getBean(KioskTable.class).revoke(kioskId, Instant.now());
    server.getApplicationContext().getBean(Kiosks.class).forget();

    assertThat(post(server, "/api/kiosk/ratings", key, batch(Instant.now())).statusCode())
        .isEqualTo(403);
  }

  @Test
  void a_flood_is_told_when_to_come_back() throws Exception {
    HttpResponse<String> answer = send(server);
    for (int i = 0; i < 3_000 && answer.statusCode() == 200; i++) {
      answer = send(server);
    }

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValueAsLong("retry-after").orElse(0)).isPositive();
  }

  @Test
  void a_heartbeat_tells_staff_how_the_kiosk_is() throws Exception {
    var answer =
        post(
            server,
            "/api/kiosk/heartbeat",
            key,
            "{\"sentAt\":\""
                + Instant.now()
                + "\",\"version\":\"1\",\"waiting\":3,\"lastSeq\":12,\"persisted\":true}");

    assertThat(answer.statusCode()).isEqualTo(200);
    var kiosk =
        server.getApplicationContext().getBean(KioskTable.class).findById(kioskId).orElseThrow();
    assertThat(kiosk.waiting()).isEqualTo(3);
    assertThat(kiosk.highestSeq()).isEqualTo(12);
    assertThat(kiosk.isPersisted()).isTrue();
  }

  private static String newCode() {
    return server
        .getApplicationContext()
        .getBean(EnrolmentCodes.class)
        .issue("test", Office.POINT, Office.COUNTER)
        .orElseThrow()
        .code();
  }

  /** A rating of 2 with a reason; {@code more} goes before the answers. */
  private static String rating(UUID id, String more) {
    return "{\"id\":\"%s\",\"questionnaire\":\"KIOSK_1TAP@1\",\"givenAt\":\"%s\",\"language\":\"vi\",\"assisted\":false,%s\"answers\":{\"OVERALL\":2,\"REASONS\":[\"WAIT\"]}}"
        .formatted(id, Instant.now(), more);
  }

  private static String given(Instant at) {
    return rating(UUID.randomUUID(), "")
        .replaceFirst("\"givenAt\":\"[^\"]*\"", "\"givenAt\":\"" + at + "\"");
  }

  private static String batch(Instant sentAt, String... ratings) {
    return "{\"sentAt\":\"" + sentAt + "\",\"ratings\":[" + String.join(",", ratings) + "]}";
  }

  private HttpResponse<String> send(EmbeddedServer target, String... ratings)
      throws IOException, InterruptedException {
    return post(target, "/api/kiosk/ratings", key, batch(Instant.now(), ratings));
  }

  private static HttpResponse<String> post(
      EmbeddedServer target, String path, String key, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(target.getURL() + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (!key.isEmpty()) {
      request.header("Authorization", "Bearer " + key);
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> get(String path, String key)
      throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(server.getURL() + path))
            .header("Authorization", "Bearer " + key)
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> answer) throws IOException {
    return server
        .getApplicationContext()
        .getBean(JsonMapper.class)
        .readValue(answer.body(), JsonNode.class);
  }

  private static List<String> outcomes(HttpResponse<String> answer) throws IOException {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return outcomes(json(answer));
  }

  private static List<String> outcomes(JsonNode answer) {
    var outcomes = new ArrayList<String>();
    answer
        .get("receipts")
        .values()
        .forEach(receipt -> outcomes.add(receipt.get("outcome").getStringValue()));
    return outcomes;
  }

  private String reason(String rating) throws Exception {
    return json(send(server, rating)).get("receipts").get(0).get("reason").getStringValue();
  }

  private List<ReceivedRanges.Range> missing(long highest) {
    return transactions()
        .read(
            connection ->
                ReceivedRanges.missing(ReceivedRanges.find(connection, kioskId), highest));
  }

  private static long counted() {
    return transactions()
        .read(
            connection -> {
              try (var rows =
                  connection
                      .createStatement()
                      .executeQuery("SELECT COALESCE(SUM(n1 + n2 + n3 + n4 + n5), 0) FROM tally")) {
                rows.next();
                return rows.getLong(1);
              }
            });
  }

  private static Instant givenAt(UUID id) {
    return transactions()
        .read(
            connection -> {
              try (var rows = select(connection, "SELECT given_at FROM rating WHERE id = ?", id)) {
                rows.next();
                return rows.getObject(1, java.time.LocalDateTime.class)
                    .toInstant(java.time.ZoneOffset.UTC);
              }
            });
  }

  private static String comment(UUID id) {
    return transactions()
        .read(
            connection -> {
              try (var rows =
                  select(
                      connection, "SELECT comment FROM rating_comment WHERE rating_id = ?", id)) {
                rows.next();
                return rows.getString(1);
              }
            });
  }

  private static java.sql.ResultSet select(java.sql.Connection connection, String sql, UUID id)
      throws java.sql.SQLException {
    var statement = connection.prepareStatement(sql);
    var bytes = java.nio.ByteBuffer.allocate(16);
    statement.setBytes(
        1,
        bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits()).array());
    return statement.executeQuery();
  }

  private static void execute(String sql) {
    transactions().write(connection -> connection.createStatement().executeUpdate(sql));
  }

  private static Transactions transactions() {
    return server.getApplicationContext().getBean(Transactions.class);
  }
}
