package vn.thuocdo.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.thuocdo.database.TestDatabase;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.opendata.VerifyPublication;
import vn.thuocdo.paper.ImportCounts;
import vn.thuocdo.period.Period;
import vn.thuocdo.period.ReportingCalendar;
import vn.thuocdo.rating.Channel;
import vn.thuocdo.rating.GivenTallies;
import vn.thuocdo.staff.StaffDoor;
import vn.thuocdo.survey.Questionnaires;
import vn.thuocdo.target.Comparator;
import vn.thuocdo.target.Target;
import vn.thuocdo.target.Targets;
import vn.thuocdo.unit.Domain;
import vn.thuocdo.unit.ImportDirectory;
import vn.thuocdo.unit.Offices;

/** The 1st of July 2025: A and B became M; C was split between M2 and N; old units ended. */
class ReorganisationIT {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String CSV =
      """
      kind,code,name,name_en,parent,group,valid_from,valid_to
      UNIT,TINH,Tỉnh,Province,,PROVINCE,,
      UNIT,A,Xã A,,TINH,COMMUNE,,2025-06-30
      UNIT,B,Xã B,,TINH,COMMUNE,,2025-06-30
      UNIT,C,Xã C,,TINH,COMMUNE,,2025-06-30
      UNIT,M,Xã M,,TINH,COMMUNE,2025-07-01,
      UNIT,M2,Xã M2,,TINH,COMMUNE,2025-07-01,
      UNIT,N,Xã N,,TINH,COMMUNE,2025-07-01,
      UNIT,K,Xã Cũ Tên,,TINH,COMMUNE,,
      POINT,P-M,Điểm M,,M,,2025-07-01,
      """;

  private static EmbeddedServer server;
  private static StaffDoor door;

