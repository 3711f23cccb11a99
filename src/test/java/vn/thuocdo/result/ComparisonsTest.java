package vn.thuocdo.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.thuocdo.period.Period;
import vn.thuocdo.period.ReportingCalendar;
import vn.thuocdo.text.Language;

class FindingsTest {

  private static final Period QUARTER = Period.parse("2028-Q3", ReportingCalendar.REPORTING);

  @Test
  void a_rise_beyond_chance_is_said_and_one_within_it_is_not() {
    UnitFigures total =
        figures("ADMINISTRATION", "ADMINISTRATION", null, 910, 1000, 905, 880, 870, 850, 900);
    var comparisons = new Comparisons(document(List.of(total), List.of()));

    Comparisons.Movement lastYear = comparisons.sinceLastYear(total).orElseThrow();
    Comparisons.Movement previous = comparisons.sincePrevious(total).orElseThrow();

    assertThat(lastYear.isClear()).isTrue();
    assertThat(previous.isClear()).isFalse();
    assertThat(Wording.in(Language.VI).movement(lastYear, ReportingCalendar.REPORTING))
        .isEqualTo("Cao hơn Quý III/2027 6,00 điểm phần trăm (khoảng tin cậy 95%: 3,16 đến 8,85).");
    assertThat(Wording.in(Language.VI).movement(previous, ReportingCalendar.REPORTING))
        .startsWith("Không khác biệt rõ so với Quý II/2028");
  }

  @Test
  void among_many_units_a_difference_must_be_larger_to_be_said() {
    // Alone its p is 0.0285; among twenty that is no finding.
    UnitFigures one = figures("XA-00", "COMMUNE", 1, 910, 1000, 880, 880, 880, 880, 880);
    var units = new ArrayList<UnitFigures>(List.of(one));
    for (int i = 1; i < 20; i++) {
      units.add(figures("XA-%02d".formatted(i), "COMMUNE", 2, 880, 1000, 880, 880, 880, 880, 880));
    }

    assertThat(
            new Comparisons(document(List.of(), List.of(one)))
                .sincePrevious(one)
                .orElseThrow()
                .isClear())
        .isTrue();
    assertThat(
            new Comparisons(document(List.of(), units)).sincePrevious(one).orElseThrow().isClear())
        .isFalse();
  }

  @Test
  void a_rank_is_as_wide_as_the_answers_leave_it() {
    UnitFigures best = figures("A", "COMMUNE", 1, 990, 1000);
    UnitFigures middle = figures("B", "COMMUNE", 2, 900, 1000);
    UnitFigures alike = figures("C", "COMMUNE", 3, 895, 1000);
    UnitFigures worst = figures("D", "COMMUNE", 4, 600, 1000);
    UnitFigures few = figures("E", "COMMUNE", null, 20, 20);
    var comparisons =
        new Comparisons(document(List.of(), List.of(best, middle, alike, worst, few)));

    assertThat(comparisons.ranks(best)).contains(new Comparisons.Ranks(1, 1));
    assertThat(comparisons.ranks(middle)).contains(new Comparisons.Ranks(2, 3));
    assertThat(comparisons.ranks(alike)).contains(new Comparisons.Ranks(2, 3));
    assertThat(comparisons.ranks(worst)).contains(new Comparisons.Ranks(4, 4));
    assertThat(comparisons.ranks(few)).isEmpty();
  }

  @Test
  void a_trend_needs_five_quarters_and_more_than_chance() {
    UnitFigures rising = figures("A", "COMMUNE", 1, 950, 1000, 900, 850, 800, 750);
    UnitFigures flat = figures("B", "COMMUNE", 2, 800, 1000, 801, 799, 800, 800);
    UnitFigures young = figures("C", "COMMUNE", 3, 950, 1000, 900, 850, 800);
    UnitFigures allAlike = figures("D", "COMMUNE", 4, 1000, 1000, 1000, 1000, 1000, 1000);
    var comparisons = new Comparisons(document(List.of(), List.of(rising, flat, young, allAlike)));

    Comparisons.Course course = comparisons.course(rising).orElseThrow();
    assertThat(course.quarters()).isEqualTo(5);
    assertThat(course.isRising()).isTrue();
    assertThat(course.isClear()).isTrue();
    assertThat(comparisons.course(flat).orElseThrow().isClear()).isFalse();
    assertThat(comparisons.course(young)).isEmpty();
    assertThat(comparisons.course(allAlike)).isEmpty();
    assertThat(comparisons.sincePrevious(allAlike).orElseThrow().isClear()).isFalse();
  }

  @Test
  void nothing_is_found_in_a_period_that_is_no_quarter_nor_against_what_is_hidden() {
    UnitFigures unit = figures("A", "COMMUNE", 1, 950, 1000, 900, 850, 800, 750);
    var month =
        ResultDocuments.of(
            Period.parse("2028-M09", ReportingCalendar.REPORTING), List.of(), List.of(unit));

    assertThat(new Comparisons(month).sincePrevious(unit)).isEmpty();
    assertThat(new Comparisons(month).course(unit)).isEmpty();
  }

  @Test
  void nothing_is_compared_across_the_reorganisation() {
    Period after = Period.parse("2025-Q4", ReportingCalendar.REPORTING);
    UnitFigures unit = figures(after, "A", "COMMUNE", 1, 950, 1000, 600, 600, 600, 600, 600);
    var comparisons = new Comparisons(ResultDocuments.of(after, List.of(), List.of(unit)));

    assertThat(comparisons.sincePrevious(unit)).isEmpty();
    assertThat(comparisons.sinceLastYear(unit)).isEmpty();
    assertThat(comparisons.course(unit)).isEmpty();
  }

  private static ResultDocument document(List<UnitFigures> totals, List<UnitFigures> units) {
    return ResultDocuments.of(QUARTER, totals, units);
  }

  /**
   * Returns figures with answers of 5 and of 1.
   *
   * @param earlier satisfied of a thousand in the quarters before, the latest first
   */
  private static UnitFigures figures(
      String code, String group, Integer rank, long satisfied, long size, long... earlier) {
    return figures(QUARTER, code, group, rank, satisfied, size, earlier);
  }

  private static UnitFigures figures(
      Period quarter,
      String code,
      String group,
      Integer rank,
      long satisfied,
      long size,
      long... earlier) {
    var series = new ArrayList<SeriesPoint>();
    Period period = quarter;
    series.add(point(period, satisfied, size));
    for (long before : earlier) {
      period = period.previous();
      series.addFirst(point(period, before, 1000));
    }
    return new UnitFigures(
        code,
        code,
        group,
        List.of(size - satisfied, 0L, 0L, 0L, satisfied),
        0L,
        size,
        (double) satisfied / size,
        0.0,
        1.0,
        false,
        List.of(),
        code,
        LocalDate.parse("2000-01-01"),
        null,
        true,
        size < 30,
        rank,
        List.of(),
        List.of(),
        List.of(),
        series);
  }

  private static SeriesPoint point(Period period, long satisfied, long size) {
    return new SeriesPoint(
        period.code(),
        period.from(),
        period.to(),
        1,
        size,
        (double) satisfied / size,
        0.0,
        1.0,
        false,
        size < 30);
  }
}
