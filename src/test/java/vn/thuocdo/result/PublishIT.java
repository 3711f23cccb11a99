package vn.thuocdo.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.thuocdo.database.TestDatabase;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.period.Period;
import vn.thuocdo.period.ReportingCalendar;
import vn.thuocdo.survey.Questionnaires;
import vn.thuocdo.target.Comparator;
import vn.thuocdo.target.Evidence;
import vn.thuocdo.target.Targets;
import vn.thuocdo.target.Verdict;
import vn.thuocdo.unit.Offices;
import vn.thuocdo.unit.Settings;

class PublishIT {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static EmbeddedServer server;
  private static EmbeddedServer otherServer;
  private static Province province;
  private static Publish publish;
  private static Figures figures;
  private static Publications publications;

  @BeforeAll
  static void start() {
    var properties = TestDatabase.properties();
    server = ApplicationContext.run(EmbeddedServer.class, properties);
    otherServer = ApplicationContext.run(EmbeddedServer.class, properties);
    var context = server.getApplicationContext();
    publish = context.getBean(Publish.class);
    figures = context.getBean(Figures.class);
    publications = context.getBean(Publications.class);
    province =
        new Province(
            context.getBean(Transactions.class),
            context.getBean(Questionnaires.class),
            context.getBean(Targets.class),
            context.getBean(Offices.class));
    province.open(6);
    province.addTarget("T-GT", Comparator.GT, "0.9");
    province.addTarget("T-GE", Comparator.GE, "0.9");
  }

  @AfterAll
  static void stop() {
    otherServer.close();
    server.close();
  }

  @Test
  void a_period_of_free_dates_counts_every_day_once() {
    for (String day :
        List.of("2019-03-03", "2019-03-14", "2019-03-15", "2019-03-31", "2019-04-02")) {
      province.tally(2, day, "KIOSK", 1, 0, 1);
    }

    assertThat(answersBetween("2019-03-03", "2019-04-02")).isEqualTo(5);
    assertThat(answersBetween("2019-03-04", "2019-04-01")).isEqualTo(3);
    assertThat(answersBetween("2019-03-15", "2019-03-31")).isEqualTo(2);
    assertThat(answersBetween("2019-03-14", "2019-03-14")).isEqualTo(1);
  }

  private static Long answersBetween(String from, String to) {
    Period period =
        Period.between(LocalDate.parse(from), LocalDate.parse(to), ReportingCalendar.REPORTING);
    return figures.live(period).findUnit("XA-02").orElseThrow().sampleSize();
  }

  @Test
  void later_ratings_do_not_change_what_was_published() throws Exception {
    province.tally(1, "2022-02-01", "KIOSK", 1, 10, 90);
    Publication first = published(publish.publish(period("2022-Q1"), "test"));

    province.tally(1, "2022-02-01", "KIOSK", 1, 50, 0);
    var second = publish.publish(period("2022-Q1"), "test");

    assertThat(second).isInstanceOf(PublishOutcome.PublishedBefore.class);
    assertThat(published(second).sha256()).isEqualTo(first.sha256());
    assertThat(unit(get("/api/results/2022-Q1"), "XA-01").get("sampleSize").getLongValue())
        .isEqualTo(100);
    assertThat(figures.live(period("2022-Q1")).findUnit("XA-01").orElseThrow().sampleSize())
        .isEqualTo(150);
  }

