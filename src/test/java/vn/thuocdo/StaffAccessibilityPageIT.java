package vn.thuocdo;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.thuocdo.database.TestDatabase;

/** The pages of {@link AccessibilityPageIT} that only staff see, in every state. */
class StaffAccessibilityPageIT {

  private static final String WRONG = "không phải mật khẩu";

  private static EmbeddedServer server;
  private static BrowserContext staff;

  @BeforeAll
  static void start() {
    server = ApplicationContext.run(EmbeddedServer.class, TestDatabase.properties());
    staff = Accessibility.signedIn(server, Accessibility.furnish(server.getApplicationContext()));
  }

  @AfterAll
  static void stop() {
    staff.close();
    server.close();
  }

  static Stream<String> addresses() {
    return AccessibilityPageIT.addresses(true);
  }

  @ParameterizedTest
  @MethodSource("addresses")
  void a_page_serves_everybody_at_every_width(String address) {
    assertThat(Accessibility.complaints(staff, server, address)).isEmpty();
  }

  @Test
  void what_comes_after_a_form_serves_everybody_too() {
    Page page = staff.newPage();
    page.navigate(address("/can-bo/mat-khau"));
    page.fill("#current", WRONG);
    page.fill("#wanted", "mot mat khau du dai");
    page.fill("#repeated", "mot mat khau khac han");
    page.click("main form button >> nth=0");
    assertThat(page.locator("[role=alert]").count()).isEqualTo(1);
    assertThat(complaints(page, "password not changed")).isEmpty();

    page.navigate(address("/can-bo/xac-thuc"));
    page.click("main form button");
    assertThat(page.locator("main img").count()).isEqualTo(1);
    assertThat(complaints(page, "second factor begun")).isEmpty();

    page.navigate(address("/can-bo/tai-khoan/moi"));
    page.fill("#username", "hoa.lt");
    page.fill("#displayName", "Lê Thị Hoa");
    page.check("#role-UNIT_MANAGER");
    page.click("main form button");
    assertThat(complaints(page, "account without units")).isEmpty();
    page.check("#unit-1");
    page.click("main form button");
    assertThat(page.locator(".secret dd").count()).isEqualTo(2);
    assertThat(complaints(page, "new password")).isEmpty();

    page.navigate(address("/can-bo/bat-thuong?lang=vi"));
    page.click("summary >> nth=0");
    assertThat(complaints(page, "form of a decision")).isEmpty();
    page.fill("textarea >> nth=0", "sai");
    page.click("details[open] button");
    assertThat(page.locator("[role=alert]").innerText()).contains("hãy ghi lý do");
    assertThat(page.locator("details[open] textarea").inputValue()).isEqualTo("sai");
    assertThat(complaints(page, "decision without a reason")).isEmpty();
    page.fill("details[open] textarea", "Mười hai lượt giống hệt nhau trong bốn phút");
    page.click("details[open] button");
    assertThat(page.locator("[role=status]").innerText()).contains("Đã loại");
    page.click("summary >> nth=0");
    assertThat(complaints(page, "decision in force")).isEmpty();
    page.fill("details[open] textarea", "Đã gặp cả đoàn khách hôm ấy");
    page.click("details[open] button");
    assertThat(page.locator("[role=status]").innerText()).contains("Đã rút lại");
    assertThat(complaints(page, "decision withdrawn")).isEmpty();

    page.navigate(address("/can-bo/ma-qr?lang=vi"));
    page.click("main form button >> nth=0");
    assertThat(page.locator("[role=status]").innerText()).contains("Đã tạo mã");
    assertThat(complaints(page, "new QR code")).isEmpty();
    page.click("td button");
    assertThat(page.locator("[role=status]").innerText()).contains("Đã thu hồi");
    assertThat(complaints(page, "QR code withdrawn")).isEmpty();

    page.navigate(address("/can-bo/ki-ot"));
    page.click("main form button");
    assertThat(page.locator(".issued dd").count()).isPositive();
    assertThat(complaints(page, "new kiosk code")).isEmpty();
    page.close();
  }

  private static List<String> complaints(Page page, String state) {
    return Accessibility.complaints(page, state);
  }

  private static String address(String path) {
    return Accessibility.address(server, path);
  }
}
