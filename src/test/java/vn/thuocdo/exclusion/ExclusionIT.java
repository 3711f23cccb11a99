package vn.thuocdo.exclusion;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.thuocdo.NaughtyStrings;
import vn.thuocdo.database.TestDatabase;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.period.Period;
import vn.thuocdo.period.ReportingCalendar;
import vn.thuocdo.rating.Recount;
import vn.thuocdo.result.ExclusionLine;
import vn.thuocdo.result.Figures;
import vn.thuocdo.result.FiguresTable;
import vn.thuocdo.result.Line;
import vn.thuocdo.result.Publications;
import vn.thuocdo.result.Publish;
import vn.thuocdo.result.ResultDocument;
import vn.thuocdo.staff.Role;
import vn.thuocdo.staff.StaffDoor;
import vn.thuocdo.text.Language;

class ExclusionIT {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String REASON = "Bốn mươi lượt giống hệt nhau trong giờ nghỉ trưa";

  private static EmbeddedServer server;
  private static MarkedOffice office;
  private static Figures figures;
  private static StaffDoor homeAffairs;

  @BeforeAll
  static void start() {
    server = ApplicationContext.run(EmbeddedServer.class, TestDatabase.properties());
    office = MarkedOffice.open(server.getApplicationContext());
    figures = bean(Figures.class);
    homeAffairs = StaffDoor.open(server.getApplicationContext());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void marked_ratings_count_until_it_is_decided_and_then_leave_the_figures_alone()
      throws Exception {
    office.give("2024-01-10", 1, 5, "", 20);
    office.give("2024-01-10", 1, 2, "", 10);
    office.give("2024-01-10", 1, 5, "STREAK", 40);
    office.give("2024-01-10", 1, 9, "STREAK", 2);
    office.give("2024-01-10", 2, 5, "BURST", 7);
    office.give("2024-01-11", 1, 5, "BURST", 3);
    ResultDocument before = figures.live(quarter("2024-Q1"));

    var answer = exclude(homeAffairs, "2024-Q1", "2024-01-10", 1, REASON);

    assertThat(answer.statusCode()).isEqualTo(303);
    ResultDocument after = figures.live(quarter("2024-Q1"));
    assertThat(unit(before).counts()).isEqualTo(List.of(0L, 10L, 0L, 0L, 70L));
    assertThat(unit(after).counts()).isEqualTo(List.of(0L, 10L, 0L, 0L, 30L));
    assertThat(unit(before).noOpinion()).isEqualTo(2);
    assertThat(unit(after).noOpinion()).isZero();
    assertThat(before.rules().excluded()).isZero();
    assertThat(after.rules().excluded()).isEqualTo(42);
    assertThat(after.rules().suspect()).isEqualTo(10);
    assertThat(unit(figures.liveWithoutExclusions(quarter("2024-Q1"))).counts())
        .isEqualTo(unit(before).counts());
    assertThat(after.headline().orElseThrow().sampleSize()).isEqualTo(40);
    assertThat(after.headline().orElseThrow().byChannel())
        .extracting(Line::sampleSize)
        .containsExactly(40L);
    assertThat(figures.byCounter(quarter("2024-Q1"), Set.of(1L)))
        .extracting(Line::code, Line::sampleSize)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("MC-TEST/Q1", 33L),
            org.assertj.core.groups.Tuple.tuple("MC-TEST/Q2", 7L));
    assertThat(sampleSize("2024-01-11", "2024-01-20")).isEqualTo(3);
    assertThat(sampleSize("2024-01-10", "2024-01-10")).isEqualTo(37);
  }

  @Test
  void nothing_is_deleted_and_a_recount_finds_no_difference() throws Exception {
    office.give("2023-10-10", 1, 5, "OUT_OF_HOURS,STREAK", 12);
    long ratings = count("SELECT COUNT(*) FROM rating");

    exclude(homeAffairs, "2023-Q4", "2023-10-10", 1, REASON);

    assertThat(count("SELECT COUNT(*) FROM rating")).isEqualTo(ratings);
    assertThat(bean(Recount.class).recount((done, of) -> {}).differingRows()).isZero();
    assertThat(figures.live(quarter("2023-Q4")).rules().excluded()).isEqualTo(12);
  }

