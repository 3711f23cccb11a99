package vn.thuocdo.rating;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.regex.Pattern;
import vn.thuocdo.period.OfficeZone;

/**
 * When offices serve citizens, with some grace on both sides; a rating outside is worth a second
 * look.
 *
 * @param firstDay inclusive
 * @param lastDay inclusive, not before firstDay in the week
 */
record OpeningHours(DayOfWeek firstDay, DayOfWeek lastDay, LocalTime opens, LocalTime closes) {

  static final String DEFAULT = "MON-SAT 06:30-18:30";

  private static final List<String> DAYS = List.of("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN");
  private static final Pattern FORM =
      Pattern.compile("([A-Z]{3})-([A-Z]{3}) ([0-2][0-9]:[0-5][0-9])-([0-2][0-9]:[0-5][0-9])");

  /**
   * Returns the hours written as {@code MON-FRI 07:00-17:30}.
   *
   * @throws IllegalArgumentException if they are written otherwise
   */
  static OpeningHours parse(String text) {
    var parts = FORM.matcher(text);
    if (!parts.matches() || !DAYS.contains(parts.group(1)) || !DAYS.contains(parts.group(2))) {
      throw new IllegalArgumentException(
          "opening hours must look like MON-FRI 07:00-17:30, were " + text);
    }
    return new OpeningHours(
        DayOfWeek.of(DAYS.indexOf(parts.group(1)) + 1),
        DayOfWeek.of(DAYS.indexOf(parts.group(2)) + 1),
        LocalTime.parse(parts.group(3)),
        LocalTime.parse(parts.group(4)));
  }

  /** Tells whether citizens are served at this instant, by the office's own clock. */
  boolean include(Instant instant) {
    ZonedDateTime local = instant.atZone(OfficeZone.ZONE);
    DayOfWeek day = local.getDayOfWeek();
    LocalTime time = local.toLocalTime();
    return day.compareTo(firstDay) >= 0
        && day.compareTo(lastDay) <= 0
        && !time.isBefore(opens)
        && time.isBefore(closes);
  }
}
