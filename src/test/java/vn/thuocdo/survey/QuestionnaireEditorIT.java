package vn.thuocdo.survey;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.thuocdo.database.TestDatabase;
import vn.thuocdo.period.OfficeZone;
import vn.thuocdo.staff.Role;
import vn.thuocdo.staff.StaffDoor;

class QuestionnaireEditorIT {

  private static EmbeddedServer server;
  private static Questionnaires questionnaires;
  private static StaffDoor homeAffairs;

  @BeforeAll
  static void start() {
    server = ApplicationContext.run(EmbeddedServer.class, TestDatabase.properties());
    questionnaires = bean(Questionnaires.class);
    homeAffairs = StaffDoor.open(server.getApplicationContext());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void a_published_version_stays_and_the_next_one_is_made_from_it() throws Exception {
    Questionnaire before = questionnaires.find("ONE_STOP_9", 1).orElseThrow();
    post(homeAffairs, "/ONE_STOP_9/1/soan", Map.of());

    var page = get(homeAffairs, "/ONE_STOP_9/nhap");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("ONE_STOP_9@2", "Bản nháp này có thể công bố");

    post(
        homeAffairs,
        "/ONE_STOP_9/nhap/cau",
        Map.of("ma", "SEATS", "cau", "Chỗ ngồi chờ thế nào?", "thang", "SAT5", "yeu-to", "LACKS"));
    assertThat(get(homeAffairs, "/ONE_STOP_9/nhap").body())
        .contains("Câu hỏi SEATS thuộc một yếu tố chưa khai");
    assertThat(post(homeAffairs, "/ONE_STOP_9/nhap/cong-bo", Map.of()).statusCode()).isEqualTo(422);
    assertThat(questionnaires.find("ONE_STOP_9", 2)).isEmpty();

    post(
        homeAffairs,
        "/ONE_STOP_9/nhap/cau",
        Map.of("ma", "SEATS", "cau", "Chỗ ngồi chờ thế nào?", "yeu-to", "ACCESS", "thu-tu", "2"));
    assertThat(get(homeAffairs, "/ONE_STOP_9/nhap/xem").body())
        .contains("Chỗ ngồi chờ thế nào?", "Bản xem trước");
    assertThat(post(homeAffairs, "/ONE_STOP_9/nhap/cong-bo", Map.of()).statusCode()).isEqualTo(303);

    assertThat(questionnaires.find("ONE_STOP_9", 1)).contains(before);
    Questionnaire after = questionnaires.find("ONE_STOP_9", 2).orElseThrow();
    assertThat(after.questions().get(1).code()).isEqualTo("SEATS");
    assertThat(after.criteria()).hasSize(before.criteria().size() + 1);
    assertThat(get(homeAffairs, "/ONE_STOP_9/nhap").statusCode()).isEqualTo(404);
    assertThat(get(homeAffairs, "?xong=published").body()).contains("Đã công bố phiên bản mới");
  }

  @Test
  void a_questionnaire_is_made_from_nothing_and_its_code_is_nobody_elses() throws Exception {
    var form =
        Map.of(
            "ma", "LAND_2026", "ten", "Đất đai", "linh-vuc", "ADMINISTRATION", "ai", "TRANSACTION");
    assertThat(post(homeAffairs, "/soan", form).statusCode()).isEqualTo(303);

    var again = post(homeAffairs, "/soan", form);
    assertThat(again.statusCode()).isEqualTo(422);
    assertThat(again.body()).contains("chưa được dùng cho phiếu nào", "value=\"LAND_2026\"");
    post(homeAffairs, "/LAND_2026/nhap/dau", Map.of("ten", "Đất đai", "nguon", "Tự đặt"));
    question("MAIN", Map.of("cau", "Ông/Bà hài lòng không?", "thang", "SAT5", "chinh", "on"));
    question("WHY", Map.of("cau", "Vì sao?", "lua-chon", "A | Chờ\nB | Khác", "khi", "MAIN: 1-2"));
    assertThat(get(homeAffairs, "/LAND_2026/nhap").body()).contains("value=\"MAIN: 1-2\"");

    assertThat(post(homeAffairs, "/LAND_2026/nhap/cong-bo", Map.of()).statusCode()).isEqualTo(303);
    Questionnaire made = questionnaires.find("LAND_2026", 1).orElseThrow();
    assertThat(made.question("WHY").orElseThrow().condition())
        .isEqualTo(new Condition("MAIN", 1, 2, List.of()));
  }

  private static void question(String code, Map<String, String> fields) throws Exception {
    var all = new LinkedHashMap<>(fields);
    all.put("ma", code);
    assertThat(post(homeAffairs, "/LAND_2026/nhap/cau", all).statusCode()).isEqualTo(303);
  }

  @Test
  void a_version_is_given_out_from_its_first_day_on() {
    LocalDate today = OfficeZone.today(InstantSource.system());
    String text = Presets.text("KIOSK_1TAP@1").replace("KIOSK_1TAP", "DATED");
    questionnaires.insertIfNew(text);
    questionnaires.insertIfNew(
        text.replace(
            "\"version\": 1", "\"version\": 2, \"validFrom\": \"" + today.plusDays(3) + "\""));

    assertThat(questionnaires.findCurrent("DATED").orElseThrow().version()).isEqualTo(1);
    assertThat(questionnaires.find("DATED", 2)).isPresent();
  }

  @Test
  void owners_of_a_domain_write_their_own_questionnaires_only() throws Exception {
    StaffDoor health = StaffDoor.open(server.getApplicationContext(), "so.yte", Role.HEALTH_OWNER);

    assertThat(post(health, "/HEALTH_OUT/1/soan", Map.of()).statusCode()).isEqualTo(303);
    assertThat(get(health, "/HEALTH_OUT/nhap").body()).contains("Công bố phiên bản");
    assertThat(post(health, "/EDU_PARENT/1/soan", Map.of()).statusCode()).isEqualTo(403);
    assertThat(post(health, "/dung", Map.of("phieu", "LINK_5Q@1", "tu", "2030-01-01")).statusCode())
        .isEqualTo(403);
    StaffDoor front = StaffDoor.open(server.getApplicationContext(), "mttq", Role.SUPERVISOR);
    assertThat(get(front, "").statusCode()).isEqualTo(200);
    assertThat(post(front, "/HEALTH_OUT/1/soan", Map.of()).statusCode()).isEqualTo(403);
  }

  @Test
  void the_province_chooses_what_stands_behind_links_and_from_when() throws Exception {
    LocalDate today = OfficeZone.today(InstantSource.system());
    assertThat(bean(Uses.class).today().reference()).isEqualTo("LINK_5Q@1");

    assertThat(use("SIPAS_WARD_9@1", today)).isEqualTo(422);
    assertThat(use("SIPAS_5F@1", today.minusDays(1))).isEqualTo(422);
    assertThat(use("SIPAS_5F@1", today.plusDays(5))).isEqualTo(303);
    assertThat(bean(Uses.class).today().reference()).isEqualTo("LINK_5Q@1");
    assertThat(use("EDU_PARENT@1", today)).isEqualTo(303);

    assertThat(bean(Uses.class).today().reference()).isEqualTo("EDU_PARENT@1");
    assertThat(bean(Uses.class).everUsed("LINK_5Q@1")).isPresent();
    assertThat(bean(Uses.class).everUsed("BUSINESS@1")).isEmpty();
    assertThat(get(homeAffairs, "").body()).contains("Hôm nay: EDU_PARENT@1", "SIPAS_5F@1");
    assertThat(use("LINK_5Q@1", today)).isEqualTo(303);
  }

  private static int use(String reference, LocalDate from) throws Exception {
    return post(homeAffairs, "/dung", Map.of("phieu", reference, "tu", from.toString()))
        .statusCode();
  }

  private static HttpResponse<String> get(StaffDoor door, String path) throws Exception {
    return door.get(server, "/can-bo/phieu" + path);
  }

  private static HttpResponse<String> post(StaffDoor door, String path, Map<String, String> fields)
      throws Exception {
    return door.post(server, "/can-bo/phieu" + path, fields);
  }

  private static <T> T bean(Class<T> type) {
    return server.getApplicationContext().getBean(type);
  }
}