  @BeforeAll
  static void start() throws Exception {
    server = ApplicationContext.run(EmbeddedServer.class, TestDatabase.properties());
    door = StaffDoor.open(server.getApplicationContext());
    load(CSV);
    for (String[] one :
        new String[][] {
          {"A", "M", "MERGE", ""},
          {"B", "M", "MERGE", "100"}
        }) {
      assertThat(succeed(one[0], one[1], one[2], one[3]).statusCode()).isEqualTo(303);
    }
    String split =
        """
        predecessor,successor,effective_on,kind,share,basis,document
        C,M2,2025-07-01,SPLIT,60,AREA,NQ 1
        C,N,2025-07-01,SPLIT,40,AREA,NQ 1
        C,NONE,2025-07-01,SPLIT,40,,
        """;
    assertThat(upload(split, "SUCCESSIONS_TRIAL"))
        .contains("chưa ghi gì: 2 sự kế thừa ghi được, từ chối 1 dòng", "Dòng 4: ");
    assertThat(bean(Offices.class).listSuccessions()).hasSize(2);
    assertThat(upload(split, "SUCCESSIONS")).contains("Đã ghi 2 sự kế thừa");
    tally("A", "2025-06-20", 10, 40);
    tally("B", "2025-06-25", 2, 98);
    tally("M", "2025-07-02", 30, 70);
    tally("M", "2025-09-20", 10, 90);
    tally("K", "2025-06-20", 5, 45);
    tally("K", "2025-07-20", 5, 45);
    bean(Targets.class)
        .insertIfNew(
            new Target(
                "T-A",
                "Riêng xã A",
                "A alone",
                Domain.ADMINISTRATION,
                null,
                unit("A"),
                Comparator.GE,
                new BigDecimal("0.8"),
                LocalDate.parse("2025-01-01"),
                LocalDate.parse("2027-12-31"),
                "thử",
                true));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void a_file_of_the_directory_says_first_what_would_change_and_what_it_refuses() throws Exception {
    String file = "kind,code,name,parent,group\nUNIT,Z,Xã Z,TINH,COMMUNE\nUNIT,Y,,TINH,COMMUNE\n";

    assertThat(upload(file, "DIRECTORY_TRIAL"))
        .contains("Xem thử, chưa ghi gì. Thêm 1", "UNIT Z", "Dòng 3: ", "data:text/csv");
    assertThat(bean(Offices.class).findUnit("Z")).isEmpty();

    assertThat(upload(file, "DIRECTORY")).contains("Đã ghi vào danh mục. Thêm 1");
    assertThat(bean(Offices.class).findUnit("Z")).isPresent();
  }

  @Test
  void counts_of_whole_predecessors_are_added_and_the_quarter_is_cut_at_the_day() {
    var quarters =
        List.of(
            Period.parse("2025-Q3", ReportingCalendar.REPORTING),
            Period.parse("2025-Q4", ReportingCalendar.REPORTING));
    var series = bean(ComparableSeries.class).of(unit("M"), quarters);

    assertThat(series.refusedFor()).isEmpty();
    assertThat(series.points()).hasSize(3);
    var before = series.points().get(0);
    assertThat(before.period().to()).isEqualTo("2025-06-30");
    assertThat(before.own()).isEqualTo(Counts.NONE);
    // 138 of 150, not the mean of 80 % and 98 %.
    assertThat(before.comparable().satisfied()).isEqualTo(138);
    assertThat(before.comparable().sampleSize()).isEqualTo(150);
    var after = series.points().get(1);
    assertThat(after.isFirstAfter()).isTrue();
    assertThat(after.period().from()).isEqualTo("2025-07-01");
    assertThat(after.own().sampleSize()).isEqualTo(100);
    assertThat(after.comparable()).isEqualTo(after.own());
    assertThat(series.points().get(2).isFirstAfter()).isFalse();
  }

  @Test
  void after_a_partial_split_there_is_no_comparable_series_and_the_page_says_why()
      throws Exception {
    var series =
        bean(ComparableSeries.class)
            .of(unit("M2"), List.of(Period.parse("2025-Q3", ReportingCalendar.REPORTING)));

    assertThat(series.refusedFor()).contains(unit("C"));
    assertThat(get("/M2/chuoi").body()).contains("Xã C chỉ nhập một phần");
    assertThat(get("/M/chuoi").body()).contains("Sắp xếp đơn vị hành chính 01/07/2025");
    assertThat(get("").body()).contains("Cộng được số đếm", "Không so sánh được", "60%");
  }

  @Test
  void only_units_that_lived_the_whole_period_are_ranked() {
    var document = bean(Figures.class).live(Period.parse("2025-Q3", ReportingCalendar.REPORTING));

    assertThat(document.findUnit("K").orElseThrow().rank()).isEqualTo(1);
    assertThat(document.findUnit("M").orElseThrow().rank()).isNull();
    assertThat(document.findUnit("A").orElseThrow().rank()).isNull();
  }

  @Test
  void a_target_ends_with_its_unit_and_nobody_inherits_it() throws Exception {
    var after = bean(Figures.class).live(Period.parse("2025-Q4", ReportingCalendar.REPORTING));

    assertThat(after.findUnit("A")).isEmpty();
    assertThat(after.findUnit("M").orElseThrow().targets()).isEmpty();
    assertThat(send("/can-bo/chi-tieu", null).body()).contains("Hết hiệu lực do sắp xếp");
  }

  @Test
  void another_name_from_a_day_on_leaves_the_past_as_it_was() throws Exception {
    String line =
        CSV.lines().findFirst().orElseThrow()
            + "\nUNIT,K,Phường Tên Mới,,TINH,COMMUNE,2025-07-01,\n";
    var tried = send("/can-bo/danh-muc/nhap", Map.of("csv", line));
    assertThat(tried.body()).contains("Giai đoạn mới", "Xã Cũ Tên", "Phường Tên Mới");
    assertThat(bean(Offices.class).findUnit("K").orElseThrow().name()).isEqualTo("Xã Cũ Tên");

    var written = send("/can-bo/danh-muc/nhap", Map.of("csv", line, "ghi", "true"));
    assertThat(written.body()).contains("Đã ghi vào danh mục");
    send("/can-bo/danh-muc/nhap", Map.of("csv", line, "ghi", "true"));

    assertThat(nameIn("2025-Q2")).isEqualTo("Xã Cũ Tên");
    assertThat(nameIn("2025-Q3")).isEqualTo("Phường Tên Mới");
    var unit = bean(Offices.class).findUnit("K").orElseThrow();
    assertThat(unit.name()).isEqualTo("Phường Tên Mới");
    assertThat(unit.validFrom()).isEqualTo("2000-01-01");
    var again = send("/can-bo/danh-muc/nhap", Map.of("csv", line));
    assertThat(again.body()).contains("giữ nguyên 1");
    var refused =
        send("/can-bo/danh-muc/nhap", Map.of("csv", line + "UNIT,Z,Xã Z,,KHONG,COMMUNE,,\n"));
    assertThat(refused.body()).contains("Các dòng bị từ chối", "UNIT,Z,Xã Z");
  }

  @Test
  void a_code_passes_from_one_unit_to_another_and_everything_finds_the_unit_of_its_day()
      throws Exception {
    assertThat(giveCode("M", "301", "2025-07-01").statusCode()).isEqualTo(303);
    assertThat(giveCode("N", "301", "2025-08-01").body()).contains("đang là mã của đơn vị M");
    assertThat(giveCode("M", "302", "2025-10-01").statusCode()).isEqualTo(303);
    assertThat(giveCode("M", "303", "2024-10-01").body()).contains("đơn vị không hoạt động");
    assertThat(
            upload(
                "kind,code,name,valid_from,official_code\nUNIT,N,Xã N,2025-10-01,301\n",
                "DIRECTORY"))
        .contains("đổi 1");
    assertThat(get("/M").body())
        .contains("01/07/2025 – 30/09/2025", "301", "01/10/2025 – …", "302");
    assertThat(bean(Offices.class).findUnit("M").orElseThrow().validFrom()).isEqualTo("2025-07-01");

    assertThat(tellContact("M", "0912 345 678").body()).contains("không đăng số di động");
    assertThat(tellContact("M", "1022").statusCode()).isEqualTo(303);
    assertThat(
            upload(
                "kind,code,name,valid_from,address\nUNIT,302,Xã M,2025-10-01,Số 1 <b>\n",
                "DIRECTORY"))
        .contains("đổi 1");
    assertThat(get("/M").body()).contains("value=\"1022\"", "Số 1 &lt;b>");

    // Half of the second month the code was M's, then N's.
    String counts =
        """
        unit_code,period,question,n1,n2,n3,n4,n5
        301,2025-M9,OVERALL,0,0,0,0,91
        301,2025-M10,OVERALL,0,0,0,0,92
        301,2025-M11,OVERALL,0,0,0,0,93
        N,2025-M12,OVERALL,0,0,0,0,94
        """;
    var file = java.nio.file.Files.createTempFile("counts", ".csv");
    java.nio.file.Files.writeString(file, counts);
    bean(ImportCounts.class).load(file, ImportCounts.Mode.ADD, "test", (done, of) -> {});
    java.nio.file.Files.delete(file);
    assertThat(list("SELECT u.code, h.n5 FROM historic_count h JOIN unit u ON u.id = h.unit_id"))
        .containsExactlyInAnyOrder("M 91", "N 93", "N 94");
    assertThat(
            list("SELECT what, subject FROM audit_line WHERE what LIKE 'unit-%' ORDER BY number"))
        .containsExactly(
            "unit-code-changed M",
            "unit-code-changed M",
            "unit-code-changed N",
            "unit-contact-changed M",
            "unit-contact-changed M");

    bean(Publish.class).publish(Period.parse("2025-Q4", ReportingCalendar.REPORTING), "test");
    var byCode = send("/ket-qua/2025-Q4/don-vi/302", null);
    assertThat(byCode.headers().firstValue("Location")).contains("/ket-qua/2025-Q4/don-vi/M");
    assertThat(send("/ket-qua/2025-Q4/don-vi/M", null).body())
        .contains("Mã chính thức trong kỳ", "302", "href=\"tel:1022\"", "Số 1 &lt;b&gt;");
    assertThat(send("/tim-kiem?q=302", null).body()).contains("/ket-qua/2025-Q4/don-vi/M");
    byte[] zip =
        HTTP.send(
                HttpRequest.newBuilder(server.getURI().resolve("/du-lieu/2025-Q4.zip")).build(),
                HttpResponse.BodyHandlers.ofByteArray())
            .body();
    // The answers were given to the tallies alone, so there are no ratings to prove.
    assertThat(VerifyPublication.verify(zip, Optional.empty()).findings().kinds())
        .filteredOn(kind -> !kind.name().equals("ratings"))
        .allSatisfy(kind -> assertThat(kind.problems()).isEmpty())
        .anySatisfy(kind -> assertThat(kind.name()).isEqualTo("directory"));
    assertThat(entry(zip, "don-vi.csv"))
        .contains("M,302,Xã M,Xã M,,1022,,Số 1 <b>,", "N,301,Xã N")
        .doesNotContain("A,");
  }

  private static HttpResponse<String> giveCode(String unit, String code, String from)
      throws Exception {
    return send("/can-bo/danh-muc/" + unit + "/ma", Map.of("ma", code, "tu", from));
  }

  private static HttpResponse<String> tellContact(String unit, String phone) throws Exception {
    return send("/can-bo/danh-muc/" + unit + "/lien-he", Map.of("dien-thoai", phone));
  }

  private static String entry(byte[] zip, String name) throws Exception {
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (entry.getName().equals(name)) {
          return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
      }
    }
    throw new AssertionError("No " + name);
  }

