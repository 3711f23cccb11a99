package vn.thuocdo;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import io.micronaut.context.ApplicationContext;
import io.micronaut.http.HttpMethod;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.web.router.Router;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.thuocdo.database.TestDatabase;
import vn.thuocdo.kiosk.EnrolmentCodes;
import vn.thuocdo.staff.Credentials;

/**
 * Every page in every state, for those who see, hear, touch or print it. A new page fails {@link
 * #every_page_is_in_the_list_of_states} until its states are listed here.
 */
class AccessibilityPageIT {

  private static final String WRONG = "không phải mật khẩu";

  /** Addresses by route; the route's name is that of its template. */
  private static final Map<String, List<String>> STATES =
      Map.ofEntries(
          Map.entry("/", List.of("/", "/?lang=en")),
          Map.entry(
              "/ket-qua/{period}",
              List.of(
                  "/ket-qua/2025-Q3",
                  "/ket-qua/2025-Q2?lang=en",
                  "/ket-qua/2019-Q1",
                  "/ket-qua/2019-Q1?lang=en",
                  "/ket-qua/xyz",
                  "/ket-qua/2025-Q3?calendar=X")),
          Map.entry(
              "/ket-qua/{period}/don-vi/{code}",
              List.of(
                  "/ket-qua/2025-Q3/don-vi/XA-3",
                  "/ket-qua/2025-Q3/don-vi/XA-3?lang=en",
                  "/ket-qua/2025-Q3/don-vi/XA-4",
                  "/ket-qua/2025-Q3/don-vi/KHONG")),
          Map.entry(
              "/ket-qua/{period}/chin-chi-so",
              List.of("/ket-qua/2025-Q3/chin-chi-so", "/ket-qua/2025-Q3/chin-chi-so?lang=en")),
          Map.entry(
              "/tim-kiem", List.of("/tim-kiem?lang=en", "/tim-kiem?q=xa", "/tim-kiem?q=khong+co")),
          Map.entry("/so-sanh", List.of("/so-sanh", "/so-sanh?lang=en")),
          Map.entry(
              "/so-sanh/{period}/{group}",
              List.of(
                  "/so-sanh/2025-Q3/COMMUNE?don-vi=XA-1&don-vi=XA-2&don-vi=XA-3",
                  "/so-sanh/2025-Q3/COMMUNE?don-vi=XA-1",
                  "/so-sanh/2025-Q3/KHONG")),
          Map.entry("/phuong-phap", List.of("/phuong-phap", "/phuong-phap?lang=en")),
          Map.entry(
              "/nhung/{period}/don-vi/{code}",
              List.of("/nhung/2025-Q3/don-vi/XA-3", "/en/nhung/2025-Q3/don-vi/XA-4")),
          Map.entry("/du-lieu", List.of("/du-lieu", "/du-lieu?lang=en")),
          Map.entry("/khoa-cong-khai", List.of("/khoa-cong-khai", "/khoa-cong-khai?lang=en")),
          Map.entry(
              "/kiem-tra",
              List.of(
                  "/kiem-tra",
                  "/kiem-tra?lang=en",
                  "/kiem-tra?ma=sai",
                  "/kiem-tra?ma=000000000000000000000000000")),
          Map.entry("/can-bo/dang-nhap", List.of("/can-bo/dang-nhap")),
          Map.entry("/can-bo", List.of("/can-bo", "/can-bo?lang=en", "/can-bo?lang=vi")),
          Map.entry("/can-bo/ki-ot", List.of("/can-bo/ki-ot")),
          Map.entry(
              "/can-bo/ma-qr",
              List.of("/can-bo/ma-qr", "/can-bo/ma-qr?lang=en", "/can-bo/ma-qr?lang=vi&xong=tinh")),
          Map.entry("/s/{token}", List.of("/s/AAAAAAAAAAAAAAAAAAAAAA", "/s/x?lang=en")),
          Map.entry("/q/{code}", List.of("/q/KHONGCO2", "/q/x?lang=en")),
          Map.entry("/can-bo/ky", List.of("/can-bo/ky", "/can-bo/ky?don-vi=XA-3")),
          Map.entry(
              "/can-bo/bat-thuong",
              List.of(
                  "/can-bo/bat-thuong",
                  "/can-bo/bat-thuong?lang=en",
                  "/can-bo/bat-thuong?lang=vi&ky=2025-Q3",
                  "/can-bo/bat-thuong?ky=xyz",
                  "/can-bo/bat-thuong?xong=excluded")),
          Map.entry("/can-bo/cong-bo", List.of("/can-bo/cong-bo")),
          Map.entry(
              "/can-bo/cong-bo/xem",
              List.of(
                  "/can-bo/cong-bo/xem?ky=2025-Q3&lich=REPORTING",
                  "/can-bo/cong-bo/xem?ky=2025-Q1&lich=REPORTING",
                  "/can-bo/cong-bo/xem?ky=2099-Q1&lich=REPORTING",
                  "/can-bo/cong-bo/xem?ky=xyz&lich=REPORTING")),
          Map.entry("/can-bo/bao-cao", List.of("/can-bo/bao-cao", "/can-bo/bao-cao?lang=en")),
          Map.entry("/can-bo/bao-cao/chung", List.of("/can-bo/bao-cao/chung?lang=vi&xong=saved")),
          Map.entry(
              "/can-bo/bao-cao/{calendar}/{code}",
              List.of("/can-bo/bao-cao/REPORTING/2025-Q3", "/can-bo/bao-cao/REPORTING/2019-Q1")),
          Map.entry(
              "/ket-qua/{code}/tai-lieu",
              List.of("/ket-qua/2025-Q3/tai-lieu", "/ket-qua/2025-Q3/tai-lieu?lang=en")),
          Map.entry(
              "/can-bo/vi-sao",
              List.of("/can-bo/vi-sao?ky=2025-Q3&don-vi=XA-3", "/can-bo/vi-sao?ky=xyz")),
          Map.entry(
              "/can-bo/vi-sao/ai-duoc-hoi",
              List.of("/can-bo/vi-sao/ai-duoc-hoi", "/can-bo/vi-sao/ai-duoc-hoi?lang=en&ky=xyz")),
          Map.entry("/can-bo/khac-phuc", List.of("/can-bo/khac-phuc")),
          Map.entry("/can-bo/doi-chieu", List.of("/can-bo/doi-chieu")),
          Map.entry("/can-bo/tai-khoan", List.of("/can-bo/tai-khoan")),
          Map.entry("/can-bo/tai-khoan/moi", List.of("/can-bo/tai-khoan/moi")),
          Map.entry(
              "/can-bo/tai-khoan/{id}", List.of("/can-bo/tai-khoan/1", "/can-bo/tai-khoan/999")),
          Map.entry("/can-bo/nhat-ky", List.of("/can-bo/nhat-ky", "/can-bo/nhat-ky?ai=nobody")),
          Map.entry("/can-bo/tin-nhan", List.of("/can-bo/tin-nhan", "/can-bo/tin-nhan?lang=en")),
          Map.entry(
              "/can-bo/phieu/{code}/{version}/so-lieu",
              List.of(
                  "/can-bo/phieu/HEALTH_OUT/1/so-lieu",
                  "/can-bo/phieu/KIOSK_1TAP/1/so-lieu?lang=en")),
          Map.entry("/muc-tieu", List.of("/muc-tieu", "/muc-tieu?lang=en")),
          Map.entry("/can-bo/chi-tieu", List.of("/can-bo/chi-tieu", "/can-bo/chi-tieu?lang=en")),
          Map.entry("/can-bo/chi-tieu/thuc-te", List.of("/can-bo/chi-tieu/thuc-te")),
          Map.entry("/can-bo/phieu", List.of("/can-bo/phieu", "/can-bo/phieu?lang=en")),
          Map.entry("/can-bo/phieu/{code}/nhap", List.of("/can-bo/phieu/KHONG/nhap")),
          Map.entry(
              "/can-bo/phieu/{code}/{version}/xem",
              List.of(
                  "/can-bo/phieu/SIPAS_5F/1/xem",
                  "/can-bo/phieu/HEALTH_IN/1/xem",
                  "/can-bo/phieu/LINK_5Q/1/xem?lang=en")),
          Map.entry("/can-bo/danh-muc", List.of("/can-bo/danh-muc", "/can-bo/danh-muc?lang=en")),
          Map.entry(
              "/can-bo/danh-muc/{code}",
              List.of(
                  "/can-bo/danh-muc/XA-3",
                  "/can-bo/danh-muc/XA-3?lang=en",
                  "/can-bo/danh-muc/KHONG")),
          Map.entry("/can-bo/danh-muc/{code}/chuoi", List.of("/can-bo/danh-muc/XA-3/chuoi")),
          Map.entry(
              "/can-bo/phieu-giay", List.of("/can-bo/phieu-giay", "/can-bo/phieu-giay?lang=en")),
          Map.entry("/can-bo/phieu-giay/{id}", List.of("/can-bo/phieu-giay/999")),
          Map.entry("/can-bo/phieu-giay/{id}/khac", List.of("/can-bo/phieu-giay/999/khac")),
          Map.entry("/can-bo/phan-mem", List.of("/can-bo/phan-mem")),
          Map.entry("/can-bo/tin-nhan/yeu-cau", List.of("/can-bo/tin-nhan/yeu-cau")),
          Map.entry("/can-bo/tin-nhan/yeu-cau/{id}", List.of("/can-bo/tin-nhan/yeu-cau/999")),
          Map.entry(
              "/can-bo/giao-dich",
              List.of(
                  "/can-bo/giao-dich",
                  "/can-bo/giao-dich?lang=en",
                  "/can-bo/giao-dich?diem=MC-1",
                  "/can-bo/giao-dich?ngay=xyz")),
          Map.entry(
              "/can-bo/chin-chi-so",
              List.of(
                  "/can-bo/chin-chi-so?ky=2025-Q3&dv=XA-3", "/can-bo/chin-chi-so?lang=en&ky=xyz")),
          Map.entry(
              "/can-bo/dot-moi",
              List.of("/can-bo/dot-moi", "/can-bo/dot-moi?lang=en", "/can-bo/dot-moi?ky=xyz")),
          Map.entry("/can-bo/tin-nhan/noi-dung", List.of("/can-bo/tin-nhan/noi-dung")),
          Map.entry(
              "/can-bo/tin-nhan/noi-dung/{kind}/{language}",
              List.of(
                  "/can-bo/tin-nhan/noi-dung/invitation/vi",
                  "/can-bo/tin-nhan/noi-dung/invitation/vi?lang=en",
                  "/can-bo/tin-nhan/noi-dung/none/vi")),
          Map.entry(
              "/demo/phone",
              List.of("/demo/phone", "/demo/phone?so=123", "/demo/phone?so=0912345678")),
          Map.entry("/can-bo/xac-thuc", List.of("/can-bo/xac-thuc")),
          Map.entry("/can-bo/mat-khau", List.of("/can-bo/mat-khau")));

