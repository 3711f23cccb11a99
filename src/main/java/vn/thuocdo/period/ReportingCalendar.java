package vn.thuocdo.period;

import java.time.LocalDate;
import java.time.YearMonth;

/** Says which days a month has in reports; longer periods are whole months of their calendar. */
public enum ReportingCalendar {

  /**
   * A month runs from the 15th of the month before to its own 14th, so that the report is ready
   * when the month ends (Nghị định 09/2019/NĐ-CP). The default of official reports.
   */
  REPORTING {
    @Override
    public LocalDate firstDayOf(YearMonth month) {
      return month.minusMonths(1).atDay(LAST_DAY + 1);
    }

    @Override
    public LocalDate lastDayOf(YearMonth month) {
      return month.atDay(LAST_DAY);
    }

    @Override
    public YearMonth monthOf(LocalDate day) {
      YearMonth month = YearMonth.from(day);
      return day.getDayOfMonth() > LAST_DAY ? month.plusMonths(1) : month;
    }
  },

  /** A month runs from its first to its last day. */
  CALENDAR {
    @Override
    public LocalDate firstDayOf(YearMonth month) {
      return month.atDay(1);
    }

    @Override
    public LocalDate lastDayOf(YearMonth month) {
      return month.atEndOfMonth();
    }

    @Override
    public YearMonth monthOf(LocalDate day) {
      return YearMonth.from(day);
    }
  };

  private static final int LAST_DAY = 14;

  /** Returns the calendar of that name; the reporting one for any other word, and for none. */
  public static ReportingCalendar named(String name) {
    return name.equals(CALENDAR.name()) ? CALENDAR : REPORTING;
  }

  /** Returns the first day that this calendar counts to the month. */
  public abstract LocalDate firstDayOf(YearMonth month);

  /** Returns the last day, inclusive, that this calendar counts to the month. */
  public abstract LocalDate lastDayOf(YearMonth month);

  /** Returns the month to which this calendar counts the day. */
  public abstract YearMonth monthOf(LocalDate day);
}
