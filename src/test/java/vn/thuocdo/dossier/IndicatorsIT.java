package vn.thuocdo.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.thuocdo.database.TestDatabase;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.opendata.VerifyPublication;
import vn.thuocdo.publicsite.PublishedOffice;
import vn.thuocdo.staff.Role;
import vn.thuocdo.staff.StaffDoor;

/** From the form of a unit to the page that the public reads. */
class IndicatorsIT {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String PAGE = "/can-bo/chin-chi-so";

  private static EmbeddedServer server;
  private static StaffDoor homeAffairs;
  private static int refusedForWords;
  private static String refusedPage = "";
  private static int refusedForTwoScores;

  @BeforeAll
  static void start() {
    server = ApplicationContext.run(EmbeddedServer.class, TestDatabase.properties());
    PublishedOffice.publishIn(server.getApplicationContext(), IndicatorsIT::enterBeforeClosing);
  }

  private static void enterBeforeClosing() {
    homeAffairs = StaffDoor.open(server.getApplicationContext());
    dossiers("2025-08-04T03:00:00", "2025-08-05T03:00:00", 3);
    dossiers("2025-08-05T09:00:00", "2025-08-05T03:00:00", 2);
    dossiers("2025-08-06T03:00:00", "2025-08-05T03:00:00", 1);
    var wrong = enter("XA-3", "c1-2=nhieu&c3-1=4");
    refusedForWords = wrong.statusCode();
    refusedPage = wrong.body();
    refusedForTwoScores = enter("XA-3", "c5-2=1&c5-0=1").statusCode();
    assertThat(
            enter("XA-3", "c1-2=3&c1-1=2&c1-0=1&c2-2=9&c3-2=9&c4-2=9&c6-2=9&c7-2=9&c9-1=1")
                .statusCode())
        .isEqualTo(303);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void the_points_of_a_unit_are_added_up_and_what_is_skipped_is_named() {
    String page = get(homeAffairs, PAGE + "?ky=2025-Q3&dv=XA-3").body();

    // (3·2 + 2·1) / 6 = 1.33…, five times 2, and 1.
    assertThat(page)
        .containsSubsequence(
            "Xã 3", "không tính: chỉ số 5, 8", ">12,3<", ">Tốt<", ">1,3<", ">2,0<", ">–<", ">1,0<");
    assertThat(page)
        .contains("3 hồ sơ trả sớm, 2 đúng ngày, 1 trễ", "name=\"c1-2\"", "value=\"3\"");
    assertThat(get(homeAffairs, "/can-bo/nhat-ky").body())
        .contains("Nhập điểm chín chỉ số", "XA-3 REPORTING 2025-Q3", "{1=3/2/1, 2=9/0/0");
  }

  @Test
  void what_cannot_be_points_is_refused_in_words_and_stays_in_the_form() {
    assertThat(refusedForWords).isEqualTo(422);
    assertThat(refusedPage).contains("Mỗi ô chỉ ghi một số", "value=\"nhieu\"", "value=\"4\"");
    assertThat(refusedForTwoScores).isEqualTo(422);
    assertThat(get(homeAffairs, PAGE + "?ky=xyz").statusCode()).isEqualTo(400);
  }

  @Test
  void the_public_reads_the_points_of_the_day_of_closing_apart_from_every_share() {
    assertThat(get(null, "/ket-qua/2025-Q3").body())
        .contains("href=\"/ket-qua/2025-Q3/chin-chi-so\"");
    String page = get(null, "/ket-qua/2025-Q3/chin-chi-so").body();
    assertThat(page)
        .contains("không cộng vào tỷ lệ hài lòng")
        .containsSubsequence("Xã 3", ">12,3<", "Tốt", "không tính chỉ số 5, 8", ">1,3<")
        .contains("Thái độ của người tiếp nhận và giải quyết", "Thông tư 01/2018/TT-VPCP");
    assertThat(get(null, "/en/ket-qua/2025-Q3/chin-chi-so").body())
        .containsSubsequence("Commune 3", ">12.3<", "Good", "without 5, 8", ">1.3<");

    assertThat(enter("XA-3", "c1-0=7").statusCode()).isEqualTo(303);

    assertThat(get(null, "/ket-qua/2025-Q3/chin-chi-so").body()).isEqualTo(page);
    assertThat(get(homeAffairs, PAGE + "?ky=2025-Q3").body()).contains(">0,0<", ">Yếu<");
    assertThat(
            enter("XA-3", "c1-2=3&c1-1=2&c1-0=1&c2-2=9&c3-2=9&c4-2=9&c6-2=9&c7-2=9&c9-1=1")
                .statusCode())
        .isEqualTo(303);
  }

  @Test
  void a_stranger_can_calculate_the_points_anew() throws Exception {
    byte[] file =
        HTTP.send(
                HttpRequest.newBuilder(address("/du-lieu/2025-Q3.zip")).build(),
                HttpResponse.BodyHandlers.ofByteArray())
            .body();

    assertThat(VerifyPublication.verify(file, Optional.empty()).findings().kinds())
        .filteredOn(kind -> kind.name().equals("points for handling"))
        .singleElement()
        .satisfies(
            kind -> {
              assertThat(kind.checked()).isEqualTo(4);
              assertThat(kind.problems()).isEmpty();
            });
    assertThat(new String(file, StandardCharsets.UTF_8))
        .contains("XA-3,Xã 3,1,3,2,1,1.3,12.3,Tốt", "XA-3,Xã 3,5,,,,,12.3,Tốt");
  }

  @Test
  void a_quarter_without_points_has_no_page_of_them() {
    assertThat(get(null, "/ket-qua/2025-Q2").body()).doesNotContain("chin-chi-so");
    assertThat(get(null, "/ket-qua/2025-Q2/chin-chi-so").statusCode()).isEqualTo(404);
  }

  @Test
  void a_manager_reads_the_own_unit_and_enters_nothing() {
    var manager =
        StaffDoor.open(server.getApplicationContext(), "quan.ly", Role.UNIT_MANAGER, Set.of(1L));

    assertThat(get(manager, PAGE + "?ky=2025-Q3&dv=XA-3").body())
        .contains("Chưa nhập điểm của đơn vị nào")
        .doesNotContain("Xã 3", "name=\"c1-2\"");
    assertThat(enter(manager, "XA-1", "c1-2=1").statusCode()).isEqualTo(403);
  }

  private static void dossiers(String completedAt, String dueAt, int count) {
    server
        .getApplicationContext()
        .getBean(Transactions.class)
        .write(
            connection -> {
              try (var statement =
                  connection.prepareStatement(
                      "INSERT INTO service_transaction (dossier_hash, case_state, unit_id, point_id,"
                          + " counter_id, procedure_group_id, handled_by, respondent, happened_on,"
                          + " completed_at, due_at, received_at) VALUES (UNHEX(SHA2(UUID(), 256)),"
                          + " 'RETURNED', 3, 3, 0, 0, 'a', 'UNKNOWN', '2025-08-05', ?, ?, ?)")) {
                for (int i = 0; i < count; i++) {
                  statement.setString(1, completedAt);
                  statement.setString(2, dueAt);
                  statement.setString(3, completedAt);
                  statement.executeUpdate();
                }
                return count;
              }
            });
  }

  private static HttpResponse<String> enter(String unit, String counts) {
    return enter(homeAffairs, unit, counts);
  }

  private static HttpResponse<String> enter(StaffDoor who, String unit, String counts) {
    return send(
        who,
        HttpRequest.newBuilder(address(PAGE))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "_csrf=%s&ky=2025-Q3&dv=%s&%s".formatted(who.csrf(), unit, counts))));
  }

  private static HttpResponse<String> get(@Nullable StaffDoor who, String path) {
    return send(who, HttpRequest.newBuilder(address(path)));
  }

  private static URI address(String path) {
    return server.getURI().resolve(path);
  }

  private static HttpResponse<String> send(@Nullable StaffDoor who, HttpRequest.Builder request) {
    if (who != null) {
      request.header("Cookie", who.cookie());
    }
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
