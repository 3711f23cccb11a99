package vn.thuocdo.closing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.thuocdo.LaterClock;
import vn.thuocdo.database.TestDatabase;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.keys.Keys;
import vn.thuocdo.opendata.Findings;
import vn.thuocdo.opendata.Forger;
import vn.thuocdo.opendata.GivenRatings;
import vn.thuocdo.opendata.VerifyPublication;
import vn.thuocdo.period.OfficeZone;
import vn.thuocdo.period.Period;
import vn.thuocdo.period.ReportingCalendar;
import vn.thuocdo.result.Participation;
import vn.thuocdo.result.Proceedings;
import vn.thuocdo.result.Province;
import vn.thuocdo.result.Publications;
import vn.thuocdo.result.ResultDocument;
import vn.thuocdo.seal.CountedRatings;
import vn.thuocdo.staff.Role;
import vn.thuocdo.staff.StaffDoor;
import vn.thuocdo.survey.Questionnaires;
import vn.thuocdo.target.Comparator;
import vn.thuocdo.target.Targets;
import vn.thuocdo.unit.Offices;

class ClosingIT {

  private static final String REPORT = "/can-bo/bao-cao/REPORTING/2024-Q2";

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static EmbeddedServer server;
  private static ApplicationContext context;
  private static Province province;
  private static Publications publications;
  private static LaterClock clock;
  private static StaffDoor closer;
  private static StaffDoor signer;
  private static StaffDoor first;
  private static StaffDoor second;

  @BeforeAll
  static void start() {
    Map<String, Object> properties = new HashMap<>(TestDatabase.properties());
    properties.put("test.later-clock", "true");
    server = ApplicationContext.run(EmbeddedServer.class, properties);
    context = server.getApplicationContext();
    publications = context.getBean(Publications.class);
    clock = context.getBean(LaterClock.class);
    province =
        new Province(
            context.getBean(Transactions.class),
            context.getBean(Questionnaires.class),
            context.getBean(Targets.class),
            context.getBean(Offices.class));
    province.open(3);
    province.addTarget("T-GT", Comparator.GT, "0.9");
    for (String quarter : new String[] {"2024-01-10", "2024-04-10", "2024-07-10", "2023-07-10"}) {
      province.tally(1, quarter, "KIOSK", 1, 36, 364);
      province.tally(2, quarter, "KIOSK", 1, 20, 80);
      province.tally(3, quarter, "SMS", 2, 30, 100);
    }
    later(Duration.ZERO);
  }

