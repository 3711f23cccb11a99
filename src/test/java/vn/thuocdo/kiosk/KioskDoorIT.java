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
  void a_device_that_becomes_a_kiosk_leaves_a_line_in_the_audit_trail() {
    boolean isTold =
        server
            .getApplicationContext()
            .getBean(Transactions.class)
            .read(
                connection -> {
                  try (var statement =
                      connection.prepareStatement(
                          "SELECT 1 FROM audit_line WHERE what = 'kiosk-enrolled' AND subject = ? AND after_value = ?")) {
                    statement.setString(1, Office.POINT + "/" + Office.COUNTER);
                    statement.setString(2, "kiosk " + kioskId);
                    return statement.executeQuery().next();
                  }
                });

    assertThat(isTold).isTrue();
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

  @ParameterizedTest
  @ValueSource(ints = {365, -365, 3_650, -3_650})
  void a_kiosk_whose_clock_is_years_wrong_is_put_right(int days) throws Exception {
    Instant wrong = Instant.now().plus(days, ChronoUnit.DAYS);
    UUID id = UUID.randomUUID();
    String rating =
        rating(id, "").replaceFirst("\"givenAt\":\"[^\"]*\"", "\"givenAt\":\"" + wrong + "\"");

    var answer = post(server, "/api/kiosk/ratings", key, batch(wrong.plusSeconds(5), rating));

    assertThat(outcomes(answer)).containsExactly("STORED");
    Instant stored = givenAt(id);
    assertThat(Duration.between(stored, Instant.now()).abs()).isLessThan(Duration.ofMinutes(1));
  }

  @Test
  void what_is_stored_is_never_called_refused_when_the_clock_jumps_between_two_sendings()
      throws Exception {
    UUID id = UUID.randomUUID();
    String rating = rating(id, "\"seq\":1,");
    Instant lastYear = Instant.now().minus(365, ChronoUnit.DAYS);
    assertThat(outcomes(send(server, rating))).containsExactly("STORED");

    var answer = post(server, "/api/kiosk/ratings", key, batch(lastYear, rating));

    assertThat(outcomes(answer)).containsExactly("REPEATED");
    assertThat(refused(id)).isZero();
  }

  @Test
  void a_batch_sent_from_two_tabs_at_once_is_counted_once() throws Exception {
    long before = counted();
    for (int round = 0; round < 10; round++) {
      var ratings = new String[50];
      java.util.Arrays.setAll(ratings, i -> rating(UUID.randomUUID(), "\"seq\":" + (i + 1) + ","));
      Callable<List<String>> tab = () -> outcomes(send(server, ratings));
      var outcomes = new ArrayList<String>();
      try (var tabs = Executors.newFixedThreadPool(2)) {
        for (var told : tabs.invokeAll(List.of(tab, tab))) {
          outcomes.addAll(told.get());
        }
      }
      assertThat(outcomes.stream().filter("STORED"::equals)).hasSize(50);
      assertThat(outcomes.stream().filter("REPEATED"::equals)).hasSize(50);
    }

    assertThat(counted()).isEqualTo(before + 500);
    assertThat(missing(50)).isEmpty();
  }

  @Test
  void two_devices_with_one_key_are_shown_to_staff() throws Exception {
    send(server, rating(UUID.randomUUID(), "\"seq\":1,"), rating(UUID.randomUUID(), "\"seq\":2,"));
    assertThat(alarms()).noneMatch(alarm -> alarm.contains("sao chép"));

    send(server, rating(UUID.randomUUID(), "\"seq\":2,"));

    assertThat(alarms())
        .anyMatch(alarm -> alarm.startsWith("Khóa có thể bị sao chép sang máy khác: 1 số thứ tự"));
  }

  @Test
  void a_repeat_and_a_rating_that_was_refused_first_are_no_signs_of_a_second_device()
      throws Exception {
    UUID id = UUID.randomUUID();
    String early = rating(id, "\"seq\":1,");
    // Refused because the clock was wrong; sent again when staff have put it right.
    var refused =
        post(
            server,
            "/api/kiosk/ratings",
            key,
            batch(Instant.now().minus(365, ChronoUnit.DAYS), early));
    assertThat(outcomes(refused)).containsExactly("REFUSED");
    assertThat(outcomes(send(server, early))).containsExactly("STORED");
    assertThat(outcomes(send(server, early))).containsExactly("REPEATED");

    assertThat(alarms()).noneMatch(alarm -> alarm.contains("sao chép"));
  }

  @Test
  void a_count_that_goes_back_is_shown_to_staff_but_a_late_heartbeat_is_not() throws Exception {
    Instant now = Instant.now();
    beat(now.minusSeconds(20), 12);
    beat(now.minusSeconds(30), 11);
    beat(now.minusSeconds(10), 12);
    assertThat(alarms()).noneMatch(alarm -> alarm.contains("sao chép"));

    beat(now, 4);

    assertThat(alarms()).anyMatch(alarm -> alarm.contains("bị lùi 1 lần"));
  }

  @ParameterizedTest
  @CsvSource({
    "-271821-04-20T00:00:00Z, 200",
    "+275760-09-13T00:00:00Z, 200",
    "-1000000000-01-01T00:00:00Z, 400",
    "+999999999-12-31T23:59:59Z, 400"
  })
  void a_mad_clock_is_heard_as_far_as_a_browser_can_tell_time(String sentAt, int status)
      throws Exception {
    Instant time = Instant.parse(sentAt);
    String rating =
        rating(UUID.randomUUID(), "")
            .replaceFirst("\"givenAt\":\"[^\"]*\"", "\"givenAt\":\"" + sentAt + "\"");

    var beat =
        post(
            server,
            "/api/kiosk/heartbeat",
            key,
            "{\"sentAt\":\"" + sentAt + "\",\"oldestWaitingAt\":\"" + sentAt + "\",\"lastSeq\":1}");
    var answer = post(server, "/api/kiosk/ratings", key, batch(time, rating));

    assertThat(beat.statusCode()).as(beat.body()).isEqualTo(status);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
  }

  @Test
  void ten_thousand_ratings_after_weeks_offline_arrive_and_hold_nobody_up() throws Exception {
    int waiting = 10_000;
    Instant begun = Instant.now().minus(21, ChronoUnit.DAYS);
    String other =
        json(post(server, "/api/kiosk/enrolments", "", "{\"code\":\"" + newCode() + "\"}"))
            .get("key")
            .getStringValue();
    var slowest = new java.util.concurrent.atomic.AtomicLong();
    var isOver = new java.util.concurrent.atomic.AtomicBoolean();
    Thread neighbour =
        Thread.ofVirtual()
            .start(
                () -> {
                  while (!isOver.get()) {
                    long nanos = System.nanoTime();
                    try {
                      var answer =
                          post(
                              server,
                              "/api/kiosk/ratings",
                              other,
                              batch(Instant.now(), rating(UUID.randomUUID(), "")));
                      long took =
                          answer.statusCode() == 200 ? System.nanoTime() - nanos : Long.MAX_VALUE;
                      slowest.accumulateAndGet(took, Math::max);
                      Thread.sleep(100);
                    } catch (IOException | InterruptedException e) {
                      slowest.set(Long.MAX_VALUE);
                    }
                  }
                });

    int seq = 0;
    while (seq < waiting) {
      var ratings = new String[50];
      for (int i = 0; i < 50; i++) {
        seq++;
        Instant given = begun.plusSeconds(seq * 120L);
        ratings[i] =
            rating(UUID.randomUUID(), "\"seq\":" + seq + ",")
                .replaceFirst("\"givenAt\":\"[^\"]*\"", "\"givenAt\":\"" + given + "\"");
      }
      assertThat(outcomes(send(server, ratings))).hasSize(50).containsOnly("STORED");
    }
    isOver.set(true);
    neighbour.join();

    assertThat(missing(waiting)).isEmpty();
    assertThat(inOrder()).isEqualTo(waiting);
    assertThat(Duration.ofNanos(slowest.get())).isLessThan(Duration.ofSeconds(5));
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Chờ lâu quá 😡 <b>=1+1</b> \u202Eabc",
        "👨‍👩‍👧‍👦🇻🇳🏳️‍🌈",
        "\u200Fמעולה\u202C مرحبا\u2067",
        "<script>alert(1)</script>&amp;",
        "=HYPERLINK('http://example.org')",
        "+1-2",
        "@SUM(A1)",
        "-2+3|cmd"
      })
  void a_comment_is_kept_as_it_was_written(String comment) throws Exception {
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

  @Test
  void a_comment_of_five_thousand_characters_is_kept_and_a_longer_one_cut() throws Exception {
    String longest = "Đợi😡".repeat(1_250);
    UUID whole = UUID.randomUUID();
    UUID cut = UUID.randomUUID();

    assertThat(
            outcomes(
                send(
                    server,
                    rating(whole, "\"comment\":\"" + longest + "\","),
                    rating(cut, "\"comment\":\"" + longest + "!\","))))
        .containsExactly("STORED", "STORED");

    assertThat(comment(whole)).isEqualTo(longest);
    assertThat(comment(cut)).isEqualTo(longest);
  }

  private void beat(Instant sentAt, long lastSeq) throws Exception {
    post(
        server,
        "/api/kiosk/heartbeat",
        key,
        "{\"sentAt\":\"" + sentAt + "\",\"lastSeq\":" + lastSeq + ",\"waiting\":99}");
  }

  /** What the staff page says of this kiosk. */
  private List<String> alarms() {
    return server
        .getApplicationContext()
        .getBean(KioskReport.class)
        .rows(vn.thuocdo.text.Language.VI)
        .stream()
        .filter(row -> row.id().equals(Long.toString(kioskId)))
        .findFirst()
        .orElseThrow()
        .alarms();
  }

  private static long refused(UUID id) {
    return number("SELECT COUNT(*) FROM refused_rating WHERE sent_id = '" + id + "'");
  }

  /** How many ratings of this kiosk have the time that their running number says. */
  private long inOrder() {
    return number(
        "SELECT COUNT(*) FROM (SELECT given_at, LAG(given_at) OVER (ORDER BY seq) AS before_it"
            + " FROM rating WHERE kiosk_id = "
            + kioskId
            + ") r WHERE before_it IS NULL OR before_it < given_at");
  }

  private static long number(String sql) {
    return transactions()
        .read(
            connection -> {
              try (var rows = connection.createStatement().executeQuery(sql)) {
                rows.next();
                return rows.getLong(1);
              }
            });
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
