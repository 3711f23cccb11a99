package vn.thuocdo;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import io.micronaut.context.ApplicationContext;
import io.micronaut.http.HttpMethod;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.web.router.Router;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import vn.thuocdo.database.TestDatabase;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.kiosk.EnrolmentCodes;
import vn.thuocdo.rating.Office;
import vn.thuocdo.staff.StaffDoor;
import vn.thuocdo.unit.ImportDirectory;

/**
 * Every door gets what nobody foresaw, from the list of routes: a new route is tried without
 * anybody doing anything. {@code -Dthuocdo.fuzz.seed} repeats a run, {@code -Dthuocdo.fuzz.seconds}
 * makes it longer.
 */
class FuzzIT {

  private static final long SEED = Long.getLong("thuocdo.fuzz.seed", System.nanoTime());
  private static final Duration TIME =
      Duration.ofSeconds(Integer.getInteger("thuocdo.fuzz.seconds", 30));
  private static final int ROUNDS_TO_WARM_UP = 3;
  private static final long LONGEST_MILLIS = 1_000;

  /** What hashes a password takes its time on purpose, and much more beside other builds. */
  private static final long LONGEST_MILLIS_OF_HASHES = 5_000;

  private static final Pattern HASHES =
      Pattern.compile("/can-bo/(dang-nhap|mat-khau|tai-khoan/moi|tai-khoan/.*/mat-khau).*");

  /** What a stack trace, a class or a statement of ours or of a library looks like. */
  private static final Pattern INSIDES =
      Pattern.compile(
          "\\bat [a-z]+(\\.[A-Za-z_$][\\w$]*)+\\(|io\\.micronaut|vn\\.thuocdo\\.[a-zA-Z]|java\\.(lang|util|sql|io|time|net)\\."
              + "|com\\.(mysql|fasterxml|zaxxer)|jdbc:|SQLSTATE|Exception\\b|audit_line|staff_session|netty");

  private static final List<String> FORM_FIELDS =
      List.of(
          "username",
          "password",
          "displayName",
          "role",
          "units",
          "current",
          "wanted",
          "repeated",
          "counter",
          "to",
          "lang");

  private static final String RATINGS =
      "{\"sentAt\":\"%1$s\",\"ratings\":[{\"id\":\"%2$s\",\"givenAt\":\"%1$s\",\"questionnaire\":\"KIOSK_1TAP@1\",\"language\":\"vi\","
          + "\"seq\":1,\"procedureGroup\":\"HO_TICH\",\"respondent\":\"INDIVIDUAL\",\"practice\":false,"
          + "\"answers\":{\"OVERALL\":2,\"REASONS\":[\"WAIT\"]},\"comment\":\"ghi ý\"}]}";

  private static final String HEARTBEAT =
      "{\"sentAt\":\"%s\",\"version\":\"1\",\"waiting\":1,\"oldestWaitingAt\":\"%1$s\",\"setAside\":0,\"lastSeq\":9,"
          + "\"persisted\":true,\"storageUsage\":1,\"storageQuota\":2}";

  private record Route(String method, String template, List<String> parameters) {}

  private static EmbeddedServer server;
  private static RawHttp http;
  private static StaffDoor door;
  private static String kioskKey;
  private static final Queue<String> LOGGED = new ConcurrentLinkedQueue<>();

  private final Fuzz fuzz = new Fuzz(SEED);
  private final List<String> findings = new ArrayList<>();

