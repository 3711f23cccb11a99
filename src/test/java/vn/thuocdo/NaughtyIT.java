package vn.thuocdo;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import io.micronaut.context.ApplicationContext;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import vn.thuocdo.chart.Bar;
import vn.thuocdo.chart.Caption;
import vn.thuocdo.chart.Charts;
import vn.thuocdo.chart.Estimate;
import vn.thuocdo.chart.SortedBars;
import vn.thuocdo.chart.Standing;
import vn.thuocdo.database.TestDatabase;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.kiosk.EnrolmentCodes;
import vn.thuocdo.rating.Office;
import vn.thuocdo.staff.StaffAccounts;
import vn.thuocdo.staff.StaffDoor;
import vn.thuocdo.unit.ImportDirectory;
import vn.thuocdo.unit.Offices;

/** Every text that breaks programs goes in at every text field and comes out as it went in. */
class NaughtyIT {

  private static EmbeddedServer server;
  private static ApplicationContext context;
  private static RawHttp http;
  private static StaffDoor door;

  @BeforeAll
  static void start() {
    var properties = TestDatabase.properties();
    properties.put("thuocdo.kiosk.burst", "1000000");
    server = ApplicationContext.run(EmbeddedServer.class, properties);
    context = server.getApplicationContext();
    http = new RawHttp("localhost", server.getPort());
    Office.open(context.getBean(Transactions.class));
    door = StaffDoor.open(context);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void comments_are_kept_as_they_were_written_and_harmless_on_the_staff_page() throws IOException {
    String key = enrol();
    var sent = new LinkedHashMap<UUID, String>();
    for (String text : NaughtyStrings.list()) {
      sent.put(UUID.randomUUID(), text);
    }
    var batch = new ArrayList<String>();
    for (var rating : sent.entrySet()) {
      batch.add(rating(rating.getKey(), rating.getValue()));
      if (batch.size() == 50) {
        send(key, batch);
        batch.clear();
      }
    }
    if (!batch.isEmpty()) {
      send(key, batch);
    }

    Map<UUID, String> stored = comments();
    var wrong = new ArrayList<String>();
    sent.forEach(
        (id, text) -> {
          String kept = stored.getOrDefault(id, "");
          // A comment of nothing but spaces is none.
          String expected = text.isBlank() ? "" : NaughtyStrings.asUtf8(text);
          if (!kept.equals(expected)) {
            wrong.add(NaughtyStrings.asJson(text) + " became " + NaughtyStrings.asJson(kept));
          }
        });
    assertThat(wrong).isEmpty();
    assertHarmless(get("/can-bo"), NaughtyStrings.list());
  }

  @Test
  void display_names_come_back_unchanged_or_are_refused() throws IOException {
    var wrong = new ArrayList<String>();
    int taken = 0;
    String username = "ten.la";
    // Changing a name hashes no password, so that all of them can be tried.
    String fields = "_csrf=%s&username=%s&role=SUPERVISOR&displayName=%s";
    post("/can-bo/tai-khoan/moi", fields.formatted(door.csrf(), username, "x"));
    String path =
        "/can-bo/tai-khoan/" + context.getBean(StaffAccounts.class).findId(username).orElseThrow();
    for (String text : NaughtyStrings.list()) {
      String before = displayName(username);
      var answer = post(path, fields.formatted(door.csrf(), username, encoded(text)));
      assertThat(answer.status()).as(NaughtyStrings.asJson(text)).isIn(200, 303, 422);
      assertHarmless(answer.body(), List.of(text));
      String kept = displayName(username);
      if (!kept.equals(before)) {
        taken++;
        if (!kept.equals(NaughtyStrings.asUtf8(text).strip())) {
          wrong.add(NaughtyStrings.asJson(text) + " became " + NaughtyStrings.asJson(kept));
        }
        if (kept.chars().anyMatch(Character::isISOControl)) {
          wrong.add("control in " + NaughtyStrings.asJson(kept));
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(taken).isGreaterThan(300);
    post(path, fields.formatted(door.csrf(), username, encoded("\"><script>alert(1)</script>")));
    String page = get("/can-bo/tai-khoan");
    assertHarmless(page, NaughtyStrings.list());
    assertThat(unescaped(page)).contains("\"><script>alert(1)</script>");
  }

  @Test
  void names_of_units_go_in_by_file_and_come_out_unchanged() throws IOException {
    var csv = new StringBuilder("kind,code,name,parent,group\n");
    var names = new HashMap<String, String>();
    int number = 0;
    for (String text : NaughtyStrings.list()) {
      String code = "NT-" + ++number;
      names.put(code, NaughtyStrings.asUtf8(text).strip());
      csv.append("UNIT,")
          .append(code)
          .append(",\"")
          .append(text.replace("\"", "\"\""))
          .append("\",,COMMUNE\n");
    }
    context
        .getBean(ImportDirectory.class)
        .apply(new ByteArrayInputStream(csv.toString().getBytes(StandardCharsets.UTF_8)), "test");

    var wrong = new ArrayList<String>();
    int taken = 0;
    for (var unit : context.getBean(Offices.class).listUnits()) {
      if (!names.containsKey(unit.code())) {
        continue;
      }
      taken++;
      if (!unit.name().equals(names.get(unit.code()))) {
        wrong.add(
            NaughtyStrings.asJson(names.get(unit.code()))
                + " became "
                + NaughtyStrings.asJson(unit.name()));
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(taken).isGreaterThan(500);
    assertHarmless(get("/can-bo/tai-khoan/moi"), NaughtyStrings.list());
  }

  @Test
  void a_chart_with_any_title_is_well_formed_and_says_what_it_was_told() throws Exception {
    var charts = new Charts();
    var factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    for (String text : NaughtyStrings.list()) {
      var caption = new Caption(text, "", "", text, java.util.Locale.of("vi"));
      var bar = Bar.shown(text, "", 100, new Estimate(0.9, 0.8, 0.95), Standing.MET);
      byte[] svg = charts.svg(new SortedBars(caption, List.of(bar), List.of()));

      var document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(svg));
      String title = document.getElementsByTagName("title").item(0).getTextContent();
      assertThat(title).as(NaughtyStrings.asJson(text)).isEqualTo(asXml(text));
      assertThat(document.getElementsByTagName("script").getLength()).isZero();
    }
  }

  @Test
  void no_text_makes_a_second_line_in_the_log_file() throws IOException {
    var encoder = new JsonEncoder();
    encoder.setWithFormattedMessage(true);
    var logger = (Logger) LoggerFactory.getLogger("naughty");
    encoder.setContext(logger.getLoggerContext());
    encoder.start();
    for (String text : NaughtyStrings.list()) {
      ILoggingEvent event =
          new LoggingEvent(
              "x",
              logger,
              ch.qos.logback.classic.Level.ERROR,
              "{} failed",
              new IllegalStateException(text),
              new Object[] {text});
      String line = new String(encoder.encode(event), StandardCharsets.UTF_8);

      assertThat(line.strip().lines()).as(NaughtyStrings.asJson(text)).hasSize(1);
      assertThat(context.getBean(JsonMapper.class).readValue(line, JsonNode.class).isObject())
          .isTrue();
    }
  }

  /** Text stands between tags and in quotes; none of ours may open a tag or close a quote. */
  private static void assertHarmless(String page, List<String> texts) {
    assertThat(page)
        .doesNotContain(
            "<script", "<ScRiPt", "<svg ", "<iframe", "onerror=alert(1)>", "<base ", "<plaintext");
    for (String text : texts) {
      if (text.contains("<") && text.length() > 3) {
        assertThat(page).doesNotContain(text);
      }
    }
  }

  /** Leaves out what XML has no way to write. */
  private static String asXml(String text) {
    return text.codePoints()
        .filter(c -> c >= ' ' || c == '\n' || c == '\t')
        .filter(c -> !(c >= 0xd800 && c <= 0xdfff) && c != 0xfffe && c != 0xffff)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static String rating(UUID id, String comment) {
    return "{\"id\":\"%s\",\"givenAt\":\"%s\",\"questionnaire\":\"KIOSK_1TAP@1\",\"language\":\"vi\",\"answers\":{\"OVERALL\":1},\"comment\":%s}"
        .formatted(id, Instant.now(), NaughtyStrings.asJson(comment));
  }

  private static void send(String key, List<String> ratings) throws IOException {
    String body =
        "{\"sentAt\":\"" + Instant.now() + "\",\"ratings\":[" + String.join(",", ratings) + "]}";
    var answer =
        http.send(
            new RawHttp.Request(
                "POST",
                "/api/kiosk/ratings",
                List.of("Content-Type: application/json", "Authorization: Bearer " + key),
                body.getBytes(StandardCharsets.UTF_8)));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).doesNotContain("REFUSED");
  }

  private static String enrol() throws IOException {
    String code =
        context
            .getBean(EnrolmentCodes.class)
            .issue("test", Office.POINT, Office.COUNTER)
            .orElseThrow()
            .code();
    var answer =
        http.send(
            new RawHttp.Request(
                "POST",
                "/api/kiosk/enrolments",
                List.of("Content-Type: application/json"),
                ("{\"code\":\"" + code + "\"}").getBytes(StandardCharsets.UTF_8)));
    Matcher key = Pattern.compile("\"key\":\"([^\"]+)\"").matcher(answer.body());
    assertThat(key.find()).as(answer.body()).isTrue();
    return key.group(1);
  }

  private static RawHttp.Answer post(String path, String body) throws IOException {
    return http.send(
        new RawHttp.Request(
            "POST",
            path,
            List.of("Content-Type: application/x-www-form-urlencoded", "Cookie: " + door.cookie()),
            body.getBytes(StandardCharsets.UTF_8)));
  }

  private static String get(String path) throws IOException {
    var answer =
        http.send(
            new RawHttp.Request("GET", path, List.of("Cookie: " + door.cookie()), new byte[0]));
    assertThat(answer.status()).as(path).isEqualTo(200);
    return answer.body();
  }

  private static Map<UUID, String> comments() {
    return context
        .getBean(Transactions.class)
        .read(
            connection -> {
              var found = new HashMap<UUID, String>();
              try (var rows =
                  connection
                      .createStatement()
                      .executeQuery("SELECT rating_id, comment FROM rating_comment")) {
                while (rows.next()) {
                  var id = java.nio.ByteBuffer.wrap(rows.getBytes(1));
                  found.put(new UUID(id.getLong(), id.getLong()), rows.getString(2));
                }
              }
              return found;
            });
  }

  private static String displayName(String username) {
    return context
        .getBean(Transactions.class)
        .read(
            connection -> {
              try (var statement =
                  connection.prepareStatement(
                      "SELECT display_name FROM account WHERE username = ?")) {
                statement.setString(1, username);
                var rows = statement.executeQuery();
                return rows.next() ? rows.getString(1) : "";
              }
            });
  }

  private static String unescaped(String page) {
    return page.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&#34;", "\"")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
