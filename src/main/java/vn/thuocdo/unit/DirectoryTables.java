package vn.thuocdo.unit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the tables of this package; every list is in the order of pages. */
final class DirectoryTables {

  private DirectoryTables() {}

  static Directory read(Connection connection) throws SQLException {
    return Directory.of(
        groups(connection),
        units(connection),
        points(connection),
        counters(connection),
        procedureGroups(connection),
        successions(connection),
        pasts(connection),
        contacts(connection));
  }

  private static List<UnitGroup> groups(Connection connection) throws SQLException {
    return list(
        connection,
        "SELECT code, name, name_en, domain, rank_no FROM unit_group ORDER BY rank_no, code",
        row ->
            new UnitGroup(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                Domain.valueOf(row.getString(4)),
                row.getInt(5)));
  }

  private static List<Unit> units(Connection connection) throws SQLException {
    return list(
        connection,
        """
        SELECT u.id, u.code, u.name, u.name_en, u.unit_group, u.parent_id, u.valid_from, u.valid_to, u.official_code
        FROM unit u JOIN unit_group g ON g.code = u.unit_group
        ORDER BY g.rank_no, u.code, u.id""",
        row ->
            new Unit(
                row.getLong(1),
                row.getString(2),
                row.getString(9),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getObject(6, Long.class),
                day(row, 7),
                dayIfAny(row, 8)));
  }

  private static List<OneStopPoint> points(Connection connection) throws SQLException {
    return list(
        connection,
        """
        SELECT id, code, unit_id, name, name_en, valid_from, valid_to
        FROM one_stop_point ORDER BY code, id""",
        row ->
            new OneStopPoint(
                row.getLong(1),
                row.getString(2),
                row.getLong(3),
                row.getString(4),
                row.getString(5),
                day(row, 6),
                dayIfAny(row, 7)));
  }

  private static List<Counter> counters(Connection connection) throws SQLException {
    return list(
        connection,
        """
        SELECT id, point_id, code, name, name_en, valid_from, valid_to
        FROM counter ORDER BY point_id, code, id""",
        row ->
            new Counter(
                row.getLong(1),
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                day(row, 6),
                dayIfAny(row, 7)));
  }

  private static List<ProcedureGroup> procedureGroups(Connection connection) throws SQLException {
    return list(
        connection,
        """
        SELECT id, code, name, name_en, valid_from, valid_to
        FROM procedure_group ORDER BY code, id""",
        row ->
            new ProcedureGroup(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                day(row, 5),
                dayIfAny(row, 6)));
  }

  private static List<UnitSuccession> successions(Connection connection) throws SQLException {
    return list(
        connection,
        """
        SELECT predecessor_id, successor_id, effective_on, kind, share, basis, document
        FROM unit_succession ORDER BY effective_on, predecessor_id, successor_id""",
        row ->
            new UnitSuccession(
                row.getLong(1),
                row.getLong(2),
                day(row, 3),
                UnitSuccession.Kind.valueOf(row.getString(4)),
                row.getBigDecimal(5),
                row.getString(6),
                row.getString(7)));
  }

  private static List<UnitPast> pasts(Connection connection) throws SQLException {
    return list(
        connection,
        """
        SELECT unit_id, valid_from, valid_to, official_code, name, name_en, unit_group, parent_id
        FROM unit_past ORDER BY unit_id, valid_from""",
        row ->
            new UnitPast(
                row.getLong(1),
                day(row, 2),
                day(row, 3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getObject(8, Long.class)));
  }

  private static Map<Long, Contact> contacts(Connection connection) throws SQLException {
    return list(
            connection,
            "SELECT unit_id, post, phone, email, address, opening_hours FROM unit_contact",
            row ->
                Map.entry(
                    row.getLong(1),
                    new Contact(
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6))))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private static <T> List<T> list(Connection connection, String sql, RowReader<T> reader)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql);
        var rows = statement.executeQuery()) {
      var list = new ArrayList<T>();
      while (rows.next()) {
        list.add(reader.read(rows));
      }
      return list;
    }
  }

  private static LocalDate day(ResultSet row, int column) throws SQLException {
    return row.getObject(column, LocalDate.class);
  }

  private static @Nullable LocalDate dayIfAny(ResultSet row, int column) throws SQLException {
    return row.getObject(column, LocalDate.class);
  }
}
