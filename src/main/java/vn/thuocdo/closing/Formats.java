package vn.thuocdo.closing;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.period.OfficeZone;
import vn.thuocdo.period.Period;
import vn.thuocdo.period.ReportingCalendar;

/** Days, moments and periods as pages write and read them. */
final class Formats {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("HH:mm dd/MM/uuuu", Locale.ROOT).withZone(OfficeZone.ZONE);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);

  private Formats() {}

  static String moment(Instant at) {
    return MOMENT.format(at);
  }

  static String day(LocalDate day) {
    return DAY.format(day);
  }

  static String field(Map<String, Object> form, String name) {
    return String.valueOf(form.getOrDefault(name, "")).strip();
  }

  static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** Returns the day; null for what is none. */
  static @Nullable LocalDate readDay(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /**
   * Returns the moment that a field of date and time holds, on the clock of the offices.
   *
   * @throws DateTimeException if it is none
   */
  static Instant readMoment(String text) {
    return LocalDateTime.parse(text).atZone(OfficeZone.ZONE).toInstant();
  }

  /** Returns the period; null for what is none. */
  static @Nullable Period readPeriod(String code, String calendar) {
    return Period.find(code, ReportingCalendar.named(calendar)).orElse(null);
  }
}
