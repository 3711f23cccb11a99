package vn.thuocdo.rating;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Signs that a kiosk's key was copied to a second device, kept per kiosk for staff. Nothing is
 * refused for them: the ratings may well be honest, and a device restored from a copy of its
 * storage looks the same.
 */
public final class CopySigns {

  private CopySigns() {}

  /** What was seen. */
  public enum Sign {
    /** Two different ratings came with one running number. */
    NUMBER_REUSED,
    /** The device told a lower running number than it had told before. */
    COUNT_WENT_BACK
  }

  /** A sign with how often and when it was seen last. */
  public record Seen(Sign sign, long times, Instant lastAt) {}

  /** Returns what was seen of a kiosk; empty when nothing was. */
  public static List<Seen> find(Connection connection, long kioskId) throws SQLException {
    var seen = new ArrayList<Seen>();
    try (var statement =
        connection.prepareStatement(
            "SELECT sign, times, last_at FROM copy_sign WHERE kiosk_id = ? ORDER BY sign")) {
      statement.setLong(1, kioskId);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          seen.add(
              new Seen(
                  Sign.valueOf(rows.getString(1)),
                  rows.getLong(2),
                  rows.getObject(3, LocalDateTime.class).toInstant(ZoneOffset.UTC)));
        }
      }
    }
    return seen;
  }

  /** Notes a sign; runs in the transaction of the connection. */
  public static void note(Connection connection, long kioskId, Sign sign, long times, Instant at)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            INSERT INTO copy_sign (kiosk_id, sign, times, last_at) VALUES (?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE times = times + VALUES(times), last_at = VALUES(last_at)""")) {
      statement.setLong(1, kioskId);
      statement.setString(2, sign.name());
      statement.setLong(3, times);
      statement.setObject(4, LocalDateTime.ofInstant(at, ZoneOffset.UTC));
      statement.executeUpdate();
    }
  }

  /**
   * Notes the new ratings whose running number had arrived before, with another rating.
   *
   * @param reused new ratings of kiosks
   */
  static void noteReused(Connection connection, List<NewRating> reused) throws SQLException {
    Map<Long, List<NewRating>> byKiosk = new TreeMap<>();
    for (NewRating rating : reused) {
      // A rating that was refused first and is taken now brings its own number again.
      if (rating.kioskId() != null && !wasRefused(connection, rating.kioskId(), rating.id())) {
        byKiosk.computeIfAbsent(rating.kioskId(), id -> new ArrayList<>()).add(rating);
      }
    }
    for (var kiosk : byKiosk.entrySet()) {
      note(
          connection,
          kiosk.getKey(),
          Sign.NUMBER_REUSED,
          kiosk.getValue().size(),
          kiosk.getValue().getLast().receivedAt());
    }
  }

  private static boolean wasRefused(Connection connection, long kioskId, UUID id)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "SELECT 1 FROM refused_rating WHERE kiosk_id = ? AND sent_id = ?")) {
      statement.setLong(1, kioskId);
      statement.setString(2, id.toString());
      try (var rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }
}
