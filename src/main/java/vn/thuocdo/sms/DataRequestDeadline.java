package vn.thuocdo.sms;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * How long the law gives for something: a row of {@code data_request_deadline}.
 *
 * @param kind of request, or {@link #ACKNOWLEDGE} for all of them
 * @param isWorkingDays whether weekends and holidays are left out; else every day counts
 */
record DataRequestDeadline(String kind, int days, boolean isWorkingDays, String source) {

  static final String ACKNOWLEDGE = "ACKNOWLEDGE";

  /** Returns all of them, the shortest first. */
  static List<DataRequestDeadline> all(Connection connection) throws SQLException {
    return Sql.list(
        connection,
        "SELECT kind, days, is_working_days, source FROM data_request_deadline ORDER BY days, kind",
        row ->
            new DataRequestDeadline(
                row.getString(1), row.getInt(2), row.getBoolean(3), row.getString(4)));
  }

  static Set<LocalDate> holidays(Connection connection) throws SQLException {
    return new HashSet<>(
        Sql.list(
            connection,
            "SELECT day FROM public_holiday",
            row -> Objects.requireNonNull(row.getObject(1, LocalDate.class))));
  }

  /**
   * Returns the last day in time. The day of receipt does not count; a span that ends on a day of
   * rest ends on the next working day.
   *
   * @see <a href="https://vanban.chinhphu.vn/">Bộ luật Dân sự 2015, điều 147 và 148</a>
   */
  LocalDate after(LocalDate receivedOn, Set<LocalDate> holidays) {
    LocalDate last = isWorkingDays ? receivedOn : receivedOn.plusDays(days - 1L);
    for (int left = isWorkingDays ? days : 1; left > 0; left--) {
      last = last.plusDays(1);
      while (isRest(last, holidays)) {
        last = last.plusDays(1);
      }
    }
    return last;
  }

  private static boolean isRest(LocalDate day, Set<LocalDate> holidays) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY
        || day.getDayOfWeek() == DayOfWeek.SUNDAY
        || holidays.contains(day);
  }
}
