package vn.thuocdo.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The days on which the offices of the demo are open; a simplified calendar of 2025 and 2026. */
final class WorkingDays {

  /** Bộ luật Lao động 2019, điều 112, with the days that were moved; 24 November from 2026. */
  private static final Set<LocalDate> HOLIDAYS =
      Stream.of(
              "2025-04-07",
              "2025-04-30",
              "2025-05-01",
              "2025-05-02",
              "2025-09-01",
              "2025-09-02",
              "2026-01-01",
              "2026-01-02",
              "2026-02-14",
              "2026-02-16",
              "2026-02-17",
              "2026-02-18",
              "2026-02-19",
              "2026-02-20",
              "2026-02-21",
              "2026-04-27",
              "2026-04-30",
              "2026-05-01",
              "2026-08-31",
              "2026-09-01",
              "2026-09-02",
              "2026-11-24")
          .map(LocalDate::parse)
          .collect(Collectors.toUnmodifiableSet());

  private WorkingDays() {}

  /** Returns the open days from {@code from} to {@code to}, both included, in order. */
  static List<LocalDate> between(LocalDate from, LocalDate to, boolean opensOnSaturdays) {
    return from.datesUntil(to.plusDays(1)).filter(day -> isOpen(day, opensOnSaturdays)).toList();
  }

  private static boolean isOpen(LocalDate day, boolean opensOnSaturdays) {
    return !HOLIDAYS.contains(day)
        && switch (day.getDayOfWeek()) {
          case SUNDAY -> false;
          case SATURDAY -> opensOnSaturdays;
          default -> true;
        };
  }

  /** Returns how busy a day is: Mondays most, Saturdays only in the morning. */
  static double busyness(LocalDate day) {
    if (day.getDayOfWeek() == DayOfWeek.MONDAY) {
      return 1.25;
    }
    return day.getDayOfWeek() == DayOfWeek.SATURDAY ? 0.35 : 1;
  }
}
