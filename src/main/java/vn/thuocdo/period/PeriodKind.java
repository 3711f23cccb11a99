package vn.thuocdo.period;

import java.time.YearMonth;

/** How long a period is and where in the year it may begin. */
public enum PeriodKind {
  MONTH(1),
  QUARTER(3),
  /** The first or the second six months of a year. */
  HALF(6),
  /** January to September; there is one in a year, and the last quarter belongs to none. */
  NINE_MONTHS(9),
  YEAR(12),
  /** Any two dates, the same days in every calendar. */
  ADHOC(0);

  private final int months;

  PeriodKind(int months) {
    this.months = months;
  }

  /** Returns how many months such a period has; 0 for {@link #ADHOC}. */
  public int months() {
    return months;
  }

  /** Returns the code of the period of this kind in whose part of the year the month lies. */
  String codeAround(YearMonth month) {
    int year = month.getYear();
    int index = (month.getMonthValue() - 1) / Math.max(months, 1) + 1;
    return switch (this) {
      case MONTH -> "%04d-M%02d".formatted(year, index);
      case QUARTER -> "%04d-Q%d".formatted(year, index);
      case HALF -> "%04d-H%d".formatted(year, index);
      case NINE_MONTHS -> "%04d-9M".formatted(year);
      case YEAR -> "%04d-Y".formatted(year);
      case ADHOC -> throw new IllegalArgumentException("free dates cannot be told from a month");
    };
  }
}
