package vn.thuocdo.publicsite;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.thuocdo.database.TestDatabase;

class StaticFilesIT {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static EmbeddedServer server;

  @BeforeAll
  static void start() {
    server = ApplicationContext.run(EmbeddedServer.class, TestDatabase.properties());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/assets/site.css, text/css; charset=utf-8",
    "/kiosk/, text/html; charset=utf-8",
    "/kiosk/src/main.js, text/javascript; charset=utf-8",
    "/kiosk/service-worker.js, text/javascript; charset=utf-8",
    "/kiosk/languages/vi.json, application/json; charset=utf-8",
    "/kiosk/manifest.webmanifest, application/manifest+json; charset=utf-8",
    "/kiosk/icon.svg, image/svg+xml; charset=utf-8",
    "/kiosk/icon-192.png, image/png",
    "/favicon.ico, image/png"
  })
  void a_file_says_what_it_is(String path, String type) throws Exception {
    var answer = send(asking(path));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "Content-Type")).isEqualTo(type);
    assertThat(header(answer, "Cache-Control")).isEqualTo("no-cache");
    assertThat(answer.body()).isNotEmpty();
  }

  @Test
  void a_file_that_did_not_change_is_not_sent_again() throws Exception {
    String tag = header(send(asking("/assets/site.css")), "ETag");

    var again = send(asking("/assets/site.css").header("If-None-Match", tag));

    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(header(again, "ETag")).isEqualTo(tag);
  }

  @Test
  void a_file_is_compressed_only_for_those_who_can_read_it() throws Exception {
    byte[] plain = send(asking("/kiosk/src/kiosk.js")).body();
    var compressed = send(asking("/kiosk/src/kiosk.js").header("Accept-Encoding", "br, gzip"));

    assertThat(header(compressed, "Content-Encoding")).isEqualTo("gzip");
    assertThat(compressed.body()).hasSizeLessThan(plain.length / 2);
    assertThat(new GZIPInputStream(new ByteArrayInputStream(compressed.body())).readAllBytes())
        .isEqualTo(plain);
  }

  @Test
  void the_kiosk_is_opened_with_its_slash() throws Exception {
    var answer = send(asking("/kiosk"));

    assertThat(answer.statusCode()).isEqualTo(301);
    assertThat(header(answer, "Location")).isEqualTo("/kiosk/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/assets/../application.yml",
        "/assets/..%2Fapplication.yml",
        "/assets/%2e%2e/messages/problem_vi.properties",
        "/assets//etc/passwd",
        "/assets/.hidden.css",
        "/kiosk/src",
        "/kiosk/src/",
        "/kiosk/khong-co.js",
        "/kiosk/src/main.class"
      })
  void nothing_else_can_be_read(String path) throws Exception {
    var answer = send(HttpRequest.newBuilder(URI.create(server.getURI() + path)));

    assertThat(answer.statusCode()).isEqualTo(404);
  }

  @Test
  void every_answer_says_what_our_pages_never_do() throws Exception {
    for (String path : new String[] {"/assets/site.css", "/khong-co", "/can-bo", "/kiosk"}) {
      var answer = send(asking(path));

      assertThat(header(answer, "Content-Security-Policy")).as(path).contains("default-src 'none'");
      assertThat(header(answer, "X-Content-Type-Options")).as(path).isEqualTo("nosniff");
      assertThat(header(answer, "Strict-Transport-Security")).as(path).isEmpty();
    }
    assertThat(header(send(asking("/kiosk/")), "Content-Security-Policy"))
        .contains("script-src 'self'");
    assertThat(header(send(asking("/assets/site.css")), "Content-Security-Policy"))
        .doesNotContain("script-src");
  }

  @Test
  void only_a_secure_connection_is_told_to_stay_secure() throws Exception {
    var answer = send(asking("/assets/site.css").header("X-Forwarded-Proto", "https"));

    assertThat(header(answer, "Strict-Transport-Security")).startsWith("max-age=31536000");
  }

  private static HttpRequest.Builder asking(String path) {
    return HttpRequest.newBuilder(server.getURI().resolve(path));
  }

  private static HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
    return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