  @Test
  void the_answer_has_the_promised_shape_and_hash() throws Exception {
    province.tally(1, "2022-04-01", "KIOSK", 1, 36, 364);
    Publication publication = published(publish.publish(period("2022-Q2"), "test"));

    var answer = get("/api/results/2022-Q2");
    JsonNode json = json(answer);

    assertThat(answer.body())
        .startsWith(
            "{\"period\":\"2022-Q2\",\"calendar\":\"REPORTING\",\"from\":\"2022-03-15\",\"to\":\"2022-06-14\","
                + "\"version\":1,\"publishedAt\":\"2")
        .contains("\"sha256\":\"" + publication.sha256() + "\",\"method\":\"");
    JsonNode unit = unit(answer, "XA-01");
    assertThat(unit.get("counts").get(0).getLongValue()).isEqualTo(36);
    assertThat(unit.get("group").getStringValue()).isEqualTo("COMMUNE");
    assertThat(unit.get("share").getDoubleValue()).isEqualTo(0.91);
    assertThat(unit.get("lower").getDoubleValue()).isBetween(0.8779, 0.8780);
    assertThat(unit.get("upper").getDoubleValue()).isBetween(0.9342, 0.9343);
    assertThat(unit.get("suppressed").getBooleanValue()).isFalse();
    assertThat(unit.get("targets").get(0).get("code").getStringValue()).isEqualTo("T-GE");
    assertThat(unit.get("targets").get(0).get("level").getDoubleValue()).isEqualTo(0.9);
    assertThat(unit.get("targets").get(0).get("verdict").getStringValue()).isEqualTo("MET");
    assertThat(unit.get("targets").get(0).get("evidence").getStringValue()).isEqualTo("UNCERTAIN");
    assertThat(json.get("publishedAt").getStringValue()).endsWith("Z");

    var document = get("/api/results/2022-Q2/document");
    assertThat(ResultJson.sha256(document.body())).isEqualTo(publication.sha256());
  }

