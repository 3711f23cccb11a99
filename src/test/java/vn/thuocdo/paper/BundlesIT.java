package vn.thuocdo.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.thuocdo.database.TestDatabase;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.period.OfficeZone;
import vn.thuocdo.rating.Office;
import vn.thuocdo.rating.Recount;
import vn.thuocdo.staff.Role;
import vn.thuocdo.staff.StaffDoor;

/** From a bundle of paper to the figures, and files of paper forms, as staff do it. */
class BundlesIT {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String TODAY = OfficeZone.today(InstantSource.system()).toString();

  private static EmbeddedServer server;
  private static StaffDoor an;
  private static StaffDoor binh;
  private static StaffDoor chi;

  @BeforeAll
  static void start() {
    server = ApplicationContext.run(EmbeddedServer.class, TestDatabase.properties());
    var context = server.getApplicationContext();
    Office.open(context.getBean(Transactions.class));
    context.getBean(vn.thuocdo.unit.Offices.class).forget();
    an = StaffDoor.open(context, "nguyen.an", Role.HOME_AFFAIRS);
    binh = StaffDoor.open(context, "tran.binh", Role.UNIT_MANAGER, Set.of(1L));
    chi = StaffDoor.open(context, "le.chi", Role.HOME_AFFAIRS);
  }

  @AfterAll
  static void stop() {
    server.close();
    HTTP.close();
  }

  @Test
  void a_bundle_counts_when_two_people_typed_it_and_a_third_look_settled_what_differed()
      throws Exception {
    assertThat(add("Tập A", "5", "3").statusCode()).isEqualTo(303);
    assertThat(add("Tập A", "5", "3").body()).contains("Đã có tập phiếu tên này");
    assertThat(add("Tập B", "2", "3").statusCode()).isEqualTo(422);
    long id = number("SELECT id FROM paper_bundle");
    String bundle = PaperController.PATH + "/" + id;

    type(an, bundle, 1, "5", "");
    type(an, bundle, 2, "2", "3 1");
    assertThat(type(an, bundle, 3, "7", "").body()).contains("Không có phiếu nào như vậy");
    assertThat(type(an, bundle, 3, "4", "99").statusCode()).isEqualTo(422);
    assertThat(get(binh, bundle)).contains("người nhập thứ hai").contains("Phiếu số 1");
    type(binh, bundle, 1, "5", "");
    type(binh, bundle, 2, "2", "1,3");
    type(binh, bundle, 3, "1", "");
    assertThat(type(chi, bundle, 3, "1", "").body()).contains("Hai người khác");
    assertThat(post(an, bundle + "/dem", Map.of()).body()).contains("Chưa nhập đủ hai lần");
    post(an, bundle + "/nhap", Map.of("so", "3", "huy", "true"));
    assertThat(type(an, bundle, 3, "1", "").body()).contains("cả hai người đã nhập");

    assertThat(get(chi, bundle + "/khac")).contains("không hợp lệ").contains("Xem lại phiếu số 3");
    assertThat(post(chi, bundle + "/khac", form(1, "1", "")).statusCode()).isEqualTo(422);
    assertThat(post(chi, bundle + "/khac", form(3, "1", "")).statusCode()).isEqualTo(303);
    assertThat(number("SELECT COUNT(*) FROM rating WHERE given_on = '" + TODAY + "'"))
        .as("not before it is counted")
        .isZero();
    assertThat(post(an, bundle + "/dem", Map.of()).statusCode()).isEqualTo(303);

    assertThat(get(an, bundle)).contains("Phát ra 5, thu về 3, hợp lệ 3");
    assertThat(post(an, bundle + "/dem", Map.of()).statusCode()).isEqualTo(422);
    assertThat(type(an, bundle, 1, "1", "").body()).contains("đã vào số liệu");
    assertThat(
            text(
                "SELECT CONCAT_WS(' ', SUM(n1), SUM(n2), SUM(n3), SUM(n4), SUM(n5)) FROM tally"
                    + " WHERE given_on = '"
                    + TODAY
                    + "'"))
        .isEqualTo("1 1 0 0 1");
    assertThat(number("SELECT SUM(times) FROM choice_tally")).isEqualTo(2);
    assertThat(bean(Recount.class).recount((done, of) -> {}).differingRows()).isZero();
    assertThat(text("SELECT GROUP_CONCAT(what ORDER BY number) FROM audit_line"))
        .contains("paper-bundle-added,paper-bundle-counted");
    assertThat(get(an, "/can-bo/ky")).contains("Phiếu giấy: phát ra, thu về, hợp lệ");
  }

