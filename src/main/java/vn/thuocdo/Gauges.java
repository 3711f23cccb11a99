package vn.thuocdo;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.period.OfficeZone;

/**
 * What whoever runs the system wants to be woken for, as gauges in {@code /metrics}. The database
 * is asked at most every {@link #LIFETIME}, however often somebody looks; when it cannot be asked,
 * the gauges are not a number.
 */
@Context
@Requires(env = "server")
final class Gauges {

  static final Duration LIFETIME = Duration.ofSeconds(30);

  /** Kiosks beat every minute. */
  private static final Duration SILENT_AFTER = Duration.ofMinutes(30);

  private static final int QUIET_DAYS = 3;
  private static final int USUALLY_DAYS = 17;

  private final Transactions transactions;
  private final InstantSource clock;
  private final Path home;
  private @Nullable Seen last;

  Gauges(
      Transactions transactions,
      InstantSource clock,
      MeterRegistry registry,
      @Value("${thuocdo.home:.}") String home) {
    this.transactions = transactions;
    this.clock = clock;
    this.home = Path.of(home);
    add(
        registry,
        "thuocdo.kiosk.oldest.waiting.seconds",
        "Age of the oldest rating that waits on a kiosk, as the kiosks last said",
        Seen::oldestWaitingSeconds);
    add(registry, "thuocdo.kiosk.waiting", "Ratings that wait on kiosks", Seen::waiting);
    add(
        registry,
        "thuocdo.kiosk.missing",
        "Running numbers that never arrived though later ones did",
        Seen::missing);
    add(
        registry,
        "thuocdo.kiosk.silent",
        "Kiosks in use that have not been heard of for half an hour",
        Seen::silent);
    add(
        registry,
        "thuocdo.counter.quiet",
        "Counters without a rating for three days that had some in the two weeks before",
        Seen::quietCounters);
    add(
        registry,
        "thuocdo.sms.oldest.due.seconds",
        "Time by which the oldest message to a citizen is late that could have been sent",
        Seen::oldestDueSeconds);
    add(
        registry,
        "thuocdo.sms.no.credit",
        "Messages of the last day that were not sent because the carrier's account is empty",
        Seen::noCredit);
    Gauge.builder("thuocdo.home.free.bytes", this, Gauges::freeBytes)
        .description("Free space on the disk of the home")
        .register(registry);
  }

  private record Seen(
      Instant at,
      double oldestWaitingSeconds,
      double waiting,
      double missing,
      double silent,
      double quietCounters,
      double oldestDueSeconds,
      double noCredit) {

    /** What nobody knows while the database is away. */
    static Seen nothing(Instant at) {
      double unknown = Double.NaN;
      return new Seen(at, unknown, unknown, unknown, unknown, unknown, unknown, unknown);
    }
  }

  private void add(
      MeterRegistry registry, String name, String description, ToDoubleFunction<Seen> value) {
    Gauge.builder(name, this, gauges -> value.applyAsDouble(gauges.look()))
        .description(description)
        .register(registry);
  }

  private synchronized Seen look() {
    Instant now = clock.instant();
    Seen seen = last;
    if (seen == null || Duration.between(seen.at, now).compareTo(LIFETIME) >= 0) {
      try {
        seen = transactions.read(connection -> read(connection, now));
      } catch (RuntimeException e) {
        seen = Seen.nothing(now);
      }
      last = seen;
    }
    return seen;
  }

  private static Seen read(Connection connection, Instant now) throws SQLException {
    LocalDateTime utc = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
    var today = OfficeZone.dayOf(now);
    try (var statement =
        connection.prepareStatement(
            """
            SELECT
              (SELECT MAX(TIMESTAMPDIFF(SECOND, oldest_waiting_at, ?)) FROM kiosk
                WHERE revoked_at IS NULL AND waiting > 0),
              (SELECT SUM(waiting) FROM kiosk WHERE revoked_at IS NULL),
              (SELECT SUM(highest - arrived) FROM (SELECT MAX(last_seq) AS highest,
                SUM(last_seq - first_seq + 1) AS arrived FROM received_range GROUP BY kiosk_id) kiosks),
              (SELECT COUNT(*) FROM kiosk WHERE revoked_at IS NULL AND COALESCE(last_seen_at, enrolled_at) < ?),
              (SELECT COUNT(*) FROM (SELECT counter_id FROM tally WHERE given_on >= ? AND counter_id <> 0
                GROUP BY counter_id HAVING MAX(given_on) < ?) counters),
              (SELECT MAX(TIMESTAMPDIFF(SECOND, due_at, ?)) FROM sms_message
                WHERE state IN ('QUEUED', 'SENDING') AND due_at < ?),
              (SELECT COUNT(*) FROM sms_message WHERE state = 'NO_CREDIT' AND due_at >= ?)""")) {
      statement.setObject(1, utc);
      statement.setObject(2, utc.minus(SILENT_AFTER));
      statement.setObject(3, today.minusDays(USUALLY_DAYS));
      statement.setObject(4, today.minusDays(QUIET_DAYS));
      statement.setObject(5, utc);
      statement.setObject(6, utc);
      statement.setObject(7, utc.minusDays(1));
      try (var row = statement.executeQuery()) {
        row.next();
        return new Seen(
            now,
            Math.max(0, row.getDouble(1)),
            row.getDouble(2),
            row.getDouble(3),
            row.getDouble(4),
            row.getDouble(5),
            row.getDouble(6),
            row.getDouble(7));
      }
    }
  }

  private double freeBytes() {
    try {
      return Files.getFileStore(home).getUsableSpace();
    } catch (IOException e) {
      return Double.NaN;
    }
  }
}