  /** Answers that nobody reads as a page; the kiosk has a test of its own below. */
  private static final Set<String> NO_PAGES =
      Set.of(
          "/ket-qua/{period}.csv",
          "/can-bo/xac-thuc/ma.png",
          "/du-lieu/{name}.zip",
          "/du-lieu/catalog.jsonld",
          "/tin.atom",
          "/kiem-tra/bang-chung.json",
          "/bieu-do/{period}/{file}",
          "/bieu-do/{period}/don-vi/{code}/{file}",
          "/assets/{+path}",
          "/can-bo/ma-qr/{code}/{file}",
          "/can-bo/bao-cao/{calendar}/{code}/{file}",
          "/can-bo/bao-cao/{calendar}/{code}/tat-ca/{job}.zip",
          "/ket-qua/{code}/tai-lieu/{job}/{+file}",
          "/kiosk",
          "/kiosk/{+path}",
          "/favicon.ico",
          "/metrics",
          "/health",
          "/health/{selector}");

  private static EmbeddedServer server;
  private static Credentials first;
  private static BrowserContext reader;
  private static BrowserContext staff;
  private static final List<String> BEFORE_ANYTHING_IS_PUBLISHED = new ArrayList<>();

  @BeforeAll
  static void start() {
    server = ApplicationContext.run(EmbeddedServer.class, TestDatabase.properties());
    reader = Browser.newContext(new NewContextOptions());
    Page page = reader.newPage();
    page.navigate(address("/"));
    BEFORE_ANYTHING_IS_PUBLISHED.addAll(complaints(page, "/"));
    page.close();
    first = Accessibility.furnish(server.getApplicationContext());
    staff = Accessibility.signedIn(server, first);
  }

