package vn.thuocdo.closing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.thuocdo.period.Period;
import vn.thuocdo.period.ReportingCalendar;

/** Rows of table {@code remedy}; there is nothing here that deletes one. */
final class RemedyTable {

  private static final String SELECT =
      """
      SELECT id, calendar, period, unit_id, finding, measure, responsible, due_on, done_on, evidence, revision
      FROM remedy
      """;

  /** Open ones first, the most urgent on top; of those done the latest first. */
  private static final String ORDER = " ORDER BY done_on IS NOT NULL, done_on DESC, due_on, id";

  private RemedyTable() {}

  static List<Remedy> list(Connection connection, int most) throws SQLException {
    try (var statement = connection.prepareStatement(SELECT + ORDER + " LIMIT ?")) {
      statement.setInt(1, most);
      return read(statement);
    }
  }

  static List<Remedy> of(Connection connection, Period period) throws SQLException {
    try (var statement =
        connection.prepareStatement(SELECT + "WHERE calendar = ? AND period = ?" + ORDER)) {
      statement.setString(1, period.calendar().name());
      statement.setString(2, period.code());
      return read(statement);
    }
  }

  static Optional<Remedy> find(Connection connection, long id) throws SQLException {
    try (var statement = connection.prepareStatement(SELECT + "WHERE id = ?")) {
      statement.setLong(1, id);
      return read(statement).stream().findFirst();
    }
  }

  static void insert(Connection connection, Remedy remedy, String who, Instant at)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            INSERT INTO remedy (calendar, period, unit_id, finding, measure, responsible, due_on, done_on, evidence,
              added_by, added_at, changed_by, changed_at, revision)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)""")) {
      statement.setString(1, remedy.period().calendar().name());
      statement.setString(2, remedy.period().code());
      statement.setLong(3, remedy.unitId());
      statement.setString(4, remedy.finding());
      statement.setString(5, remedy.measure());
      statement.setString(6, remedy.responsible());
      statement.setObject(7, remedy.dueOn());
      statement.setObject(8, remedy.doneOn());
      statement.setString(9, remedy.evidence());
      statement.setString(10, who);
      statement.setObject(11, ClosingTable.utc(at));
      statement.setString(12, who);
      statement.setObject(13, ClosingTable.utc(at));
      statement.executeUpdate();
    }
  }

  /** Returns whether nobody had changed it since the revision that the remedy bears. */
  static boolean update(Connection connection, Remedy remedy, String who, Instant at)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            UPDATE remedy SET measure = ?, responsible = ?, done_on = ?, evidence = ?, changed_by = ?, changed_at = ?,
              revision = revision + 1
            WHERE id = ? AND revision = ?""")) {
      statement.setString(1, remedy.measure());
      statement.setString(2, remedy.responsible());
      statement.setObject(3, remedy.doneOn());
      statement.setString(4, remedy.evidence());
      statement.setString(5, who);
      statement.setObject(6, ClosingTable.utc(at));
      statement.setLong(7, remedy.id());
      statement.setInt(8, remedy.revision());
      return statement.executeUpdate() > 0;
    }
  }

  private static List<Remedy> read(PreparedStatement statement) throws SQLException {
    try (var rows = statement.executeQuery()) {
      var remedies = new ArrayList<Remedy>();
      while (rows.next()) {
        remedies.add(
            new Remedy(
                rows.getLong(1),
                Period.parse(rows.getString(3), ReportingCalendar.valueOf(rows.getString(2))),
                rows.getLong(4),
                rows.getString(5),
                rows.getString(6),
                rows.getString(7),
                rows.getObject(8, LocalDate.class),
                rows.getObject(9, LocalDate.class),
                rows.getString(10),
                rows.getInt(11)));
      }
      return List.copyOf(remedies);
    }
  }
}
