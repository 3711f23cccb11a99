package vn.thuocdo.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.thuocdo.Browser;
import vn.thuocdo.database.TestDatabase;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.rating.Office;
import vn.thuocdo.staff.Credentials;
import vn.thuocdo.staff.FirstAccount;
import vn.thuocdo.unit.Offices;

/** What is done on the staff pages, in a real browser. */
class StaffPageIT {

  private static final int DESK = 1280;

  private static EmbeddedServer server;
  private static Credentials first;

  @BeforeAll
  static void start() {
    server = ApplicationContext.run(EmbeddedServer.class, TestDatabase.properties());
    var context = server.getApplicationContext();
    first = context.getBean(FirstAccount.class).createIfNone().orElseThrow();
    Office.open(context.getBean(Transactions.class));
    context.getBean(Offices.class).forget();
    var ratings = new Ratings(context);
    for (int i = 0; i < 40; i++) {
      ratings.give(1 + i % 2, 4 + i % 2, List.of(), "");
    }
    ratings.give(1, 1, List.of("ATTITUDE", "WAIT"), "Chờ từ 7 giờ đến 10 giờ mà không ai gọi tên.");
    ratings.give(2, 2, List.of("EXTRA_PAPERS", "UNCLEAR", "WAIT"), "");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void without_javascript_and_without_a_mouse_one_gets_in_and_out() {
    try (BrowserContext context = context(DESK, false)) {
      Page page = context.newPage();
      page.navigate(server.getURI() + "/can-bo/tai-khoan");
      page.focus("#username");
      page.keyboard().type(first.username());
      page.keyboard().press("Tab");
      page.keyboard().type(first.password());
      page.keyboard().press("Enter");
      page.waitForURL("**/can-bo/tai-khoan");

      page.focus("header button");
      page.keyboard().press("Enter");
      page.waitForURL("**/can-bo/dang-nhap");
      page.navigate(server.getURI() + "/can-bo");
      assertThat(page.url()).endsWith("/can-bo/dang-nhap");
    }
  }

  @Test
  void a_new_account_and_its_password_are_made_in_the_browser() {
    try (BrowserContext context = context(DESK, true)) {
      Page page = signedIn(context);
      page.navigate(server.getURI() + "/can-bo/tai-khoan/moi");
      page.fill("#username", "hoa.lt");
      page.fill("#displayName", "Lê Thị Hoa");
      page.check("#role-UNIT_MANAGER");
      page.click("main form button");
      assertThat(page.locator("[role=alert]").innerText()).contains("ít nhất một đơn vị");

      page.check("#unit-1");
      page.click("main form button");
      shoot(page, "/mat-khau-moi", DESK);
      assertThat(page.locator(".secret dd").nth(1).innerText()).hasSize(19);
      assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
    }
  }

  @Test
  void who_wants_the_page_to_refresh_itself_says_so() {
    try (BrowserContext context = context(DESK, true)) {
      Page page = signedIn(context);
      page.navigate(server.getURI() + "/can-bo");
      assertThat(page.reload().headerValue("Refresh")).isNull();

      page.click("text=Tự làm mới mỗi phút");
      assertThat(page.reload().headerValue("Refresh")).isEqualTo("60");
    }
  }

  private static BrowserContext context(int width, boolean hasJavaScript) {
    return Browser.newContext(
        new com.microsoft.playwright.Browser.NewContextOptions()
            .setViewportSize(width, 800)
            .setJavaScriptEnabled(hasJavaScript));
  }

  private static Page signedIn(BrowserContext context) {
    Page page = context.newPage();
    page.navigate(server.getURI() + "/can-bo/dang-nhap");
    page.fill("#username", first.username());
    page.fill("#password", first.password());
    page.click("main button");
    page.waitForURL("**/can-bo");
    return page;
  }

  private static void shoot(Page page, String path, int width) {
    String name = path.substring(1).replaceAll("[^a-z0-9-]+", "_") + "-" + width + ".png";
    page.screenshot(
        new Page.ScreenshotOptions().setPath(Path.of("target/pages", name)).setFullPage(true));
  }
}
