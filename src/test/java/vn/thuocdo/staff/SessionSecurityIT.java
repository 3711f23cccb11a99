package vn.thuocdo.staff;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.http.HttpMethod;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.thuocdo.database.TestDatabase;
import vn.thuocdo.text.Language;

/** What a session survives and what not, and who may use it. */
class SessionSecurityIT {

  private static EmbeddedServer server;
  private static ApplicationContext context;
  private static Sessions sessions;
  private static StaffAccounts accounts;
  private static Credentials first;

  @BeforeAll
  static void start() {
    server = ApplicationContext.run(EmbeddedServer.class, TestDatabase.properties());
    context = server.getApplicationContext();
    first = context.getBean(FirstAccount.class).createIfNone().orElseThrow();
    sessions = context.getBean(Sessions.class);
    accounts = context.getBean(StaffAccounts.class);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** What is done to an account. */
  private interface Change {
    AccountOutcome to(long id);
  }

  @Test
  void a_new_role_ends_every_session() {
    assertEnds(
        "vai.tro",
        id ->
            accounts.change(
                Actor.COMMAND_LINE, id, new AccountDetails("An", Role.OPERATOR, Set.of())));
  }

  @Test
  void a_disabled_account_has_no_session_and_gets_none_back_when_it_is_enabled() {
    long id = memberWith("khoa.lai");
    String token = sessions.open(id, Language.VI);

    accounts.disable(Actor.COMMAND_LINE, id);
    assertThat(sessions.find(token, true)).isEmpty();
    accounts.enable(Actor.COMMAND_LINE, id);

    assertThat(sessions.find(token, true)).isEmpty();
  }

  @Test
  void a_password_that_is_reset_ends_every_session() {
    assertEnds("quen.mk", id -> accounts.resetPassword(Actor.COMMAND_LINE, id));
  }

  @Test
  void signing_somebody_out_ends_every_session() {
    assertEnds("dang.xuat", id -> accounts.signOutEverywhere(Actor.COMMAND_LINE, id));
  }

  @Test
  void a_password_that_its_owner_changes_ends_the_sessions_on_other_devices() {
    long id = memberWith("doi.mk");
    String elsewhere = sessions.open(id, Language.VI);
    var password = ((AccountOutcome.WithPassword) accounts.resetPassword(Actor.COMMAND_LINE, id));
    String here = sessions.open(id, Language.VI);

    var member = sessions.find(here, true).orElseThrow().member();
    var problem =
        context
            .getBean(ChangePassword.class)
            .change(
                member,
                password.credentials().password(),
                "một câu rất riêng của tôi",
                "một câu rất riêng của tôi");

    assertThat(problem).isEmpty();
    assertThat(sessions.find(elsewhere, true)).isEmpty();
    assertThat(sessions.find(here, true)).isEmpty();
  }

  @Test
  void a_refused_change_ends_no_session() {
    long id = memberWith("con.lai");
    String token = sessions.open(id, Language.VI);

    accounts.change(
        new Actor("con.lai", id, false), id, new AccountDetails("x", Role.OPERATOR, Set.of()));

    assertThat(sessions.find(token, true)).isPresent();
  }

  @Test
  void a_token_that_somebody_planted_is_not_the_one_that_is_signed_in() {
    String planted = "A".repeat(43);
    var browser = browser().withCookie("thuocdo_session=" + planted);
    browser.get("/can-bo/dang-nhap");

    browser.signIn(first.username(), first.password());

    assertThat(browser.cookie()).startsWith("thuocdo_session=").doesNotContain(planted);
    assertThat(sessions.find(planted, true)).isEmpty();
  }

  @Test
  void every_sign_in_gets_a_token_of_its_own() {
    var one = browser();
    one.signIn(first.username(), first.password());
    var two = browser();
    two.signIn(first.username(), first.password());

    assertThat(one.cookie()).isNotEqualTo(two.cookie());
    assertThat(one.cookie().substring("thuocdo_session=".length())).hasSize(43);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "https"})
  void the_cookie_is_out_of_reach_and_over_https_only_when_it_came_by_https(String protocol)
      throws Exception {
    var response =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(server.getURI().resolve("/can-bo/dang-nhap"))
                    .header("X-Forwarded-Proto", protocol)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(
                        HttpRequest.BodyPublishers.ofString(
                            "username=quantri&password=" + first.password()))
                    .build(),
                HttpResponse.BodyHandlers.ofString());

