package vn.thuocdo.period;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A span of whole local days for which figures are made.
 *
 * @param code canonical, as in {@code 2026-Q3}; the same in both calendars, so that a period is
 *     named by code and calendar together
 * @param from first day
 * @param to last day, inclusive
 */
public record Period(
    ReportingCalendar calendar, PeriodKind kind, String code, LocalDate from, LocalDate to) {

  public Period {
    PeriodCode parsed = PeriodCode.parse(code);
    if (!parsed.text().equals(code)
        || parsed.kind() != kind
        || !parsed.firstDay(calendar).equals(from)
        || !parsed.lastDay(calendar).equals(to)) {
      throw new IllegalArgumentException(
          "%s %s is not %s from %s to %s".formatted(calendar, code, kind, from, to));
    }
  }

  /**
   * Returns the period that the code names in the calendar.
   *
   * @param code {@code 2026-M10}, {@code 2026-Q3}, {@code 2026-H1}, {@code 2026-H2}, {@code
   *     2026-9M}, {@code 2026-Y}, {@code 2026-01-05..2026-02-20}, or the two dates with an
   *     underscore between them
   * @throws IllegalArgumentException if the code is none of these; its message lists the forms
   */
  public static Period parse(String code, ReportingCalendar calendar) {
    return PeriodCode.parse(code).in(calendar);
  }

  /** Returns the period of a code that somebody typed or sent; empty for what is none. */
  public static Optional<Period> find(String code, ReportingCalendar calendar) {
    try {
      return Optional.of(parse(code.strip(), calendar));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Returns the reporting quarter of such a code; empty for what is none. */
  public static Optional<Period> findQuarter(String code) {
    return find(code, ReportingCalendar.REPORTING)
        .filter(period -> period.kind() == PeriodKind.QUARTER);
  }

  /**
   * Returns the free period between two days, both included.
   *
   * @throws IllegalArgumentException if {@code to} is before {@code from}
   */
  public static Period between(LocalDate from, LocalDate to, ReportingCalendar calendar) {
    return PeriodCode.ofDates(from, to).in(calendar);
  }

  /**
   * Returns the period of this kind that is running on the day; for {@link PeriodKind#NINE_MONTHS}
   * that of the running year, which in the last quarter has already ended.
   *
   * @throws IllegalArgumentException for {@link PeriodKind#ADHOC}, of which none is running
   */
  public static Period current(PeriodKind kind, ReportingCalendar calendar, LocalDate today) {
    return around(kind, calendar, calendar.monthOf(today));
  }

  /** Returns the reporting year; for free dates the year in which the last day is counted. */
  public int year() {
    return calendar.monthOf(to).getYear();
  }

  /** Returns whether the last day is over, so that the period may be closed. */
  public boolean hasEnded(LocalDate today) {
    return today.isAfter(to);
  }

  public boolean contains(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(to);
  }

  /** Returns the first instant of the period; use with {@link #endsBefore()} as [from, until). */
  public Instant startsAt() {
    return OfficeZone.startOf(from);
  }

  /** Returns the first instant after the period: local midnight of the day after {@link #to}. */
  public Instant endsBefore() {
    return OfficeZone.startOf(to.plusDays(1));
  }

  /**
   * Returns the period of the same kind before this one: for nine months those of the year before,
   * for free dates as many days, ending the day before.
   */
  public Period previous() {
    if (kind == PeriodKind.ADHOC) {
      long days = ChronoUnit.DAYS.between(from, to) + 1;
      return between(from.minusDays(days), from.minusDays(1), calendar);
    }
    return around(kind, calendar, calendar.monthOf(from).minusMonths(1));
  }

  /** Returns the same period one year earlier; 29 February becomes 28 February. */
  public Period sameLastYear() {
    if (kind == PeriodKind.ADHOC) {
      return between(from.minusYears(1), to.minusYears(1), calendar);
    }
    return around(kind, calendar, calendar.monthOf(from).minusYears(1));
  }

  /**
   * Returns the last quarters that are over when this period is over, oldest first. For a quarter
   * the list ends with the quarter itself.
   *
   * @param count how many; 0 or more
   */
  public List<Period> lastQuarters(int count) {
    List<Period> quarters = new ArrayList<>();
    Period quarter = current(PeriodKind.QUARTER, calendar, to.plusDays(1));
    for (int i = 0; i < count; i++) {
      quarter = quarter.previous();
      quarters.add(quarter);
    }
    Collections.reverse(quarters);
    return List.copyOf(quarters);
  }

  /**
   * Returns this period, or its two parts as free dates if it straddles the day. Units that changed
   * within a period need a figure for each part: the third reporting quarter of 2025 is cut at 1
   * July.
   *
   * @param firstDayOfSecond the day of the change, which belongs to the second part
   */
  public List<Period> cutAt(LocalDate firstDayOfSecond) {
    if (!contains(firstDayOfSecond) || firstDayOfSecond.equals(from)) {
      return List.of(this);
    }
    return List.of(
        between(from, firstDayOfSecond.minusDays(1), calendar),
        between(firstDayOfSecond, to, calendar));
  }

  /** Returns the name for headings, as in «Quý III/2026»; Vietnamese unless English is asked. */
  public String label(Locale locale) {
    return PeriodLabel.in(locale).label(this);
  }

  /** Returns the name for narrow places such as an axis, as in «III/2026». */
  public String shortLabel(Locale locale) {
    return PeriodLabel.in(locale).shortLabel(this);
  }

  /** Returns the first and last day, as in «15/06/2026–14/09/2026». */
  public String dates(Locale locale) {
    return PeriodLabel.in(locale).dates(this);
  }

  private static Period around(PeriodKind kind, ReportingCalendar calendar, YearMonth month) {
    return parse(kind.codeAround(month), calendar);
  }
}
