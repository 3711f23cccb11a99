package vn.thuocdo.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Contrast;
import com.microsoft.playwright.options.ForcedColors;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.thuocdo.Browser;
import vn.thuocdo.LaterClock;
import vn.thuocdo.database.TestDatabase;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.dossier.CaseState;
import vn.thuocdo.rating.Office;
import vn.thuocdo.rating.Place;
import vn.thuocdo.rating.Respondent;
import vn.thuocdo.unit.Settings;

/** The form as a citizen has it on the telephone. Pictures of it are left in target/pictures. */
class LinkPageIT {

  private static final int NARROW = 320;
  private static final int MOST_BYTES = 30 * 1024;

  private static EmbeddedServer server;
  private static Kept kept;

  @BeforeAll
  static void start() {
    var properties = TestDatabase.properties();
    properties.put("test.later-clock", "true");
    server = ApplicationContext.run(EmbeddedServer.class, properties);
    kept = new Kept(bean(Transactions.class));
    Office.open(kept.transactions());
    var settings = bean(Settings.class);
    settings.put("province.name", "Tỉnh Mẫu");
    settings.put("province.name_en", "Mẫu Province");
    settings.put("hotline", "1900 0000");
    settings.put("demo", "true");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void a_citizen_without_javascript_taps_a_face_writes_and_sends_on_a_narrow_telephone() {
    try (BrowserContext context = telephone(new NewContextOptions().setJavaScriptEnabled(false))) {
      Page page = context.newPage();
      page.navigate(address(invitation("vi")));
      picture(page, "form");
      assertThat(page.isVisible(".reasons")).isFalse();

      page.click("label[for=m2]");
      assertThat(page.isVisible(".reasons")).isTrue();
      page.click("label[for=r-WAIT]");
      page.click("summary");
      page.selectOption("#q-TIME", "LATE");
      page.fill("#comment", "Chờ lâu quá");
      picture(page, "form-filled");
      page.click("button");

      assertThat(page.locator("h1").innerText()).isEqualTo("Cảm ơn Ông/Bà");
      picture(page, "thanks");
      assertThat(kept.text("SELECT answers FROM rating ORDER BY received_at DESC LIMIT 1"))
          .isEqualTo(
              "{\"OVERALL\":2,\"REASONS\":[\"WAIT\"],\"TIME\":[\"LATE\"],\"CASE_STATE\":[\"RETURNED\"]}");
      assertThat(context.cookies()).isEmpty();

      page.click("main a");
      assertThat(page.locator(".note").innerText()).contains("đã trả lời rồi");
    }
  }

  @Test
  void whoever_forgot_the_face_is_told_and_finds_the_rest_as_it_was() {
    try (BrowserContext context = telephone(new NewContextOptions().setJavaScriptEnabled(false))) {
      Page page = context.newPage();
      page.navigate(address(invitation("en")));
      page.fill("#comment", "It took long");
      page.click("button");

      assertThat(page.locator("[role=alert]").innerText()).contains("choose one of the five");
      assertThat(page.inputValue("#comment")).isEqualTo("It took long");
      picture(page, "form-alert");
    }
  }

  @Test
  void the_keyboard_alone_is_enough() {
    try (BrowserContext context = telephone(new NewContextOptions())) {
      Page page = context.newPage();
      page.navigate(address(invitation("vi")));
      tabTo(page, "input[name=OVERALL]");
      page.keyboard().press("Space");
      page.keyboard().press("ArrowDown");
      page.keyboard().press("ArrowDown");
      assertThat(page.isChecked("#m3")).isTrue();
      tabTo(page, "#r-INFO");
      page.keyboard().press("Space");
      tabTo(page, "#comment");
      page.keyboard().type("Thiếu mẫu đơn");
      tabTo(page, "button");
      page.keyboard().press("Enter");
      page.waitForURL("**xong=1**");

      assertThat(kept.text("SELECT answers FROM rating ORDER BY received_at DESC LIMIT 1"))
          .isEqualTo("{\"OVERALL\":3,\"REASONS\":[\"INFO\"],\"CASE_STATE\":[\"RETURNED\"]}");
    }
  }

  @Test
  void every_state_serves_everybody_at_every_width_and_contrast() {
    var paths = new TreeMap<String, String>();
    paths.put("form", invitation("vi"));
    paths.put("English", invitation("en"));
    paths.put("unknown", "/s/unknown");
    String code = bean(QrCodes.class).make("test", 1, 1, null, "MC-TEST/Q1").code();
    paths.put("code", "/q/" + code);
    paths.put("received", "/q/" + code + "?xong=1");
    paths.put("repeated", "/q/" + code + "?xong=lai&lang=en");
    try (BrowserContext context = Browser.newContext(new NewContextOptions())) {
      Page page = context.newPage();
      var errors = new ArrayList<String>();
      page.onConsoleMessage(message -> errors.add(message.text()));
      paths.forEach(
          (state, path) -> {
            page.navigate(address(path));
            for (int width : new int[] {NARROW, 640, 1280}) {
              page.setViewportSize(width, 568);
              if (page.isVisible("#m1")) {
                page.click("label[for=m1]");
                if (page.isHidden("#q-CLARITY")) {
                  page.click("summary");
                }
              }
              assertServes(page, state + " at " + width, width);
            }
            page.emulateMedia(new Page.EmulateMediaOptions().setContrast(Contrast.MORE));
            assertServes(page, state + " with more contrast", 1280);
            page.emulateMedia(
                new Page.EmulateMediaOptions()
                    .setContrast(Contrast.NO_PREFERENCE)
                    .setForcedColors(ForcedColors.ACTIVE));
            page.setViewportSize(NARROW, 568);
            picture(page, "forced-" + state);
            page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.NONE));
            page.setViewportSize(NARROW, 568);
            picture(page, "narrow-" + state);
          });
      assertThat(errors).filteredOn(error -> !error.contains("Failed to load resource")).isEmpty();
    }
  }

  @Test
  void whoever_only_taps_a_good_face_scrolls_little() {
    try (BrowserContext context = telephone(new NewContextOptions())) {
      Page page = context.newPage();
      page.navigate(address(invitation("vi")));
      page.click("label[for=m5]");

      assertThat(page.locator("button").boundingBox().y).isLessThan(2 * 568);
      assertThat(page.locator("#m1").boundingBox().y).isLessThan(568);
    }
  }

  @Test
  void every_answer_is_large_enough_for_a_thumb() {
    try (BrowserContext context = telephone(new NewContextOptions())) {
      Page page = context.newPage();
      page.navigate(address(invitation("vi")));
      page.click("label[for=m1]");
      page.click("summary");
      for (var target : page.locator("fieldset label, summary, select, textarea, button").all()) {
        assertThat(target.boundingBox().height).as(target.innerText()).isGreaterThanOrEqualTo(44);
      }
    }
  }

  @Test
  void a_screen_reader_hears_question_levels_and_what_is_optional() {
    try (BrowserContext context = telephone(new NewContextOptions())) {
      Page page = context.newPage();
      page.navigate(address(invitation("vi")));

      assertThat(page.locator("body").ariaSnapshot())
          .containsSubsequence(
              "complementary: ",
              "banner:",
              "link \"English\"",
              "main:",
              "heading \"Đánh giá việc giải quyết hồ sơ\" [level=1]",
              "group \"Nhìn chung, Ông/Bà hài lòng ở mức nào",
              "radio \"Rất hài lòng 5\"",
              "radio \"Rất không hài lòng 1\"",
              "Câu hỏi thêm: đúng hẹn, thái độ, hướng dẫn (không bắt buộc)",
              "textbox \"Góp ý thêm (không bắt buộc)\"",
              "button \"Gửi\"");
    }
  }

  @Test
  void the_form_with_all_that_it_loads_is_light() throws Exception {
    String path = invitation("vi");
    HttpResponse<byte[]> form = load(path);
    long bytes = weight(form);
    var parts = new ArrayList<String>();
    parts.add("form " + form.body().length);
    String html = unzip(form);
    var links = Pattern.compile("(?:href|src)=\"(/(?:assets|kiosk)[^\"]+)\"").matcher(html);
    while (links.find()) {
      var part = load(links.group(1));
      assertThat(part.statusCode()).isEqualTo(200);
      bytes += weight(part);
      parts.add(links.group(1) + " " + part.body().length);
    }
    assertThat(parts).hasSize(3);
    assertThat(html).doesNotContain("<script", "style=");
    assertThat(bytes).as("with headers, of " + parts).isLessThan(MOST_BYTES);
    assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThan(MOST_BYTES);
  }

  private static HttpResponse<byte[]> load(String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(address(path)))
                .header("Accept-Encoding", "gzip")
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());
  }

  private static long weight(HttpResponse<byte[]> response) {
    long headers =
        response.headers().map().entrySet().stream()
            .mapToLong(
                header ->
                    header.getValue().stream()
                        .mapToLong(value -> header.getKey().length() + value.length() + 4)
                        .sum())
            .sum();
    return headers + response.body().length;
  }

  private static String unzip(HttpResponse<byte[]> response) throws Exception {
    assertThat(response.headers().firstValue("Content-Encoding")).contains("gzip");
    try (var in =
        new java.util.zip.GZIPInputStream(new java.io.ByteArrayInputStream(response.body()))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void assertServes(Page page, String state, int width) {
    var violations = new AxeBuilder(page).analyze().getViolations();
    assertThat(violations.stream().map(rule -> rule.getHelp() + " " + rule.getNodes()))
        .as(state)
        .isEmpty();
    assertThat(page.evaluate("document.documentElement.scrollWidth")).as(state).isEqualTo(width);
  }

  private static void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target/pictures/link-" + name + ".png"))
            .setFullPage(true));
  }

  private static void tabTo(Page page, String selector) {
    for (int i = 0; i < 40; i++) {
      page.keyboard().press("Tab");
      if (Boolean.TRUE.equals(page.evaluate("s => document.activeElement.matches(s)", selector))) {
        return;
      }
    }
    throw new AssertionError("The keyboard does not reach " + selector);
  }

  private static BrowserContext telephone(NewContextOptions options) {
    return Browser.newContext(options.setViewportSize(NARROW, 568).setHasTouch(true));
  }

  private static String invitation(String language) {
    // So that the newest rating is the one just given.
    bean(LaterClock.class).putForward(Duration.ofSeconds(5));
    Instant now = bean(InstantSource.class).instant();
    var ticket =
        new LinkTicket(
            UUID.randomUUID(),
            new Place(1, 1, 1, 1),
            Respondent.INDIVIDUAL,
            language,
            CaseState.RETURNED,
            now,
            now.plus(LinkTicket.LIFETIME));
    return LinkTokens.PATH
        + bean(Transactions.class)
            .write(
                connection ->
                    bean(LinkTokens.class).create(connection, List.of(ticket)).getFirst());
  }

  private static String address(String path) {
    return "http://localhost:" + server.getPort() + path;
  }

  private static <T> T bean(Class<T> type) {
    return server.getApplicationContext().getBean(type);
  }
}
