package vn.thuocdo.sms;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.thuocdo.LaterClock;
import vn.thuocdo.database.TestDatabase;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.dossier.ImportTransactions;
import vn.thuocdo.dossier.Systems;
import vn.thuocdo.dossier.TransactionCounts;
import vn.thuocdo.period.OfficeZone;
import vn.thuocdo.rating.Channel;
import vn.thuocdo.rating.GivenTallies;
import vn.thuocdo.rating.Office;
import vn.thuocdo.staff.StaffDoor;
import vn.thuocdo.survey.Questionnaires;
import vn.thuocdo.unit.Offices;

/** The door for one-stop software, by HTTP and by file. */
class TransactionsDoorIT {

  @TempDir private static Path folder;
  private static EmbeddedServer server;
  private static String key;
  private static StaffDoor door;

  @BeforeAll
  static void start() {
    var properties = new HashMap<>(TestDatabase.properties());
    properties.put("thuocdo.keys", folder.resolve("keys").toString());
    properties.put("test.later-clock", "true");
    server = ApplicationContext.run(EmbeddedServer.class, properties);
    Office.open(bean(Transactions.class));
    door = StaffDoor.open(server.getApplicationContext());
    key = bean(Systems.class).create("an", "Một cửa điện tử").orElseThrow();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void each_transaction_has_its_answer_and_a_bad_one_holds_back_no_other() throws Exception {
    String batch =
        """
        {"transactions":[
          {"dossierCode":"H1","point":"MC-TEST","handledBy":"Q1","phone":"0912 000 001"},
          {"dossierCode":"H2","point":"NOWHERE","handledBy":"Q1"},
          {"point":"MC-TEST","handledBy":"Q1"},
          {"dossierCode":"H3","point":"MC-TEST"},
          {"dossierCode":"H4","point":"MC-TEST","handledBy":"Q1","caseState":"LOST"},
          {"dossierCode":"H5","point":"MC-TEST","handledBy":"Q1","completedAt":"yesterday"},
          {"dossierCode":"H6","point":"MC-TEST","handledBy":"Q1","completedAt":"2001-01-01T00:00:00Z"},
          7,
          {"dossierCode":"H7","point":"MC-TEST","handledBy":"chị Hoa 😀","caseState":"received","procedure":"HO_TICH"}
        ]}""";

    assertThat(outcomes(post(batch, key).body()))
        .isEqualTo(
            "STORED REFUSED:POINT_UNKNOWN REFUSED:DOSSIER_CODE_MISSING REFUSED:HANDLED_BY_MISSING"
                + " REFUSED:CASE_STATE_UNKNOWN REFUSED:TIME_UNREADABLE REFUSED:TOO_OLD"
                + " REFUSED:MALFORMED STORED");
    assertThat(outcomes(post(batch, key).body()))
        .startsWith("REPEATED REFUSED")
        .endsWith("REPEATED");
    assertThat(
            text("SELECT CONCAT_WS('|', HEX(dossier_hash), handled_by) FROM service_transaction"))
        .doesNotContain("H1");
  }

  @Test
  void who_has_no_valid_key_is_told_so_and_stores_nothing() throws Exception {
    String batch =
        "{\"transactions\":[{\"dossierCode\":\"X\",\"point\":\"MC-TEST\",\"handledBy\":\"Q1\"}]}";
    assertThat(post(batch, "").statusCode()).isEqualTo(401);
    assertThat(post(batch, "nonsense").statusCode()).isEqualTo(401);
    String revoked = bean(Systems.class).create("an", "Cũ").orElseThrow();
    bean(Systems.class).revoke("an", bean(Systems.class).list().getLast().id());
    assertThat(post(batch, revoked).statusCode()).isEqualTo(403);
    assertThat(text("SELECT what FROM audit_line ORDER BY number"))
        .contains("one-stop-system-added", "one-stop-system-revoked");
  }

  @Test
  void what_is_no_batch_is_refused_as_such() throws Exception {
    assertThat(post("nonsense", key).statusCode()).isEqualTo(400);
    assertThat(post("[]", key).statusCode()).isEqualTo(400);
    assertThat(post("{\"transactions\":{}}", key).statusCode()).isEqualTo(400);
    String many = IntStream.range(0, 501).mapToObj(i -> "{}").collect(Collectors.joining(","));
    assertThat(post("{\"transactions\":[" + many + "]}", key).statusCode()).isEqualTo(413);
    assertThat(post("{\"transactions\":[" + " ".repeat(1_100_000) + "]}", key).statusCode())
        .isEqualTo(413);
  }

  @Test
  void a_file_is_taken_line_by_line_and_may_come_twice() throws Exception {
    String file =
        """
        \uFEFFdossierCode;point;handledBy;phone
        F1;MC-TEST;Q1;0912 000 002
        F2;NOWHERE;Q1;0912 000 003
        "F3;MC-TEST;Q1;
        F4;MC-TEST;Q1;

        """;
    var load = bean(ImportTransactions.class);

    var trial = load.load(in(file), true, (done, of) -> {});
    assertThat(trial.stored()).isEqualTo(2);
    assertThat(trial.refused())
        .extracting(line -> line.line() + line.reason())
        .containsExactly("3POINT_UNKNOWN", "4QUOTE_OPEN");
    assertThat(load.load(in(file), false, (done, of) -> {}).stored()).isEqualTo(2);
    assertThat(load.load(in(file), false, (done, of) -> {}).repeated()).isEqualTo(2);
    assertThat(load.load(in("a,b\n1,2\n"), false, (done, of) -> {}).refused())
        .extracting(ImportTransactions.RefusedLine::reason)
        .containsExactly("COLUMNS_MISSING");
  }

  @Test
  void what_led_to_a_citizen_is_forgotten_in_time() throws Exception {
    post(
        "{\"transactions\":[{\"dossierCode\":\"Z\",\"point\":\"MC-TEST\",\"handledBy\":\"Q1\",\"phone\":\"0912000009\"}]}",
        key);
    assertThat(text("SELECT COUNT(number_hash) FROM sms_draw")).isNotEqualTo("0");

    bean(LaterClock.class).putForward(Duration.ofDays(31));
    bean(Transactions.class)
        .write(connection -> Sql.update(connection, "UPDATE sms_message SET state = 'EXPIRED'"));
    bean(ForgetNumbers.class).forget();

    assertThat(text("SELECT COUNT(number_hash) FROM sms_draw")).isEqualTo("0");
    assertThat(text("SELECT COUNT(number_hash) FROM invitation")).isEqualTo("0");
    assertThat(
            text(
                "SELECT COUNT(number_hash) + COUNT(number_sealed) + COUNT(body_sealed) FROM sms_message"))
        .isEqualTo("0");
    bean(LaterClock.class).putForward(Duration.ofDays(-31));
  }

  @Test
  void a_day_counted_by_hand_is_a_denominator_until_software_tells_of_it() throws Exception {
    String day = OfficeZone.today(bean(InstantSource.class)).toString();
    bean(Transactions.class)
        .write(
            connection ->
                Sql.update(
                        connection,
                        "INSERT INTO unit (id, code, name, name_en, unit_group, valid_from) VALUES"
                            + " (2, 'XA-2', 'Xã Hai', 'Commune two', 'COMMUNE', '2000-01-01')")
                    + Sql.update(
                        connection,
                        "INSERT INTO one_stop_point (id, code, unit_id, name, name_en, valid_from)"
                            + " VALUES (2, 'MC-2', 2, 'Một cửa', 'One stop', '2000-01-01')"));
    bean(Offices.class).forget();
    String form = "_csrf=" + door.csrf() + "&diem=MC-2&ngay=" + day;
    int question = bean(Questionnaires.class).listHeadlineQuestions().getFirst().id();
    bean(Transactions.class)
        .write(
            connection -> {
              GivenTallies.add(
                  connection,
                  LocalDate.parse(day),
                  2,
                  1,
                  question,
                  Channel.KIOSK,
                  0,
                  0,
                  0,
                  2,
                  8,
                  0);
              return 0;
            });

    assertThat(staff("/can-bo/giao-dich", form + "&nhom-HO_TICH=40&nhom--=x").statusCode())
        .isEqualTo(422);
    assertThat(staff("/can-bo/giao-dich", form + "&nhom-HO_TICH=50&nhom--=2").statusCode())
        .isEqualTo(303);
    assertThat(staff("/can-bo/giao-dich", form + "&nhom-HO_TICH=40").statusCode()).isEqualTo(303);

    assertThat(text("SELECT CONCAT_WS(' ', procedure_group_id, counted) FROM counted_transactions"))
        .isEqualTo("1 40");
    assertThat(
            text(
                "SELECT CONCAT_WS('>', COALESCE(before_value, '-'), COALESCE(after_value, '-')) FROM audit_line WHERE what = 'transactions-counted' ORDER BY number"))
        .isEqualTo("->2 ->50 2>- 50>40");
    assertThat(counted(day)).isEqualTo(40);
    assertThat(staff("/can-bo/ky?don-vi=XA-2", "").body())
        .contains(
            "Tỷ lệ trả lời theo đơn vị",
            "Tỷ lệ trả lời theo lĩnh vực",
            "25,00%",
            "100,00% (75,75–100,00%)");

    post(
        """
        {"transactions":[{"dossierCode":"W1","point":"MC-2","handledBy":"Q1","procedure":"HO_TICH"}]}""",
        key);
    assertThat(counted(day)).isEqualTo(1);
    assertThat(staff("/can-bo/giao-dich?diem=MC-2&ngay=" + day, "").body())
        .contains("Phần mềm đã báo 1 giao dịch");
    assertThat(staff("/can-bo/giao-dich?diem=MC-2&ngay=2099-01-01", "").body())
        .contains("không ở tương lai");
  }

  @Test
  void a_file_is_tried_stored_and_its_refused_lines_handed_back_in_the_browser() throws Exception {
    String file = "dossierCode,point,handledBy,phone\nB1,MC-TEST,Q1,\nB2,NOWHERE,Q1,0912000003\n";

    assertThat(upload(file, "co", door.csrf()).body())
        .contains("chưa lưu gì: 1 dòng sẽ được nhập")
        .doesNotContain("0912000003");
    var stored = upload(file, "khong", door.csrf()).body();
    assertThat(stored).contains("Đã nhập 1 dòng", "Dòng 3: Không có điểm");
    var download =
        java.util.regex.Pattern.compile("base64,([A-Za-z0-9+/=]+)")
            .matcher(stored.replace("&#61;", "="));
    assertThat(download.find()).isTrue();
    assertThat(
            new String(
                java.util.Base64.getDecoder().decode(download.group(1)), StandardCharsets.UTF_8))
        .contains("B2,NOWHERE,Q1,0912000003,\"Không có điểm");
    assertThat(upload(file, "khong", "x").statusCode()).isEqualTo(403);
    assertThat(text("SELECT after_value FROM audit_line WHERE what = 'transactions-imported'"))
        .isEqualTo("stored 1, repeated 0, refused 1");
  }

  private static long counted(String day) {
    LocalDate on = LocalDate.parse(day);
    return bean(TransactionCounts.class).of(on, on).entrySet().stream()
        .filter(entry -> entry.getKey().unitId() == 2)
        .mapToLong(java.util.Map.Entry::getValue)
        .sum();
  }

  /**
   * @param form empty for looking at the page
   */
  private static HttpResponse<String> staff(String path, String form) throws Exception {
    var request =
        HttpRequest.newBuilder(server.getURI().resolve(path)).header("Cookie", door.cookie());
    if (!form.isEmpty()) {
      request
          .header("Content-Type", "application/x-www-form-urlencoded")
          .POST(HttpRequest.BodyPublishers.ofString(form));
    }
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  private static HttpResponse<String> upload(String file, String trial, String token)
      throws Exception {
    String body =
        """
        --sep
        Content-Disposition: form-data; name="_csrf"

        %s
        --sep
        Content-Disposition: form-data; name="tep"; filename="ho-so.csv"
        Content-Type: text/csv

        %s
        --sep
        Content-Disposition: form-data; name="thu"

        %s
        --sep--
        """
            .formatted(token, file, trial)
            .replace("\n", "\r\n");
    var request =
        HttpRequest.newBuilder(server.getURI().resolve("/can-bo/giao-dich/tep"))
            .header("Cookie", door.cookie())
            .header("Content-Type", "multipart/form-data; boundary=sep")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  private static ByteArrayInputStream in(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String outcomes(String body) {
    return java.util.regex.Pattern.compile(
            "\"outcome\":\"(\\w+)\"(?:,\"reason\":(?:null|\"(\\w+)\"))?")
        .matcher(body)
        .results()
        .map(found -> found.group(1) + (found.group(2) == null ? "" : ":" + found.group(2)))
        .collect(Collectors.joining(" "));
  }

  private static HttpResponse<String> post(String body, String bearer)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(server.getURI() + "/api/transactions"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (!bearer.isEmpty()) {
      request.header("Authorization", "Bearer " + bearer);
    }
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  private static String text(String sql) {
    return bean(Transactions.class)
        .read(
            connection ->
                Sql.list(connection, sql, row -> String.valueOf(row.getString(1))).stream()
                    .collect(Collectors.joining(" ")));
  }

  private static <T> T bean(Class<T> type) {
    return server.getApplicationContext().getBean(type);
  }
}
