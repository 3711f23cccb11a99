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
import java.util.regex.Pattern;
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

  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static EmbeddedServer server;
  private static Publications publications;
  private static String cookie = "";

  @BeforeAll
  static void start() throws Exception {
    server = ApplicationContext.run(EmbeddedServer.class, TestDatabase.properties());
    var context = server.getApplicationContext();
    publications = context.getBean(Publications.class);
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
        .contains("91,00%", "ẩn để giữ kín từng câu trả lời", "Chốt và công bố")
        .doesNotContain("66,67%");
  }

  @Test
  void publishing_takes_one_press_and_the_second_changes_nothing() throws Exception {
    String token = csrf(get("/can-bo/cong-bo/xem?ky=2024-Q1&lich=REPORTING"));
    var form = Map.of("_csrf", token, "ky", "2024-Q1", "lich", "REPORTING");

    var first = post("/can-bo/cong-bo", form);
    var second = post("/can-bo/cong-bo", form);

    assertThat(first.statusCode()).isEqualTo(303);
    assertThat(second.headers().firstValue("Location").orElse("")).contains("before_");
    assertThat(publications.list()).hasSize(1);
    assertThat(get("/can-bo/cong-bo?xong=published_x").body())
        .contains("Đã chốt và công bố", "Quý I/2024");
    assertThat(get("/can-bo/cong-bo/xem?ky=2024-Q1&lich=REPORTING").body())
        .contains("đã được công bố")
        .doesNotContain("<form class=\"card\" method=\"post\" action=\"/can-bo/cong-bo\"");
  }

  @Test
  void nonsense_and_a_running_period_are_refused_in_words() throws Exception {
    var nonsense = get("/can-bo/cong-bo/xem?ky=2024-Q9&lich=REPORTING");
    String token = csrf(get("/can-bo/cong-bo/xem?ky=2024-Q2&lich=REPORTING"));

    var running =
        post("/can-bo/cong-bo", Map.of("_csrf", token, "ky", "2199-Q1", "lich", "REPORTING"));

    assertThat(nonsense.statusCode()).isEqualTo(400);
    assertThat(nonsense.body()).contains("«2024-Q9» không phải là kỳ báo cáo");
    assertThat(running.statusCode()).isEqualTo(409);
    assertThat(running.body()).contains("chưa kết thúc");
  }

  @Test
  void without_the_hidden_field_nothing_is_published() throws Exception {
    var answer = post("/can-bo/cong-bo", Map.of("ky", "2023-Q1", "lich", "REPORTING"));

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(publications.list()).noneMatch(head -> head.period().code().equals("2023-Q1"));
  }

  private static String csrf(HttpResponse<String> page) {
    var token = CSRF.matcher(page.body());
    assertThat(token.find()).isTrue();
    return token.group(1);
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
