package vn.thuocdo.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.thuocdo.database.TestDatabase;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.period.OfficeZone;
import vn.thuocdo.staff.FirstAccount;
import vn.thuocdo.survey.Questionnaires;
import vn.thuocdo.target.Comparator;
import vn.thuocdo.target.Targets;
import vn.thuocdo.unit.Offices;

class StaffPagesIT {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static EmbeddedServer server;
  private static String cookie = "";

  @BeforeAll
  static void start() throws Exception {
    server = ApplicationContext.run(EmbeddedServer.class, TestDatabase.properties());
    var context = server.getApplicationContext();
    var province =
        new Province(
            context.getBean(Transactions.class),
            context.getBean(Questionnaires.class),
            context.getBean(Targets.class),
            context.getBean(Offices.class));
    province.open(4);
    province.addTarget("T-GT", Comparator.GT, "0.9");
    LocalDate today = OfficeZone.today(java.time.InstantSource.system());
    province.tally(1, today.toString(), "KIOSK", 1, 36, 364);
    province.tally(1, "2024-01-10", "KIOSK", 1, 36, 364);
    province.tally(2, "2024-01-10", "KIOSK", 1, 1, 2);
    province.tally(3, "2024-01-10", "KIOSK", 1, 3, 9);
    province.tally(4, "2024-01-10", "SMS", 2, 300, 100);
    var first = context.getBean(FirstAccount.class).createIfNone().orElseThrow();
    post("/can-bo/dang-nhap", Map.of("username", first.username(), "password", first.password()));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void the_running_quarter_stands_against_its_target() throws Exception {
    var page = get("/can-bo/ky?don-vi=XA-01");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains(
            "91,00%", "87,79–93,43%", "trên 90%: Đạt, chưa chắc chắn", "vượt mục tiêu trên 90%")
        .contains("theo quầy");
  }

  @Test
  void the_preview_hides_what_the_public_must_not_see() throws Exception {
    var page = get("/can-bo/cong-bo/xem?ky=2024-Q1&lich=REPORTING");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("91,00%", "ẩn để giữ kín từng câu trả lời", "Đóng số liệu")
        .doesNotContain("66,67%");
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return send(HttpRequest.newBuilder(server.getURI().resolve(path)).GET());
  }

  private static HttpResponse<String> post(String path, Map<String, String> form) throws Exception {
    String body =
        form.entrySet().stream()
            .map(
                field ->
                    field.getKey()
                        + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return send(
        HttpRequest.newBuilder(server.getURI().resolve(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Origin", server.getURI().toString())
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    if (!cookie.isEmpty()) {
      request.header("Cookie", cookie);
    }
    var response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    response.headers().firstValue("Set-Cookie").ifPresent(set -> cookie = set.split(";", 2)[0]);
    return response;
  }
}
