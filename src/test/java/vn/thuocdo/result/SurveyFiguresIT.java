package vn.thuocdo.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micronaut.context.ApplicationContext;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
import vn.thuocdo.rating.Office;
import vn.thuocdo.rating.Outcome;
import vn.thuocdo.rating.Place;
import vn.thuocdo.rating.Receipt;
import vn.thuocdo.rating.RecordRatings;
import vn.thuocdo.rating.Recount;
import vn.thuocdo.rating.Sender;
import vn.thuocdo.staff.StaffDoor;
import vn.thuocdo.survey.Formula;
import vn.thuocdo.survey.Questionnaire;
import vn.thuocdo.survey.Questionnaires;

class SurveyFiguresIT {

  private static EmbeddedServer server;
  private static Instant now;

  @BeforeAll
  static void start() {
    server = ApplicationContext.run(EmbeddedServer.class, TestDatabase.properties());
    Office.open(bean(Transactions.class));
    now = java.time.InstantSource.system().instant();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void each_formula_gives_its_own_number_and_not_used_counts_in_none() throws Exception {
    send("HEALTH_STATION@1", "{\"A1\":5,\"B2\":4,\"C1\":0,\"RETURN\":4,\"EXPECTED\":[\"90\"]}");
    send("HEALTH_STATION@1", "{\"A1\":5,\"B2\":2,\"RETURN\":1,\"EXPECTED\":[\"60\"]}");
    send("HEALTH_STATION@1", "{\"A1\":3}");
    Questionnaire questionnaire =
        bean(Questionnaires.class).find("HEALTH_STATION", 1).orElseThrow();

    var report = bean(SurveyFigures.class).of(questionnaire, running());

    // A1: 2 of 3, B2: 1 of 2; C1 was not used by anybody.
    assertThat(report.index(Formula.POOLED_ANSWERS)).hasValue(3 / 5.0);
    assertThat(report.index(Formula.MEAN_OF_CRITERIA).orElseThrow())
        .isCloseTo((2 / 3.0 + 1 / 2.0) / 2, within(1e-12));
    assertThat(report.index(Formula.MEAN_OF_FACTORS).orElseThrow())
        .isCloseTo((2 / 3.0 + 1 / 2.0) / 2, within(1e-12));
    assertThat(report.index(Formula.COMPREHENSIVE).orElseThrow()).isCloseTo(1 / 3.0, within(1e-12));
    assertThat(report.index(Formula.OVERALL_QUESTION)).isEmpty();
    assertThat(report.levels())
        .filteredOn(one -> one.question().code().equals("RETURN"))
        .singleElement()
        .satisfies(
            comingBack -> {
              assertThat(comingBack.satisfied()).isEqualTo(1);
              assertThat(comingBack.counts().sampleSize()).isEqualTo(2);
            });
    assertThat(report.levels())
        .filteredOn(one -> one.question().code().equals("C1"))
        .singleElement()
        .satisfies(
            notUsed -> {
              assertThat(notUsed.counts().sampleSize()).isZero();
              assertThat(notUsed.counts().noOpinion()).isEqualTo(1);
            });
    assertThat(report.ticks())
        .filteredOn(one -> one.question().code().equals("EXPECTED"))
        .singleElement()
        .satisfies(expected -> assertThat(expected.mean()).hasValue(75));

    assertThat(bean(Recount.class).recount((done, of) -> {}).differingRows()).isZero();
    assertThat(page("HEALTH_STATION/1")).contains("60,00%", "33,33%", "Hài lòng toàn diện");
  }

  @Test
  void what_a_scale_does_not_have_is_refused() throws Exception {
    assertThat(receipt("SIPAS_5F@1", "{\"OVERALL\":5,\"C01\":0}").outcome())
        .isEqualTo(Outcome.REFUSED);
    assertThat(receipt("HEALTH_OUT@1", "{\"A1\":9}").outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(receipt("SIPAS_5F@1", "{\"OVERALL\":4294967305}").outcome())
        .isEqualTo(Outcome.REFUSED);
    assertThat(receipt("SIPAS_5F@1", "{\"C01\":5}").outcome()).isEqualTo(Outcome.REFUSED);
  }

  @Test
  void nobody_but_those_who_may_sees_confidential_answers() throws Exception {
    send("BUSINESS@1", "{\"OVERALL\":5,\"UNOFFICIAL_COST\":[\"YES\"]}");

    assertThat(page("BUSINESS/1")).contains("chi phí không chính thức");
    assertThat(
            get(
                    "BUSINESS/1",
                    StaffDoor.open(
                        server.getApplicationContext(),
                        "mat.tran",
                        vn.thuocdo.staff.Role.SUPERVISOR))
                .body())
        .doesNotContain("chi phí không chính thức");
    assertThat(get("BUSINESS/7", StaffDoor.open(server.getApplicationContext())).statusCode())
        .isEqualTo(404);
  }

  private static void send(String questionnaire, String answers) throws IOException {
    assertThat(receipt(questionnaire, answers).outcome()).isEqualTo(Outcome.STORED);
  }

  private static Receipt receipt(String questionnaire, String answers) throws IOException {
    String sent =
        "{\"id\":\"%s\",\"questionnaire\":\"%s\",\"givenAt\":\"%s\",\"answers\":%s}"
            .formatted(UUID.randomUUID(), questionnaire, now, answers);
    var sender = new Sender(new Place(1, 1, 1, 0), Channel.PAPER, null, Duration.ZERO, now);
    return bean(RecordRatings.class)
        .record(
            sender, List.of(bean(JsonMapper.class).readValue(sent, Argument.of(JsonNode.class))))
        .getFirst();
  }

  private static Period running() {
    return Period.current(PeriodKind.QUARTER, ReportingCalendar.REPORTING, OfficeZone.dayOf(now));
  }

  private static String page(String questionnaire) throws Exception {
    var response = get(questionnaire, StaffDoor.open(server.getApplicationContext()));
    assertThat(response.statusCode()).isEqualTo(200);
    return response.body();
  }

  private static HttpResponse<String> get(String questionnaire, StaffDoor door) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(
                  server.getURI().resolve("/can-bo/phieu/" + questionnaire + "/so-lieu"))
              .header("Cookie", door.cookie())
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  private static <T> T bean(Class<T> type) {
    return server.getApplicationContext().getBean(type);
  }
}
