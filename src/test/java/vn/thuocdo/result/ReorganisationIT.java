package vn.thuocdo.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.thuocdo.database.TestDatabase;
import vn.thuocdo.database.Transactions;
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
    var request =
        HttpRequest.newBuilder(server.getURI().resolve(path)).header("Cookie", door.cookie());
    if (fields != null) {
      var all = new LinkedHashMap<>(fields);
      all.put("_csrf", door.csrf());
      String body =
          all.entrySet().stream()
              .map(
                  field ->
                      field.getKey()
                          + "="
                          + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
              .collect(Collectors.joining("&"));
      request
          .header("Origin", server.getURI().toString())
          .header("Content-Type", "application/x-www-form-urlencoded")
          .POST(HttpRequest.BodyPublishers.ofString(body));
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
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
