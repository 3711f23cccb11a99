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
import java.util.HashMap;
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
  void what_is_no_quarter_is_refused_in_words() throws Exception {
    var answer = get(homeAffairs, "2024-M01");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("«2024-M01» không phải là quý");
  }

  private static void give(
      String day, long counter, int score, int times, String reason, String comment) {
    var context = server.getApplicationContext();
    var forms = context.getBean(RecordForms.class);
    var ratings = new ArrayList<NewRating>();
    Map<String, String> answers = new HashMap<>(Map.of("OVERALL", String.valueOf(score)));
    if (!reason.isEmpty()) {
      answers.put("REASONS", reason);
    }
    for (int i = 0; i < times; i++) {
      ratings.add(
          forms
              .judge(
                  new RecordForms.Form(
                      UUID.randomUUID(),
                      context.getBean(Questionnaires.class).findCurrent("KIOSK_1TAP").orElseThrow(),
                      new Place(1, 1, counter, Place.NOT_TOLD),
                      Channel.PAPER,
                      Respondent.UNKNOWN,
                      LocalDate.parse(day),
                      answers,
                      comment))
              .rating());
    }
    forms.store(ratings);
  }

  private static HttpResponse<String> get(StaffDoor who, String quarter) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(
                server.getURI().resolve("/can-bo/vi-sao?don-vi=XA-TEST&ky=" + quarter))
            .header("Cookie", who.cookie())
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
