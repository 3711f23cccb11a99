package vn.thuocdo.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.thuocdo.Browser;
import vn.thuocdo.database.TestDatabase;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.rating.Office;
import vn.thuocdo.staff.Credentials;
import vn.thuocdo.staff.FirstAccount;
import vn.thuocdo.unit.Offices;

/** The staff pages in a real browser; pictures of all of them are left in target/pages. */
class StaffPageIT {

  private static final int PHONE = 360;
  private static final int TABLET = 768;
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

  static Stream<String> pages() {
    return Stream.of(
        "/can-bo",
        "/can-bo?lang=en",
        "/can-bo/nhat-ky?lang=vi",
        "/can-bo/nhat-ky?ai=nobody",
        "/can-bo/tai-khoan",
        "/can-bo/tai-khoan/moi",
        "/can-bo/tai-khoan/1",
        "/can-bo/mat-khau",
        "/can-bo/ki-ot");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void a_page_reads_well_for_everybody_at_every_width(String path) {
    try (BrowserContext context = context(DESK, true)) {
      Page page = signedIn(context);
      var complaints = new ArrayList<String>();
      page.onConsoleMessage(message -> complaints.add(message.text()));
      page.navigate(server.getURI() + path);
      for (int width : new int[] {PHONE, TABLET, DESK}) {
        page.setViewportSize(width, 800);
        shoot(page, path, width);
        assertThat(new AxeBuilder(page).analyze().getViolations())
            .as(path + " at " + width)
            .isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth"))
            .as("width of " + path)
            .isEqualTo(width);
      }
      assertThat(complaints).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"360", "1280"})
  void the_door_reads_well_too(int width) {
    try (BrowserContext context = context(width, true)) {
      Page page = context.newPage();
      page.navigate(server.getURI() + "/can-bo/nhat-ky");
      page.fill("#username", "quantri");
      page.fill("#password", "không phải");
      page.click("main button");

      shoot(page, "/dang-nhap", width);
      assertThat(page.locator("[role=alert]").innerText()).contains("chưa đúng");
      assertThat(page.locator("#username").inputValue()).isEqualTo("quantri");
      assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
    }
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