  @AfterAll
  static void stop() {
    reader.close();
    staff.close();
    server.close();
  }

  @Test
  void every_page_is_in_the_list_of_states() {
    Set<String> pages =
        server
            .getApplicationContext()
            .getBean(Router.class)
            .uriRoutes()
            .filter(route -> route.getHttpMethod() == HttpMethod.GET)
            .map(route -> route.getUriMatchTemplate().toPathString())
            .filter(path -> !path.startsWith("/api/") && !NO_PAGES.contains(path))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(STATES.keySet()).containsExactlyInAnyOrderElementsOf(pages);
  }

  /** Those of staff are for {@link StaffAccessibilityPageIT}, which runs beside this. */
  static Stream<String> addresses(boolean isForStaff) {
    return STATES.values().stream()
        .flatMap(List::stream)
        .filter(address -> isForStaff == needsStaff(address))
        .sorted();
  }

  private static boolean needsStaff(String address) {
    return address.startsWith("/can-bo") && !address.endsWith("dang-nhap");
  }

  static Stream<String> publicAddresses() {
    return addresses(false);
  }

  @ParameterizedTest
  @MethodSource("publicAddresses")
  void a_page_serves_everybody_at_every_width(String address) {
    assertThat(Accessibility.complaints(reader, server, address)).isEmpty();
  }