  private static List<String> list(String sql) {
    return bean(Transactions.class)
        .read(
            connection -> {
              try (var statement = connection.createStatement();
                  var rows = statement.executeQuery(sql)) {
                var list = new ArrayList<String>();
                while (rows.next()) {
                  list.add(rows.getString(1) + " " + rows.getString(2));
                }
                return list;
              }
            });
  }

  @Test
  void a_unit_that_is_still_there_cannot_have_been_merged() throws Exception {
    assertThat(succeed("K", "M", "MERGE", "").body()).contains("còn hoạt động vào ngày ấy");
    assertThat(succeed("A", "KHONG", "MERGE", "").statusCode()).isEqualTo(422);
    assertThat(succeed("A", "M", "MERGE", "120").statusCode()).isEqualTo(422);
  }

  private static String nameIn(String quarter) {
    var period = Period.parse(quarter, ReportingCalendar.REPORTING);
    return bean(Offices.class).listUnitsAsOf(period.to()).stream()
        .filter(unit -> unit.code().equals("K"))
        .findFirst()
        .orElseThrow()
        .name();
  }

  private static void load(String csv) throws Exception {
    var report =
        bean(ImportDirectory.class)
            .apply(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), "test");
    assertThat(report.refused()).isEmpty();
  }

  private static HttpResponse<String> succeed(String from, String to, String kind, String share)
      throws Exception {
    return send(
        "/can-bo/danh-muc/ke-thua",
        Map.of("truoc", from, "sau", to, "kieu", kind, "phan", share, "ngay", "2025-07-01"));
  }

  private static void tally(String unit, String day, long unsatisfied, long satisfied) {
    int question = bean(Questionnaires.class).listHeadlineQuestions().getFirst().id();
    bean(Transactions.class)
        .write(
            connection -> {
              GivenTallies.add(
                  connection,
                  LocalDate.parse(day),
                  unit(unit),
                  0,
                  question,
                  Channel.KIOSK,
                  unsatisfied,
                  0,
                  0,
                  0,
                  satisfied,
                  0);
              return 0;
            });
  }

  private static long unit(String code) {
    return bean(Offices.class).findUnit(code).orElseThrow().id();
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return send("/can-bo/danh-muc" + path, null);
  }

  private static HttpResponse<String> send(
      String path, @org.jspecify.annotations.Nullable Map<String, String> fields) throws Exception {
    return fields == null ? door.get(server, path) : door.post(server, path, fields);
  }

  private static <T> T bean(Class<T> type) {
    return server.getApplicationContext().getBean(type);
  }

  private static String upload(String file, String kind) throws Exception {
    String body =
        """
        --sep
        Content-Disposition: form-data; name="_csrf"

        %s
        --sep
        Content-Disposition: form-data; name="tep"; filename="tep.csv"
        Content-Type: text/csv

        %s
        --sep
        Content-Disposition: form-data; name="viec"

        %s
        --sep--
        """
            .formatted(door.csrf(), file, kind)
            .replace("\n", "\r\n");
    return HTTP.send(
            HttpRequest.newBuilder(server.getURI().resolve("/can-bo/danh-muc/tep"))
                .header("Cookie", door.cookie())
                .header("Content-Type", "multipart/form-data; boundary=sep")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }
}
