package vn.thuocdo.period;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class PeriodTilingTest {

  @Property
  void months_quarters_and_halves_tile_the_year_without_gap_or_overlap(
      @ForAll @IntRange(min = 1901, max = 2199) int year, @ForAll ReportingCalendar calendar) {
    Period whole = period(year, "Y", calendar);

    assertTile(whole, parts(year, "M", 12, calendar));
    assertTile(whole, parts(year, "Q", 4, calendar));
    assertTile(whole, parts(year, "H", 2, calendar));
    assertTile(whole, List.of(period(year, "9M", calendar), period(year, "Q4", calendar)));
    assertThat(whole.previous().to().plusDays(1)).isEqualTo(whole.from());
  }

  @Property
  void quarters_tile_halves_and_months_tile_quarters(
      @ForAll @IntRange(min = 1900, max = 2199) int year, @ForAll ReportingCalendar calendar) {
    List<Period> months = parts(year, "M", 12, calendar);
    List<Period> quarters = parts(year, "Q", 4, calendar);

    assertTile(period(year, "H1", calendar), quarters.subList(0, 2));
    assertTile(period(year, "H2", calendar), quarters.subList(2, 4));
    assertTile(period(year, "9M", calendar), quarters.subList(0, 3));
    for (int q = 0; q < 4; q++) {
      assertTile(quarters.get(q), months.subList(3 * q, 3 * q + 3));
    }
  }

  @Property
  void every_day_lies_in_the_period_that_is_running_and_not_in_the_one_before(
      @ForAll @IntRange(min = 0, max = 100_000) int days, @ForAll ReportingCalendar calendar) {
    LocalDate day = LocalDate.of(1901, 1, 1).plusDays(days);

    for (PeriodKind kind :
        List.of(PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF, PeriodKind.YEAR)) {
      Period running = Period.current(kind, calendar, day);

      assertThat(running.contains(day)).isTrue();
      assertThat(running.previous().contains(day)).isFalse();
      assertThat(running.previous().to().plusDays(1)).isEqualTo(running.from());
      assertThat(Period.parse(running.code(), calendar)).isEqualTo(running);
    }
  }

  @Property
  void an_instant_lies_in_the_instants_of_exactly_the_period_that_holds_its_day(
      @ForAll @LongRange(min = 0, max = 4_000_000_000_000L) long millis,
      @ForAll ReportingCalendar calendar) {
    Instant instant = Instant.ofEpochMilli(millis);
    Period month = Period.current(PeriodKind.MONTH, calendar, OfficeZone.dayOf(instant));

    assertThat(instant).isAfterOrEqualTo(month.startsAt()).isBefore(month.endsBefore());
    assertThat(month.previous().endsBefore()).isEqualTo(month.startsAt());
  }

  @Property
  void a_cut_loses_no_time(
      @ForAll @IntRange(min = -10, max = 400) int offset, @ForAll ReportingCalendar calendar) {
    Period whole = period(2025, "Y", calendar);

    List<Period> parts = whole.cutAt(whole.from().plusDays(offset));

    assertTile(whole, parts);
    assertThat(parts.stream().map(p -> Duration.between(p.startsAt(), p.endsBefore())))
        .allMatch(Duration::isPositive);
  }

  private static Period period(int year, String part, ReportingCalendar calendar) {
    return Period.parse(year + "-" + part, calendar);
  }

  private static List<Period> parts(
      int year, String letter, int count, ReportingCalendar calendar) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> period(year, letter + i, calendar))
        .toList();
  }

  private static void assertTile(Period whole, List<Period> parts) {
    assertThat(parts.getFirst().from()).isEqualTo(whole.from());
    assertThat(parts.getLast().to()).isEqualTo(whole.to());
    for (int i = 1; i < parts.size(); i++) {
      assertThat(parts.get(i).from()).isEqualTo(parts.get(i - 1).to().plusDays(1));
    }
  }
}