  @Test
  void before_anything_is_published_the_page_serves_everybody_too() {
    assertThat(BEFORE_ANYTHING_IS_PUBLISHED).isEmpty();
  }

  @Test
  void a_wrong_password_is_told_to_everybody() {
    Page page = reader.newPage();
    page.navigate(address("/can-bo/dang-nhap"));
    page.fill("#username", "quantri");
    page.fill("#password", WRONG);
    page.click("main button");
    assertThat(page.locator("[role=alert]").innerText()).contains("chưa đúng");
    assertThat(complaints(page, "wrong password")).isEmpty();
    page.close();
  }

  @Test
  void the_kiosk_serves_everybody_on_every_screen() {
    try (BrowserContext context = Browser.newContext(new NewContextOptions())) {
      Page kiosk = context.newPage();
      var issued = issuedCode();
      kiosk.navigate(address("/kiosk/"));
      kiosk.waitForSelector("#code");
      assertThat(complaints(kiosk, "enrol")).isEmpty();
      kiosk.fill("#code", issued.code());
      kiosk.keyboard().press("Enter");
      waitFor(kiosk, "start");
      assertThat(complaints(kiosk, "start")).isEmpty();

      rate(kiosk, "2");
      assertThat(complaints(kiosk, "details")).isEmpty();
      kiosk.click("[data-choice=WAIT]");
      kiosk.fill("textarea", "Chờ lâu quá");
      kiosk.click("[data-finish]");
      waitFor(kiosk, "thanks");
      assertThat(complaints(kiosk, "thanks")).isEmpty();
      kiosk.click("[data-done]");
      waitFor(kiosk, "start");

      kiosk.click("[data-language=en]");
      kiosk.click("[data-tool=big]");
      kiosk.click("[data-tool=contrast]");
      assertThat(complaints(kiosk, "start, English, big, high contrast")).isEmpty();
      rate(kiosk, "5");
      assertThat(complaints(kiosk, "details, English, big, high contrast")).isEmpty();
      kiosk.keyboard().press("Escape");
      waitFor(kiosk, "start");

      kiosk.focus("[data-staff]");
      kiosk.keyboard().press("Enter");
      waitFor(kiosk, "pin");
      assertThat(complaints(kiosk, "pin")).isEmpty();
      kiosk.fill("#pin", issued.pin());
      kiosk.keyboard().press("Enter");
      waitFor(kiosk, "staff");
      assertThat(complaints(kiosk, "staff")).isEmpty();
      kiosk.click("[data-act=clean]");
      waitFor(kiosk, "cleaning");
      assertThat(complaints(kiosk, "cleaning")).isEmpty();
    }
  }

