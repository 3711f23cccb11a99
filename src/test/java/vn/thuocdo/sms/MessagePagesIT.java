package vn.thuocdo.sms;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.thuocdo.staff.Role;
import vn.thuocdo.staff.StaffDoor;
import vn.thuocdo.text.SmsLength;

/** What staff see of messages and change about them, as a browser without JavaScript would. */
class MessagePagesIT {

  private static final String INVITATION = "/can-bo/tin-nhan/noi-dung/invitation/vi";

  @TempDir private static Path folder;
  private static SmsOffice office;
  private static EmbeddedServer server;
  private static StaffDoor homeAffairs;
  private static StaffDoor operator;

  @BeforeAll
  static void start() {
    office = new SmsOffice(folder);
    server = office.context.getBean(EmbeddedServer.class).start();
    homeAffairs = StaffDoor.open(office.context);
    operator = StaffDoor.open(office.context, "van.hanh", Role.OPERATOR);
  }

  @AfterAll
  static void stop() throws Exception {
    office.close();
  }

  @Test
  void a_changed_text_is_what_the_next_citizen_gets_until_the_shipped_one_is_back()
      throws Exception {
    String text = "Xin đánh giá tại {unit}: soạn 5 4 3 2 1 hoặc {link} Tu choi: TC";
    assertThat(post(homeAffairs, INVITATION, "noi-dung", text).statusCode()).isEqualTo(303);
    office.finish(SmsOffice.phone(1));
    office.sending().sendDue();

    assertThat(lastBody())
        .startsWith("Xin danh gia tai Xa Thu: soan 5 4 3 2 1 hoac https://danhgia.example.vn/s/")
        .endsWith(" Tu choi: TC");

    assertThat(post(homeAffairs, INVITATION + "/ban-goc").statusCode()).isEqualTo(303);
    office.finish(SmsOffice.phone(2));
    office.sending().sendDue();
    assertThat(lastBody()).startsWith("Moi danh gia ho so tai Xa Thu");

    assertThat(get(homeAffairs, INVITATION).body()).contains("mo.cua", "Trở lại bản gốc", text);
    assertThat(
            office.text(
                "SELECT CONCAT(subject, ': ', COALESCE(after_value, '-')) FROM audit_line WHERE what = 'sms-text-changed'"))
        .isEqualTo("INVITATION vi: " + text + " INVITATION vi: -");
  }

  @Test
  void a_preview_names_what_is_wrong_and_what_is_dear_and_changes_nothing() throws Exception {
    String body =
        post(
                homeAffairs,
                INVITATION + "/xem",
                "noi-dung",
                "Đánh giá – soạn 5 ở {link} {don_vi} hoặc gọi {hotline}")
            .body();

    assertThat(body)
        .contains("Thiếu {unit}")
        .contains("«{don_vi}» không phải chỗ trống")
        .contains("cách từ chối")
        .contains("«–» ở vị trí 10: vì ký tự này mỗi đoạn chỉ còn 70")
        .contains("«Đ» ở vị trí 1: được gửi không dấu là «D»")
        .contains("<dd>UCS-2</dd>");
    assertThat(post(homeAffairs, INVITATION, "noi-dung", "Soan 5 o {link} {don_vi}").statusCode())
        .isEqualTo(422);
    assertThat(get(homeAffairs, INVITATION).body()).doesNotContain("don_vi");
  }

  @Test
  void the_cost_of_a_week_follows_from_last_week_the_rules_of_today_and_the_price()
      throws Exception {
    for (int i = 10; i < 30; i++) {
      office.finish(SmsOffice.phone(i));
    }
    assertThat(get(homeAffairs, INVITATION).body()).contains("chưa biết giá");
    assertThat(post(homeAffairs, TextsController.PATH + "/gia", "gia", "dear").statusCode())
        .isEqualTo(422);
    post(homeAffairs, TextsController.PATH + "/gia", "gia", "350,5");
    long drawn = office.context.getBean(PlannedMessages.class).of(SmsTexts.Kind.INVITATION).week();
    assertThat(drawn).isGreaterThanOrEqualTo(20);
    long segments = SmsLength.of(lastBodyOr("")).segments();
    assertThat(segments).isEqualTo(1);
    assertThat(get(homeAffairs, INVITATION).body())
        .contains("350,5 đồng".replace("350,5", "351"))
        .contains(
            MessagePrice.words(
                office.context.getBean(MessagePrice.class).of(drawn).orElseThrow(),
                vn.thuocdo.text.Language.VI));

    office.update("INSERT INTO sampling_rule VALUES (1, 0, 1, 7)");
    assertThat(office.context.getBean(PlannedMessages.class).of(SmsTexts.Kind.INVITATION).week())
        .isEqualTo(7);
    office.update("DELETE FROM sampling_rule");
    post(homeAffairs, TextsController.PATH + "/gia", "gia", "");
  }

  @Test
  void an_operator_changes_no_wording() throws Exception {
    assertThat(get(operator, INVITATION).statusCode()).isEqualTo(403);
    assertThat(post(operator, INVITATION, "noi-dung", "x").statusCode()).isEqualTo(403);
    assertThat(get(operator, MessagesController.PATH).body()).doesNotContain("tin-nhan/noi-dung");
  }

  private static String lastBody() {
    return office.carrier.taken().getLast().message().body();
  }

  private static String lastBodyOr(String other) {
    return office.carrier.taken().isEmpty() ? other : lastBody();
  }

  private static HttpResponse<String> get(StaffDoor door, String path) throws Exception {
    return send(door, request(path).GET());
  }

  private static HttpResponse<String> post(StaffDoor door, String path, String... fields)
      throws Exception {
    var pairs = new ArrayList<String>();
    pairs.add("_csrf=" + door.csrf());
    for (int i = 0; i < fields.length; i += 2) {
      pairs.add(fields[i] + "=" + URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
    }
    return send(
        door,
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(String.join("&", pairs))));
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(server.getURI().resolve(path));
  }

  private static HttpResponse<String> send(StaffDoor door, HttpRequest.Builder request)
      throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      return client.send(
          request.header("Cookie", "__Secure-" + door.cookie()).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
