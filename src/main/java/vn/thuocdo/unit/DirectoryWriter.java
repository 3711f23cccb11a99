package vn.thuocdo.unit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes a plan: many rows in one statement, parents before their children. */
final class DirectoryWriter {

  private static final int ROWS_AT_A_TIME = 1000;

  private final ImportDirectory.Progress progress;
  private final long all;
  private long done;

  private DirectoryWriter(ImportDirectory.Progress progress, long all) {
    this.progress = progress;
    this.all = all;
  }

  /** Two imports at once would each plan without the other's rows. */
  static void waitForOtherImports(Connection connection) throws SQLException {
    try (var statement =
        connection.prepareStatement("SELECT code FROM unit_group ORDER BY code FOR UPDATE")) {
      statement.executeQuery().close();
    }
  }

  static void write(Connection connection, DirectoryPlan plan, ImportDirectory.Progress progress)
      throws SQLException {
    long all = plan.added().size() + plan.changes();
    var writer = new DirectoryWriter(progress, all);
    writer.procedureGroups(connection, plan);
    writer.units(connection, plan);
    writer.renewed(connection, plan);
    writer.amended(connection, plan);
    writer.contacts(connection, plan);
    writer.points(connection, plan);
    writer.counters(connection, plan);
  }

  private interface Row {
    void fill(PreparedStatement statement, DirectoryEntry entry) throws SQLException;
  }

  private void procedureGroups(Connection connection, DirectoryPlan plan) throws SQLException {
    batch(
        connection,
        "INSERT INTO procedure_group (code, name, name_en, valid_from, valid_to)"
            + " VALUES (?, ?, ?, ?, ?)",
        of(plan.added(), EntryKind.PROCEDURE_GROUP),
        (statement, entry) -> {
          statement.setString(1, entry.code());
          common(statement, 2, entry);
        });
    batch(
        connection,
        "UPDATE procedure_group SET name = ?, name_en = ?, valid_from = ?, valid_to = ?"
            + " WHERE code = ?",
        of(plan.changed(), EntryKind.PROCEDURE_GROUP),
        (statement, entry) -> {
          common(statement, 1, entry);
          statement.setString(5, entry.code());
        });
  }

  private void units(Connection connection, DirectoryPlan plan) throws SQLException {
    List<DirectoryEntry> added = of(plan.added(), EntryKind.UNIT);
    batch(
        connection,
        "INSERT INTO unit (code, name, name_en, valid_from, valid_to, unit_group, official_code)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
        added,
        (statement, entry) -> {
          statement.setString(1, entry.code());
          common(statement, 2, entry);
          statement.setString(6, entry.group());
          statement.setString(7, entry.officialCode());
        });
    // A unit may stand above another of the same file, so parents are named when all have numbers.
    Map<String, Long> ids = ids(connection, "unit");
    batch(
        connection,
        "UPDATE unit SET parent_id = ? WHERE code = ?",
        added.stream().filter(entry -> !entry.parent().isEmpty()).toList(),
        (statement, entry) -> {
          statement.setLong(1, id(ids, entry.parent()));
          statement.setString(2, entry.code());
        });
    batch(
        connection,
        // A unit that was renewed once keeps the first day of its life.
        "UPDATE unit SET name = ?, name_en = ?, valid_from = IF(EXISTS (SELECT 1 FROM unit_past p"
            + " WHERE p.unit_id = unit.id), valid_from, ?), valid_to = ?, unit_group = ?,"
            + " parent_id = ?, official_code = ? WHERE code = ?",
        of(plan.changed(), EntryKind.UNIT),
        (statement, entry) -> {
          common(statement, 1, entry);
          statement.setString(5, entry.group());
          parent(statement, 6, ids, entry);
          statement.setString(7, entry.officialCode());
          statement.setString(8, entry.code());
        });
  }

  private void renewed(Connection connection, DirectoryPlan plan) throws SQLException {
    Map<String, Long> ids = ids(connection, "unit");
    batch(
        connection,
        """
        INSERT INTO unit_past
          (unit_id, valid_from, valid_to, name, name_en, unit_group, parent_id, official_code)
        SELECT u.id, COALESCE(p.since, u.valid_from), ? - INTERVAL 1 DAY, u.name, u.name_en, u.unit_group, u.parent_id,
          u.official_code
        FROM unit u LEFT JOIN (SELECT unit_id, MAX(valid_to) + INTERVAL 1 DAY AS since FROM unit_past GROUP BY unit_id) p
          ON p.unit_id = u.id
        WHERE u.code = ?""",
        plan.renewed(),
        (statement, entry) -> {
          statement.setObject(1, entry.validFrom());
          statement.setString(2, entry.code());
        });
    batch(
        connection,
        "UPDATE unit SET name = ?, name_en = ?, valid_to = ?, unit_group = ?, parent_id = ?,"
            + " official_code = ? WHERE code = ?",
        plan.renewed(),
        (statement, entry) -> {
          statement.setString(1, entry.name());
          statement.setString(2, entry.nameEn());
          day(statement, 3, entry.validTo());
          statement.setString(4, entry.group());
          parent(statement, 5, ids, entry);
          statement.setString(6, entry.officialCode());
          statement.setString(7, entry.code());
        });
  }

  private void amended(Connection connection, DirectoryPlan plan) throws SQLException {
    Map<String, Long> ids = ids(connection, "unit");
    batch(
        connection,
        "UPDATE unit_past SET name = ?, name_en = ?, unit_group = ?, parent_id = ?,"
            + " official_code = ? WHERE unit_id = ? AND valid_from = ?",
        plan.amended(),
        (statement, entry) -> {
          statement.setString(1, entry.name());
          statement.setString(2, entry.nameEn());
          statement.setString(3, entry.group());
          parent(statement, 4, ids, entry);
          statement.setString(5, entry.officialCode());
          statement.setLong(6, id(ids, entry.code()));
          statement.setObject(7, entry.validFrom());
        });
  }