  @Test
  void a_citizen_rates_with_the_keyboard_alone() {
    try (BrowserContext context = Browser.newContext(new NewContextOptions())) {
      Page kiosk = context.newPage();
      kiosk.navigate(address("/kiosk/"));
      kiosk.waitForSelector("#code");
      kiosk.keyboard().type(issuedCode().code());
      kiosk.keyboard().press("Enter");
      waitFor(kiosk, "start");

      kiosk.keyboard().press("2");
      waitFor(kiosk, "details");
      tabTo(kiosk, "[data-choice=WAIT]");
      kiosk.keyboard().press("Space");
      assertThat(kiosk.getAttribute("[data-choice=WAIT]", "aria-pressed")).isEqualTo("true");
      tabTo(kiosk, "textarea");
      kiosk.keyboard().type("Chờ lâu quá 2");
      tabTo(kiosk, "[data-finish]");
      kiosk.keyboard().press("Enter");
      waitFor(kiosk, "thanks");
    }
  }

  @Test
  void a_reader_gets_from_the_skip_link_to_language_and_table_with_the_keyboard_alone() {
    Page page = reader.newPage();
    page.setViewportSize(360, 800);
    page.navigate(address("/ket-qua/2025-Q3"));

    page.keyboard().press("Tab");
    assertThat(page.locator(":focus").innerText()).isEqualTo("Đến nội dung chính");
    page.keyboard().press("Enter");
    assertThat(page.locator(":focus").getAttribute("id")).isEqualTo("noi-dung");

    page.navigate(address("/ket-qua/2025-Q3"));
    tabTo(page, "header a[hreflang=en]");
    page.keyboard().press("Enter");
    page.waitForURL("**/en/**");
    assertThat(page.getAttribute("html", "lang")).isEqualTo("en");
    tabTo(page, ".scroll");
    page.keyboard().press("ArrowRight");
    page.waitForTimeout(400);
    assertThat(page.evaluate("document.activeElement.scrollLeft > 0")).isEqualTo(true);
    page.close();
  }

  @Test
  void without_javascript_and_mouse_a_period_is_signed_in_for_looked_at_and_closed() {
    try (BrowserContext context =
        Browser.newContext(new NewContextOptions().setJavaScriptEnabled(false))) {
      Page page = context.newPage();
      page.navigate(address("/can-bo/cong-bo"));
      page.focus("#username");
      page.keyboard().type(first.username());
      page.keyboard().press("Tab");
      page.keyboard().type(first.password());
      page.keyboard().press("Enter");
      page.waitForURL("**/can-bo/cong-bo");

      page.focus("#ky");
      page.keyboard().type("2025-M09");
      page.keyboard().press("Enter");
      page.waitForURL("**/xem**");
      assertThat(page.locator("h1").innerText()).startsWith("Số liệu Tháng");
      page.focus("main form button");
      page.keyboard().press("Enter");
      page.waitForURL("**xong=dong");
      assertThat(page.locator("[role=status]").innerText()).contains("Đã đóng số liệu");
    }
  }

  @Test
  void a_screen_reader_hears_landmarks_headings_and_findings_in_order() {
    Page page = reader.newPage();
    page.navigate(address("/ket-qua/2025-Q3"));
    String heard = page.locator("body").ariaSnapshot();
    page.close();

    assertThat(heard)
        .containsSubsequence(
            "link \"Đến nội dung chính\"",
            "complementary: Số liệu mô phỏng",
            "banner:",
            "navigation \"Trang\"",
            "main:",
            "heading \"Mức độ hài lòng của người dân, Quý III/2025\" [level=1]",
            "region \"Cơ quan hành chính\"",
            "heading \"Cơ quan hành chính\" [level=2]",
            "tỷ lệ hài lòng đạt",
            "heading \"Tỷ lệ hài lòng của từng đơn vị\" [level=3]",
            "Biểu đồ thanh, tỷ lệ hài lòng của từng đơn vị. 2 đơn vị có số liệu",
            "table",
            "columnheader \"Đơn vị\"",
            "rowheader \"Xã 3\"",
            "contentinfo");
  }

