package vn.thuocdo.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.thuocdo.period.ReportingCalendar.CALENDAR;
import static vn.thuocdo.period.ReportingCalendar.REPORTING;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {

  private static final Locale VI = Locale.of("vi");

  /** The table of Nghị định 09/2019/NĐ-CP as the provinces apply it. */
  @ParameterizedTest
  @CsvSource({
    "2026-M10, MONTH,       2026-09-15, 2026-10-14",
    "2026-M01, MONTH,       2025-12-15, 2026-01-14",
    "2026-M03, MONTH,       2026-02-15, 2026-03-14",
    "2026-Q1,  QUARTER,     2025-12-15, 2026-03-14",
    "2026-Q2,  QUARTER,     2026-03-15, 2026-06-14",
    "2026-Q3,  QUARTER,     2026-06-15, 2026-09-14",
    "2026-Q4,  QUARTER,     2026-09-15, 2026-12-14",
    "2026-H1,  HALF,        2025-12-15, 2026-06-14",
    "2026-H2,  HALF,        2026-06-15, 2026-12-14",
    "2026-9M,  NINE_MONTHS, 2025-12-15, 2026-09-14",
    "2026-Y,   YEAR,        2025-12-15, 2026-12-14",
    "2026-01-05..2026-02-20, ADHOC, 2026-01-05, 2026-02-20",
  })
  void a_reporting_period_runs_from_the_15th_to_the_14th(
      String code, PeriodKind kind, LocalDate from, LocalDate to) {
    assertThat(Period.parse(code, REPORTING))
        .isEqualTo(new Period(REPORTING, kind, code, from, to));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-M02, 2026-02-01, 2026-02-28",
    "2028-M02, 2028-02-01, 2028-02-29",
    "2026-Q3,  2026-07-01, 2026-09-30",
    "2026-H1,  2026-01-01, 2026-06-30",
    "2026-H2,  2026-07-01, 2026-12-31",
    "2026-9M,  2026-01-01, 2026-09-30",
    "2026-Y,   2026-01-01, 2026-12-31",
    "2026-01-05..2026-02-20, 2026-01-05, 2026-02-20",
  })
  void a_calendar_period_has_whole_months(String code, LocalDate from, LocalDate to) {
    Period period = Period.parse(code, CALENDAR);

    assertThat(period.from()).isEqualTo(from);
    assertThat(period.to()).isEqualTo(to);
  }

  @Test
  void every_spelling_of_a_period_has_one_code() {
    assertThat(Period.parse("2026-M1", REPORTING).code()).isEqualTo("2026-M01");
    assertThat(Period.parse("2026-01-05_2026-02-20", REPORTING).code())
        .isEqualTo("2026-01-05..2026-02-20");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "2026",
        "2026-Q0",
        "2026-Q5",
        "2026-M0",
        "2026-M00",
        "2026-M13",
        "2026-H3",
        "2026-8M",
        "2026-q3",
        "26-Q3",
        "2026-Q3 ",
        "2026Q3",
        "2026-Q3\n",
        "1899-Q1",
        "2200-Y",
        "2026-01-05",
        "2026-02-20..2026-01-05",
        "2026-02-30..2026-03-01",
        "2026-13-01..2026-14-01",
        "٢٠٢٦-Q3",
        "2026-01-05...2026-02-20",
        "0000-Y"
      })
  void what_is_no_period_is_refused_with_the_forms_that_exist(String text) {
    assertThatThrownBy(() -> Period.parse(text, REPORTING))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not a period")
        .hasMessageContaining("2026-Q3")
        .hasMessageContaining("2026-01-05..2026-02-20");
  }

  @Test
  void a_period_with_the_days_of_another_cannot_be_made() {
    Period third = Period.parse("2026-Q3", REPORTING);

    assertThatThrownBy(
            () -> new Period(CALENDAR, third.kind(), third.code(), third.from(), third.to()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new Period(REPORTING, PeriodKind.QUARTER, "2026-Q3", third.from(), LocalDate.MAX))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_period_has_ended_on_the_day_after_its_last() {
    Period third = Period.parse("2026-Q3", REPORTING);

    assertThat(third.hasEnded(LocalDate.parse("2026-09-14"))).isFalse();
    assertThat(third.hasEnded(LocalDate.parse("2026-09-15"))).isTrue();
  }

  @Test
  void a_period_holds_its_first_and_its_last_day_and_no_other() {
    Period third = Period.parse("2026-Q3", REPORTING);

    assertThat(third.contains(LocalDate.parse("2026-06-14"))).isFalse();
    assertThat(third.contains(LocalDate.parse("2026-06-15"))).isTrue();
    assertThat(third.contains(LocalDate.parse("2026-09-14"))).isTrue();
    assertThat(third.contains(LocalDate.parse("2026-09-15"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-M01, 2025-M12, 2025-M01",
    "2026-Q1,  2025-Q4,  2025-Q1",
    "2026-Q3,  2026-Q2,  2025-Q3",
    "2026-H1,  2025-H2,  2025-H1",
    "2026-H2,  2026-H1,  2025-H2",
    "2026-9M,  2025-9M,  2025-9M",
    "2026-Y,   2025-Y,   2025-Y",
    "2026-01-05..2026-01-11, 2025-12-29..2026-01-04, 2025-01-05..2025-01-11",
    "2028-02-29..2028-02-29, 2028-02-28..2028-02-28, 2027-02-28..2027-02-28",
  })
  void a_period_knows_the_one_before_and_the_one_a_year_ago(
      String code, String previous, String sameLastYear) {
    for (ReportingCalendar calendar : ReportingCalendar.values()) {
      Period period = Period.parse(code, calendar);

      assertThat(period.previous()).isEqualTo(Period.parse(previous, calendar));
      assertThat(period.sameLastYear()).isEqualTo(Period.parse(sameLastYear, calendar));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2026-Q1, '2025-Q2,2025-Q3,2025-Q4,2026-Q1'",
    "2026-9M, '2025-Q4,2026-Q1,2026-Q2,2026-Q3'",
    "2026-M10, '2025-Q4,2026-Q1,2026-Q2,2026-Q3'",
    "2026-M12, '2026-Q1,2026-Q2,2026-Q3,2026-Q4'",
    "2026-01-05..2026-02-20, '2025-Q1,2025-Q2,2025-Q3,2025-Q4'",
  })
  void the_last_quarters_are_those_over_by_then_oldest_first(String code, String quarters) {
    assertThat(Period.parse(code, REPORTING).lastQuarters(4).stream().map(Period::code))
        .containsExactly(quarters.split(","));
    assertThat(Period.parse(code, REPORTING).lastQuarters(0)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "MONTH,       2026-09-14, 2026-M09, 2026-M09",
    "MONTH,       2026-09-15, 2026-M10, 2026-M09",
    "MONTH,       2026-12-15, 2027-M01, 2026-M12",
    "QUARTER,     2026-09-14, 2026-Q3,  2026-Q3",
    "QUARTER,     2026-09-15, 2026-Q4,  2026-Q3",
    "HALF,        2026-06-15, 2026-H2,  2026-H1",
    "NINE_MONTHS, 2026-11-21, 2026-9M,  2026-9M",
    "YEAR,        2026-12-15, 2027-Y,   2026-Y",
  })
  void the_running_period_depends_on_the_calendar(
      PeriodKind kind, LocalDate today, String reporting, String calendar) {
    assertThat(Period.current(kind, REPORTING, today).code()).isEqualTo(reporting);
    assertThat(Period.current(kind, CALENDAR, today).code()).isEqualTo(calendar);
  }

  @Test
  void no_free_dates_are_running() {
    assertThatThrownBy(
            () -> Period.current(PeriodKind.ADHOC, REPORTING, LocalDate.parse("2026-11-21")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_quarter_that_straddles_the_reorganisation_is_cut_there() {
    LocalDate reorganisation = LocalDate.parse("2025-07-01");

    assertThat(Period.parse("2025-Q3", REPORTING).cutAt(reorganisation))
        .extracting(Period::code)
        .containsExactly("2025-06-15..2025-06-30", "2025-07-01..2025-09-14");
    assertThat(Period.parse("2025-Q3", CALENDAR).cutAt(reorganisation))
        .extracting(Period::code)
        .containsExactly("2025-Q3");
    assertThat(Period.parse("2025-Q2", CALENDAR).cutAt(reorganisation))
        .extracting(Period::code)
        .containsExactly("2025-Q2");
  }

  @Test
  void a_period_begins_and_ends_at_local_midnight() {
    Period third = Period.parse("2026-Q3", REPORTING);

    assertThat(third.startsAt()).isEqualTo(Instant.parse("2026-06-14T17:00:00Z"));
    assertThat(third.endsBefore()).isEqualTo(Instant.parse("2026-09-14T17:00:00Z"));
    assertThat(OfficeZone.dayOf(third.startsAt())).isEqualTo(third.from());
    assertThat(OfficeZone.dayOf(third.endsBefore().minusMillis(1))).isEqualTo(third.to());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-M10 | Tháng 10/2026 | October 2026 | 10/2026 | 10/2026",
        "2026-M01 | Tháng 1/2026 | January 2026 | 1/2026 | 1/2026",
        "2026-Q3 | Quý III/2026 | Quarter 3, 2026 | III/2026 | Q3 2026",
        "2026-H1 | 6 tháng đầu năm 2026 | First half of 2026 | 6T đầu 2026 | H1 2026",
        "2026-H2 | 6 tháng cuối năm 2026 | Second half of 2026 | 6T cuối 2026 | H2 2026",
        "2026-9M | 9 tháng năm 2026 | First nine months of 2026 | 9T/2026 | 9M 2026",
        "2026-Y | Năm 2026 | Year 2026 | 2026 | 2026",
        "2026-01-05..2026-02-20 | Từ 05/01/2026 đến 20/02/2026"
            + " | From 5 January 2026 to 20 February 2026 | 05/01/2026–20/02/2026"
            + " | 5 January 2026 – 20 February 2026",
      })
  void a_period_has_a_name_in_both_languages(
      String code, String vi, String en, String shortVi, String shortEn) {
    for (ReportingCalendar calendar : ReportingCalendar.values()) {
      Period period = Period.parse(code, calendar);

      assertThat(period.label(VI)).isEqualTo(vi);
      assertThat(period.label(Locale.UK)).isEqualTo(en);
      assertThat(period.shortLabel(VI)).isEqualTo(shortVi);
      assertThat(period.shortLabel(Locale.ENGLISH)).isEqualTo(shortEn);
    }
  }

  @Test
  void the_days_of_a_period_are_written_as_people_write_them() {
    Period third = Period.parse("2026-Q3", REPORTING);

    assertThat(third.dates(VI)).isEqualTo("15/06/2026–14/09/2026");
    assertThat(third.dates(Locale.ENGLISH)).isEqualTo("15 June 2026 – 14 September 2026");
  }

  @Test
  void a_language_without_texts_reads_vietnamese() {
    assertThat(Period.parse("2026-Q3", REPORTING).label(Locale.of("km"))).isEqualTo("Quý III/2026");
  }
}