  @BeforeAll
  static void start() throws IOException {
    System.out.println("FuzzIT seed " + SEED);
    var properties = TestDatabase.properties();
    properties.put("thuocdo.kiosk.burst", "1000000");
    properties.put("thuocdo.kiosk.enrolment-burst", "1000000");
    server = ApplicationContext.run(EmbeddedServer.class, properties);
    http = new RawHttp("localhost", server.getPort());
    var context = server.getApplicationContext();
    Office.open(context.getBean(Transactions.class));
    door = StaffDoor.open(context);
    String code =
        context
            .getBean(EnrolmentCodes.class)
            .issue("test", Office.POINT, Office.COUNTER)
            .orElseThrow()
            .code();
    var enrolled =
        http.send(
            post(
                "/api/kiosk/enrolments",
                List.of("Content-Type: application/json"),
                "{\"code\":\"" + code + "\"}"));
    Matcher key = Pattern.compile("\"key\":\"([^\"]+)\"").matcher(enrolled.body());
    assertThat(key.find()).as(enrolled.body()).isTrue();
    kioskKey = key.group(1);
    listen();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void no_door_breaks_tells_its_insides_dawdles_or_logs_a_person() throws IOException {
    List<Route> routes = routes();
    assertThat(routes).hasSizeGreaterThan(30);
    var answered = new TreeMap<Integer, Integer>();
    long end = System.nanoTime() + TIME.toNanos();
    int requests = 0;
    for (int round = 0; System.nanoTime() < end; round++) {
      for (Route route : routes) {
        var request = request(route);
        var answer = http.send(request);
        check(request, answer, round >= ROUNDS_TO_WARM_UP);
        answered.merge(answer.status(), 1, Integer::sum);
        requests++;
        if (requests % 200 == 0 && !isSignedIn()) {
          door = StaffDoor.open(server.getApplicationContext());
        }
      }
    }
    checkLog();

    System.out.println(
        "FuzzIT " + requests + " requests to " + routes.size() + " routes, answers " + answered);
    assertThat(findings).as("seed " + SEED).isEmpty();
    // Not everything bounced off the first check.
    assertThat(answered.keySet()).contains(200, 303, 400, 401, 404);
  }

  @Test
  void a_directory_file_of_any_bytes_is_read_or_refused_and_nothing_else() throws IOException {
    var imports = server.getApplicationContext().getBean(ImportDirectory.class);
    long end = System.nanoTime() + TIME.toNanos() / 5;
    int files = 0;
    while (System.nanoTime() < end) {
      byte[] csv = csv();
      long begun = System.nanoTime();
      try (var in = new ByteArrayInputStream(csv)) {
        if (files % 20 == 0) {
          imports.apply(in, "fuzz");
        } else {
          imports.check(in);
        }
      } catch (RuntimeException e) {
        findings.add(e + " for " + new String(csv, StandardCharsets.UTF_8));
      }
      long millis = (System.nanoTime() - begun) / 1_000_000;
      if (files > 20 && millis > LONGEST_MILLIS) {
        findings.add(millis + " ms for " + new String(csv, StandardCharsets.UTF_8));
      }
      files++;
    }

    System.out.println("FuzzIT " + files + " directory files");
    assertThat(findings).as("seed " + SEED).isEmpty();
  }

  private byte[] csv() {
    var lines = new ArrayList<String>();
    lines.add(
        fuzz.onceIn(8) ? fuzz.text() : "kind,code,name,name_en,parent,group,valid_from,valid_to");
    for (int i = 0; i < 5; i++) {
      var fields =
          new ArrayList<>(List.of("UNIT", "XA-" + i, "Xã", "", "", "COMMUNE", "2020-01-01", ""));
      fields.set(
          fuzz.oneOf(List.of(0, 1, 2, 3, 4, 5, 6, 7)),
          fuzz.onceIn(3) ? fuzz.text() : "\"" + fuzz.text().replace("\"", "\"\"") + "\"");
      lines.add(String.join(fuzz.onceIn(9) ? ";" : ",", fields));
    }
    byte[] bytes =
        String.join(fuzz.onceIn(5) ? "\r\n" : "\n", lines).getBytes(StandardCharsets.UTF_8);
    return fuzz.onceIn(5) ? fuzz.changed(new String(bytes, StandardCharsets.UTF_8)) : bytes;
  }

  private RawHttp.Request request(Route route) {
    boolean isStaff = route.template().startsWith("/can-bo");
    boolean isKiosk = route.template().startsWith("/api/kiosk");
    var headers = new ArrayList<>(fuzz.headers());
    if (isStaff && !fuzz.onceIn(10)) {
      headers.add("Cookie: " + door.cookie());
    }
    if (isKiosk && !fuzz.onceIn(10)) {
      headers.add("Authorization: Bearer " + kioskKey);
    }
    String target = target(route);
    if (!route.method().equals("POST")) {
      return new RawHttp.Request(
          fuzz.onceIn(40) ? method() : route.method(), target, headers, new byte[0]);
    }
    boolean isForm = isStaff != fuzz.onceIn(20);
    headers.add(
        "Content-Type: "
            + (fuzz.onceIn(25)
                ? mediaType()
                : isForm ? "application/x-www-form-urlencoded" : "application/json"));
    byte[] body =
        isForm
            ? fuzz.form(FORM_FIELDS, fuzz.onceIn(20) ? "x" : door.csrf())
            : fuzz.changed(sample(route));
    return new RawHttp.Request("POST", target, headers, body);
  }

  private String method() {
    return fuzz.oneOf(
        List.of(
            "HEAD",
            "OPTIONS",
            "PUT",
            "DELETE",
            "PATCH",
            "TRACE",
            "PROPFIND",
            "get",
            "X".repeat(300)));
  }

  private String mediaType() {
    return fuzz.oneOf(
        List.of(
            "text/plain",
            "",
            "x",
            "application/xml",
            "multipart/form-data; boundary=x",
            "multipart/form-data",
            "application/json; charset=utf-7",
            "application/x-www-form-urlencoded; charset=\"",
            "text/html",
            "application/json;;"));
  }

  private String target(Route route) {
    var path = new StringBuilder();
    Matcher variable = Pattern.compile("\\{[^}]*}").matcher(route.template());
    while (variable.find()) {
      variable.appendReplacement(path, Matcher.quoteReplacement(fuzz.segment()));
    }
    variable.appendTail(path);
    if (fuzz.onceIn(20)) {
      path.append(
          fuzz.oneOf(
              List.of(
                  "/", "//", "/.", "/..", "%2f", ";x=y", "/" + fuzz.segment(), "%20", ".json")));
    }
    return path + fuzz.query(route.parameters());
  }

  private String sample(Route route) {
    Instant now = Instant.now();
    return switch (route.template()) {
      case "/api/kiosk/ratings" -> RATINGS.formatted(now, UUID.randomUUID());
      case "/api/kiosk/heartbeat" -> HEARTBEAT.formatted(now);
      default -> "{\"code\":\"ABCD-EFGH-JKLM\"}";
    };
  }

  private void check(RawHttp.Request request, RawHttp.Answer answer, boolean isWarm)
      throws IOException {
    if (answer.status() == 0 || answer.status() >= 500) {
      findings.add(answer.status() + " " + request + " → " + answer.body() + lastFailure());
    }
    // A name that we sent may look like anything; our own words must not.
    if (INSIDES.matcher(answer.body()).find() && !isFile(request)) {
      findings.add("insides " + request + " → " + answer.body());
    }
    boolean isRefusedApi =
        request.target().startsWith("/api/")
            && answer.status() >= 400
            && !request.method().equals("HEAD")
            && isAddress(request.target())
            // The framework's guard against other sites that call this machine says nothing.
            && !(answer.status() == 403 && answer.body().isEmpty());
    if (isRefusedApi && !answer.header("Content-Type").startsWith("application/problem+json")) {
      findings.add(
          "no problem "
              + answer.status()
              + " "
              + request
              + " → "
              + answer.headers()
              + answer.body());
    }
    // This machine may be busy with something else; the input is slow if it is slow each time.
    long longest =
        HASHES.matcher(request.target()).matches() ? LONGEST_MILLIS_OF_HASHES : LONGEST_MILLIS;
    if (isWarm
        && answer.millis() > longest
        && http.send(request).millis() > longest
        && http.send(request).millis() > longest) {
      findings.add(answer.millis() + " ms " + request);
    }
  }

  /** The reason stands in the log alone, as it should. */
  private static String lastFailure() {
    return LOGGED.stream()
        .filter(line -> line.contains("\tat "))
        .reduce((former, latter) -> latter)
        .orElse("");
  }

  /** What is no address at all has no path by which an interface could be told from a page. */
  private static boolean isAddress(String target) {
    // Netty reads the first line up to here.
    if (target.length() > 4_000) {
      return false;
    }
    try {
      return !new java.net.URI(target).getRawPath().isEmpty();
    } catch (java.net.URISyntaxException e) {
      return false;
    }
  }

  /** Files of ours, such as the kiosk's program, say what they say. */
  private static boolean isFile(RawHttp.Request request) {
    return request.target().startsWith("/kiosk") || request.target().startsWith("/assets");
  }

  private void checkLog() {
    for (String line : LOGGED) {
      for (String personal : Fuzz.PERSONAL) {
        if (line.contains(personal)
            || line.contains(java.net.URLEncoder.encode(personal, StandardCharsets.UTF_8))) {
          findings.add("logged " + line);
        }
      }
    }
    assertThat(LOGGED).as("the log was listened to").anyMatch(line -> line.startsWith("access"));
  }

  private boolean isSignedIn() throws IOException {
    return http.send(
                new RawHttp.Request(
                    "GET", "/can-bo", List.of("Cookie: " + door.cookie()), new byte[0]))
            .status()
        == 200;
  }

  private static RawHttp.Request post(String path, List<String> headers, String body) {
    return new RawHttp.Request("POST", path, headers, body.getBytes(StandardCharsets.UTF_8));
  }

  private static List<Route> routes() {
    var routes = new TreeMap<String, Route>();
    server
        .getApplicationContext()
        .getBean(Router.class)
        .uriRoutes()
        .filter(route -> route.getHttpMethod() != HttpMethod.HEAD)
        .forEach(
            route -> {
              String template = route.getUriMatchTemplate().toPathString();
              var parameters =
                  new TreeSet<>(Arrays.asList(route.getTargetMethod().getArgumentNames()));
              parameters.addAll(List.of("lang", "x"));
              routes.put(
                  route.getHttpMethodName() + " " + template,
                  new Route(route.getHttpMethodName(), template, List.copyOf(parameters)));
            });
    return List.copyOf(routes.values());
  }

  private static void listen() {
    var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.INFO);
    root.detachAndStopAllAppenders();
    var appender =
        new AppenderBase<ILoggingEvent>() {
          @Override
          protected void append(ILoggingEvent event) {
            var thrown = event.getThrowableProxy();
            LOGGED.add(
                event.getLoggerName()
                    + " "
                    + event.getFormattedMessage()
                    + " "
                    + event.getKeyValuePairs()
                    + " "
                    + Map.copyOf(event.getMDCPropertyMap())
                    + (thrown == null ? "" : ThrowableProxyUtil.asString(thrown)));
          }
        };
    appender.start();
    root.addAppender(appender);
  }
}