  private void contacts(Connection connection, DirectoryPlan plan) throws SQLException {
    Map<String, Long> ids = ids(connection, "unit");
    List<DirectoryEntry> known =
        Stream.concat(plan.changed().stream(), plan.renewed().stream())
            .filter(entry -> entry.kind() == EntryKind.UNIT)
            .toList();
    batch(
        connection,
        """
        INSERT INTO unit_contact (unit_id, post, phone, email, address, opening_hours)
        VALUES (?, ?, ?, ?, ?, ?)
        ON DUPLICATE KEY UPDATE post = VALUES(post), phone = VALUES(phone), email = VALUES(email),
          address = VALUES(address), opening_hours = VALUES(opening_hours)""",
        Stream.concat(of(plan.added(), EntryKind.UNIT).stream(), known.stream())
            .filter(entry -> !entry.contact().isNone())
            .toList(),
        (statement, entry) -> {
          Contact contact = entry.contact();
          statement.setLong(1, id(ids, entry.code()));
          statement.setString(2, contact.post());
          statement.setString(3, contact.phone());
          statement.setString(4, contact.email());
          statement.setString(5, contact.address());
          statement.setString(6, contact.openingHours());
        });
    batch(
        connection,
        "DELETE FROM unit_contact WHERE unit_id = ?",
        known.stream().filter(entry -> entry.contact().isNone()).toList(),
        (statement, entry) -> statement.setLong(1, id(ids, entry.code())));
  }

  private void points(Connection connection, DirectoryPlan plan) throws SQLException {
    Map<String, Long> units = ids(connection, "unit");
    batch(
        connection,
        "INSERT INTO one_stop_point (code, name, name_en, valid_from, valid_to, unit_id)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        of(plan.added(), EntryKind.POINT),
        (statement, entry) -> {
          statement.setString(1, entry.code());
          common(statement, 2, entry);
          statement.setLong(6, id(units, entry.parent()));
        });
    batch(
        connection,
        "UPDATE one_stop_point SET name = ?, name_en = ?, valid_from = ?, valid_to = ?,"
            + " unit_id = ? WHERE code = ?",
        of(plan.changed(), EntryKind.POINT),
        (statement, entry) -> {
          common(statement, 1, entry);
          statement.setLong(5, id(units, entry.parent()));
          statement.setString(6, entry.code());
        });
  }

  private void counters(Connection connection, DirectoryPlan plan) throws SQLException {
    Map<String, Long> points = ids(connection, "one_stop_point");
    batch(
        connection,
        "INSERT INTO counter (code, name, name_en, valid_from, valid_to, point_id)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        of(plan.added(), EntryKind.COUNTER),
        (statement, entry) -> {
          statement.setString(1, entry.code());
          common(statement, 2, entry);
          statement.setLong(6, id(points, entry.parent()));
        });
    batch(
        connection,
        "UPDATE counter SET name = ?, name_en = ?, valid_from = ?, valid_to = ?"
            + " WHERE point_id = ? AND code = ?",
        of(plan.changed(), EntryKind.COUNTER),
        (statement, entry) -> {
          common(statement, 1, entry);
          statement.setLong(5, id(points, entry.parent()));
          statement.setString(6, entry.code());
        });
  }

  private static List<DirectoryEntry> of(List<DirectoryEntry> entries, EntryKind kind) {
    return entries.stream().filter(entry -> entry.kind() == kind).toList();
  }

  private static void common(PreparedStatement statement, int first, DirectoryEntry entry)
      throws SQLException {
    statement.setString(first, entry.name());
    statement.setString(first + 1, entry.nameEn());
    statement.setObject(first + 2, entry.validFrom());
    day(statement, first + 3, entry.validTo());
  }

  private static void parent(
      PreparedStatement statement, int index, Map<String, Long> ids, DirectoryEntry entry)
      throws SQLException {
    if (entry.parent().isEmpty()) {
      statement.setNull(index, Types.BIGINT);
    } else {
      statement.setLong(index, id(ids, entry.parent()));
    }
  }

  private static void day(PreparedStatement statement, int index, @Nullable LocalDate day)
      throws SQLException {
    if (day == null) {
      statement.setNull(index, Types.DATE);
    } else {
      statement.setObject(index, day);
    }
  }

  private void batch(Connection connection, String sql, List<DirectoryEntry> entries, Row row)
      throws SQLException {
    if (entries.isEmpty()) {
      return;
    }
    try (var statement = connection.prepareStatement(sql)) {
      int waiting = 0;
      for (DirectoryEntry entry : entries) {
        row.fill(statement, entry);
        statement.addBatch();
        if (++waiting == ROWS_AT_A_TIME) {
          statement.executeBatch();
          done += waiting;
          // Some are touched twice: for what stands above them.
          progress.entries(Math.min(done, all), all);
          waiting = 0;
        }
      }
      if (waiting > 0) {
        statement.executeBatch();
      }
    }
  }

  private static Map<String, Long> ids(Connection connection, String table) throws SQLException {
    try (var statement = connection.prepareStatement("SELECT code, id FROM " + table);
        var rows = statement.executeQuery()) {
      var ids = new HashMap<String, Long>();
      while (rows.next()) {
        ids.put(rows.getString(1).toLowerCase(Locale.ROOT), rows.getLong(2));
      }
      return ids;
    }
  }

  private static long id(Map<String, Long> ids, String code) {
    Long id = ids.get(code.toLowerCase(Locale.ROOT));
    if (id == null) {
      throw new IllegalStateException("No row has the code " + code);
    }
    return id;
  }
}
