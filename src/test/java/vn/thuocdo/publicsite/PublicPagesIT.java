package vn.thuocdo.publicsite;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.thuocdo.database.TestDatabase;

class PublicPagesIT {

  private static final Pattern PICTURE =
      Pattern.compile("(?:src|href)=\"((?:/en)?/bieu-do/[^\"]+)\"");
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static EmbeddedServer server;
  private static EmbeddedServer emptyServer;

  @BeforeAll
  static void start() {
    server = ApplicationContext.run(EmbeddedServer.class, TestDatabase.properties());
    PublishedOffice.publishIn(server.getApplicationContext());
    emptyServer = ApplicationContext.run(EmbeddedServer.class, TestDatabase.properties());
  }

  @AfterAll
  static void stop() {
    emptyServer.close();
    server.close();
  }

  @Test
  void the_door_says_the_newest_result_in_a_sentence_and_a_chart() throws Exception {
    String page = get("/").body();

    assertThat(page)
        .contains("class=\"finding\">Quý III/2025, tỷ lệ hài lòng đạt 93,06%", "theo-thoi-gian.svg")
        .contains("href=\"/ket-qua/2025-Q3\"", "href=\"/ket-qua/2025-Q2\"", "action=\"/tim-kiem\"")
        .doesNotContain("Đính chính và rút lại");
    assertThat(get("/en").body())
        .contains("93.06%", "href=\"/en/ket-qua/2025-Q3\"", "action=\"/en/tim-kiem\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/muc-tieu/", "/en/muc-tieu/", "/tim-kiem/", "/api/public-key/"})
  void a_slash_too_many_leads_to_the_same_page(String address) throws Exception {
    assertThat(get(address).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Xã 3", "xa 3", "XA-3", "commune 3", "xã  3 "})
  void a_search_forgives_missing_marks(String typed) throws Exception {
    String page = get("/tim-kiem?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8)).body();

    assertThat(page)
        .contains("href=\"/ket-qua/2025-Q3/don-vi/XA-3\"")
        .doesNotContain("don-vi/XA-1\"");
  }

  @Test
  void a_search_finds_periods_and_pages_and_says_when_there_is_nothing() throws Exception {
    assertThat(get("/tim-kiem?q=quy+4+2025").body()).contains("Không tìm thấy gì");
    for (String quarter : List.of("quy+3+2025", "quy+iii+2025", "2025-Q3")) {
      assertThat(get("/tim-kiem?q=" + quarter).body())
          .contains("tìm thấy 1", "href=\"/ket-qua/2025-Q3\"");
    }
    assertThat(get("/tim-kiem?q=wilson").body()).contains("href=\"/phuong-phap\"");
    assertThat(get("/tim-kiem").body())
        .contains("don-vi/XA-4\"", "href=\"/ket-qua/2025-Q2\"", "href=\"/khoa-cong-khai\"");
    assertThat(get("/tim-kiem?q=%3Cscript%3E").body()).doesNotContain("<script");
  }

  @Test
  void units_of_a_group_stand_side_by_side() throws Exception {
    String page = get("/so-sanh/2025-Q3/COMMUNE?don-vi=XA-2&don-vi=XA-3").body();

    assertThat(page)
        .contains("Xã 3 và Xã 2: không khác biệt rõ", "93,02%", "95,24%")
        .contains("value=\"XA-2\" checked", "ty-le.svg?don-vi=XA-2&amp;don-vi=XA-3");
    var chart =
        get("/bieu-do/2025-Q3/linh-vuc=ADMINISTRATION/ty-le.svg?don-vi=XA-2&don-vi=XA-3").body();
    assertThat(chart).contains("2 đơn vị có số liệu");
    assertThat(get("/so-sanh").body()).contains("value=\"XA-1\"").doesNotContain("Chênh lệch");
    assertThat(get("/so-sanh/2025-Q3/COMMUNE?don-vi=XA-1").body()).contains("ít nhất hai đơn vị");
    assertThat(get("/so-sanh/2025-Q3/KHAC").statusCode()).isEqualTo(404);
    assertThat(get("/bieu-do/2025-Q3/ty-le.svg?don-vi=KHONG").statusCode()).isEqualTo(404);
  }

  @Test
  void before_anything_is_published_the_door_says_so() throws Exception {
    var answer = send(HttpRequest.newBuilder(emptyServer.getURI()));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("Chưa có kết quả nào được công bố");
  }

  @Test
  void figures_can_be_opened_by_a_spreadsheet() throws Exception {
    var answer = get("/ket-qua/2025-Q3.csv");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "Content-Type")).isEqualTo("text/csv; charset=utf-8");
    assertThat(header(answer, "Content-Disposition")).contains("2025-Q3.csv");
    assertThat(answer.body()).startsWith("\uFEFFperiod,calendar,version,kind,");
    List<String> lines = answer.body().lines().toList();
    assertThat(lines).hasSize(1 + 1 + 4);
    assertThat(lines)
        .filteredOn(line -> line.contains(",XA-3,"))
        .singleElement()
        .asString()
        .startsWith("2025-Q3,REPORTING,1,UNIT,COMMUNE,XA-3,Xã 3,Commune 3,0,0,15,0,300,0,315,0.95");
    assertThat(get("/ket-qua/2019-Q1.csv").statusCode()).isEqualTo(404);
  }

  @Test
  void what_is_hidden_is_empty_for_a_spreadsheet_too() throws Exception {
    assertThat(get("/ket-qua/2025-Q3.csv").body().lines())
        .filteredOn(line -> line.contains(",XA-4,"))
        .singleElement()
        .asString()
        .endsWith("Commune 4,,,,,,,,,,,,false,true,");
  }

  @Test
  void a_shared_link_has_a_picture_that_is_there() throws Exception {
    var image =
        Pattern.compile("og:image\" content=\"([^\"]+)").matcher(get("/ket-qua/2025-Q3").body());

    assertThat(image.find()).isTrue();
    var answer = get(image.group(1).replace("&amp;", "&"));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "Content-Type")).isEqualTo("image/png");
  }

  @Test
  void a_phone_gets_a_picture_of_its_own_with_its_size() throws Exception {
    var source =
        Pattern.compile("<source [^>]*srcset=\"([^\"]+)\" width=\"336\" height=\"([0-9]+)\"")
            .matcher(get("/ket-qua/2025-Q3").body());

    assertThat(source.find()).isTrue();
    assertThat(get(source.group(1).replace("&amp;", "&")).body())
        .contains("width='336' height='" + source.group(2) + "'");
  }

  @Test
  void a_result_page_shows_what_was_published() throws Exception {
    String page = get("/ket-qua/2025-Q3").body();

    assertThat(page)
        .contains("<html lang=\"vi\">", "Quý III/2025", "Tỉnh Mẫu", "SHA-256")
        .contains("Số liệu mô phỏng – không phải số liệu của địa phương nào")
        .contains("95,24%", "93,02%", "/ket-qua/2025-Q2")
        .doesNotContain("<script", "style=");
  }

  @Test
  void a_unit_with_few_answers_is_listed_without_figures() throws Exception {
    assertThat(get("/ket-qua/2025-Q3").body())
        .containsPattern("(?s)Xã 4</a>.{0,200}Không xếp hạng.{0,80}ẩn để giữ kín");
    assertThat(get("/ket-qua/2025-Q3/don-vi/XA-4").body())
        .contains("quá ít để công bố")
        .doesNotContain("100,00%");
  }

  @Test
  void the_english_page_stays_english() throws Exception {
    String page = get("/en/ket-qua/2025-Q3").body();

    assertThat(page)
        .contains("<html lang=\"en\">", "95.24%", "Commune 3")
        .contains("href=\"/en/ket-qua/2025-Q3/don-vi/XA-3\"")
        .doesNotContain("Kết quả<");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/ket-qua/2025-Q3", "/ket-qua/2025-Q3/don-vi/XA-1", "/phuong-phap", "/"})
  void a_page_sets_no_cookie(String path) throws Exception {
    assertThat(header(get(path), "Set-Cookie")).isEmpty();
  }

  @Test
  void a_page_that_did_not_change_is_not_sent_again() throws Exception {
    for (String path : new String[] {"/ket-qua/2025-Q3", "/ket-qua/2025-Q3/don-vi/XA-1"}) {
      String tag = header(get(path), "ETag");
      var again = send(asking(path).header("If-None-Match", tag));

      assertThat(again.statusCode()).as(path).isEqualTo(304);
    }
  }

  @Test
  void every_picture_and_file_of_a_page_is_there() throws Exception {
    for (String path :
        new String[] {
          "/ket-qua/2025-Q3", "/ket-qua/2025-Q3?lang=en", "/ket-qua/2025-Q3/don-vi/XA-3"
        }) {
      var addresses =
          PICTURE.matcher(get(path).body()).results().map(PublicPagesIT::address).toList();

      assertThat(addresses).isNotEmpty();
      for (String address : addresses) {
        var answer = get(address);
        assertThat(answer.statusCode()).as(address).isEqualTo(200);
        assertThat(header(answer, "Content-Type")).as(address).startsWith("image/");
        assertThat(header(answer, "Cache-Control")).as(address).contains("immutable");
      }
    }
  }

  @Test
  void a_picture_without_the_mark_of_its_version_is_asked_for_again() throws Exception {
    assertThat(header(get("/bieu-do/2025-Q3/ty-le.svg"), "Cache-Control")).isEqualTo("no-cache");
    assertThat(header(get("/bieu-do/2025-Q3/ty-le.svg?v=000000000000"), "Cache-Control"))
        .isEqualTo("no-cache");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/ket-qua/2025-Q4",
        "/ket-qua/2025-Q9",
        "/ket-qua/2025-Q3?calendar=CALENDAR",
        "/ket-qua/2025-Q3/don-vi/XA-9",
        "/bieu-do/2025-Q3/khac.svg",
        "/bieu-do/2025-Q3/ty-le.gif",
        "/bieu-do/2025-Q3/ty-le.png?co=to",
        "/bieu-do/2025-Q3/ty-le.svg?linh-vuc=KHAC",
        "/bieu-do/2025-Q4/ty-le.svg"
      })
  void what_was_not_published_is_not_found(String path) throws Exception {
    assertThat(get(path).statusCode()).isEqualTo(404);
  }

  private static String address(MatchResult match) {
    return match.group(1).replace("&amp;", "&");
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return send(asking(path));
  }

  private static HttpRequest.Builder asking(String path) {
    return HttpRequest.newBuilder(server.getURI().resolve(path)).header("Accept", "text/html,*/*");
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