  @Test
  void a_decision_that_is_withdrawn_stays_readable_and_the_ratings_count_again() throws Exception {
    office.give("2023-07-10", 1, 5, "BURST", 30);
    exclude(homeAffairs, "2023-Q3", "2023-07-10", 1, REASON);
    long id = count("SELECT MAX(id) FROM exclusion WHERE given_on = '2023-07-10'");

    var first = withdraw(homeAffairs, "2023-Q3", id, "Đã xác minh: đoàn khách đi cùng nhau");
    var second = withdraw(homeAffairs, "2023-Q3", id, "Bấm lần nữa vì mạng chậm");

    assertThat(location(first)).endsWith("xong=withdrawn");
    assertThat(location(second)).endsWith("xong=before");
    assertThat(figures.live(quarter("2023-Q3")).rules().excluded()).isZero();
    assertThat(unit(figures.live(quarter("2023-Q3"))).sampleSize()).isEqualTo(30);
    assertThat(page(homeAffairs, "?ky=2023-Q3"))
        .contains(REASON, "Đã xác minh: đoàn khách đi cùng nhau", "Đang được tính.")
        .doesNotContain("Bấm lần nữa");

    exclude(homeAffairs, "2023-Q3", "2023-07-10", 1, "Xem lại camera: không có đoàn nào");
    assertThat(figures.live(quarter("2023-Q3")).rules().excluded()).isEqualTo(30);
    assertThat(count("SELECT COUNT(*) FROM exclusion WHERE given_on = '2023-07-10'")).isEqualTo(2);
    assertThat(audited("ratings-excluded", "2023-07-10 MC-TEST/Q1")).isEqualTo(2);
    assertThat(audited("exclusion-withdrawn", "2023-07-10 MC-TEST/Q1")).isEqualTo(1);
  }

