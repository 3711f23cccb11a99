package vn.thuocdo.opendata;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.thuocdo.period.Period;
import vn.thuocdo.period.ReportingCalendar;

/** Reads and adds rows of table {@code archive}; there is nothing here that changes one. */
final class ArchiveTable {

  private ArchiveTable() {}

  static List<Archive> list(Connection connection) throws SQLException {
    try (var statement =
            connection.prepareStatement(
                "SELECT calendar, period, version, sha256, bytes, public_key FROM archive");
        var rows = statement.executeQuery()) {
      var archives = new ArrayList<Archive>();
      while (rows.next()) {
        archives.add(
            new Archive(
                Period.parse(rows.getString(2), ReportingCalendar.valueOf(rows.getString(1))),
                rows.getInt(3),
                rows.getString(4),
                rows.getInt(5),
                rows.getString(6)));
      }
      return archives;
    }
  }

  static Optional<byte[]> content(Connection connection, Archive archive) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "SELECT content FROM archive WHERE calendar = ? AND period = ? AND version = ?")) {
      statement.setString(1, archive.period().calendar().name());
      statement.setString(2, archive.period().code());
      statement.setInt(3, archive.version());
      try (var rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(rows.getBytes(1)) : Optional.empty();
      }
    }
  }

  static int insert(Connection connection, Archive archive, byte[] content) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "INSERT INTO archive (calendar, period, version, sha256, bytes, public_key, content)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?)")) {
      statement.setString(1, archive.period().calendar().name());
      statement.setString(2, archive.period().code());
      statement.setInt(3, archive.version());
      statement.setString(4, archive.sha256());
      statement.setInt(5, archive.bytes());
      statement.setString(6, archive.publicKey());
      statement.setBytes(7, content);
      return statement.executeUpdate();
    }
  }
}
