package vn.thuocdo.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.thuocdo.database.TestDatabase;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.period.Period;
import vn.thuocdo.period.ReportingCalendar;
import vn.thuocdo.rating.Recount;
import vn.thuocdo.result.Figures;
import vn.thuocdo.result.Line;
import vn.thuocdo.result.Province;
import vn.thuocdo.result.UnitFigures;
import vn.thuocdo.survey.Questionnaires;
import vn.thuocdo.target.Targets;
import vn.thuocdo.text.Language;
import vn.thuocdo.unit.Offices;

class PaperIT {

  private static final String FORMS = "unit,date,questionnaire,OVERALL,REASONS,form,comment\n";
  private static final String COUNTS =
      "unit_code,unit_name,period,question,n1,n2,n3,n4,n5,no_opinion,eligible\n";

  private static ApplicationContext context;
  @TempDir private static Path folder;

  @BeforeAll
  static void start() {
    context = ApplicationContext.run(TestDatabase.properties());
    new Province(
            context.getBean(Transactions.class),
            context.getBean(Questionnaires.class),
            context.getBean(Targets.class),
            context.getBean(Offices.class))
        .open(3);
  }

  @AfterAll
  static void stop() {
    context.close();
  }

  @Test
  void forms_count_in_the_quarter_of_their_day_and_bad_lines_hold_nothing_back() throws Exception {
    Path file =
        file(
            "forms.csv",
            FORMS
                + "XA-01,2015-03-20,KIOSK_1TAP@1,5,,,\n"
                + "XA-01,20/03/2015,KIOSK_1TAP@1,2,WAIT|LATE,,Chờ lâu\n"
                + "XA-01,2015-03-20,KIOSK_1TAP@1,7,,,\n"
                + "XA-09,2015-03-20,KIOSK_1TAP@1,5,,,\n"
                + "XA-01,1999-03-20,KIOSK_1TAP@1,5,,,\n"
                + "XA-01,hôm qua,KIOSK_1TAP@1,5,,,\n"
                + "XA-01,2015-03-20,KIOSK_9@1,5,,,\n"
                + "XA-01,2015-03-20,KIOSK_1TAP@1,,,,\n"
                + "XA-01,2199-03-20,KIOSK_1TAP@1,5,,,\n"
                + "XA-02,2015-03-20,KIOSK_1TAP@1,4,,,\n");

    Report trial = ratings(file, true);
    long before = count("SELECT COUNT(*) FROM rating");
    Report report = ratings(file, false);

    assertThat(before).isEqualTo(count("SELECT COUNT(*) FROM rating") - 3);
    assertThat(trial.stored()).isEqualTo(3);
    assertThat(report.stored()).isEqualTo(3);
    assertThat(report.refused())
        .extracting(line -> line.number() + " " + line.reason())
        .containsExactly(
            "4 OFF_THE_SCALE",
            "5 UNKNOWN_UNIT",
            "6 UNIT_NOT_ALIVE",
            "7 NO_DAY",
            "8 UNKNOWN_QUESTIONNAIRE",
            "9 NOT_ANSWERED",
            "10 FROM_THE_FUTURE");
    assertThat(report.refused())
        .allSatisfy(
            line -> {
              assertThat(line.explain(Language.VI)).doesNotContain("refused.");
              assertThat(line.explain(Language.EN)).doesNotContain("refused.");
            });
    UnitFigures unit = unit("2015-Q2", "XA-01");
    assertThat(unit.counts()).isEqualTo(List.of(0L, 1L, 0L, 0L, 1L));
    assertThat(unit.byChannel()).extracting(Line::code).containsExactly("PAPER");
    assertThat(context.getBean(Recount.class).recount((done, of) -> {}).differingRows()).isZero();
  }

  @Test
  void the_same_file_and_the_same_numbered_form_count_once() throws Exception {
    String line = "XA-03,2016-03-20,KIOSK_1TAP@1,5,,%s,\n";
    Path first = file("first.csv", FORMS + line.formatted("17") + line.formatted("18"));
    Path second = file("second.csv", FORMS + line.formatted("18") + line.formatted("19"));

    assertThat(ratings(first, false).stored()).isEqualTo(2);
    Report again = ratings(first, false);
    Report other = ratings(second, false);

    assertThat(again.finishedBefore()).isNotNull();
    assertThat(again.repeated()).isEqualTo(2);
    assertThat(other.stored()).isEqualTo(1);
    assertThat(other.repeated()).isEqualTo(1);
    assertThat(unit("2016-Q2", "XA-03").sampleSize()).isEqualTo(3);
  }