    assertThat(response.statusCode()).isEqualTo(303);
    String set = response.headers().firstValue("Set-Cookie").orElseThrow();
    var cookie = HttpCookie.parse(set).getFirst();
    assertThat(cookie.isHttpOnly()).isTrue();
    assertThat(cookie.getPath()).isEqualTo("/can-bo");
    assertThat(set).contains("SameSite=Strict").doesNotContain("Domain");
    assertThat(cookie.getSecure()).isEqualTo(protocol.equals("https"));
    assertThat(cookie.getName().startsWith("__Secure-")).isEqualTo(protocol.equals("https"));
  }

  static Stream<String> unsafeStaffRoutes() {
    try (var routes = ApplicationContext.run(TestDatabase.properties())) {
      return routes
          .getBean(Router.class)
          .uriRoutes()
          .filter(
              route ->
                  !Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS)
                      .contains(route.getHttpMethod()))
          .map(route -> route.getHttpMethodName() + " " + templateOf(route))
          .filter(route -> route.contains(" /can-bo") && !route.endsWith("/dang-nhap"))
          .distinct()
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("unsafeStaffRoutes")
  void no_route_that_changes_something_works_without_the_token_of_the_session(String route)
      throws Exception {
    String method = route.substring(0, route.indexOf(' '));
    String path = route.substring(route.indexOf(' ') + 1).replaceAll("\\{[^}]*}", "1");
    var admin = browser();
    admin.signIn(first.username(), first.password());
    long before = audited();

    for (String body : List.of("", "_csrf=", "_csrf=" + "A".repeat(43), "_csrf=x&_csrf=y")) {
      assertThat(send(method, path, admin.cookie(), Map.of(), body)).as(body).isEqualTo(403);
    }
    assertThat(
            send(method, path, admin.cookie(), Map.of("Sec-Fetch-Site", "cross-site"), "_csrf=x"))
        .isEqualTo(403);
    assertThat(send(method, path, "", Map.of(), "_csrf=x")).isIn(303, 401);
    assertThat(audited()).isEqualTo(before);
  }

  @Test
  void the_list_of_routes_that_change_something_is_not_empty() {
    assertThat(unsafeStaffRoutes())
        .contains("POST /can-bo/tai-khoan/moi", "POST /can-bo/dang-xuat", "POST /can-bo/mat-khau");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/kiosk/",
        "/can-bo",
        "/can-bo/dang-nhap",
        "/health",
        "/api/kiosk/configuration",
        "/khong-co",
        "/assets/site.css",
        "/favicon.ico",
        "/metrics",
        "/bieu-do/x/y.svg"
      })
  void nothing_may_be_framed_by_anybody(String path) throws Exception {
    var response =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(server.getURI().resolve(path)).build(),
                HttpResponse.BodyHandlers.ofString());

    assertThat(response.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("frame-ancestors 'none'");
  }

  @Test
  void only_who_came_by_https_is_told_to_stay_there() throws Exception {
    var client = HttpClient.newHttpClient();
    var plain = HttpRequest.newBuilder(server.getURI().resolve("/health")).build();
    var secure =
        HttpRequest.newBuilder(server.getURI().resolve("/health"))
            .header("X-Forwarded-Proto", "https")
            .build();
    String name = "Strict-Transport-Security";

    assertThat(client.send(plain, HttpResponse.BodyHandlers.discarding()).headers().map())
        .doesNotContainKey(name.toLowerCase(java.util.Locale.ROOT));
    assertThat(
            client
                .send(secure, HttpResponse.BodyHandlers.discarding())
                .headers()
                .firstValue(name)
                .orElse(""))
        .startsWith("max-age=31536000");
  }

  @Test
  void a_stranger_who_claims_https_or_another_address_is_not_believed() throws Exception {
    var properties = TestDatabase.properties();
    properties.put("thuocdo.proxies", "");
    try (var direct = ApplicationContext.run(EmbeddedServer.class, properties)) {
      var claim =
          HttpRequest.newBuilder(direct.getURI().resolve("/health"))
              .header("X-Forwarded-Proto", "https")
              .build();
      var answer = HttpClient.newHttpClient().send(claim, HttpResponse.BodyHandlers.discarding());

      assertThat(answer.headers().firstValue("Strict-Transport-Security")).isEmpty();
    }
  }

  private void assertEnds(String username, Change change) {
    long id = memberWith(username);
    String one = sessions.open(id, Language.VI);
    String two = sessions.open(id, Language.EN);
    assertThat(sessions.find(one, true)).isPresent();

    assertThat(change.to(id)).isNotInstanceOf(AccountOutcome.Refused.class);

    assertThat(sessions.find(one, true)).isEmpty();
    assertThat(sessions.find(two, true)).isEmpty();
  }

  private static long memberWith(String username) {
    accounts.add(
        Actor.COMMAND_LINE, username, new AccountDetails(username, Role.SUPERVISOR, Set.of()));
    return accounts.findId(username).orElseThrow();
  }

  private static long audited() {
    return context.getBean(AuditRepository.class).listNewestFirst("", "", 1000, 0).size();
  }

  private static int send(
      String method, String path, String cookie, Map<String, String> headers, String body)
      throws Exception {
    URI uri = server.getURI().resolve(path);
    var request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (!cookie.isEmpty()) {
      request.header("Cookie", cookie);
    }
    headers.forEach(request::header);
    return HttpClient.newHttpClient()
        .send(request.build(), HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private static String templateOf(UriRouteInfo<?, ?> route) {
    return route.getUriMatchTemplate().toPathString();
  }

  private static StaffBrowser browser() {
    return new StaffBrowser(server.getURI());
  }
}
