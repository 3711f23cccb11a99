package vn.thuocdo;

import io.micronaut.context.annotation.Value;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.rating.StoreRatings;

/**
 * Whether this server can take a rating now. Asks the database on a connection of its own, so that
 * a busy pool does not look like a dead database, and at most once a second, however often it is
 * asked itself.
 */
@Singleton
class Health {

  private static final Duration LIFETIME = Duration.ofSeconds(1);
  private static final String TIMEOUTS = "&connectTimeout=1000&socketTimeout=1000";
  private static final String UP = "UP";

  private final String url;
  private final String username;
  private final String password;
  private final Path home;
  private final long leastFreeBytes;
  private final int migrations;
  private final StoreRatings ratings;
  private final InstantSource clock;
  private @Nullable Report last;
  private Instant lastAt = Instant.EPOCH;

  Health(
      @Value("${datasources.default.url}") String url,
      @Value("${datasources.default.username:}") String username,
      @Value("${datasources.default.password:}") String password,
      @Value("${thuocdo.home:.}") String home,
      @Value("${thuocdo.health.least-free-megabytes:256}") long leastFreeMegabytes,
      Flyway flyway,
      StoreRatings ratings,
      InstantSource clock) {
    this.url = url.replaceAll("&(connectTimeout|socketTimeout)=[0-9]+", "") + TIMEOUTS;
    this.username = username;
    this.password = password;
    this.home = Path.of(home);
    this.leastFreeBytes = leastFreeMegabytes * 1_000_000;
    // Only what this version brings along: a newer one may have left more, or failed at it.
    this.migrations =
        (int)
            Arrays.stream(flyway.info().all())
                .filter(migration -> migration.getState().isResolved())
                .count();
    this.ratings = ratings;
    this.clock = clock;
  }

  /**
   * The answer of {@code /health}.
   *
   * @param status UP or DOWN
   * @param checks what was looked at, with UP or what is wrong; nothing secret
   */
  @Serdeable
  record Report(String status, Map<String, String> checks) {
    boolean isUp() {
      return UP.equals(status);
    }
  }

  synchronized Report report() {
    Instant now = clock.instant();
    Report known = last;
    if (known == null || !now.isBefore(lastAt.plus(LIFETIME)) || now.isBefore(lastAt)) {
      known = look();
      last = known;
      lastAt = clock.instant();
    }
    return known;
  }

  private Report look() {
    var checks = new LinkedHashMap<String, String>();
    try (var connection = DriverManager.getConnection(url, username, password);
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT COUNT(*), @@global.read_only FROM flyway_schema_history WHERE success = 1")) {
      rows.next();
      checks.put("database", rows.getInt(2) == 0 ? UP : "read-only");
      checks.put("migrations", rows.getInt(1) >= migrations ? UP : "pending");
    } catch (SQLException e) {
      checks.put("database", "unreachable");
    }
    checks.put("room for ratings", ratings.lacksRoom() ? "database full" : UP);
    checks.put("disk", disk());
    boolean isUp = checks.values().stream().allMatch(UP::equals);
    return new Report(isUp ? UP : "DOWN", checks);
  }

  private String disk() {
    try {
      return Files.getFileStore(home).getUsableSpace() >= leastFreeBytes ? UP : "nearly full";
    } catch (IOException e) {
      return "unreadable";
    }
  }
}
