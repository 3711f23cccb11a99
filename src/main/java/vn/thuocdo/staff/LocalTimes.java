package vn.thuocdo.staff;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import vn.thuocdo.period.OfficeZone;

/** Moments as the clock on the office wall showed them. */
final class LocalTimes {

  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm:ss", Locale.ROOT).withZone(OfficeZone.ZONE);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT).withZone(OfficeZone.ZONE);

  private LocalTimes() {}

  static String toTheSecond(Instant instant) {
    return SECOND.format(instant);
  }

  static String dayOf(Instant instant) {
    return DAY.format(instant);
  }
}
