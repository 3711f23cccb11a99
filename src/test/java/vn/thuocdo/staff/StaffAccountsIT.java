package vn.thuocdo.staff;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.thuocdo.database.TestDatabase;
import vn.thuocdo.staff.AccountOutcome.Reason;
import vn.thuocdo.staff.AccountOutcome.Refused;

class StaffAccountsIT {

  private static final String NEW_PASSWORD = "một câu dài của riêng tôi";

  private static EmbeddedServer server;
  private static Credentials first;
  private static StaffAccounts accounts;
  private static AuditRepository lines;

  @BeforeAll
  static void start() {
    server = ApplicationContext.run(EmbeddedServer.class, TestDatabase.properties());
    var context = server.getApplicationContext();
    first = context.getBean(FirstAccount.class).createIfNone().orElseThrow();
    accounts = context.getBean(StaffAccounts.class);
    lines = context.getBean(AuditRepository.class);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void a_new_member_gets_a_password_once_and_has_to_change_it_first() {
    var admin = signedIn(first);
    admin.get("/can-bo/tai-khoan/moi");
    var shown =
        admin.post(
            "/can-bo/tai-khoan/moi",
            Map.of("username", "Lan.TT ", "displayName", "Trần Thị Lan", "role", "SUPERVISOR"));
    assertThat(shown.statusCode()).isEqualTo(200);
    String password = shown.body().split("<dd>")[2].split("</dd>")[0];

    var lan = signedIn(new Credentials("lan.tt", password));
    assertThat(StaffBrowser.locationOf(lan.get("/can-bo"))).isEqualTo("/can-bo/mat-khau");
    lan.get("/can-bo/mat-khau");
    var changed =
        lan.post(
            "/can-bo/mat-khau",
            Map.of("current", password, "wanted", NEW_PASSWORD, "repeated", NEW_PASSWORD));

    assertThat(StaffBrowser.locationOf(changed)).isEqualTo("/can-bo/mat-khau?xong=1");
    assertThat(lan.get("/can-bo").statusCode()).isEqualTo(200);
    assertThat(new StaffBrowser(server.getURI()).signIn("lan.tt", password).statusCode())
        .isEqualTo(401);
    assertThat(auditText()).doesNotContain(password).doesNotContain(NEW_PASSWORD);
  }

  @Test
  void the_wrong_role_gets_a_page_that_says_so() {
    var browser = signedIn(memberWith("kiem", Role.SUPERVISOR));

    var response = browser.get("/can-bo/tai-khoan");

    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(response.body()).contains("không thuộc quyền của tài khoản này");
    assertThat(browser.get("/can-bo/nhat-ky").statusCode()).isEqualTo(200);
  }

  @Test
  void the_navigation_shows_only_what_the_role_may_open() {
    String supervisor = signedIn(memberWith("giam.sat", Role.SUPERVISOR)).get("/can-bo").body();
    String operator = signedIn(memberWith("van.hanh", Role.OPERATOR)).get("/can-bo").body();

    assertThat(supervisor)
        .contains("href=\"/can-bo/nhat-ky\"")
        .doesNotContain("href=\"/can-bo/tai-khoan\"");
    assertThat(operator)
        .contains("href=\"/can-bo/tai-khoan\"")
        .doesNotContain("href=\"/can-bo/nhat-ky\"");
  }

  @Test
  void an_operator_touches_no_account_of_home_affairs() {
    long quantri = accounts.findId("quantri").orElseThrow();
    var operator = new Actor("van.hanh2", 999, false);
    var details = new AccountDetails("Mới", Role.HOME_AFFAIRS, Set.of());

    assertThat(accounts.add(operator, "moi.nhat", details))
        .isEqualTo(new Refused(Reason.NOT_YOURS));
    assertThat(accounts.resetPassword(operator, quantri)).isEqualTo(new Refused(Reason.NOT_YOURS));
    assertThat(accounts.disable(operator, quantri)).isEqualTo(new Refused(Reason.NOT_YOURS));
  }

  @Test
  void somebody_of_home_affairs_is_always_left() {
    long quantri = accounts.findId("quantri").orElseThrow();

    assertThat(accounts.disable(Actor.COMMAND_LINE, quantri))
        .isEqualTo(new Refused(Reason.LAST_HOME_AFFAIRS));
    assertThat(accounts.disable(new Actor("quantri", quantri, true), quantri))
        .isEqualTo(new Refused(Reason.YOURSELF));
  }

  @Test
  void a_unit_manager_without_units_is_refused() {
    assertThat(
            accounts.add(
                Actor.COMMAND_LINE,
                "khong.dv",
                new AccountDetails("Không đơn vị", Role.UNIT_MANAGER, Set.of())))
        .isEqualTo(new Refused(Reason.UNITS_MISSING));
  }

  @Test
  void a_disabled_account_is_out_at_once_and_cannot_come_back() {
    var credentials = memberWith("khoa.roi", Role.SUPERVISOR);
    var browser = signedIn(credentials);
    assertThat(browser.get("/can-bo").statusCode()).isEqualTo(200);

    accounts.disable(Actor.COMMAND_LINE, accounts.findId("khoa.roi").orElseThrow());

    assertThat(browser.get("/can-bo").statusCode()).isEqualTo(303);
    assertThat(
            new StaffBrowser(server.getURI())
                .signIn("khoa.roi", credentials.password())
                .statusCode())
        .isEqualTo(401);
  }

  @Test
  void every_change_leaves_its_line() {
    var details = new AccountDetails("Trước", Role.SUPERVISOR, Set.of());
    accounts.add(Actor.COMMAND_LINE, "thay.doi", details);
    long id = accounts.findId("thay.doi").orElseThrow();
    accounts.change(Actor.COMMAND_LINE, id, new AccountDetails("Sau", Role.OPERATOR, Set.of()));

    AuditLine line = lines.listNewestFirst("command-line", "account-changed", 1, 0).getFirst();
    assertThat(line.subject()).isEqualTo("thay.doi");
    assertThat(line.beforeValue()).isEqualTo("Trước; SUPERVISOR");
    assertThat(line.afterValue()).isEqualTo("Sau; OPERATOR");
  }

  @Test
  void names_that_the_database_would_take_for_another_are_refused() {
    assertThat(
            accounts.add(
                Actor.COMMAND_LINE,
                "quántri",
                new AccountDetails("Giả", Role.SUPERVISOR, Set.of())))
        .isEqualTo(new Refused(Reason.NAME_INVALID));
    assertThat(new StaffBrowser(server.getURI()).signIn("quántri", first.password()).statusCode())
        .isEqualTo(401);
  }

  @Test
  void after_five_failures_a_name_has_to_wait_whether_it_exists_or_not() {
    memberWith("bi.thu", Role.SUPERVISOR);
    for (String name : new String[] {"bi.thu", "khong.ai"}) {
      var browser = new StaffBrowser(server.getURI());
      for (int i = 0; i < 5; i++) {
        assertThat(browser.signIn(name, "sai").statusCode()).isEqualTo(401);
      }
      var refused = browser.signIn(name, "sai");
      assertThat(refused.statusCode()).as(name).isEqualTo(429);
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    }
  }

  private static String auditText() {
    return lines.listNewestFirst("", "", 1000, 0).toString();
  }

  private static Credentials memberWith(String username, Role role) {
    var outcome =
        accounts.add(Actor.COMMAND_LINE, username, new AccountDetails(username, role, Set.of()));
    var credentials = ((AccountOutcome.WithPassword) outcome).credentials();
    var browser = new StaffBrowser(server.getURI());
    browser.signIn(username, credentials.password());
    browser.get("/can-bo/mat-khau");
    var form = new HashMap<String, String>();
    form.put("current", credentials.password());
    form.put("wanted", NEW_PASSWORD);
    form.put("repeated", NEW_PASSWORD);
    assertThat(browser.post("/can-bo/mat-khau", form).statusCode()).isEqualTo(303);
    return new Credentials(username, NEW_PASSWORD);
  }

  private static StaffBrowser signedIn(Credentials credentials) {
    var browser = new StaffBrowser(server.getURI());
    assertThat(browser.signIn(credentials.username(), credentials.password()).statusCode())
        .isEqualTo(303);
    return browser;
  }
}
