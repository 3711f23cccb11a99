package vn.thuocdo.result;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.thuocdo.period.Period;
import vn.thuocdo.period.ReportingCalendar;

/** Reads and adds rows of table {@code publication}; there is nothing here that changes one. */
final class PublicationTable {

  /** A row as it is stored, the document not yet parsed. */
  record Row(PublishedPeriod head, String document) {}

  private static final String HEAD =
      "calendar, period, version, published_at, published_by, sha256";

  private PublicationTable() {}

  /**
   * Returns what is published, the latest period first; of one period the highest version first.
   */
  static List<PublishedPeriod> list(Connection connection) throws SQLException {
    try (var statement =
            connection.prepareStatement(
                "SELECT "
                    + HEAD
                    + " FROM publication ORDER BY to_on DESC, from_on DESC, calendar DESC, version DESC");
        var rows = statement.executeQuery()) {
      var heads = new ArrayList<PublishedPeriod>();
      while (rows.next()) {
        heads.add(head(rows));
      }
      return List.copyOf(heads);
    }
  }

  static Optional<Row> find(
      Connection connection, ReportingCalendar calendar, String period, int version)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "SELECT "
                + HEAD
                + ", document FROM publication WHERE calendar = ? AND period = ? AND version = ?")) {
      statement.setString(1, calendar.name());
      statement.setString(2, period);
      statement.setInt(3, version);
      try (var rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(new Row(head(rows), rows.getString(7))) : Optional.empty();
      }
    }
  }

  static void insert(Connection connection, PublishedPeriod head, String document, String inputs)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            INSERT INTO publication (calendar, period, version, published_at, published_by, sha256, from_on, to_on,
              document, inputs)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
      statement.setString(1, head.period().calendar().name());
      statement.setString(2, head.period().code());
      statement.setInt(3, head.version());
      statement.setObject(4, LocalDateTime.ofInstant(head.publishedAt(), ZoneOffset.UTC));
      statement.setString(5, head.publishedBy());
      statement.setString(6, head.sha256());
      statement.setObject(7, head.period().from());
      statement.setObject(8, head.period().to());
      statement.setString(9, document);
      statement.setString(10, inputs);
      statement.executeUpdate();
    }
  }

  private static PublishedPeriod head(ResultSet row) throws SQLException {
    Instant publishedAt = row.getObject(4, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    return new PublishedPeriod(
        Period.parse(row.getString(2), ReportingCalendar.valueOf(row.getString(1))),
        row.getInt(3),
        publishedAt,
        row.getString(5),
        row.getString(6));
  }
}