  @Test
  void staff_hear_landmarks_headings_and_names_in_order() {
    Page page = staff.newPage();
    page.navigate(address("/can-bo/cong-bo?lang=vi"));
    String heard = page.locator("body").ariaSnapshot();
    page.close();

    assertThat(heard)
        .containsSubsequence(
            "banner:",
            "button \"Đăng xuất\"",
            "navigation",
            "link \"Công bố\"",
            "main:",
            "heading \"Chốt và công bố\" [level=1]",
            "table \"Các kỳ đã kết thúc\"",
            "link \"Mở: Quý III/2025\"",
            "region \"Kỳ khác\"",
            "textbox \"Kỳ\"",
            "combobox \"Lịch\"",
            "button \"Mở kỳ này\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/ket-qua/2025-Q3", "/can-bo/dang-nhap", "/kiosk/"})
  void one_font_has_every_vietnamese_letter_so_that_no_word_is_patched_together(String address) {
    Page page = reader.newPage();
    page.navigate(address(address));
    page.waitForSelector("h1");
    page.evaluate(
        """
        letters => {
          const heading = document.createElement('h1');
          const all = document.createElement('p');
          for (const part of [heading, all]) {
            part.className = 'letters';
            part.textContent = letters;
          }
          document.body.replaceChildren(heading, all);
        }""",
        vietnameseLetters());
    var devTools = reader.newCDPSession(page);
    devTools.send("DOM.enable");
    devTools.send("CSS.enable");
    int root = devTools.send("DOM.getDocument").getAsJsonObject("root").get("nodeId").getAsInt();
    for (String selector : List.of("h1.letters", "p.letters")) {
      var query = new JsonObject();
      query.addProperty("nodeId", root);
      query.addProperty("selector", selector);
      var node = new JsonObject();
      node.add("nodeId", devTools.send("DOM.querySelector", query).get("nodeId"));
      var fonts = devTools.send("CSS.getPlatformFontsForNode", node).getAsJsonArray("fonts");

      assertThat(fonts).as(selector + fonts).hasSize(1);
      assertThat(fonts.get(0).getAsJsonObject().get("glyphCount").getAsInt())
          .isGreaterThanOrEqualTo(134);
    }
    page.close();
  }

  @Test
  void a_result_prints_on_whole_pages_without_a_cut_row_or_chart() {
    Page page = reader.newPage();
    page.navigate(address("/ket-qua/2025-Q3"));
    byte[] result = page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true));
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    var cuttable =
        page.evaluate(
            """
            [...document.querySelectorAll('tr, figure, .together')]
              .filter(part => getComputedStyle(part).breakInside !== 'avoid').length""");
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
    page.navigate(address("/ket-qua/2025-Q3/don-vi/XA-3"));
    byte[] unit = page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true));
    page.close();

    assertThat(cuttable).isEqualTo(0);
    assertThat(pagesOf(result)).isBetween(3L, 4L);
    assertThat(pagesOf(unit)).isBetween(2L, 4L);
  }

  private static void rate(Page kiosk, String score) {
    // Settling and cooling down: a button takes no tap until then.
    kiosk.waitForSelector("body:not(.settling) [data-score='" + score + "']:not([disabled])");
    kiosk.click("[data-score='" + score + "']");
    waitFor(kiosk, "details");
  }

  private static void waitFor(Page kiosk, String screen) {
    kiosk.waitForSelector("body[data-screen='" + screen + "']:not(.settling)");
  }

  private static void tabTo(Page page, String selector) {
    for (int i = 0; i < 60; i++) {
      page.keyboard().press("Tab");
      if (Boolean.TRUE.equals(page.evaluate("s => document.activeElement.matches(s)", selector))) {
        return;
      }
    }
    throw new AssertionError("The keyboard does not reach " + selector);
  }

  private static EnrolmentCodes.Issued issuedCode() {
    return server
        .getApplicationContext()
        .getBean(EnrolmentCodes.class)
        .issue("test", "MC-1", "Q1")
        .orElseThrow();
  }

  private static String vietnameseLetters() {
    return "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ"
        + "AÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬBCDĐEÈÉẺẼẸÊỀẾỂỄỆGHIÌÍỈĨỊKLMNOÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢPQRSTUÙÚỦŨỤƯỪỨỬỮỰVXYỲÝỶỸỴ";
  }

  private static long pagesOf(byte[] pdf) {
    return Pattern.compile("/Type /Page\\b(?!s)")
        .matcher(new String(pdf, StandardCharsets.ISO_8859_1))
        .results()
        .count();
  }

  private static List<String> complaints(Page page, String state) {
    return Accessibility.complaints(page, state);
  }

  private static String address(String path) {
    return Accessibility.address(server, path);
  }
}
