package vn.thuocdo.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class HalfMonthsTest {

  @Property
  void every_day_is_in_exactly_one_part(
      @ForAll @IntRange(min = 0, max = 1500) int from,
      @ForAll @IntRange(min = 0, max = 500) int days) {
    LocalDate first = LocalDate.of(2024, 1, 1).plusDays(from);
    LocalDate last = first.plusDays(days);

    HalfMonths halves = HalfMonths.of(first, last);

    var covered = new ArrayList<LocalDate>();
    halves.whole().ifPresent(span -> covered.addAll(daysOf(span)));
    halves.edges().forEach(span -> covered.addAll(daysOf(span)));
    assertThat(covered)
        .containsExactlyInAnyOrderElementsOf(daysOf(new HalfMonths.Span(first, last)));
  }

  @Property
  void whole_half_months_begin_and_end_where_half_months_do(
      @ForAll @IntRange(min = 0, max = 1500) int from,
      @ForAll @IntRange(min = 0, max = 500) int days) {
    LocalDate first = LocalDate.of(2024, 1, 1).plusDays(from);

    HalfMonths.of(first, first.plusDays(days))
        .whole()
        .ifPresent(
            span -> {
              assertThat(HalfMonths.startOf(span.first())).isEqualTo(span.first());
              assertThat(HalfMonths.startOf(span.last().plusDays(1)))
                  .isEqualTo(span.last().plusDays(1));
            });
  }

  @Test
  void quarters_of_both_calendars_have_no_edges() {
    for (ReportingCalendar calendar : ReportingCalendar.values()) {
      for (String code : List.of("2024-M2", "2025-Q1", "2026-Q3", "2026-H1", "2026-9M", "2026-Y")) {
        Period period = Period.parse(code, calendar);
        assertThat(HalfMonths.of(period.from(), period.to()).edges()).as(code).isEmpty();
      }
    }
  }

  @Test
  void a_few_days_within_a_half_month_are_one_edge() {
    LocalDate first = LocalDate.of(2026, 3, 3);

    HalfMonths halves = HalfMonths.of(first, first.plusDays(4));

    assertThat(halves.whole()).isEmpty();
    assertThat(halves.edges()).containsExactly(new HalfMonths.Span(first, first.plusDays(4)));
  }

  @Test
  void a_span_that_runs_backwards_is_refused() {
    LocalDate day = LocalDate.of(2026, 3, 3);

    assertThatThrownBy(() -> HalfMonths.of(day, day.minusDays(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<LocalDate> daysOf(HalfMonths.Span span) {
    return span.first().datesUntil(span.last().plusDays(1)).toList();
  }
}