  /** Puts the clock forward; everybody signs in again, because sessions end meanwhile. */
  private static void later(Duration by) {
    clock.putForward(by);
    closer = StaffDoor.open(context, "nguoi.dong", Role.HOME_AFFAIRS);
    signer = StaffDoor.open(context, "nguoi.ky", Role.HOME_AFFAIRS);
    first = StaffDoor.open(context, "don.vi.1", Role.UNIT_MANAGER, Set.of(1L));
    second = StaffDoor.open(context, "don.vi.2", Role.UNIT_MANAGER, Set.of(2L, 3L));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void a_period_is_closed_looked_through_checked_and_signed_never_by_one_person_alone()
      throws Exception {
    assertThat(take(closer, "dong", "2024-Q1", 0).statusCode()).isEqualTo(303);
    long id = closing("2024-Q1");
    province.tally(1, "2024-01-11", "KIOSK", 1, 0, 50);

    assertThat(get(first, "/can-bo/doi-chieu").body())
        .contains("Xã 1", "91,00%", "Số liệu đúng")
        .doesNotContain("Xã 2");
    assertThat(reply(first, id, "XA-01", "").statusCode()).isEqualTo(303);
    assertThat(reply(first, id, "XA-02", "").body()).contains("không thuộc quyền của bạn");
    assertThat(reply(second, id, "XA-02", "Thiếu phiếu của quầy 2, gọi 0912345678").statusCode())
        .isEqualTo(303);

    assertThat(take(closer, "kiem", "2024-Q1", id).body()).contains("không được tự kiểm tra");
    assertThat(take(signer, "kiem", "2024-Q1", id).body())
        .contains("Còn phản đối chưa được trả lời");
    long objection = count("SELECT MAX(id) FROM closing_reply WHERE objection IS NOT NULL");
    assertThat(
            post(
                    signer,
                    "/can-bo/cong-bo/tra-loi",
                    form("2024-Q1", id)
                        .with("y-kien", String.valueOf(objection))
                        .with("dung", "khong")
                        .with("ly-do", "Đã kiểm phiếu: quầy 2 đủ phiếu"))
                .statusCode())
        .isEqualTo(303);
    assertThat(take(signer, "kiem", "2024-Q1", id).body()).contains("chưa hết hạn phản đối");
    assertThat(take(closer, "nhac", "2024-Q1", id).statusCode()).isEqualTo(303);
    assertThat(get(second, "/can-bo/doi-chieu").body()).contains("Sở Nội vụ đã nhắc");
    assertThat(get(first, "/can-bo/doi-chieu").body()).doesNotContain("Sở Nội vụ đã nhắc");

    later(Duration.ofDays(6));
    assertThat(reply(second, id, "XA-03", "").body()).contains("Đã hết hạn phản đối");
    assertThat(take(signer, "ky", "2024-Q1", id).body()).contains("Bước trước chưa làm");
    assertThat(take(signer, "kiem", "2024-Q1", id).statusCode()).isEqualTo(303);
    assertThat(take(closer, "ky", "2024-Q1", id).body()).contains("không được tự kiểm tra hay ký");
    String frozen = text("SELECT document FROM closing WHERE id = " + id);
    assertThat(take(signer, "ky", "2024-Q1", id).statusCode()).isEqualTo(303);

    assertThat(
            context
                .getBean(CountedRatings.class)
                .find(Period.parse("2024-Q1", ReportingCalendar.REPORTING), 1))
        .isPresent();
    ResultDocument published = published("2024-Q1");
    String units =
        frozen.substring(frozen.indexOf("\"units\":"), frozen.indexOf("\"proceedings\":"));
    assertThat(publications.find(ReportingCalendar.REPORTING, "2024-Q1").orElseThrow().text())
        .contains(units);
    assertThat(published.findUnit("XA-01").orElseThrow().sampleSize()).isEqualTo(400);
    Proceedings told = published.proceedings();
    assertThat(told).isNotNull();
    assertThat(told.replies())
        .extracting(
            Proceedings.UnitReply::unit,
            Proceedings.UnitReply::objection,
            Proceedings.UnitReply::isUpheld)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("XA-01", null, null),
            org.assertj.core.groups.Tuple.tuple(
                "XA-02", "Thiếu phiếu của quầy 2, gọi [•••]", false));
    assertThat(told.silent()).containsExactly("BV-01", "XA-03");
    assertThat(get(signer, url("2024-Q1")).body()).contains("Từ khi công bố đến nay", "400", "450");
    assertThat(get(null, "/ket-qua/2024-Q1").body())
        .contains(
            "Thiếu phiếu của quầy 2", "Đã kiểm phiếu", "1 đồng ý, 1 phản đối, 2 không trả lời")
        .doesNotContain("0912345678");
  }

  @Test
  void under_embargo_nothing_is_public_and_from_the_moment_on_everything_is() throws Exception {
    long id = closeAndCheck("2024-Q2");
    theReportIsReadyBeforeAnybodyElseMayReadIt();
    String past = local(clock.instant().minus(1, ChronoUnit.HOURS));
    String soon = local(clock.instant().plus(2, ChronoUnit.HOURS));
    assertThat(post(signer, "/can-bo/cong-bo/ky", form("2024-Q2", id).with("luc", past)).body())
        .contains("phải ở sau lúc này");

    assertThat(
            post(signer, "/can-bo/cong-bo/ky", form("2024-Q2", id).with("luc", soon)).statusCode())
        .isEqualTo(303);

    assertThat(get(null, "/ket-qua/2024-Q2").statusCode()).isEqualTo(404);
    assertThat(get(null, "/api/results/2024-Q2").statusCode()).isEqualTo(404);
    assertThat(get(signer, "/can-bo/cong-bo").body()).contains("đã ký bởi nguoi.ky, công bố lúc");

    theReportIsReadyBeforeAnybodyElseMayReadIt();

    later(Duration.ofHours(3));

    assertThat(get(null, "/ket-qua/2024-Q2").statusCode()).isEqualTo(200);
    assertThat(get(null, "/api/results/2024-Q2").statusCode()).isEqualTo(200);
    assertThat(get(signer, REPORT + "/du-thao-bao-cao.docx").statusCode()).isEqualTo(404);
    assertThat(get(signer, REPORT + "/bao-cao.docx").statusCode()).isEqualTo(200);
  }

