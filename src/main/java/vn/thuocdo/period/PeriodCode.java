package vn.thuocdo.period;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A period's code taken apart, before a calendar says which days it means.
 *
 * @param text the one spelling under which the period is stored and linked
 * @param from first day in the calendar of whole months
 * @param to last day, inclusive, in the calendar of whole months
 */
record PeriodCode(PeriodKind kind, String text, LocalDate from, LocalDate to) {

  static final String FORMS =
      "2026-M10 (month), 2026-Q3 (quarter), 2026-H1 or 2026-H2 (half year), 2026-9M (nine months),"
          + " 2026-Y (year), or two dates as 2026-01-05..2026-02-20";

  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2199;

  private static final Pattern MONTHS =
      Pattern.compile("([0-9]{4})-(?:M(0?[1-9]|1[0-2])|Q([1-4])|H([12])|(9M)|(Y))");

  /** The underscore is for addresses, where two dots read like the folder above. */
  private static final Pattern DATES =
      Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})(?:\\.\\.|_)([0-9]{4}-[0-9]{2}-[0-9]{2})");

  /**
   * @throws IllegalArgumentException if the text is no period; its message lists the forms
   */
  static PeriodCode parse(String text) {
    Matcher months = MONTHS.matcher(text);
    if (months.matches()) {
      int year = checkYear(Integer.parseInt(months.group(1)), text);
      if (months.group(2) != null) {
        return ofMonths(PeriodKind.MONTH, year, Integer.parseInt(months.group(2)));
      }
      if (months.group(3) != null) {
        return ofMonths(PeriodKind.QUARTER, year, Integer.parseInt(months.group(3)));
      }
      if (months.group(4) != null) {
        return ofMonths(PeriodKind.HALF, year, Integer.parseInt(months.group(4)));
      }
      return ofMonths(months.group(5) != null ? PeriodKind.NINE_MONTHS : PeriodKind.YEAR, year, 1);
    }
    Matcher dates = DATES.matcher(text);
    if (dates.matches()) {
      return ofDates(day(dates.group(1), text), day(dates.group(2), text));
    }
    throw refused(text, "it has none of the known forms");
  }

  /**
   * @throws IllegalArgumentException if the dates are in the wrong order
   */
  static PeriodCode ofDates(LocalDate from, LocalDate to) {
    String text = from + ".." + to;
    checkYear(from.getYear(), text);
    checkYear(to.getYear(), text);
    if (to.isBefore(from)) {
      throw refused(text, "its last day is before its first");
    }
    return new PeriodCode(PeriodKind.ADHOC, text, from, to);
  }

  /** Returns the days that the calendar counts to this code. */
  Period in(ReportingCalendar calendar) {
    return new Period(calendar, kind, text, firstDay(calendar), lastDay(calendar));
  }

  LocalDate firstDay(ReportingCalendar calendar) {
    return kind == PeriodKind.ADHOC ? from : calendar.firstDayOf(YearMonth.from(from));
  }

  LocalDate lastDay(ReportingCalendar calendar) {
    return kind == PeriodKind.ADHOC ? to : calendar.lastDayOf(YearMonth.from(to));
  }

  private static PeriodCode ofMonths(PeriodKind kind, int year, int index) {
    YearMonth first = YearMonth.of(year, (index - 1) * kind.months() + 1);
    YearMonth last = first.plusMonths(kind.months() - 1L);
    return new PeriodCode(kind, kind.codeAround(first), first.atDay(1), last.atEndOfMonth());
  }

  private static LocalDate day(String date, String text) {
    try {
      return LocalDate.parse(date);
    } catch (DateTimeException e) {
      throw refused(text, date + " is no day of the calendar");
    }
  }

  private static int checkYear(int year, String text) {
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      throw refused(text, "its year is not between " + FIRST_YEAR + " and " + LAST_YEAR);
    }
    return year;
  }

  private static IllegalArgumentException refused(String text, String why) {
    return new IllegalArgumentException(
        "\"%s\" is not a period: %s. Write one of: %s".formatted(text, why, FORMS));
  }
}
