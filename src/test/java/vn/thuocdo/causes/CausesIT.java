package vn.thuocdo.causes;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.thuocdo.database.TestDatabase;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.period.OfficeZone;
import vn.thuocdo.period.Period;
import vn.thuocdo.period.PeriodKind;
import vn.thuocdo.period.ReportingCalendar;
import vn.thuocdo.rating.Channel;
import vn.thuocdo.rating.NewRating;
import vn.thuocdo.rating.Office;
import vn.thuocdo.rating.Place;
import vn.thuocdo.rating.RecordForms;
import vn.thuocdo.rating.Respondent;
import vn.thuocdo.rating.StoreRatings;
import vn.thuocdo.result.Publish;
import vn.thuocdo.staff.Role;
import vn.thuocdo.staff.StaffDoor;
import vn.thuocdo.survey.Questionnaires;
import vn.thuocdo.unit.Offices;

class CausesIT {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static EmbeddedServer server;
  private static StaffDoor homeAffairs;
  private static StaffDoor manager;

  @BeforeAll
  static void start() {
    server = ApplicationContext.run(EmbeddedServer.class, TestDatabase.properties());
    var context = server.getApplicationContext();
    Office.open(context.getBean(Transactions.class));
    context.getBean(Offices.class).forget();
    give("2024-01-10", 1, 5, 90, "", "");
    give("2024-01-10", 1, 2, 10, "WAIT", "");
    give("2024-01-10", 2, 5, 90, "", "");
    give("2024-01-10", 2, 2, 10, "WAIT", "");
    give("2024-04-10", 1, 5, 90, "", "");
    give("2024-04-10", 1, 2, 10, "WAIT", "");
    give("2024-04-10", 2, 5, 50, "", "");
    give("2024-04-10", 2, 1, 49, "EXTRA_COST", "");
    give("2024-04-10", 2, 1, 1, "ATTITUDE", "Quầy 2 chờ lâu, gọi tôi 0912 345 678");
    String today = OfficeZone.today(InstantSource.system()).toString();
    give(today, 1, 1, 1, "WAIT", "Vừa viết xong");
    giveByHour();
    giveToRise();
    giveCountedByHand();
    homeAffairs = StaffDoor.open(context);
    manager = StaffDoor.open(context, "quan.ly", Role.UNIT_MANAGER, Set.of(1L));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void the_counter_that_carries_the_fall_stands_on_top_and_the_parts_add_up() throws Exception {
    String page = get(homeAffairs, "2024-Q2").body();

    assertThat(page)
        .containsSubsequence(
            "Thay đổi so với Quý I/2024: −20,00 điểm phần trăm",
            "Theo quầy",
            "Quầy 2",
            "90,00% (100)",
            "50,00% (100)",
            "−20,00",
            "Quầy 1");
    assertThat(page).doesNotContain("0912 345 678");
    assertThat(page).contains("Quầy 2 chờ lâu, gọi tôi [•••]", "Phải chi thêm ngoài quy định");
  }

  @Test
  void an_office_reads_no_confidential_reason_and_comments_only_when_they_are_old()
      throws Exception {
    String old = get(manager, "2024-Q2").body();
    String running =
        get(
                manager,
                Period.current(
                        PeriodKind.QUARTER,
                        ReportingCalendar.REPORTING,
                        OfficeZone.today(InstantSource.system()))
                    .code())
            .body();

    assertThat(old)
        .contains("Quầy 2 chờ lâu", "Lý do khác hoặc bảo mật")
        .doesNotContain("Phải chi thêm ngoài quy định", "Thái độ chưa đúng mực");
    assertThat(running).doesNotContain("Vừa viết xong");
    assertThat(get(homeAffairs, "").body()).contains("Vừa viết xong");
  }

  @Test
  void the_hours_that_carry_the_fall_add_up_to_it_with_what_has_no_hour() throws Exception {
    assertThat(get(homeAffairs, "2024-Q4").body())
        .containsSubsequence(
            "Thay đổi so với Quý III/2024: −20,00 điểm phần trăm",
            "Theo giờ trong ngày",
            "15–16 giờ",
            "90,00% (40)",
            "40,00% (40)",
            "−20,00",
            "Không rõ giờ",
            "90,00% (20)",
            "90,00% (20)");
    assertThat(get(homeAffairs, "2024-Q4").body()).doesNotContain("17–18 giờ");
    assertThat(get(homeAffairs, "2024-Q2").body()).doesNotContain("Theo giờ trong ngày");
  }

  @Test
  void beside_a_unit_that_rose_stands_what_it_did() throws Exception {
    assertThat(get(homeAffairs, "2025-Q1").body())
        .containsSubsequence(
            "Đơn vị tiến bộ rõ",
            "Xã Thử",
            "Cao hơn Quý IV/2024 30,00 điểm phần trăm",
            "Quý IV/2024: «Chiều phải chờ lâu». Đã làm: Mở thêm quầy buổi chiều (xong ngày"
                + " 05/01/2025)");
  }

  @Test
  void counters_that_ask_fewer_or_only_after_a_result_are_pointed_out_to_home_affairs()
      throws Exception {
    String fewer = asked(homeAffairs, "2024-Q4").body();
    assertThat(fewer)
        .containsSubsequence(
            "Ít người được hỏi hơn quý trước",
            "Một cửa Xã Thử · Quầy 1",
            "40 ý kiến tại ki-ốt trên 100 giao dịch (40,00%), quý này 40 trên 400 (10,00%)",
            "giảm 30,00 điểm phần trăm",
            "Chưa so được nơi nào: cần các ý kiến",
            "so được 2 quầy")
        .doesNotContain("· Quầy 2");
    assertThat(asked(homeAffairs, "2025-Q1").body())
        .containsSubsequence(
            "Phần lớn chỉ hỏi sau khi trả được kết quả",
            "Một cửa Xã Thử · Quầy 2",
            "60 trên 100 có kết quả (60,00%)",
            "40 trên 40 (100,00%)",
            "cao hơn 40,00 điểm phần trăm");
    assertThat(asked(homeAffairs, "2025-Q2").body())
        .contains("Chưa so được 1 điểm", "so được 0 quầy");
    assertThat(asked(homeAffairs, "2023-Q3").body())
        .containsSubsequence(
            "<strong>Một cửa Xã Thử</strong>", "80 ý kiến", "80 trên 800", "10,00%")
        .contains("so được 1 quầy hoặc điểm")
        .doesNotContain("Chưa so được 1 điểm", "· Quầy");
    assertThat(asked(manager, "2024-Q4").statusCode()).isEqualTo(403);
    assertThat(asked(homeAffairs, "xyz").statusCode()).isEqualTo(400);
  }

  @Test
  void what_is_no_quarter_is_refused_in_words() throws Exception {
    var answer = get(homeAffairs, "2024-M01");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("«2024-M01» không phải là quý");
  }

  /** At a quarter past eight nothing changes; at a quarter past three half are lost. */
  private static void giveByHour() {
    for (String day : List.of("2024-07-10", "2024-10-10")) {
      giveAtKiosk(day, 8, 1, 5, 36, "");
      giveAtKiosk(day, 8, 1, 1, 4, "");
      give(day, 0, 5, 17, "", "");
      giveAtKiosk(day, 17, 2, 5, 1, "");
      give(day, 0, 1, 2, "", "");
    }
    giveAtKiosk("2024-07-10", 15, 2, 4, 36, "");
    giveAtKiosk("2024-07-10", 15, 2, 1, 4, "");
    giveAtKiosk("2024-10-10", 15, 2, 4, 16, "");
    giveAtKiosk("2024-10-10", 15, 2, 1, 24, "");
    giveAtKiosk("2024-10-10", 15, 2, 1, 10, "BURST");
    write(
        "INSERT INTO exclusion (given_on, point_id, counter_id, reason, ratings, decided_by,"
            + " decided_at) VALUES ('2024-10-10', 1, 2, 'Giống hệt nhau', 10, 'test',"
            + " '2024-10-11')");
    dossiers("2024-07-10", 1, "RETURNED", 100);
    dossiers("2024-07-10", 2, "RETURNED", 100);
    dossiers("2024-10-10", 1, "RETURNED", 400);
    dossiers("2024-10-10", 2, "RETURNED", 100);
  }

  /** Somebody counts the transactions of the point by hand; its counters are not told apart. */
  private static void giveCountedByHand() {
    for (String day : List.of("2023-05-10", "2023-08-10")) {
      giveAtKiosk(day, 9, 1, 5, 40, "");
      giveAtKiosk(day, 9, 2, 5, 40, "");
    }
    write(
        "INSERT INTO counted_transactions (day, point_id, procedure_group_id, unit_id, counted,"
            + " entered_by, entered_at) VALUES ('2023-05-10', 1, 1, 1, 100, 'test', '2023-05-11'),"
            + " ('2023-08-10', 1, 1, 1, 800, 'test', '2023-08-11')");
  }

  /** After a remedy everybody is content; at counter 2 only those with a result are asked. */
  private static void giveToRise() {
    server
        .getApplicationContext()
        .getBean(Publish.class)
        .publish(Period.parse("2024-Q4", ReportingCalendar.REPORTING), "test");
    write(
        "INSERT INTO remedy (calendar, period, unit_id, finding, measure, responsible, due_on,"
            + " done_on, evidence, added_by, added_at, changed_by, changed_at, revision) VALUES"
            + " ('REPORTING', '2024-Q4', 1, 'Chiều phải chờ lâu', 'Mở thêm quầy buổi chiều', '',"
            + " '2025-02-01', '2025-01-05', '', 'test', '2024-12-20', 'test', '2025-01-05', 2)");
    giveAtKiosk("2025-01-10", 9, 1, 5, 60, "");
    var answers = Map.of("OVERALL", "5", "CASE_STATE", "RETURNED");
    store("LINK_5Q", Channel.LINK, "2025-01-10", 2, 40, answers, "");
    dossiers("2025-01-10", 1, "RETURNED", 100);
    dossiers("2025-01-10", 2, "RETURNED", 60);
    dossiers("2025-01-10", 2, "REFUSED", 40);
  }

  private static void giveAtKiosk(
      String day, int hour, long counter, int score, int times, String suspicion) {
    var context = server.getApplicationContext();
    var at = LocalDate.parse(day).atTime(hour, 15).atZone(OfficeZone.ZONE).toInstant();
    var ratings = new ArrayList<NewRating>();
    for (int i = 0; i < times; i++) {
      ratings.add(
          new NewRating(
              UUID.randomUUID(),
              context.getBean(Questionnaires.class).findCurrent("KIOSK_1TAP").orElseThrow(),
              new Place(1, 1, counter, Place.NOT_TOLD),
              Channel.KIOSK,
              Respondent.UNKNOWN,
              "vi",
              false,
              suspicion,
              at.plusSeconds(20L * i),
              0,
              at,
              null,
              null,
              Map.of("OVERALL", score),
              null,
              null));
    }
    context.getBean(StoreRatings.class).store(ratings);
  }

  private static void dossiers(String day, long counter, String state, int count) {
    for (int i = 0; i < count; i += 100) {
      String one =
          "(UNHEX(SHA2(CONCAT(UUID(), RAND()), 256)), '%s', 1, 1, %d, 0, 'a', 'UNKNOWN', '%s', '%s')"
              .formatted(state, counter, day, day);
      write(
          "INSERT INTO service_transaction (dossier_hash, case_state, unit_id, point_id,"
              + " counter_id, procedure_group_id, handled_by, respondent, happened_on,"
              + " received_at) VALUES "
              + String.join(", ", Collections.nCopies(Math.min(100, count - i), one)));
    }
  }

  private static void write(String sql) {
    server
        .getApplicationContext()
        .getBean(Transactions.class)
        .write(
            connection -> {
              try (var statement = connection.createStatement()) {
                return statement.executeUpdate(sql);
              }
            });
  }

  private static void give(
      String day, long counter, int score, int times, String reason, String comment) {
    Map<String, String> answers = new HashMap<>(Map.of("OVERALL", String.valueOf(score)));
    if (!reason.isEmpty()) {
      answers.put("REASONS", reason);
    }
    store("KIOSK_1TAP", Channel.PAPER, day, counter, times, answers, comment);
  }

  private static void store(
      String questionnaire,
      Channel channel,
      String day,
      long counter,
      int times,
      Map<String, String> answers,
      String comment) {
    var context = server.getApplicationContext();
    var forms = context.getBean(RecordForms.class);
    var ratings = new ArrayList<NewRating>();
    for (int i = 0; i < times; i++) {
      ratings.add(
          forms
              .judge(
                  new RecordForms.Form(
                      UUID.randomUUID(),
                      context
                          .getBean(Questionnaires.class)
                          .findCurrent(questionnaire)
                          .orElseThrow(),
                      new Place(1, 1, counter, Place.NOT_TOLD),
                      channel,
                      Respondent.UNKNOWN,
                      LocalDate.parse(day),
                      answers,
                      comment))
              .rating());
    }
    forms.store(ratings);
  }

  private static HttpResponse<String> get(StaffDoor who, String quarter) throws Exception {
    return send(who, "/can-bo/vi-sao?don-vi=XA-TEST&ky=" + quarter);
  }

  private static HttpResponse<String> asked(StaffDoor who, String quarter) throws Exception {
    return send(who, "/can-bo/vi-sao/ai-duoc-hoi?ky=" + quarter);
  }

  private static HttpResponse<String> send(StaffDoor who, String path) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(server.getURI().resolve(path))
            .header("Cookie", who.cookie())
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
