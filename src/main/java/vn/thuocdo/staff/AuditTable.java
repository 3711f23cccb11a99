package vn.thuocdo.staff;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Reads and writes the chain of audit lines; every method joins the caller's transaction. */
@Singleton
class AuditTable {

  private static final String COLUMNS =
      "number, at, who, what, subject, before_value, after_value, hash";

  /**
   * The end of the chain.
   *
   * @param number of the last line; 0 before the first
   * @param hasBegun whether lines from before there was a chain are in it
   */
  record Head(long number, byte[] hash, boolean hasBegun) {}

  /**
   * A line as it stands in the table.
   *
   * @param hash empty when it is not in the chain
   */
  record Chained(AuditLine line, byte[] hash) {}

  Head head(Connection connection) throws SQLException {
    return head(connection, "");
  }

  /** Returns the end of the chain, and lets nobody else have it before this transaction is over. */
  Head lockHead(Connection connection) throws SQLException {
    return head(connection, " FOR UPDATE");
  }

  private static Head head(Connection connection, String lock) throws SQLException {
    try (var statement =
            connection.prepareStatement(
                "SELECT last_number, hash, begun_at FROM audit_head WHERE id = 1" + lock);
        var row = statement.executeQuery()) {
      if (!row.next()) {
        throw new IllegalStateException("The end of the audit chain is gone from audit_head");
      }
      return new Head(
          row.getLong("last_number"), row.getBytes("hash"), row.getObject("begun_at") != null);
    }
  }

  void moveHead(Connection connection, long number, byte[] hash) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "UPDATE audit_head SET last_number = ?, hash = ? WHERE id = 1")) {
      statement.setLong(1, number);
      statement.setBytes(2, hash);
      statement.executeUpdate();
    }
  }

  void begin(Connection connection, Instant at) throws SQLException {
    try (var statement =
        connection.prepareStatement("UPDATE audit_head SET begun_at = ? WHERE id = 1")) {
      statement.setObject(1, utc(at));
      statement.executeUpdate();
    }
  }

  void insert(Connection connection, AuditLine line, byte[] hash) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "INSERT INTO audit_line (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
      statement.setLong(1, line.number());
      statement.setObject(2, utc(line.at()));
      statement.setString(3, line.who());
      statement.setString(4, line.what());
      statement.setString(5, line.subject());
      statement.setString(6, line.beforeValue());
      statement.setString(7, line.afterValue());
      statement.setBytes(8, hash);
      statement.executeUpdate();
    }
  }

  void chain(Connection connection, long number, byte[] hash) throws SQLException {
    try (var statement =
        connection.prepareStatement("UPDATE audit_line SET hash = ? WHERE number = ?")) {
      statement.setBytes(1, hash);
      statement.setLong(2, number);
      statement.executeUpdate();
    }
  }

  /** Returns the next lines after a number, oldest first; none at the end. */
  List<Chained> listAfter(Connection connection, long number, int most) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT "
                + COLUMNS
                + " FROM audit_line WHERE number > ? ORDER BY number LIMIT "
                + most)) {
      statement.setLong(1, number);
      try (var rows = statement.executeQuery()) {
        var lines = new ArrayList<Chained>();
        while (rows.next()) {
          byte[] hash = rows.getBytes("hash");
          lines.add(new Chained(line(rows), hash == null ? new byte[0] : hash));
        }
        return lines;
      }
    }
  }

  private static AuditLine line(ResultSet row) throws SQLException {
    return new AuditLine(
        row.getLong("number"),
        row.getObject("at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
        row.getString("who"),
        row.getString("what"),
        row.getString("subject"),
        row.getString("before_value"),
        row.getString("after_value"));
  }

  private static LocalDateTime utc(Instant at) {
    return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
  }
}
