package vn.thuocdo.closing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows of tables {@code closing_reply} and {@code reminder}. */
final class ReplyTable {

  private ReplyTable() {}

  /** Returns the reply of each unit that holds: its newest, by unit. */
  static Map<Long, Reply> newest(Connection connection, long closingId) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            SELECT id, unit_id, objection, replied_by, replied_at, answer, is_upheld, answered_by, answered_at
            FROM closing_reply WHERE closing_id = ? ORDER BY id""")) {
      statement.setLong(1, closingId);
      try (var rows = statement.executeQuery()) {
        var replies = new HashMap<Long, Reply>();
        while (rows.next()) {
          Reply reply = reply(rows);
          replies.put(reply.unitId(), reply);
        }
        return replies;
      }
    }
  }

  static void insert(
      Connection connection,
      long closingId,
      long unitId,
      @Nullable String objection,
      String who,
      Instant at)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            INSERT INTO closing_reply (closing_id, unit_id, objection, replied_by, replied_at)
            VALUES (?, ?, ?, ?, ?)""")) {
      statement.setLong(1, closingId);
      statement.setLong(2, unitId);
      statement.setString(3, objection);
      statement.setString(4, who);
      statement.setObject(5, ClosingTable.utc(at));
      statement.executeUpdate();
    }
  }

  /** Returns whether the objection waited for an answer. */
  static boolean answer(
      Connection connection, long replyId, String answer, boolean isUpheld, String who, Instant at)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            UPDATE closing_reply SET answer = ?, is_upheld = ?, answered_by = ?, answered_at = ?
            WHERE id = ? AND objection IS NOT NULL AND answered_at IS NULL""")) {
      statement.setString(1, answer);
      statement.setBoolean(2, isUpheld);
      statement.setString(3, who);
      statement.setObject(4, ClosingTable.utc(at));
      statement.setLong(5, replyId);
      return statement.executeUpdate() > 0;
    }
  }

  static void remind(
      Connection connection, long closingId, Collection<Long> unitIds, String who, Instant at)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "INSERT INTO reminder (closing_id, unit_id, reminded_by, reminded_at) VALUES (?, ?, ?, ?)")) {
      for (long unitId : unitIds) {
        statement.setLong(1, closingId);
        statement.setLong(2, unitId);
        statement.setString(3, who);
        statement.setObject(4, ClosingTable.utc(at));
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /**
   * How often a unit was reminded, and when last.
   *
   * @param times at least 1
   */
  record Reminded(long times, Instant last) {}

  /** Returns what each unit was reminded of, by unit; units that were not are missing. */
  static Map<Long, Reminded> reminded(Connection connection, long closingId) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "SELECT unit_id, COUNT(*), MAX(reminded_at) FROM reminder WHERE closing_id = ? GROUP BY unit_id")) {
      statement.setLong(1, closingId);
      try (var rows = statement.executeQuery()) {
        var reminded = new HashMap<Long, Reminded>();
        while (rows.next()) {
          Instant last = rows.getObject(3, LocalDateTime.class).toInstant(ZoneOffset.UTC);
          reminded.put(rows.getLong(1), new Reminded(rows.getLong(2), last));
        }
        return reminded;
      }
    }
  }

  private static Reply reply(ResultSet row) throws SQLException {
    Instant answeredAt = ClosingTable.instant(row, 9);
    return new Reply(
        row.getLong(1),
        row.getLong(2),
        row.getString(3),
        row.getString(4),
        row.getObject(5, LocalDateTime.class).toInstant(ZoneOffset.UTC),
        answeredAt == null
            ? null
            : new Reply.Answer(row.getString(6), row.getBoolean(7), row.getString(8), answeredAt));
  }
}
