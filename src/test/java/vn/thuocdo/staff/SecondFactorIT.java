package vn.thuocdo.staff;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.thuocdo.database.TestDatabase;
import vn.thuocdo.database.Transactions;

/** A code besides the password: begun, asked for, used up, lost. */
class SecondFactorIT {

  private static final String PAGE = "/can-bo/xac-thuc";
  private static final Pattern SECRET = Pattern.compile("<code>([A-Z2-7 ]+)</code>");

  private static EmbeddedServer server;
  private static Credentials first;

  @BeforeAll
  static void start() {
    var properties = TestDatabase.properties();
    properties.put("thuocdo.second-factor", "SUPERVISOR");
    server = ApplicationContext.run(EmbeddedServer.class, properties);
    first = bean(FirstAccount.class).createIfNone().orElseThrow();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void once_it_is_on_the_password_alone_opens_nothing_and_no_code_opens_twice() {
    var browser = new StaffBrowser(server.getURI());
    browser.signIn(first.username(), first.password());
    String secret = begin(browser);
    assertThat(browser.get(PAGE + "/ma.png").statusCode()).isEqualTo(200);

    assertThat(browser.post(PAGE + "/xac-nhan", Map.of("code", "12")).statusCode()).isEqualTo(422);
    String used = code(secret, 0);
    browser.post(PAGE + "/xac-nhan", Map.of("code", used));
    assertThat(browser.get(PAGE).body()).contains("Đang bật từ ngày").doesNotContain(secret);
    assertThat(browser.get(PAGE + "/ma.png").statusCode()).isEqualTo(404);

    assertThat(signIn("")).isEqualTo(401);
    assertThat(signIn(used)).isEqualTo(401);
    String next = code(secret, 1);
    assertThat(signIn(next)).isEqualTo(303);
    assertThat(signIn(next)).isEqualTo(401);
    bean(SignInFailureRepository.class).forget(Secrets.sha256(first.username()));

    assertThat(bean(SecondFactor.class).reseal()).isZero();
    assertThat(
            stored(
                "SELECT COUNT(*) FROM second_factor WHERE secret_sealed LIKE '%" + secret + "%'"))
        .isZero();
    bean(StaffAccounts.class)
        .resetPassword(
            Actor.COMMAND_LINE, bean(StaffAccounts.class).findId("quantri").orElseThrow());
    assertThat(stored("SELECT COUNT(*) FROM second_factor")).isZero();
  }

  @Test
  void whose_role_needs_it_begins_with_it_and_whoever_wants_ends_it() {
    var door = StaffDoor.open(server.getApplicationContext(), "giam.sat", Role.SUPERVISOR);
    var browser = new StaffBrowser(server.getURI()).withCookie(door.cookie());

    assertThat(StaffBrowser.locationOf(browser.get("/can-bo"))).isEqualTo(PAGE);
    String secret = begin(browser);
    String used = code(secret, 0);
    browser.post(PAGE + "/xac-nhan", Map.of("code", used));
    assertThat(browser.get("/can-bo").statusCode()).isEqualTo(200);

    browser.get(PAGE);
    assertThat(browser.post(PAGE + "/tat", Map.of("code", used)).statusCode()).isEqualTo(422);
    assertThat(browser.post(PAGE + "/tat", Map.of("code", code(secret, 1))).statusCode())
        .isEqualTo(303);
    assertThat(StaffBrowser.locationOf(browser.get("/can-bo"))).isEqualTo(PAGE);
    assertThat(
            stored(
                "SELECT COUNT(*) FROM audit_line WHERE what LIKE 'second-factor-%' AND who = 'giam.sat'"))
        .isEqualTo(2);
  }

  private static String begin(StaffBrowser browser) {
    browser.get(PAGE);
    browser.post(PAGE + "/bat-dau", Map.of());
    var secret = SECRET.matcher(browser.get(PAGE).body());
    assertThat(secret.find()).isTrue();
    return secret.group(1).replace(" ", "");
  }

  private static int signIn(String code) {
    return new StaffBrowser(server.getURI())
        .post(
            "/can-bo/dang-nhap",
            Map.of("username", first.username(), "password", first.password(), "code", code))
        .statusCode();
  }

  /** Returns the code of now, or of so many half minutes later. */
  private static String code(String secret, int later) {
    return OneTimeCodes.code(secret, Instant.now().getEpochSecond() / 30 + later);
  }

  private static long stored(String query) {
    return bean(Transactions.class)
        .read(
            connection -> {
              try (var statement = connection.prepareStatement(query);
                  var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
              }
            });
  }

  private static <T> T bean(Class<T> type) {
    return server.getApplicationContext().getBean(type);
  }
}