  @Test
  void who_decides_the_same_at_the_same_time_decides_once() throws Exception {
    office.give("2023-04-10", 1, 5, "BURST", 9);
    var tasks = new ArrayList<Callable<String>>();
    for (int i = 0; i < 6; i++) {
      tasks.add(() -> location(exclude(homeAffairs, "2023-Q2", "2023-04-10", 1, REASON)));
    }

    var answers = new ArrayList<String>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var future : threads.invokeAll(tasks)) {
        answers.add(future.get());
      }
    }

    assertThat(answers).filteredOn(answer -> answer.endsWith("xong=excluded")).hasSize(1);
    assertThat(answers).filteredOn(answer -> answer.endsWith("xong=before")).hasSize(5);
    assertThat(count("SELECT COUNT(*) FROM exclusion WHERE given_on = '2023-04-10'")).isEqualTo(1);
    assertThat(audited("ratings-excluded", "2023-04-10 MC-TEST/Q1")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "sai", "\u0000\u0001 \u0007"})
  void without_a_reason_nothing_is_decided_and_what_was_typed_stays(String reason)
      throws Exception {
    office.give("2023-01-10", 2, 5, "BURST", 5);

    var answer = exclude(homeAffairs, "2023-Q1", "2023-01-10", 2, reason);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains(
            "hãy ghi lý do, ít nhất 10 ký tự",
            "aria-invalid=\"true\"",
            "href=\"#loai-2023-01-10-1-2\"")
        .contains("<details open>");
    assertThat(answer.body().contains(">sai</textarea>")).isEqualTo(reason.equals("sai"));
    assertThat(figures.live(quarter("2023-Q1")).rules().excluded()).isZero();
  }

  @Test
  void a_reason_as_long_as_a_novel_is_refused_and_kept() throws Exception {
    office.give("2022-10-10", 2, 5, "BURST", 5);

    var answer = exclude(homeAffairs, "2022-Q4", "2022-10-10", 2, "Ấ".repeat(501));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("dài quá 500 ký tự", "Ấ".repeat(501));
    assertThat(location(exclude(homeAffairs, "2022-Q4", "2022-10-10", 2, "😀".repeat(500))))
        .endsWith("excluded");
  }

  @Test
  void only_marked_ratings_can_be_left_out() throws Exception {
    office.give("2022-07-11", 1, 5, "", 5);

    for (String day : List.of("2022-07-11", "2022-07-12", "no day", "")) {
      var answer = exclude(homeAffairs, "2022-Q3", day, 1, REASON);

      assertThat(answer.statusCode()).as(day).isEqualTo(422);
      assertThat(answer.body()).contains("không có lượt nào bị đánh dấu");
    }
    assertThat(unit(figures.live(quarter("2022-Q3"))).sampleSize()).isEqualTo(5);
  }

  @Test
  void only_home_affairs_decides_and_only_supervisors_look_on() throws Exception {
    office.give("2022-04-11", 1, 5, "BURST", 8);
    var supervisor = StaffDoor.open(server.getApplicationContext(), "mat.tran", Role.SUPERVISOR);
    var operator = StaffDoor.open(server.getApplicationContext(), "van.hanh", Role.OPERATOR);

    assertThat(page(supervisor, "?ky=2022-Q2"))
        .contains("11/04/2022", "href=\"/can-bo/bat-thuong\"")
        .doesNotContain("<textarea");
    assertThat(exclude(supervisor, "2022-Q2", "2022-04-11", 1, REASON).statusCode()).isEqualTo(403);
    assertThat(withdraw(supervisor, "2022-Q2", 1, REASON).statusCode()).isEqualTo(403);
    assertThat(get(operator, "?ky=2022-Q2").statusCode()).isEqualTo(403);
    assertThat(exclude(operator, "2022-Q2", "2022-04-11", 1, REASON).statusCode()).isEqualTo(403);
    var forged = new StaffDoor(homeAffairs.cookie(), "forged");
    assertThat(exclude(forged, "2022-Q2", "2022-04-11", 1, REASON).statusCode()).isEqualTo(403);
    assertThat(figures.live(quarter("2022-Q2")).rules().excluded()).isZero();
  }

  @Test
  void the_page_shows_reasons_shares_and_the_figure_with_and_without() throws Exception {
    office.give("2021-10-11", 1, 2, "", 10);
    office.give("2021-10-11", 1, 5, "STREAK", 6);
    office.give("2021-10-11", 1, 5, "BURST,STREAK", 4);
    office.give("2021-10-12", 2, 1, "OUT_OF_HOURS", 4);

    String before = page(homeAffairs, "?ky=2021-Q4");
    exclude(homeAffairs, "2021-Q4", "2021-10-11", 1, REASON);
    String after = page(homeAffairs, "?ky=2021-Q4");

    for (String shown : List.of(before, after)) {
      assertThat(shown)
          .contains("10 trong 20 lượt", "Dồn dập: 4", "Giống hệt nhau: 10", "Ngoài giờ: 4")
          .contains("Bị đánh dấu: 100,00%", "Còn lại: 0,00%")
          .contains("Tính: 41,67% (n = 24)", "Không tính: 0,00% (n = 14)")
          // Four answers have no share of their own.
          .contains("Bị đánh dấu: –");
    }
    assertThat(before).contains("Chưa có quyết định nào đang có hiệu lực");
    assertThat(open("/can-bo/cong-bo/xem?ky=2021-Q4&lich=REPORTING", homeAffairs).body())
        .contains("10 ý kiến bị loại theo quyết định của Sở Nội vụ");
    assertThat(FiguresTable.of(figures.live(quarter("2021-Q4")), Language.VI))
        .endsWith(
            "10 ý kiến bị loại theo quyết định của Sở Nội vụ, không nằm trong số liệu này.\n");
    assertThat(after)
        .contains("10 lượt bị loại theo 1 quyết định", "Đã loại 10 lượt.", "Lý do: " + REASON)
        .containsSubsequence(
            "Xã Thử", "41,67% (n = 24)", "0,00% (n = 14)", ">10<", "Từng quầy, từng ngày");
  }

  @Test
  void what_is_marked_after_the_decision_is_left_out_and_the_page_says_so() throws Exception {
    office.give("2021-07-12", 1, 5, "BURST", 6);
    exclude(homeAffairs, "2021-Q3", "2021-07-12", 1, REASON);

    office.give("2021-07-12", 1, 4, "BURST", 2);
    office.give("2021-07-12", 1, 4, "", 1);

    assertThat(figures.live(quarter("2021-Q3")).rules().excluded()).isEqualTo(8);
    assertThat(unit(figures.live(quarter("2021-Q3"))).sampleSize()).isEqualTo(1);
    assertThat(page(homeAffairs, "?ky=2021-Q3")).contains("Đã loại 6 lượt.", "nay là 8");
  }

  @Test
  void a_publication_tells_how_many_were_left_out_where_and_why() throws Exception {
    office.give("2020-10-12", 1, 5, "", 30);
    office.give("2020-10-12", 1, 5, "STREAK", 20);
    office.give("2020-10-12", 2, 5, "STREAK", 20);
    String reason = "Bấm hộ hàng loạt <b>, liên hệ 0912 345 678";
    exclude(homeAffairs, "2020-Q4", "2020-10-12", 1, reason);
    exclude(homeAffairs, "2020-Q4", "2020-10-12", 2, reason);

    bean(Publish.class).publish(quarter("2020-Q4"), "test");

    var document =
        bean(Publications.class)
            .find(ReportingCalendar.REPORTING, "2020-Q4")
            .orElseThrow()
            .document();
    assertThat(document.rules().excluded()).isEqualTo(40);
    assertThat(document.rules().exclusions())
        .containsExactly(
            new ExclusionLine(
                LocalDate.parse("2020-10-12"),
                "XA-TEST",
                2,
                "Bấm hộ hàng loạt <b>, liên hệ [•••]"));
    assertThat(unit(document).sampleSize()).isEqualTo(30);
    assertThat(open("/api/results/2020-Q4").body())
        .contains("\"excluded\":40,\"exclusions\":[{\"day\":\"2020-10-12\",\"unit\":\"XA-TEST\"")
        .doesNotContain("0912");
    assertThat(open("/ket-qua/2020-Q4").body())
        .contains("40 ý kiến bị loại theo quyết định của Sở Nội vụ", "12/10/2020", "Xã Thử")
        .contains("Bấm hộ hàng loạt &lt;b&gt;, liên hệ [•••]")
        .doesNotContain("0912");
    assertThat(open("/ket-qua/2020-Q4?lang=en").body())
        .contains("40 answers were left out by decision");
  }

  @Test
  void a_decision_after_publication_changes_nothing_published_and_the_page_says_so()
      throws Exception {
    office.give("2020-07-13", 1, 5, "", 30);
    office.give("2020-07-13", 1, 5, "BURST", 20);
    bean(Publish.class).publish(quarter("2020-Q3"), "test");
    String before = open("/api/results/2020-Q3").body();

    assertThat(page(homeAffairs, "?ky=2020-Q3"))
        .contains("Kỳ này đã được công bố", "không đổi bản đã công bố");
    exclude(homeAffairs, "2020-Q3", "2020-07-13", 1, REASON);

    assertThat(open("/api/results/2020-Q3").body()).isEqualTo(before).contains("\"excluded\":0");
    assertThat(unit(figures.live(quarter("2020-Q3"))).sampleSize()).isEqualTo(30);
  }

  @Test
  void what_somebody_types_is_shown_as_text_and_many_days_are_paged() throws Exception {
    for (int day = 1; day <= 22; day++) {
      office.give("2020-04-%02d".formatted(day), 1, 5, "BURST", day);
    }
    String reason = "<script>alert(1)</script> \"><img src=x>";
    exclude(homeAffairs, "2020-Q2", "2020-04-22", 1, reason);

    String first = page(homeAffairs, "?ky=2020-Q2");
    String second = page(homeAffairs, "?ky=2020-Q2&trang=2");

    assertThat(first)
        .contains("22/04/2020", "03/04/2020", "&lt;script&gt;alert(1)", "trang=2\"")
        .doesNotContain("<script>", "<img src=x>", "<b>02/04/2020");
    assertThat(second).contains("<b>02/04/2020", "<b>01/04/2020").doesNotContain("<b>03/04/2020");
    assertThat(page(homeAffairs, "?ky=2020-Q2&trang=99")).isEqualTo(second);
  }

  @Test
  void naughty_reasons_come_back_as_typed_and_harmless() throws Exception {
    office.give("2019-10-14", 1, 5, "BURST", 3);
    var about = new CounterDay(LocalDate.parse("2019-10-14"), 1, 1);
    var expected = new ArrayList<String>();
    for (String text : NaughtyStrings.list()) {
      String reason = "Kiểm tra: " + text + ".";
      if (bean(Decide.class).exclude("test", about, reason) == Decision.DONE) {
        expected.add(
            NaughtyStrings.asUtf8(reason)
                .replace("\r\n", "\n")
                .replaceAll("[\\p{Cntrl}&&[^\n]]+", " "));
        withdraw(count("SELECT MAX(id) FROM exclusion"));
      }
    }

    List<String> stored =
        bean(Transactions.class)
            .read(
                connection ->
                    ExclusionTable.list(connection, about.day(), about.day()).stream()
                        .map(Exclusion::reason)
                        .toList());

    assertThat(expected).hasSizeGreaterThan(450);
    assertThat(stored).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(page(homeAffairs, "?ky=2019-Q4"))
        .doesNotContain("<script", "<img", "<svg", "<iframe", "onerror=\"");
  }

  private static void withdraw(long id) {
    bean(Decide.class).withdraw("test", id, "Kiểm tra xong");
  }

  @Test
  void a_quarter_without_any_rating_has_nothing_to_decide() throws Exception {
    assertThat(page(homeAffairs, "?ky=2010-Q1"))
        .contains("Kỳ này không có lượt nào bị đánh dấu", "Chưa có quyết định nào")
        .doesNotContain("<textarea", "id=\"history\"");
  }

  @Test
  void nonsense_instead_of_a_quarter_is_refused_in_words() throws Exception {
    for (String nonsense : List.of("2020-Q9", "2020-M01", "x%3Cy")) {
      var answer = get(homeAffairs, "?ky=" + nonsense);

      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("không phải là quý");
    }
  }

  private static Period quarter(String code) {
    return Period.parse(code, ReportingCalendar.REPORTING);
  }

  private static Long sampleSize(String from, String to) {
    return unit(figures.live(
            Period.between(
                LocalDate.parse(from), LocalDate.parse(to), ReportingCalendar.REPORTING)))
        .sampleSize();
  }

  private static vn.thuocdo.result.UnitFigures unit(ResultDocument document) {
    return document.findUnit("XA-TEST").orElseThrow();
  }

  private static <T> T bean(Class<T> type) {
    return server.getApplicationContext().getBean(type);
  }

  private static long count(String sql) {
    return bean(Transactions.class)
        .read(
            connection -> {
              try (var rows = connection.createStatement().executeQuery(sql)) {
                rows.next();
                return rows.getLong(1);
              }
            });
  }

  private static long audited(String what, String subject) {
    return count(
        "SELECT COUNT(*) FROM audit_line WHERE what = '%s' AND subject = '%s'"
            .formatted(what, subject));
  }

  private static HttpResponse<String> exclude(
      StaffDoor door, String quarter, String day, long counter, String reason) throws Exception {
    return post(
        door,
        "/loai",
        Map.of("ky", quarter, "ngay", day, "diem", "1", "quay", "" + counter, "ly-do", reason));
  }

  private static HttpResponse<String> withdraw(
      StaffDoor door, String quarter, long id, String reason) throws Exception {
    return post(door, "/rut", Map.of("ky", quarter, "quyet-dinh", "" + id, "ly-do", reason));
  }

  private static String page(StaffDoor door, String query) throws Exception {
    var answer = get(door, query);
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body().replace('\u00a0', ' ');
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }

  private static HttpResponse<String> get(StaffDoor door, String query) throws Exception {
    return send(
        HttpRequest.newBuilder(server.getURI().resolve("/can-bo/bat-thuong" + query))
            .header("Cookie", door.cookie()));
  }

  private static HttpResponse<String> open(String path, StaffDoor door) throws Exception {
    return send(
        HttpRequest.newBuilder(server.getURI().resolve(path)).header("Cookie", door.cookie()));
  }

  private static HttpResponse<String> open(String path) throws Exception {
    return send(HttpRequest.newBuilder(server.getURI().resolve(path)));
  }

  private static HttpResponse<String> post(StaffDoor door, String path, Map<String, String> form)
      throws Exception {
    String fields =
        form.entrySet().stream()
            .map(field -> field.getKey() + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&", "", "&_csrf=" + encoded(door.csrf())));
    return send(
        HttpRequest.newBuilder(server.getURI().resolve("/can-bo/bat-thuong" + path))
            .header("Cookie", door.cookie())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Origin", server.getURI().toString())
            .POST(HttpRequest.BodyPublishers.ofString(fields)));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