  @Test
  void a_run_that_was_killed_goes_on_where_it_was() throws Exception {
    var text = new StringBuilder(FORMS);
    for (int i = 0; i < 3_500; i++) {
      text.append("XA-02,2017-03-20,KIOSK_1TAP@1,%d,,,%n".formatted(i % 5 + 1));
    }
    Path file = file("long.csv", text.toString());

    assertThatThrownBy(
            () ->
                context
                    .getBean(ImportRatings.class)
                    .load(
                        file,
                        false,
                        "test",
                        (done, of) -> {
                          if (done > of / 2) {
                            throw new IllegalStateException("killed");
                          }
                        }))
        .hasMessage("killed");
    long stored = count("SELECT COUNT(*) FROM rating WHERE given_on = '2017-03-20'");
    Report report = ratings(file, false);

    assertThat(stored).isBetween(1_000L, 3_499L);
    assertThat(report.stored() + report.repeated()).isEqualTo(3_500);
    assertThat(unit("2017-Q2", "XA-02").counts()).isEqualTo(List.of(700L, 700L, 700L, 700L, 700L));
  }

  @Test
  void counts_of_the_past_make_the_figures_of_their_period_and_of_every_longer_one()
      throws Exception {
    Path file =
        file(
            "counts.csv",
            COUNTS
                + "XA-01,Xã 1,2012-Q1,OVERALL,1,2,3,40,54,6,200\n"
                + "XA-01,Xã 1,2012-Q2,KIOSK_1TAP@1/OVERALL,0,0,0,50,50,0,\n"
                + "XA-01,Xã 1,2012-H1,OVERALL,1,2,3,90,104,6,\n"
                + "XA-01,Xã 1,2012-Q3,OVERALL,1,2,3,4,5,0,7\n"
                + "XA-01,Xã 1,2012-Q3,OVERALL,1,2,-3,4,5,0,\n"
                + "XA-01,Xã 1,2012-Q7,OVERALL,1,2,3,4,5,0,\n"
                + "XA-01,Xã 1,2012-Q3,KHAC,1,2,3,4,5,0,\n");

    Report report = counts(file, ImportCounts.Mode.ADD);

    assertThat(report.stored()).isEqualTo(2);
    assertThat(report.refused())
        .extracting(line -> line.number() + " " + line.reason())
        .containsExactly(
            "4 PERIOD_OVERLAPS",
            "5 FEWER_ELIGIBLE",
            "6 NO_NUMBER",
            "7 NO_PERIOD",
            "8 UNKNOWN_QUESTION");
    assertThat(unit("2012-Q1", "XA-01").counts()).isEqualTo(List.of(1L, 2L, 3L, 40L, 54L));
    assertThat(unit("2012-H1", "XA-01").sampleSize()).isEqualTo(200);
    assertThat(unit("2012-Y", "XA-01").sampleSize()).isEqualTo(200);
    assertThat(figures("2012-M01")).isEmpty();
  }

  @Test
  void a_count_is_replaced_only_when_asked_for_and_stays_readable() throws Exception {
    String line = "XA-02,Xã 2,2011-Q1,OVERALL,0,0,0,10,%d,0,\n";
    Path first = file("old.csv", COUNTS + line.formatted(20));
    Path second = file("new.csv", COUNTS + line.formatted(30));
    counts(first, ImportCounts.Mode.ADD);

    assertThat(counts(first, ImportCounts.Mode.ADD).repeated()).isEqualTo(1);
    assertThat(counts(second, ImportCounts.Mode.ADD).refused().getFirst().reason())
        .isEqualTo("DIFFERS_FROM_STORED");
    assertThat(counts(second, ImportCounts.Mode.REPLACE).stored()).isEqualTo(1);

    assertThat(unit("2011-Q1", "XA-02").sampleSize()).isEqualTo(40);
    assertThat(
            count(
                "SELECT COUNT(*) FROM historic_count WHERE period = '2011-Q1' AND n5 = 20"
                    + " AND replaced_at IS NOT NULL"))
        .isEqualTo(1);
  }

  @Test
  void a_file_without_the_needed_columns_is_refused_as_a_whole() throws Exception {
    Path file = file("wrong.csv", "don_vi,ngay\nXA-01,2015-03-20\n");

    assertThat(ratings(file, false).refused().getFirst().reason()).isEqualTo("COLUMNS_MISSING");
    assertThat(counts(file, ImportCounts.Mode.ADD).refused().getFirst().reason())
        .isEqualTo("COLUMNS_MISSING");
  }

  private static Report ratings(Path file, boolean isTrial) throws IOException {
    return context.getBean(ImportRatings.class).load(file, isTrial, "test", (done, of) -> {});
  }

  private static Report counts(Path file, ImportCounts.Mode mode) throws IOException {
    return context.getBean(ImportCounts.class).load(file, mode, "test", (done, of) -> {});
  }

  private static Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static UnitFigures unit(String period, String code) {
    return context
        .getBean(Figures.class)
        .live(Period.parse(period, ReportingCalendar.REPORTING))
        .findUnit(code)
        .orElseThrow();
  }

  private static List<UnitFigures> figures(String period) {
    return context
        .getBean(Figures.class)
        .live(Period.parse(period, ReportingCalendar.REPORTING))
        .units()
        .stream()
        .filter(unit -> unit.sampleSize() != null && unit.sampleSize() > 0)
        .toList();
  }

  private static long count(String sql) {
    return context
        .getBean(Transactions.class)
        .read(
            connection -> {
              try (var statement = connection.createStatement();
                  var rows = statement.executeQuery(sql)) {
                rows.next();
                return rows.getLong(1);
              }
            });
  }
}