  @Test
  void a_share_equal_to_the_level_reaches_it_but_does_not_exceed_it() {
    province.tally(1, "2022-07-01", "KIOSK", 1, 10, 90);

    var unit = figures.live(period("2022-Q3")).findUnit("XA-01").orElseThrow();

    assertThat(unit.targets())
        .extracting(TargetVerdict::code, TargetVerdict::verdict, TargetVerdict::evidence)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("T-GE", Verdict.MET, Evidence.UNCERTAIN),
            org.assertj.core.groups.Tuple.tuple("T-GT", Verdict.NOT_MET, Evidence.UNCERTAIN));
  }

  @Test
  void a_unit_with_few_answers_is_hidden_and_cannot_be_worked_out() throws Exception {
    province.tally(1, "2022-10-01", "KIOSK", 1, 1, 2);
    province.tally(2, "2022-10-01", "KIOSK", 1, 1, 9);
    province.tally(3, "2022-10-01", "KIOSK", 1, 10, 90);
    province.tally(4, "2022-10-01", "KIOSK", 1, 20, 90);
    publish.publish(period("2022-Q4"), "test");

    var answer = get("/api/results/2022-Q4");

    JsonNode small = unit(answer, "XA-01");
    assertThat(small.get("suppressed").getBooleanValue()).isTrue();
    for (String field : List.of("counts", "noOpinion", "sampleSize", "share", "lower", "upper")) {
      assertThat(small.get(field).isNull()).as(field).isTrue();
    }
    assertThat(small.get("targets").size()).isZero();
    assertThat(unit(answer, "XA-02").get("suppressed").getBooleanValue()).isTrue();
    assertThat(unit(answer, "XA-03").get("suppressed").getBooleanValue()).isFalse();
    assertThat(json(answer).get("rules").get("suppressed").get(0).getStringValue())
        .isEqualTo("XA-01");
  }

  @Test
  void a_few_answers_are_shown_without_rank_or_verdict() {
    province.tally(1, "2021-10-01", "KIOSK", 1, 1, 19);
    province.tally(2, "2021-10-01", "KIOSK", 1, 1, 49);

    ResultDocument preview = figures.preview(period("2021-Q4"));

    UnitFigures few = preview.findUnit("XA-01").orElseThrow();
    assertThat(few.few()).isTrue();
    assertThat(few.rank()).isNull();
    assertThat(few.targets())
        .extracting(TargetVerdict::verdict)
        .containsOnly(Verdict.INSUFFICIENT_DATA);
    assertThat(few.targets()).extracting(TargetVerdict::evidence).containsOnlyNulls();
    assertThat(preview.findUnit("XA-02").orElseThrow().rank()).isEqualTo(1);
  }

  @Test
  void domains_are_totalled_apart_from_counts() {
    province.tally(1, "2021-01-10", "KIOSK", 1, 10, 90);
    province.tally(2, "2021-01-10", "SMS", 2, 100, 100);
    province.tally(100, "2021-01-10", "KIOSK", 0, 0, 50);

    ResultDocument live = figures.live(period("2021-Q1"));

    assertThat(live.headline().orElseThrow().counts()).isEqualTo(List.of(110L, 0L, 0L, 0L, 190L));
    assertThat(live.totals())
        .extracting(UnitFigures::code)
        .containsExactly("ADMINISTRATION", "HEALTH");
    assertThat(live.headline().orElseThrow().byChannel())
        .extracting(Line::code, Line::sampleSize)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("KIOSK", 100L),
            org.assertj.core.groups.Tuple.tuple("SMS", 200L));
    assertThat(live.findUnit("XA-03").orElseThrow().sampleSize()).isZero();
    assertThat(live.findUnit("XA-03").orElseThrow().share()).isNull();
  }

  @Test
  void answers_by_qr_code_stand_beside_the_figures_until_the_province_counts_them() {
    var settings = server.getApplicationContext().getBean(Settings.class);
    province.tally(1, "2026-01-05", "KIOSK", 1, 5, 95);
    province.tally(1, "2026-01-05", "QR", 2, 100, 0);
    province.tally(3, "2026-01-05", "QR", 1, 0, 40);

    ResultDocument apart = figures.live(period("2026-Q1"));

    UnitFigures unit = apart.findUnit("XA-01").orElseThrow();
    assertThat(unit.sampleSize()).isEqualTo(100);
    assertThat(unit.share()).isEqualTo(0.95);
    assertThat(unit.targets()).extracting(TargetVerdict::verdict).containsOnly(Verdict.MET);
    assertThat(unit.rank()).isEqualTo(1);
    assertThat(unit.byChannel())
        .extracting(Line::code, Line::name, Line::sampleSize)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("KIOSK", "Ki-ốt tại quầy", 100L),
            org.assertj.core.groups.Tuple.tuple("QR", "Mã QR (không tính vào tỷ lệ chung)", 100L));
    assertThat(unit.byProcedureGroup()).extracting(Line::code).containsExactly("HO_TICH");
    assertThat(apart.findUnit("XA-03").orElseThrow().share()).isNull();
    assertThat(apart.findUnit("XA-03").orElseThrow().byChannel()).hasSize(1);
    assertThat(apart.headline().orElseThrow().sampleSize()).isEqualTo(100);
    assertThat(apart.rules().channelsApart()).containsExactly("QR");
    assertThat(apart.rules().methodText()).contains("mã QR được trình bày riêng");
    assertThat(figures.byCounter(period("2026-Q1"), java.util.Set.of(1L)))
        .extracting(Line::sampleSize)
        .containsExactly(100L);
    ResultDocument forThePublic = figures.preview(period("2026-Q1"));
    assertThat(forThePublic.findUnit("XA-01").orElseThrow().byChannel()).hasSize(2);

    settings.put("qr_in_headline", "true");
    ResultDocument counted = figures.live(period("2026-Q1"));
    settings.put("qr_in_headline", "false");

    assertThat(counted.findUnit("XA-01").orElseThrow().sampleSize()).isEqualTo(200);
    assertThat(counted.findUnit("XA-01").orElseThrow().targets())
        .extracting(TargetVerdict::verdict)
        .containsOnly(Verdict.NOT_MET);
    assertThat(counted.findUnit("XA-03").orElseThrow().share()).isEqualTo(1);
    assertThat(counted.headline().orElseThrow().sampleSize()).isEqualTo(240);
    assertThat(counted.rules().channelsApart()).isEmpty();
    assertThat(counted.rules().methodText()).contains("mã QR được tính như các kênh khác");
  }

  @Test
  void a_document_of_a_version_that_counted_every_channel_can_still_be_read() {
    province.tally(1, "2012-01-10", "KIOSK", 1, 11, 90);
    Publication publication = published(publish.publish(period("2012-Q1"), "test"));
    var json = server.getApplicationContext().getBean(ResultJson.class);
    String older = publication.text().replace(",\"channelsApart\":[\"QR\"]", "");

    assertThat(older).isNotEqualTo(publication.text());
    assertThat(json.parse(older).rules().channelsApart()).isNull();
    assertThat(json.parse(older).units()).isEqualTo(publication.document().units());
  }

  @Test
  void a_unit_that_lived_only_part_of_the_period_is_not_ranked() {
    province.addUnit(50, "XA-MOI", "2020-07-01");
    province.tally(50, "2020-07-05", "KIOSK", 1, 10, 90);
    province.tally(1, "2020-07-05", "KIOSK", 1, 10, 90);

    ResultDocument live = figures.live(period("2020-Q3"));

    assertThat(live.findUnit("XA-MOI").orElseThrow().wholePeriod()).isFalse();
    assertThat(live.findUnit("XA-MOI").orElseThrow().rank()).isNull();
    assertThat(live.findUnit("XA-01").orElseThrow().wholePeriod()).isTrue();
  }

  @Test
  void two_servers_that_publish_at_once_publish_one_version() throws Exception {
    province.tally(1, "2019-02-01", "KIOSK", 1, 10, 90);
    var other = otherServer.getApplicationContext().getBean(Publish.class);
    var tasks = new ArrayList<Callable<PublishOutcome>>();
    for (int i = 0; i < 4; i++) {
      tasks.add(() -> publish.publish(period("2019-Q1"), "one"));
      tasks.add(() -> other.publish(period("2019-Q1"), "other"));
    }

    var outcomes = new ArrayList<PublishOutcome>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var future : threads.invokeAll(tasks)) {
        outcomes.add(future.get());
      }
    }

    assertThat(outcomes).filteredOn(PublishOutcome.Published.class::isInstance).hasSize(1);
    assertThat(outcomes.stream().map(outcome -> published(outcome).sha256()).distinct()).hasSize(1);
    assertThat(publications.list())
        .filteredOn(head -> head.period().code().equals("2019-Q1"))
        .hasSize(1);
    assertThat(auditLines("REPORTING 2019-Q1")).isEqualTo(1);
  }

  @Test
  void a_period_that_runs_cannot_be_published() {
    assertThat(publish.publish(period("2199-Q1"), "test"))
        .isEqualTo(new PublishOutcome.NotEnded(java.time.LocalDate.parse("2199-03-14")));
  }

  @Test
  void a_series_tells_what_was_published_then() {
    province.tally(1, "2017-01-10", "KIOSK", 1, 10, 90);
    publish.publish(period("2017-Q1"), "test");
    province.tally(1, "2017-01-10", "KIOSK", 1, 100, 0);
    province.tally(1, "2017-04-10", "KIOSK", 1, 20, 80);

    Publication second = published(publish.publish(period("2017-Q2"), "test"));

    List<SeriesPoint> series = second.document().findUnit("XA-01").orElseThrow().series();
    assertThat(series).hasSize(8);
    assertThat(series.get(6).period()).isEqualTo("2017-Q1");
    assertThat(series.get(6).share()).isEqualTo(0.9);
    assertThat(series.get(7).share()).isEqualTo(0.8);
    assertThat(series.get(5).version()).isNull();
  }

  @Test
  void a_document_read_back_is_the_document_written() {
    province.tally(1, "2016-01-10", "KIOSK", 1, 11, 90);
    Publication publication = published(publish.publish(period("2016-Q1"), "test"));
    var json = server.getApplicationContext().getBean(ResultJson.class);

    assertThat(json.text(publication.document())).isEqualTo(publication.text());
    assertThat(ResultJson.sha256(publication.text())).isEqualTo(publication.sha256());
  }

  @Test
  void a_document_of_a_version_without_exclusions_can_still_be_read() {
    province.tally(1, "2013-01-10", "KIOSK", 1, 11, 90);
    Publication publication = published(publish.publish(period("2013-Q1"), "test"));
    var json = server.getApplicationContext().getBean(ResultJson.class);
    String older = publication.text().replace(",\"exclusions\":[]", "");

    assertThat(older).isNotEqualTo(publication.text());
    assertThat(json.parse(older).rules().excluded()).isZero();
    assertThat(json.parse(older).units()).isEqualTo(publication.document().units());
  }

  @Test
  void a_known_answer_is_not_sent_again() throws Exception {
    province.tally(1, "2015-01-10", "KIOSK", 1, 11, 90);
    publish.publish(period("2015-Q1"), "test");
    var first = get("/api/results/2015-Q1");
    String tag = first.headers().firstValue("ETag").orElseThrow();

    var second = get("/api/results/2015-Q1", "If-None-Match", tag);

    assertThat(second.statusCode()).isEqualTo(304);
    assertThat(second.body()).isEmpty();
    assertThat(second.headers().firstValue("ETag")).contains(tag);
  }

  @Test
  void what_is_not_published_is_not_found_and_nonsense_is_refused() throws Exception {
    assertThat(get("/api/results/1999-Q1").statusCode()).isEqualTo(404);
    assertThat(get("/api/results/1999-Q1").headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(get("/api/results/2026-Q9").statusCode()).isEqualTo(400);
    assertThat(get("/api/results/2026-Q9").body()).contains("2026-Q9");
    assertThat(get("/api/results/2026-Q1?calendar=LUNAR").statusCode()).isEqualTo(400);
  }

  @Test
  void the_two_calendars_are_published_apart() throws Exception {
    province.tally(1, "2014-03-20", "KIOSK", 1, 10, 90);
    publish.publish(Period.parse("2014-Q1", ReportingCalendar.CALENDAR), "test");

    assertThat(get("/api/results/2014-Q1").statusCode()).isEqualTo(404);
    var answer = get("/api/results/2014-Q1?calendar=CALENDAR");
    assertThat(json(answer).get("to").getStringValue()).isEqualTo("2014-03-31");
    assertThat(unit(answer, "XA-01").get("sampleSize").getLongValue()).isEqualTo(100);
  }

  private static Period period(String code) {
    return Period.parse(code, ReportingCalendar.REPORTING);
  }

  private static Publication published(PublishOutcome outcome) {
    return switch (outcome) {
      case PublishOutcome.Published done -> done.publication();
      case PublishOutcome.PublishedBefore before -> before.publication();
      case PublishOutcome.NotEnded notEnded -> throw new AssertionError(notEnded);
      case PublishOutcome.Straddles cut -> throw new AssertionError(cut);
    };
  }

  private static int auditLines(String subject) {
    return province
        .transactions()
        .read(
            connection -> {
              try (var rows =
                  connection
                      .createStatement()
                      .executeQuery(
                          "SELECT COUNT(*) FROM audit_line WHERE subject = '" + subject + "'")) {
                rows.next();
                return rows.getInt(1);
              }
            });
  }

  private static JsonNode unit(HttpResponse<String> answer, String code) throws Exception {
    for (JsonNode unit : json(answer).get("units").values()) {
      if (unit.get("code").getStringValue().equals(code)) {
        return unit;
      }
    }
    throw new AssertionError("No unit " + code + " in " + answer.body());
  }

  private static JsonNode json(HttpResponse<String> answer) throws Exception {
    return server
        .getApplicationContext()
        .getBean(JsonMapper.class)
        .readValue(answer.body(), JsonNode.class);
  }

  private static HttpResponse<String> get(String path, String... headers) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(server.getURL() + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