  @Test
  void a_file_is_tried_first_and_tells_how_far_it_is_and_what_it_did_not_take() throws Exception {
    String file =
        "unit,point,date,questionnaire,OVERALL\n%s,%s,2026-01-20,KIOSK_1TAP@1,5\nNONE,,2026-01-20,KIOSK_1TAP@1,5\n"
            .formatted(text("SELECT code FROM unit WHERE id = 1"), Office.POINT);
    long before = number("SELECT COUNT(*) FROM rating");

    String tried = upload(file, "RATINGS_TRIAL");
    assertThat(tried).contains("<progress").contains("Xem thử, chưa lưu gì: 1 dòng mới");
    assertThat(tried).contains("Dòng 3:").contains("data:text/csv").contains("</html>");
    assertThat(number("SELECT COUNT(*) FROM rating")).isEqualTo(before);

    assertThat(upload(file, "RATINGS")).contains("Đã nhận 1 dòng mới, 0 dòng đã có, 1 dòng");
    assertThat(upload(file, "RATINGS")).contains("Chính tệp này đã được nhận trọn");
    assertThat(number("SELECT COUNT(*) FROM rating")).isEqualTo(before + 1);

    assertThat(upload("unit_code\nXA\n", "COUNTS_TRIAL")).contains("Thiếu cột");
  }

  private static HttpResponse<String> add(String name, String issued, String returned)
      throws Exception {
    return post(
        an,
        PaperController.PATH,
        Map.of(
            "ten", name,
            "noi", Office.POINT + " " + Office.COUNTER,
            "mau", "KIOSK_1TAP@1",
            "ngay", TODAY,
            "phat", issued,
            "thu", returned));
  }

  private static HttpResponse<String> type(
      StaffDoor who, String bundle, int number, String digits, String reasons) throws Exception {
    return post(who, bundle + "/nhap", form(number, digits, reasons));
  }

  private static Map<String, String> form(int number, String digits, String reasons) {
    return Map.of("so", "" + number, "diem", digits, BundlePages.BOX + "REASONS", reasons);
  }

  private static HttpResponse<String> post(StaffDoor who, String path, Map<String, String> form)
      throws Exception {
    return who.post(server, path, form);
  }

  private static String get(StaffDoor who, String path) throws Exception {
    return who.get(server, path).body();
  }

  private static String upload(String file, String kind) throws Exception {
    String body =
        """
        --sep
        Content-Disposition: form-data; name="_csrf"

        %s
        --sep
        Content-Disposition: form-data; name="tep"; filename="phieu.csv"
        Content-Type: text/csv

        %s
        --sep
        Content-Disposition: form-data; name="viec"

        %s
        --sep--
        """
            .formatted(an.csrf(), file, kind)
            .replace("\n", "\r\n");
    return HTTP.send(
            request(an, PaperUploadController.PATH)
                .header("Content-Type", "multipart/form-data; boundary=sep")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private static HttpRequest.Builder request(StaffDoor who, String path) {
    return HttpRequest.newBuilder(URI.create(server.getURI() + path))
        .header("Cookie", who.cookie());
  }

  private static long number(String sql) {
    String found = text(sql);
    return found.equals("null") ? 0 : Long.parseLong(found);
  }

  private static String text(String sql) {
    return bean(Transactions.class)
        .read(
            connection -> {
              try (var rows = connection.createStatement().executeQuery(sql)) {
                return rows.next() ? String.valueOf(rows.getString(1)) : "null";
              }
            });
  }

  private static <T> T bean(Class<T> type) {
    return server.getApplicationContext().getBean(type);
  }
}
