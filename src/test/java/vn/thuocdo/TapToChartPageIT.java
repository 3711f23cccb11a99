package vn.thuocdo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.thuocdo.database.TestDatabase;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.kiosk.EnrolmentCodes;
import vn.thuocdo.period.OfficeZone;
import vn.thuocdo.period.Period;
import vn.thuocdo.period.ReportingCalendar;
import vn.thuocdo.rating.Office;
import vn.thuocdo.rating.Recount;
import vn.thuocdo.result.Publish;

/** The whole way, in a real browser: a citizen's tap becomes a bar in a published chart. */
class TapToChartPageIT {

  private EmbeddedServer server;
  private BrowserContext citizen;

  @BeforeEach
  void start() {
    var properties = new HashMap<>(TestDatabase.properties());
    properties.put("test.later-clock", "true");
    server = ApplicationContext.run(EmbeddedServer.class, properties);
    Office.open(bean(Transactions.class));
    citizen =
        Browser.newContext(
            new com.microsoft.playwright.Browser.NewContextOptions().setViewportSize(1280, 800));
  }

  @AfterEach
  void stop() {
    citizen.close();
    server.close();
  }

  @Test
  void a_tap_at_the_counter_becomes_a_bar_in_a_published_chart() throws Exception {
    var strangers = new ArrayList<String>();
    Page kiosk = citizen.newPage();
    kiosk.onRequest(
        request -> {
          if (!request.url().startsWith(address()) && !request.url().startsWith("data:")) {
            strangers.add(request.url());
          }
        });

    kiosk.navigate(address() + "/kiosk/");
    kiosk.fill("#code", newCode());
    kiosk.keyboard().press("Enter");
    assertThat(kiosk.locator("body")).hasAttribute("data-screen", "start");
    kiosk.click("[data-score='2']");
    assertThat(kiosk.locator("body")).hasAttribute("data-screen", "details");
    kiosk.click("[data-choice='WAIT']");
    kiosk.fill("#comment", "Chờ lâu quá");
    kiosk.click("[data-finish]");
    assertThat(kiosk.locator("body")).hasAttribute("data-screen", "thanks");
    await(() -> count("SELECT COUNT(*) FROM rating") == 1);
    for (int i = 0; i < 29; i++) {
      sendFive();
    }

    assertThat(count("SELECT SUM(n2) FROM tally")).as("the tap").isEqualTo(1);
    assertThat(count("SELECT times FROM choice_tally")).as("its reason").isEqualTo(1);
    assertThat(count("SELECT COUNT(*) FROM rating_comment WHERE comment = 'Chờ lâu quá'"))
        .isEqualTo(1);
    assertThat(bean(Recount.class).recount((done, of) -> {}).differingRows()).isZero();

    var today = OfficeZone.dayOf(Instant.now());
    var period = Period.between(today, today, ReportingCalendar.REPORTING);
    bean(LaterClock.class).putForward(Duration.ofDays(1));
    bean(Publish.class).publish(period, "test");

    Page results = citizen.newPage();
    results.navigate(address() + "/");
    assertThat(results.locator("body")).containsText("96,67%");
    results.click(".ways a >> nth=0");
    assertThat(results.locator("body")).containsText("Xã Thử");
    Object width =
        results.evaluate(
            "() => [...document.images].every((i) => i.complete && i.naturalWidth > 100) && document.images.length");
    assertThat(((Number) width).intValue()).as("charts that the browser drew").isPositive();
    assertThat(strangers).as("other hosts that the kiosk asked").isEmpty();
  }

  @Test
  void a_tap_without_server_and_network_arrives_when_they_are_back() throws Exception {
    Page kiosk = citizen.newPage();
    kiosk.navigate(address() + "/kiosk/");
    kiosk.fill("#code", newCode());
    kiosk.keyboard().press("Enter");
    assertThat(kiosk.locator("body")).hasAttribute("data-screen", "start");
    kiosk.evaluate("() => navigator.serviceWorker.ready.then(() => true)");

    citizen.setOffline(true);
    kiosk.reload();
    assertThat(kiosk.locator("body")).hasAttribute("data-screen", "start");
    kiosk.click("[data-score='4']");
    kiosk.click("[data-finish]");
    assertThat(kiosk.locator("body")).hasAttribute("data-screen", "thanks");
    assertThat(count("SELECT COUNT(*) FROM rating")).isZero();

    citizen.setOffline(false);
    await(() -> count("SELECT COUNT(*) FROM rating") == 1);
    assertThat(count("SELECT n4 FROM tally")).isEqualTo(1);
  }

  /** By the one name that a browser trusts without TLS: the kiosk needs a secure context. */
  private String address() {
    return "http://localhost:" + server.getPort();
  }

  private String newCode() {
    return bean(EnrolmentCodes.class)
        .issue("test", Office.POINT, Office.COUNTER)
        .orElseThrow()
        .code();
  }

  private String key;

  private void sendFive() throws Exception {
    if (key == null) {
      var enrolled = post("/api/kiosk/enrolments", "", "{\"code\":\"" + newCode() + "\"}");
      key = enrolled.replaceFirst(".*\"key\":\"([^\"]+)\".*", "$1");
    }
    post(
        "/api/kiosk/ratings",
        key,
        "{\"sentAt\":\"%s\",\"ratings\":[{\"id\":\"%s\",\"questionnaire\":\"KIOSK_1TAP@1\",\"givenAt\":\"%s\",\"answers\":{\"OVERALL\":5}}]}"
            .formatted(Instant.now(), UUID.randomUUID(), Instant.now()));
  }

  private String post(String path, String bearer, String body) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(address() + path))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + bearer)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private interface Condition {
    boolean holds();
  }

  private static void await(Condition condition) throws InterruptedException {
    Instant deadline = Instant.now().plusSeconds(60);
    while (!condition.holds()) {
      assertThat(Instant.now()).as("waiting").isBefore(deadline);
      Thread.sleep(100);
    }
  }

  private long count(String sql) {
    return bean(Transactions.class)
        .read(
            connection -> {
              try (var rows = connection.createStatement().executeQuery(sql)) {
                return rows.next() ? rows.getLong(1) : 0L;
              }
            });
  }

  private <T> T bean(Class<T> type) {
    return server.getApplicationContext().getBean(type);
  }
}
