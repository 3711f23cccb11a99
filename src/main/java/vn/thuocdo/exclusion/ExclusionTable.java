package vn.thuocdo.exclusion;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rows of table {@code exclusion}; there is nothing here that deletes one. */
final class ExclusionTable {

  private static final String SELECT =
      """
      SELECT id, given_on, point_id, counter_id, reason, ratings, decided_by, decided_at,
        withdrawn_reason, withdrawn_by, withdrawn_at
      FROM exclusion
      """;

  private ExclusionTable() {}

  /** Returns the decisions about a span of days, both included, the newest first. */
  static List<Exclusion> list(Connection connection, LocalDate from, LocalDate to)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            SELECT + "WHERE given_on BETWEEN ? AND ? ORDER BY decided_at DESC, id DESC")) {
      statement.setObject(1, from);
      statement.setObject(2, to);
      return read(statement);
    }
  }

  static Optional<Exclusion> find(Connection connection, long id) throws SQLException {
    try (var statement = connection.prepareStatement(SELECT + "WHERE id = ?")) {
      statement.setLong(1, id);
      return read(statement).stream().findFirst();
    }
  }

  static boolean isInForce(Connection connection, CounterDay about) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            SELECT + "WHERE given_on = ? AND point_id = ? AND counter_id = ? AND in_force = 1")) {
      setAbout(statement, about);
      return !read(statement).isEmpty();
    }
  }

  /**
   * @throws SQLException with a duplicate key if one is in force already
   */
  static void insert(
      Connection connection, CounterDay about, String reason, long ratings, String by, Instant at)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            INSERT INTO exclusion (given_on, point_id, counter_id, reason, ratings, decided_by, decided_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)""")) {
      setAbout(statement, about);
      statement.setString(4, reason);
      statement.setLong(5, ratings);
      statement.setString(6, by);
      statement.setObject(7, LocalDateTime.ofInstant(at, ZoneOffset.UTC));
      statement.executeUpdate();
    }
  }

  /** Ends a decision; returns whether it was in force. */
  static boolean withdraw(Connection connection, long id, String reason, String by, Instant at)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            UPDATE exclusion SET in_force = NULL, withdrawn_reason = ?, withdrawn_by = ?, withdrawn_at = ?
            WHERE id = ? AND in_force = 1""")) {
      statement.setString(1, reason);
      statement.setString(2, by);
      statement.setObject(3, LocalDateTime.ofInstant(at, ZoneOffset.UTC));
      statement.setLong(4, id);
      return statement.executeUpdate() == 1;
    }
  }

  private static void setAbout(PreparedStatement statement, CounterDay about) throws SQLException {
    statement.setObject(1, about.day());
    statement.setLong(2, about.pointId());
    statement.setLong(3, about.counterId());
  }

  private static List<Exclusion> read(PreparedStatement statement) throws SQLException {
    var found = new ArrayList<Exclusion>();
    try (var rows = statement.executeQuery()) {
      while (rows.next()) {
        found.add(
            new Exclusion(
                rows.getLong(1),
                new CounterDay(
                    rows.getObject(2, LocalDate.class), rows.getLong(3), rows.getLong(4)),
                rows.getString(5),
                rows.getLong(6),
                rows.getString(7),
                instant(rows, 8),
                rows.getString(10) == null
                    ? null
                    : new Exclusion.Withdrawal(
                        rows.getString(9), rows.getString(10), instant(rows, 11))));
      }
    }
    return List.copyOf(found);
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
  }
}
