package vn.thuocdo;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.thuocdo.database.TestDatabase;
import vn.thuocdo.database.Transactions;

/** Alerts and dashboard speak of metrics that exist, and these say what they should. */
class MonitoringIT {

  private static final Pattern METRIC =
      Pattern.compile("\\b(?:thuocdo|http_server|jvm|hikaricp)_[a-z0-9_]+");

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir private static Path home;
  private static EmbeddedServer server;
  private static String token;

  @BeforeAll
  static void start() throws Exception {
    var properties = TestDatabase.properties();
    properties.put("thuocdo.home", home.toString());
    server = ApplicationContext.run(EmbeddedServer.class, properties, "server");
    token = Files.readString(home.resolve("metrics-token")).strip();
    execute(
        "INSERT INTO unit_group (code, name, name_en, domain, rank_no) VALUES ('X', 'x', 'x', 'HEALTH', 99)");
    execute(
        "INSERT INTO unit (id, code, name, name_en, unit_group, valid_from) VALUES (1, 'X', 'x', 'x', 'X', '2020-01-01')");
    execute(
        "INSERT INTO one_stop_point (id, code, unit_id, name, name_en, valid_from) VALUES (1, 'X', 1, 'x', 'x', '2020-01-01')");
    execute(
        "INSERT INTO counter (id, point_id, code, name, name_en, valid_from) VALUES (1, 1, '1', 'x', 'x', '2020-01-01')");
    execute(
        """
        INSERT INTO kiosk (id, point_id, counter_id, key_hash, pin_salt, pin_hash, enrolled_at, last_seen_at, waiting,
          oldest_waiting_at)
        VALUES (1, 1, 1, REPEAT('k', 32), REPEAT('s', 16), REPEAT('p', 32), UTC_TIMESTAMP() - INTERVAL 9 DAY,
          UTC_TIMESTAMP() - INTERVAL 2 HOUR, 7, UTC_TIMESTAMP() - INTERVAL 3 DAY)""");
    execute(
        "INSERT INTO received_range (kiosk_id, first_seq, last_seq) VALUES (1, 1, 10), (1, 14, 20)");
    execute(
        """
        INSERT INTO tally (given_on, unit_id, point_id, counter_id, procedure_group_id, question_id, channel, respondent,
          is_suspect, n1, n2, n3, n4, n5, no_opinion)
        VALUES (UTC_DATE() - INTERVAL 6 DAY, 1, 1, 1, 0, 1, 'KIOSK', 'UNKNOWN', FALSE, 0, 0, 0, 0, 1, 0)""");
    execute(
        """
        INSERT INTO sms_message (segments, state, attempts, due_at, expires_at, created_at)
        VALUES (1, 'QUEUED', 0, UTC_TIMESTAMP() - INTERVAL 1 HOUR, UTC_TIMESTAMP() + INTERVAL 1 HOUR, UTC_TIMESTAMP()),
          (1, 'QUEUED', 0, UTC_TIMESTAMP() + INTERVAL 1 HOUR, UTC_TIMESTAMP() + INTERVAL 2 HOUR, UTC_TIMESTAMP()),
          (1, 'NO_CREDIT', 1, UTC_TIMESTAMP() - INTERVAL 2 HOUR, UTC_TIMESTAMP(), UTC_TIMESTAMP()),
          (1, 'NO_CREDIT', 1, UTC_TIMESTAMP() - INTERVAL 2 DAY, UTC_TIMESTAMP(), UTC_TIMESTAMP())""");
    // Meters of requests exist after the first one.
    get("/health", "");
    get("/metrics", token);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void every_metric_of_alerts_and_dashboard_exists() throws Exception {
    Set<String> named = new TreeSet<>();
    for (String file : new String[] {"alerts.yml", "grafana.json"}) {
      var metric = METRIC.matcher(Files.readString(Path.of("ops/deploy", file)));
      while (metric.find()) {
        named.add(metric.group());
      }
    }
    // Counted by outcome, so it begins with the first answer.
    named.remove("thuocdo_rating_answers_total");

    String metrics = get("/metrics", token).body();

    assertThat(named).hasSizeGreaterThan(10);
    assertThat(named)
        .allSatisfy(name -> assertThat(metrics).containsPattern("(?m)^" + name + "[ {]"));
  }

  @Test
  void gauges_tell_what_waits_what_is_missing_and_who_is_silent() throws Exception {
    String metrics = get("/metrics", token).body();

    assertThat(value(metrics, "thuocdo_kiosk_waiting")).isEqualTo(7);
    assertThat(value(metrics, "thuocdo_kiosk_oldest_waiting_seconds"))
        .isBetween(3 * 86_400.0 - 10, 3 * 86_400.0 + 600);
    assertThat(value(metrics, "thuocdo_kiosk_missing")).isEqualTo(3);
    assertThat(value(metrics, "thuocdo_kiosk_silent")).isEqualTo(1);
    assertThat(value(metrics, "thuocdo_counter_quiet")).isEqualTo(1);
    assertThat(value(metrics, "thuocdo_sms_oldest_due_seconds")).isBetween(3_600.0 - 10, 4_200.0);
    assertThat(value(metrics, "thuocdo_sms_no_credit")).isEqualTo(1);
    assertThat(value(metrics, "thuocdo_home_free_bytes")).isPositive();
  }

  @Test
  void nobody_without_the_token_reads_metrics() throws Exception {
    assertThat(get("/metrics", "").statusCode()).isIn(401, 403);
    assertThat(get("/metrics", token + "x").statusCode()).isIn(401, 403);
  }

  private static double value(String metrics, String name) {
    var line = Pattern.compile("(?m)^" + name + "(?:\\{[^}]*})? (\\S+)$").matcher(metrics);
    assertThat(line.find()).as(name).isTrue();
    return Double.parseDouble(line.group(1));
  }

  private static void execute(String sql) {
    server
        .getApplicationContext()
        .getBean(Transactions.class)
        .write(
            connection -> {
              try (var statement = connection.createStatement()) {
                return statement.executeUpdate(sql);
              }
            });
  }

  private static HttpResponse<String> get(String path, String bearer)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(server.getURL() + path));
    if (!bearer.isEmpty()) {
      request.header("Authorization", "Bearer " + bearer);
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
