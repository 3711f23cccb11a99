package vn.thuocdo.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.thuocdo.database.TestDatabase;

class ProblemsIT {

  private static final String SHEET = "/api/results/hong/to";

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static EmbeddedServer server;

  @BeforeAll
  static void start() {
    var properties = TestDatabase.properties();
    properties.put(FailingController.WANTED, "true");
    server = ApplicationContext.run(EmbeddedServer.class, properties);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void a_reader_at_a_wrong_address_gets_a_page() throws Exception {
    var answer = send(asking("/ket-qua/x/y/z").header("Accept", "text/html"));

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(type(answer)).startsWith("text/html");
    assertThat(answer.body()).contains("<html lang=\"vi\">", "Không tìm thấy trang");
  }

  @Test
  void a_reader_of_english_gets_an_english_page() throws Exception {
    var answer = send(asking("/ket-qua/x/y/z?lang=en").header("Accept", "text/html"));

    assertThat(answer.body()).contains("<html lang=\"en\">", "Page not found");
  }

  @Test
  void a_header_that_names_no_language_is_none() throws Exception {
    for (String none : new String[] {",,,,", ",", ";", " "}) {
      var answer = send(asking("/phuong-phap").header("Accept-Language", none));

      assertThat(answer.statusCode()).as(none).isEqualTo(200);
      assertThat(answer.body()).contains("<html lang=\"vi\">");
    }
  }

  @Test
  void bytes_that_were_never_compressed_are_the_senders_fault() throws Exception {
    var answer =
        send(
            HttpRequest.newBuilder(server.getURI().resolve("/can-bo/dang-nhap"))
                .header("Content-Encoding", "gzip")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "text/html")
                .POST(BodyPublishers.ofString("username=x&password=y")));

    assertThat(answer.statusCode()).isEqualTo(400);
  }

  @Test
  void a_program_gets_json() throws Exception {
    var answer = send(asking("/ket-qua/x/y/z").header("Accept", "application/json"));

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(type(answer)).startsWith("application/problem+json");
    assertThat(answer.body()).contains("\"code\":\"not-found\"", "\"status\":404");
  }

  @Test
  void an_interface_answers_in_json_whatever_is_accepted() throws Exception {
    var answer = send(asking("/api/khong-co").header("Accept", "text/html"));

    assertThat(type(answer)).startsWith("application/problem+json");
  }

  @Test
  void a_failure_is_not_told_to_the_one_who_asked() throws Exception {
    for (String accept : new String[] {"text/html", "application/json"}) {
      var answer = send(asking("/ket-qua/hong/loi").header("Accept", accept));

      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(answer.body()).doesNotContain("0912345678", "IllegalState", "vn.thuocdo");
    }
  }

  @Test
  void without_a_database_the_asker_is_told_to_come_back() throws Exception {
    var answer = send(asking("/ket-qua/hong/khong-co-co-so-du-lieu").header("Accept", "text/html"));

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).contains("5");
    assertThat(answer.body()).doesNotContain("secret host");
  }

  @Test
  void a_value_that_does_not_fit_is_named() throws Exception {
    assertThat(refused(send(asking("/api/results/hong/so?copies=hai")), 400).body())
        .contains("\"fields\":[\"copies\"]");
    assertThat(refused(send(posting("{\"copies\":0}", "application/json")), 400).body())
        .contains("\"fields\":[\"copies\"]");
  }

  @Test
  void a_missing_value_is_named() throws Exception {
    assertThat(refused(send(asking("/api/results/hong/so")), 400).body())
        .contains("\"fields\":[\"copies\"]");
  }

  @Test
  void broken_json_is_a_bad_request_without_the_words_of_the_parser() throws Exception {
    var answer = refused(send(posting("{\"copies\":", "application/json")), 400);

    assertThat(answer.body()).contains("không đọc được").doesNotContain("Sheet", "jackson");
  }

  @Test
  void what_the_address_does_not_take_is_refused() throws Exception {
    refused(send(posting("a=1", "application/x-www-form-urlencoded")), 415);
    var wrongMethod = refused(send(asking(SHEET)), 405);
    assertThat(wrongMethod.headers().firstValue("Allow"))
        .hasValueSatisfying(allowed -> assertThat(allowed).contains("POST"));
    refused(send(asking("/api/results/hong/so?copies=1").header("Accept", "image/png")), 406);
  }

  @Test
  void what_is_too_large_is_refused() throws Exception {
    // Asked first, the server says no before megabytes are on their way to a closed door.
    var answer =
        send(
            posting("\"" + "x".repeat(11_000_000) + "\"", "application/json").expectContinue(true));

    assertThat(answer.statusCode()).isEqualTo(413);
  }

  private static HttpResponse<String> refused(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(type(answer)).startsWith("application/problem+json");
    return answer;
  }

  private static HttpRequest.Builder asking(String path) {
    return HttpRequest.newBuilder(server.getURI().resolve(path));
  }

  private static HttpRequest.Builder posting(String body, String type) {
    return asking(SHEET).header("Content-Type", type).POST(BodyPublishers.ofString(body));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  private static String type(HttpResponse<?> answer) {
    return answer.headers().firstValue("Content-Type").orElse("");
  }
}