  private static void theReportIsReadyBeforeAnybodyElseMayReadIt() throws Exception {
    assertThat(get(signer, "/can-bo/bao-cao").body()).contains("có bản dự thảo");
    assertThat(get(signer, REPORT).body())
        .contains("chưa công bố", "du-thao-bao-cao.docx")
        .doesNotContain("bao-chi.zip", "/lap");
    for (String file : List.of("bao-cao.docx", "bao-cao.pdf", "so-lieu.xlsx")) {
      assertThat(get(signer, REPORT + "/du-thao-" + file).statusCode()).isEqualTo(200);
      assertThat(get(signer, REPORT + "/" + file).statusCode()).isEqualTo(404);
      assertThat(get(null, REPORT + "/du-thao-" + file).statusCode()).isNotEqualTo(200);
    }
    assertThat(get(signer, REPORT + "/du-thao-bao-chi.zip").statusCode()).isEqualTo(404);
  }

  @Test
  void a_correction_is_a_further_version_that_says_why_and_what_and_both_stay_readable()
      throws Exception {
    sign("2024-Q3", closeAndCheck("2024-Q3"));
    String before =
        publications.find(ReportingCalendar.REPORTING, "2024-Q3").orElseThrow().sha256();
    province.tally(2, "2024-07-11", "KIOSK", 1, 0, 40);

    assertThat(
            post(closer, "/can-bo/cong-bo/dinh-chinh", form("2024-Q3", 0).with("ly-do", "sai"))
                .body())
        .contains("Hãy viết rõ hơn", "sai");
    assertThat(
            post(
                    closer,
                    "/can-bo/cong-bo/dinh-chinh",
                    form("2024-Q3", 0).with("ly-do", "Bốn mươi phiếu của xã 2 đến muộn"))
                .statusCode())
        .isEqualTo(303);
    long id = closing("2024-Q3");
    later(Duration.ofDays(6));
    take(signer, "kiem", "2024-Q3", id);
    sign("2024-Q3", id);

    ResultDocument corrected = published("2024-Q3");
    assertThat(corrected.version()).isEqualTo(2);
    assertThat(corrected.findUnit("XA-02").orElseThrow().sampleSize()).isEqualTo(140);
    assertThat(get(null, "/ket-qua/2024-Q3").body())
        .contains("Đây là bản đính chính (bản 2)", "đến muộn", "100", "140", "Bản 1");
    var old = get(null, "/ket-qua/2024-Q3?v=" + before.substring(0, 12));
    assertThat(old.body()).contains("đã được thay bằng bản 2").doesNotContain("bản đính chính (");
    assertThat(get(null, "/api/results/2024-Q3/document?v=" + before.substring(0, 12)).body())
        .contains("\"version\":1");

    assertThat(
            post(
                    signer,
                    "/can-bo/cong-bo/rut",
                    form("2024-Q3", 2).with("ly-do", "Bản đính chính tính cả phiếu của kỳ khác"))
                .statusCode())
        .isEqualTo(303);

    assertThat(published("2024-Q3").version()).isEqualTo(1);
    var withdrawn = publications.find(ReportingCalendar.REPORTING, "2024-Q3", 2).orElseThrow();
    assertThat(get(null, "/ket-qua/2024-Q3?v=" + withdrawn.sha256().substring(0, 12)).body())
        .contains("đã được rút lại", "phiếu của kỳ khác");
  }

  @Test
  void a_closed_period_that_is_opened_again_is_closed_checked_and_told_anew() throws Exception {
    take(closer, "dong", "2023-Q3", 0);
    long id = closing("2023-Q3");
    assertThat(take(closer, "dong", "2023-Q3", 0).headers().firstValue("Location").orElse(""))
        .endsWith("xong=truoc");

    post(
        closer,
        "/can-bo/cong-bo/mo-lai",
        form("2023-Q3", id).with("ly-do", "Phải nhập thêm phiếu giấy"));
    province.tally(1, "2023-07-11", "PAPER", 1, 0, 100);
    take(closer, "dong", "2023-Q3", 0);

    assertThat(closing("2023-Q3")).isGreaterThan(id);
    assertThat(take(signer, "kiem", "2023-Q3", id).body()).contains("Bước trước chưa làm");
    assertThat(get(signer, url("2023-Q3")).body()).contains("500");
    assertThat(text("SELECT reopened_reason FROM closing WHERE id = " + id))
        .isEqualTo("Phải nhập thêm phiếu giấy");
  }

