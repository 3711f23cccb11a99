package vn.thuocdo.paper;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import vn.thuocdo.period.Period;
import vn.thuocdo.period.ReportingCalendar;
import vn.thuocdo.result.Counts;

/** Rows of table {@code historic_count}; there is nothing here that deletes one. */
final class HistoricCountTable {

  private HistoricCountTable() {}

  /** Returns one in force that shares a day with the other; the same period comes first. */
  static Optional<HistoricCount> findOverlap(Connection connection, HistoricCount other)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            SELECT calendar, period, n1, n2, n3, n4, n5, no_opinion, eligible FROM historic_count
            WHERE unit_id = ? AND question_id = ? AND in_force = 1 AND from_on <= ? AND to_on >= ?
            ORDER BY from_on <> ?, to_on <> ?, id LIMIT 1""")) {
      statement.setLong(1, other.unitId());
      statement.setInt(2, other.questionId());
      statement.setObject(3, other.period().to());
      statement.setObject(4, other.period().from());
      statement.setObject(5, other.period().from());
      statement.setObject(6, other.period().to());
      try (var rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(count(rows, other)) : Optional.empty();
      }
    }
  }

  private static HistoricCount count(ResultSet row, HistoricCount like) throws SQLException {
    long eligible = row.getLong(9);
    boolean isTold = !row.wasNull();
    return new HistoricCount(
        like.unitId(),
        like.questionId(),
        Period.parse(row.getString(2), ReportingCalendar.valueOf(row.getString(1))),
        new Counts(
            row.getLong(3),
            row.getLong(4),
            row.getLong(5),
            row.getLong(6),
            row.getLong(7),
            row.getLong(8)),
        isTold ? eligible : null);
  }

  static void insert(
      Connection connection, HistoricCount count, String sha256, String who, Instant at)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            INSERT INTO historic_count (unit_id, question_id, calendar, period, from_on, to_on, n1, n2, n3, n4, n5,
              no_opinion, eligible, file_sha256, added_by, added_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
      statement.setLong(1, count.unitId());
      statement.setInt(2, count.questionId());
      statement.setString(3, count.period().calendar().name());
      statement.setString(4, count.period().code());
      statement.setObject(5, count.period().from());
      statement.setObject(6, count.period().to());
      setCounts(statement, count.counts());
      Long eligible = count.eligible();
      if (eligible == null) {
        statement.setNull(13, Types.BIGINT);
      } else {
        statement.setLong(13, eligible);
      }
      statement.setString(14, sha256);
      statement.setString(15, who);
      statement.setObject(16, LocalDateTime.ofInstant(at, ZoneOffset.UTC));
      statement.executeUpdate();
    }
  }

  private static void setCounts(PreparedStatement statement, Counts counts) throws SQLException {
    int column = 7;
    for (long level : counts.levels()) {
      statement.setLong(column++, level);
    }
    statement.setLong(column, counts.noOpinion());
  }

  /** Takes one out of force that another takes the place of; it stays readable. */
  static void replace(Connection connection, HistoricCount old, Instant at) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            UPDATE historic_count SET in_force = NULL, replaced_at = ?
            WHERE unit_id = ? AND question_id = ? AND from_on = ? AND to_on = ? AND in_force = 1""")) {
      statement.setObject(1, LocalDateTime.ofInstant(at, ZoneOffset.UTC));
      statement.setLong(2, old.unitId());
      statement.setInt(3, old.questionId());
      statement.setObject(4, old.period().from());
      statement.setObject(5, old.period().to());
      statement.executeUpdate();
    }
  }
}
