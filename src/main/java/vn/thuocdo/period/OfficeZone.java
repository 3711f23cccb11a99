package vn.thuocdo.period;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Turns instants into the local days of the office and back.
 *
 * <p>A day begins at local midnight. Cutting at midnight UTC instead moves seven hours of every
 * evening's and morning's ratings to the wrong day.
 */
public final class OfficeZone {

  /** UTC+7 without summer time. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

  private OfficeZone() {}

  /** Returns the local day on which the instant falls. */
  public static LocalDate dayOf(Instant instant) {
    return LocalDate.ofInstant(instant, ZONE);
  }

  /** Returns the local day that the clock shows now. */
  public static LocalDate today(InstantSource clock) {
    return dayOf(clock.instant());
  }

  /** Returns the local midnight at which the day begins; the day before ends just before it. */
  public static Instant startOf(LocalDate day) {
    return day.atStartOfDay(ZONE).toInstant();
  }
}
