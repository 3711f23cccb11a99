package vn.thuocdo.staff;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.thuocdo.database.TestDatabase;

class SignInIT {

  private static EmbeddedServer server;
  private static Credentials first;

  @BeforeAll
  static void start() {
    server = ApplicationContext.run(EmbeddedServer.class, TestDatabase.properties());
    first = server.getApplicationContext().getBean(FirstAccount.class).createIfNone().orElseThrow();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void the_first_account_gets_in_with_its_password() {
    var browser = browser();

    var response = browser.signIn(first.username(), first.password());

    assertThat(response.statusCode()).isEqualTo(303);
    assertThat(StaffBrowser.locationOf(response)).isEqualTo("/can-bo");
    assertThat(response.headers().firstValue("Set-Cookie").orElseThrow())
        .startsWith("thuocdo_session=")
        .contains("Path=/can-bo")
        .contains("HTTPOnly")
        .contains("SameSite=Strict");
  }

  @Test
  void there_is_only_one_first_account() {
    assertThat(server.getApplicationContext().getBean(FirstAccount.class).createIfNone()).isEmpty();
  }

  @Test
  void a_wrong_password_and_an_unknown_name_get_the_same_answer() {
    var wrong = browser().signIn("quantri", "not the password");
    var unknown = browser().signIn("nobody", "not the password");

    assertThat(wrong.statusCode()).isEqualTo(401);
    assertThat(unknown.statusCode()).isEqualTo(401);
    assertThat(unknown.body().replace("nobody", "quantri")).isEqualTo(wrong.body());
  }

  @Test
  void who_is_not_signed_in_is_sent_to_the_door_and_back() {
    var response = browser().get("/can-bo/nhat-ky?who=a");

    assertThat(response.statusCode()).isEqualTo(303);
    assertThat(StaffBrowser.locationOf(response))
        .isEqualTo("/can-bo/dang-nhap?to=%2Fcan-bo%2Fnhat-ky%3Fwho%3Da");
  }

  @Test
  void nobody_is_sent_to_another_site() {
    var form =
        Map.of(
            "username", first.username(), "password", first.password(), "to", "//evil.example/x");

    assertThat(StaffBrowser.locationOf(browser().post("/can-bo/dang-nhap", form)))
        .isEqualTo("/can-bo");
  }

  @Test
  void another_site_can_sign_nobody_in() {
    var response =
        browser().from("https://evil.example").signIn(first.username(), first.password());

    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void a_form_without_the_token_of_the_session_changes_nothing() {
    var browser = browser();
    browser.signIn(first.username(), first.password());

    var refused = browser.withCsrf("").post("/can-bo/dang-xuat", Map.of());

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("Chưa có gì thay đổi");
    assertThat(browser.get("/can-bo/dang-nhap").statusCode()).isEqualTo(303);
  }

  @Test
  void a_signed_out_cookie_opens_nothing() {
    var browser = browser();
    browser.signIn(first.username(), first.password());
    String cookie = browser.cookie();
    browser.get("/can-bo/mat-khau");

    assertThat(StaffBrowser.locationOf(browser.post("/can-bo/dang-xuat", Map.of())))
        .isEqualTo("/can-bo/dang-nhap");

    assertThat(browser.withCookie(cookie).get("/can-bo/mat-khau").statusCode()).isEqualTo(303);
  }

  @Test
  void a_path_written_differently_is_no_way_around_the_token() {
    var browser = browser();
    browser.signIn(first.username(), first.password());

    for (String path : new String[] {"/%63an-bo/dang-xuat", "/can-bo%2Fdang-xuat"}) {
      assertThat(browser.post(path, Map.of()).statusCode()).as(path).isNotEqualTo(200);
    }

    assertThat(browser.get("/can-bo").statusCode()).isEqualTo(200);
  }

  @Test
  void another_sites_form_changes_nothing_even_with_the_token() {
    var browser = browser();
    browser.signIn(first.username(), first.password());
    browser.get("/can-bo");

    var refused = browser.from("https://evil.example").post("/can-bo/dang-xuat", Map.of());

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(browser.get("/can-bo").statusCode()).isEqualTo(200);
  }

  @Test
  void staff_pages_stay_in_no_cache() {
    var browser = browser();
    browser.signIn(first.username(), first.password());

    assertThat(browser.get("/can-bo").headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(browser.get("/can-bo/dang-nhap").headers().firstValue("Cache-Control"))
        .contains("no-store");
  }

  @Test
  void over_https_the_cookie_never_travels_without() {
    var request = io.micronaut.http.HttpRequest.GET("/can-bo").header("X-Forwarded-Proto", "https");

    var cookie = server.getApplicationContext().getBean(SessionCookie.class).holding("t", request);

    assertThat(cookie.isSecure()).isTrue();
    assertThat(cookie.getName()).isEqualTo("__Secure-thuocdo_session");
  }

  @Test
  void the_language_is_remembered_by_the_session() {
    var browser = browser();
    browser.signIn(first.username(), first.password());

    assertThat(browser.get("/can-bo?lang=en").body()).contains("Sign out");
    assertThat(browser.get("/can-bo/mat-khau").body()).contains("<html lang=\"en\">");
    assertThat(browser.get("/can-bo?lang=vi").body()).contains("Đăng xuất");
  }

  @Test
  void an_unknown_page_is_not_found_and_gets_no_cookie() {
    var response = browser().get("/khong-co");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
  }

  private static StaffBrowser browser() {
    return new StaffBrowser(server.getURI());
  }
}
