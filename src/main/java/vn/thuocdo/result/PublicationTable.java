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
import vn.thuocdo.text.Redaction;

/**
 * Reads and adds rows of table {@code publication}; there is nothing here that changes one, but for
 * the note that it was withdrawn.
 */
final class PublicationTable {

  /** A row as it is stored, the document not yet parsed. */
  record Row(PublishedPeriod head, String document) {}

  private static final String SELECT =
      "SELECT p.calendar, p.period, p.version, p.published_at, p.published_by, p.sha256,"
          + " w.withdrawn_at, w.reason";

  private static final String FROM =
      """
       FROM publication p
         LEFT JOIN withdrawal w
           ON w.calendar = p.calendar AND w.period = p.period AND w.version = p.version
      """;

  private PublicationTable() {}

  /**
   * Returns what is published, the latest period first; of one period the highest version first.
   */
  static List<PublishedPeriod> list(Connection connection) throws SQLException {
    try (var statement =
            connection.prepareStatement(
                SELECT
                    + FROM
                    + "ORDER BY p.to_on DESC, p.from_on DESC, p.calendar DESC, p.version DESC");
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
            SELECT
                + ", p.document"
                + FROM
                + "WHERE p.calendar = ? AND p.period = ? AND p.version = ?")) {
      statement.setString(1, calendar.name());
      statement.setString(2, period);
      statement.setInt(3, version);
      try (var rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(new Row(head(rows), rows.getString(9))) : Optional.empty();
      }
    }
  }

  static int lastVersion(Connection connection, Period period) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "SELECT COALESCE(MAX(version), 0) FROM publication WHERE calendar = ? AND period = ?")) {
      statement.setString(1, period.calendar().name());
      statement.setString(2, period.code());
      try (var rows = statement.executeQuery()) {
        rows.next();
        return rows.getInt(1);
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

  /** Returns whether it stood until now. */
  static boolean withdraw(
      Connection connection, PublishedPeriod head, String reason, String who, Instant at)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            INSERT INTO withdrawal (calendar, period, version, reason, withdrawn_by, withdrawn_at)
            SELECT p.calendar, p.period, p.version, ?, ?, ? FROM publication p
            WHERE p.calendar = ? AND p.period = ? AND p.version = ? AND NOT EXISTS (
              SELECT 1 FROM withdrawal w
              WHERE w.calendar = p.calendar AND w.period = p.period AND w.version = p.version)""")) {
      statement.setString(1, reason);
      statement.setString(2, who);
      statement.setObject(3, LocalDateTime.ofInstant(at, ZoneOffset.UTC));
      statement.setString(4, head.period().calendar().name());
      statement.setString(5, head.period().code());
      statement.setInt(6, head.version());
      return statement.executeUpdate() > 0;
    }
  }

  private static PublishedPeriod head(ResultSet row) throws SQLException {
    Instant publishedAt = row.getObject(4, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    LocalDateTime withdrawnAt = row.getObject(7, LocalDateTime.class);
    return new PublishedPeriod(
        Period.parse(row.getString(2), ReportingCalendar.valueOf(row.getString(1))),
        row.getInt(3),
        publishedAt,
        row.getString(5),
        row.getString(6),
        withdrawnAt == null
            ? null
            : new Withdrawal(
                withdrawnAt.toInstant(ZoneOffset.UTC), Redaction.of(row.getString(8))));
  }
}
