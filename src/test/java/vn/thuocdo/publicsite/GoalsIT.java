package vn.thuocdo.publicsite;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.thuocdo.database.TestDatabase;
import vn.thuocdo.staff.Role;
import vn.thuocdo.staff.StaffDoor;

/** Targets from the staff page to the public one. */
class GoalsIT {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static EmbeddedServer server;
  private static StaffDoor homeAffairs;

  @BeforeAll
  static void start() {
    server = ApplicationContext.run(EmbeddedServer.class, TestDatabase.properties());
    PublishedOffice.publishIn(server.getApplicationContext());
    homeAffairs = StaffDoor.open(server.getApplicationContext());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void the_public_page_shows_what_was_published_and_adopting_changes_none_of_it() throws Exception {
    String before = get(null, "/muc-tieu").body();
    assertThat(before).contains("Mục tiêu và thực tế", "Quý II/2025", "Quý III/2025", "Đạt");

    assertThat(post(homeAffairs, "/ND-HC-2015/dung", Map.of()).statusCode()).isEqualTo(303);

    assertThat(get(null, "/muc-tieu").body()).isEqualTo(before);
    assertThat(get(homeAffairs, "/can-bo/chi-tieu?xong=adopted").body())
        .contains("Đã áp dụng chỉ tiêu", "ND-HC-2015", "Đã hết hạn");
    assertThat(get(homeAffairs, "/can-bo/chi-tieu/thuc-te").body()).contains("đang chạy");
  }

  @Test
  void a_target_of_ones_own_needs_a_level_and_an_owner_may_be_named() throws Exception {
    var fields = new LinkedHashMap<String, String>();
    fields.put("ma", "X-2027");
    fields.put("ten", "Đạt mức 82,5% vào năm 2027");
    fields.put("linh-vuc", "HEALTH");
    fields.put("so-sanh", "GE");
    fields.put("muc", "82,5");
    fields.put("tu", "2026-01-01");
    fields.put("den", "2027-12-31");
    fields.put("chu-tri", "Sở Y tế và bệnh viện");
    fields.put("nguon", "Kế hoạch thử");
    StaffDoor health = StaffDoor.open(server.getApplicationContext(), "so.yte", Role.HEALTH_OWNER);

    assertThat(post(health, "", fields).statusCode()).isEqualTo(303);
    assertThat(post(health, "", fields).statusCode()).isEqualTo(422);
    assertThat(get(health, "/can-bo/chi-tieu").body())
        .contains("X-2027", "từ 82,5%", "Sở Y tế và bệnh viện");
    fields.put("linh-vuc", "EDUCATION");
    assertThat(post(health, "", fields).statusCode()).isEqualTo(403);
    fields.put("ma", "Y-2027");
    fields.put("muc", "182");
    assertThat(post(homeAffairs, "", fields).statusCode()).isEqualTo(422);
  }

  @Test
  void coverage_is_reported_in_counts_and_judged_by_its_range() throws Exception {
    post(homeAffairs, "/bao-phu/HP-MCLT-2013/dung", Map.of());
    var figure = Map.of("ma", "HP-MCLT-2013", "ngay", "2013-10-01", "dat", "25", "tong", "100");
    assertThat(post(homeAffairs, "/so-lieu", figure).statusCode()).isEqualTo(303);
    assertThat(
            post(
                    homeAffairs,
                    "/so-lieu",
                    Map.of("ma", "HP-MCLT-2013", "ngay", "2013-10-01", "dat", "25", "tong", "20"))
                .statusCode())
        .isEqualTo(422);

    assertThat(get(homeAffairs, "/can-bo/chi-tieu").body())
        .contains("20% đến 30%", "25,00% (25/100, ngày 01/10/2013)");
    StaffDoor front = StaffDoor.open(server.getApplicationContext(), "mttq", Role.SUPERVISOR);
    assertThat(post(front, "/so-lieu", figure).statusCode()).isEqualTo(403);
  }

  private static HttpResponse<String> get(
      @org.jspecify.annotations.Nullable StaffDoor door, String path) throws Exception {
    var request = HttpRequest.newBuilder(server.getURI().resolve(path));
    if (door != null) {
      request.header("Cookie", door.cookie());
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> post(StaffDoor door, String path, Map<String, String> fields)
      throws Exception {
    return door.post(server, "/can-bo/chi-tieu" + path, fields);
  }
}
