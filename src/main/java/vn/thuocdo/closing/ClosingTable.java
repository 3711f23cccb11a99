package vn.thuocdo.closing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.period.Period;
import vn.thuocdo.period.ReportingCalendar;

/** Rows of table {@code closing}; there is nothing here that deletes one or changes its figures. */
final class ClosingTable {

  /**
   * The frozen figures, word for word.
   *
   * @param document what will be public
   * @param inputs every count before suppression
   */
  record Frozen(String document, String inputs) {}

  private static final String SELECT =
      """
      SELECT id, calendar, period, version, correction, closed_at, closed_by, objections_until, sha256,
        checked_at, checked_by, signed_at, signed_by
      FROM closing WHERE in_force = 1
      """;

  private ClosingTable() {}

  /** Returns the closings in force, the latest first. */
  static List<ClosedPeriod> list(Connection connection) throws SQLException {
    try (var statement = connection.prepareStatement(SELECT + "ORDER BY closed_at DESC, id DESC")) {
      return read(statement);
    }
  }

  static Optional<ClosedPeriod> find(Connection connection, long id) throws SQLException {
    return find(connection, id, "");
  }

  /** Returns the closing, if it is in force, and lets nobody else change it until the commit. */
  static Optional<ClosedPeriod> lock(Connection connection, long id) throws SQLException {
    return find(connection, id, " FOR UPDATE");
  }

  private static Optional<ClosedPeriod> find(Connection connection, long id, String lock)
      throws SQLException {
    try (var statement = connection.prepareStatement(SELECT + "AND id = ?" + lock)) {
      statement.setLong(1, id);
      return read(statement).stream().findFirst();
    }
  }

  /**
   * @throws SQLException if there is no such closing
   */
  static Frozen frozen(Connection connection, long id) throws SQLException {
    try (var statement =
        connection.prepareStatement("SELECT document, inputs FROM closing WHERE id = ?")) {
      statement.setLong(1, id);
      try (var rows = statement.executeQuery()) {
        if (!rows.next()) {
          throw new SQLException("No closing " + id);
        }
        return new Frozen(rows.getString(1), rows.getString(2));
      }
    }
  }

  /**
   * Returns the number of the new row.
   *
   * @throws SQLException with a duplicate key if that version is closed already
   */
  static long insert(Connection connection, ClosedPeriod closing, Frozen frozen)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            INSERT INTO closing (calendar, period, version, correction, closed_at, closed_by, objections_until,
              sha256, document, inputs)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
            Statement.RETURN_GENERATED_KEYS)) {
      statement.setString(1, closing.period().calendar().name());
      statement.setString(2, closing.period().code());
      statement.setInt(3, closing.version());
      statement.setString(4, closing.correction());
      statement.setObject(5, utc(closing.closed().at()));
      statement.setString(6, closing.closed().who());
      statement.setObject(7, closing.objectionsUntil());
      statement.setString(8, closing.sha256());
      statement.setString(9, frozen.document());
      statement.setString(10, frozen.inputs());
      statement.executeUpdate();
      try (var keys = statement.getGeneratedKeys()) {
        keys.next();
        return keys.getLong(1);
      }
    }
  }

  static void check(Connection connection, long id, ClosedPeriod.By by) throws SQLException {
    update(connection, "UPDATE closing SET checked_by = ?, checked_at = ? WHERE id = ?", id, by);
  }

  static void sign(Connection connection, long id, ClosedPeriod.By by) throws SQLException {
    update(connection, "UPDATE closing SET signed_by = ?, signed_at = ? WHERE id = ?", id, by);
  }

  private static void update(Connection connection, String sql, long id, ClosedPeriod.By by)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      statement.setString(1, by.who());
      statement.setObject(2, utc(by.at()));
      statement.setLong(3, id);
      statement.executeUpdate();
    }
  }

  /** Opens a period again; the closing stays readable. */
  static void reopen(Connection connection, long id, String reason, ClosedPeriod.By by)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            UPDATE closing SET in_force = NULL, reopened_reason = ?, reopened_by = ?, reopened_at = ?
            WHERE id = ?""")) {
      statement.setString(1, reason);
      statement.setString(2, by.who());
      statement.setObject(3, utc(by.at()));
      statement.setLong(4, id);
      statement.executeUpdate();
    }
  }

  static LocalDateTime utc(Instant at) {
    return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
  }

  static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    LocalDateTime at = row.getObject(column, LocalDateTime.class);
    return at == null ? null : at.toInstant(ZoneOffset.UTC);
  }

  private static List<ClosedPeriod> read(PreparedStatement statement) throws SQLException {
    try (var rows = statement.executeQuery()) {
      var closings = new ArrayList<ClosedPeriod>();
      while (rows.next()) {
        closings.add(
            new ClosedPeriod(
                rows.getLong(1),
                Period.parse(rows.getString(3), ReportingCalendar.valueOf(rows.getString(2))),
                rows.getInt(4),
                rows.getString(5),
                new ClosedPeriod.By(
                    rows.getString(7),
                    rows.getObject(6, LocalDateTime.class).toInstant(ZoneOffset.UTC)),
                rows.getObject(8, LocalDate.class),
                rows.getString(9),
                by(rows, 10),
                by(rows, 12)));
      }
      return List.copyOf(closings);
    }
  }

  /** Reads when and who, in this order; null while nobody did. */
  private static ClosedPeriod.@Nullable By by(ResultSet row, int column) throws SQLException {
    Instant at = instant(row, column);
    return at == null ? null : new ClosedPeriod.By(row.getString(column + 1), at);
  }
}
