package vn.thuocdo.sms;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import vn.thuocdo.database.Remembered;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.period.OfficeZone;
import vn.thuocdo.unit.Settings;

/**
 * When citizens may be written to: from 8:00 until before 20:00 unless the setting {@code
 * sms_hours} ({@code HH:MM-HH:MM}) says otherwise, and on no public holiday.
 */
@Singleton
class SendingHours {

  private static final String USUAL = "08:00-20:00";
  private static final Pattern HOURS =
      Pattern.compile("([01]\\d|2[0-3]):([0-5]\\d)-(([01]\\d|2[0-3]):([0-5]\\d)|24:00)");
  private static final Duration LIFETIME = Duration.ofMinutes(1);

  private final Settings settings;
  private final Remembered<Set<LocalDate>> holidays;

  SendingHours(Settings settings, Transactions transactions) {
    this.settings = settings;
    this.holidays =
        new Remembered<>(
            LIFETIME,
            () ->
                transactions.read(
                    connection ->
                        new HashSet<>(
                            Sql.list(
                                connection,
                                "SELECT day FROM public_holiday",
                                row -> row.getObject(1, LocalDate.class)))));
  }

  /** Returns the first moment at or after {@code at} at which a message may be sent. */
  Instant next(Instant at) {
    return next(at, settings.get("sms_hours", USUAL), holidays.value());
  }

  /**
   * @param hours what is no span of hours is taken as the usual ones
   */
  static Instant next(Instant at, String hours, Set<LocalDate> holidays) {
    String span = HOURS.matcher(hours).matches() ? hours : USUAL;
    LocalTime from = LocalTime.parse(span.substring(0, 5));
    LocalTime until = span.endsWith("24:00") ? LocalTime.MAX : LocalTime.parse(span.substring(6));
    ZonedDateTime local = at.atZone(OfficeZone.ZONE);
    LocalDate day = local.toLocalDate();
    if (!local.toLocalTime().isBefore(until)) {
      day = day.plusDays(1);
    }
    while (holidays.contains(day)) {
      day = day.plusDays(1);
    }
    ZonedDateTime opens = day.atTime(from).atZone(OfficeZone.ZONE);
    return local.isAfter(opens) ? at : opens.toInstant();
  }
}