  @Test
  void what_a_quarter_showed_is_remedied_and_stands_in_the_next_publication() throws Exception {
    province.tally(1, "2022-01-10", "KIOSK", 1, 0, 100);
    province.tally(1, "2022-04-10", "KIOSK", 1, 0, 100);
    assertThat(
            post(
                    closer,
                    "/can-bo/khac-phuc",
                    Form.of("ky", "2022-Q1")
                        .with("lich", "REPORTING")
                        .with("don-vi", "XA-01")
                        .with("ly-do", "Chờ quá ba mươi phút vào sáng thứ hai")
                        .with("han", "2022-06-30"))
                .statusCode())
        .isEqualTo(303);
    long id = count("SELECT MAX(id) FROM remedy");
    assertThat(get(first, "/can-bo/khac-phuc").body()).contains("Chờ quá ba mươi phút", "Quá hạn");
    assertThat(get(second, "/can-bo/khac-phuc").body()).doesNotContain("Chờ quá ba mươi phút");
    Form told =
        Form.of("so", String.valueOf(id))
            .with("lan", "1")
            .with("ly-do", "Mở thêm một quầy vào sáng thứ hai")
            .with("trach-nhiem", "Bộ phận một cửa")
            .with("xong-ngay", "2022-05-20")
            .with("minh-chung", "Thông báo 12/TB");

    assertThat(post(second, "/can-bo/khac-phuc/bao-cao", told).statusCode()).isEqualTo(422);
    assertThat(post(first, "/can-bo/khac-phuc/bao-cao", told).statusCode()).isEqualTo(303);
    assertThat(post(first, "/can-bo/khac-phuc/bao-cao", told).body())
        .contains("Người khác vừa sửa");

    sign("2022-Q2", closeAndCheck("2022-Q2"));

    assertThat(published("2022-Q2").proceedings().remedies())
        .extracting(Proceedings.Remedy::unit, Proceedings.Remedy::measure)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("XA-01", "Mở thêm một quầy vào sáng thứ hai"));
    assertThat(get(null, "/ket-qua/2022-Q2").body()).contains("Mở thêm một quầy", "20/05/2022");
  }

  @Test
  void transactions_are_frozen_at_closing_and_a_stranger_finds_their_rates_and_weights_again()
      throws Exception {
    province.tally(1, "2022-07-11", "KIOSK", 1, 20, 180);
    province.tally(1, "2022-07-11", "KIOSK", 2, 10, 40);
    province.tally(2, "2022-07-11", "KIOSK", 1, 30, 70);
    GivenRatings.add(context, "2022-07-11", 350, new ArrayList<>());
    counted(1, 1, "2022-07-11", 700);
    counted(1, 1, "2022-07-12", 100);
    counted(1, 2, "2022-07-11", 100);
    counted(2, 1, "2022-07-11", 401);
    long id = closeAndCheck("2022-Q3");
    counted(1, 2, "2022-07-13", 5_000);

    sign("2022-Q3", id);

    ResultDocument published = published("2022-Q3");
    Participation commune =
        published.findParticipation(published.findUnit("XA-01").orElseThrow()).orElseThrow();
    assertThat(commune.all().asked()).isEqualTo(900);
    assertThat(commune.all().rate()).isEqualTo(250 / 900.0);
    // 90 % of 800 and 80 % of 100, where the plain share is 88 %.
    assertThat(commune.weighted().share()).isCloseTo((720 + 80) / 900.0, within(1e-12));
    assertThat(get(null, "/ket-qua/2022-Q3/don-vi/XA-01").body())
        .contains("27,78%", "88,89%", "88,00%");

    byte[] file = bytes("/du-lieu/2022-Q3.zip");
    Optional<String> key = Optional.of(get(null, "/api/public-key").body());
    assertThat(VerifyPublication.verify(file, key).findings().kinds())
        .allSatisfy(kind -> assertThat(kind.problems()).isEmpty())
        .extracting(Findings.Kind::name)
        .contains("response rates", "weighted shares", "ratings");
    // Even whoever has the key of the province cannot make other transactions fit the answers.
    var forger = new Forger(file, context.getBean(Keys.class));
    assertThat(VerifyPublication.verify(forger.signed(forger.document()), key).fits()).isTrue();
    for (String asked : List.of("900", "800", "100", "401", "1301")) {
      String told = "\"asked\":" + asked + ",";
      assertThat(forger.document()).contains(told);
      String changed = forger.document().replaceFirst(told, "\"asked\":" + asked + "0,");
      assertThat(VerifyPublication.verify(forger.signed(changed), key).findings().kinds())
          .as(asked)
          .anySatisfy(
              kind -> {
                assertThat(kind.name()).isEqualTo("response rates");
                assertThat(kind.problems()).isNotEmpty();
              });
    }
  }

  private static void counted(long point, long group, String day, int count) {
    context
        .getBean(Transactions.class)
        .write(
            connection -> {
              try (var statement =
                  connection.prepareStatement(
                      """
                      INSERT INTO counted_transactions
                        (day, point_id, procedure_group_id, unit_id, counted, entered_by, entered_at)
                      VALUES (?, ?, ?, ?, ?, 'test', UTC_TIMESTAMP(3))""")) {
                statement.setObject(1, LocalDate.parse(day));
                statement.setLong(2, point);
                statement.setLong(3, group);
                statement.setLong(4, point);
                statement.setInt(5, count);
                return statement.executeUpdate();
              }
            });
  }

  private static byte[] bytes(String path) throws Exception {
    return HTTP.send(
            HttpRequest.newBuilder(server.getURI().resolve(path)).build(),
            HttpResponse.BodyHandlers.ofByteArray())
        .body();
  }

  @Test
  void nonsense_and_a_running_period_are_refused_in_words_and_without_a_token_nothing_happens()
      throws Exception {
    var nonsense = get(closer, "/can-bo/cong-bo/xem?ky=2024-Q9&lich=REPORTING");
    var running = take(closer, "dong", "2199-Q1", 0);
    var unknown = take(closer, "xoa", "2024-Q1", 0);
    var forged =
        post(new StaffDoor(closer.cookie(), ""), "/can-bo/cong-bo/dong", form("2021-Q1", 0));

    assertThat(nonsense.statusCode()).isEqualTo(400);
    assertThat(nonsense.body()).contains("«2024-Q9» không phải là kỳ báo cáo");
    assertThat(running.statusCode()).isEqualTo(422);
    assertThat(running.body()).contains("chưa kết thúc");
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(forged.statusCode()).isEqualTo(403);
    assertThat(take(first, "dong", "2021-Q1", 0).statusCode()).isEqualTo(403);
    assertThat(count("SELECT COUNT(*) FROM closing WHERE period = '2021-Q1'")).isZero();
  }

  private static long closeAndCheck(String quarter) throws Exception {
    take(closer, "dong", quarter, 0);
    later(Duration.ofDays(6));
    long id = closing(quarter);
    assertThat(take(signer, "kiem", quarter, id).statusCode()).isEqualTo(303);
    return id;
  }

  private static void sign(String quarter, long id) throws Exception {
    assertThat(take(signer, "ky", quarter, id).statusCode()).isEqualTo(303);
  }

  private static ResultDocument published(String quarter) {
    return publications.find(ReportingCalendar.REPORTING, quarter).orElseThrow().document();
  }

  private static long closing(String quarter) {
    return context
        .getBean(Closings.class)
        .find(Period.parse(quarter, ReportingCalendar.REPORTING))
        .underway()
        .id();
  }

  private static String local(Instant at) {
    return LocalDateTime.ofInstant(at, OfficeZone.ZONE).truncatedTo(ChronoUnit.MINUTES).toString();
  }

  private static String url(String quarter) {
    return "/can-bo/cong-bo/xem?ky=" + quarter + "&lich=REPORTING";
  }

  private static HttpResponse<String> take(StaffDoor who, String step, String quarter, long id)
      throws Exception {
    return post(who, "/can-bo/cong-bo/" + step, form(quarter, id));
  }

  private static HttpResponse<String> reply(StaffDoor who, long id, String unit, String objection)
      throws Exception {
    Form form = Form.of("so", String.valueOf(id)).with("don-vi", unit);
    return post(
        who,
        "/can-bo/doi-chieu",
        objection.isEmpty() ? form.with("dong-y", "co") : form.with("ly-do", objection));
  }

  private static Form form(String quarter, long id) {
    return Form.of("ky", quarter).with("lich", "REPORTING").with("so", String.valueOf(id));
  }

  private record Form(Map<String, String> fields) {

    static Form of(String name, String value) {
      return new Form(Map.of(name, value));
    }

    Form with(String name, String value) {
      var more = new HashMap<>(fields);
      more.put(name, value);
      return new Form(more);
    }
  }

  private static HttpResponse<String> get(StaffDoor who, String path) throws Exception {
    var request = HttpRequest.newBuilder(server.getURI().resolve(path)).GET();
    if (who != null) {
      request.header("Cookie", who.cookie());
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> post(StaffDoor who, String path, Form form) throws Exception {
    return who.post(server, path, form.fields());
  }

  private static long count(String sql) {
    return Long.parseLong(text(sql));
  }

  private static String text(String sql) {
    return context
        .getBean(Transactions.class)
        .read(
            connection -> {
              try (var statement = connection.createStatement();
                  var rows = statement.executeQuery(sql)) {
                rows.next();
                return rows.getString(1);
              }
            });
  }
}
