package vn.thuocdo.report;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.staff.Audit;

/**
 * What clerks wrote, with every earlier revision. Two may write at once: whoever saves what another
 * has changed meanwhile is told, and nothing is lost.
 */
@Singleton
class WrittenTexts {

  /** What a field was before anybody wrote it. */
  static final Revision NONE = new Revision("", 0, "", Instant.EPOCH);

  private final Transactions transactions;
  private final Audit audit;
  private final InstantSource clock;

  WrittenTexts(Transactions transactions, Audit audit, InstantSource clock) {
    this.transactions = transactions;
    this.audit = audit;
    this.clock = clock;
  }

  /** One text as it is now. */
  record Revision(String text, int number, String writtenBy, Instant writtenAt) {}

  /**
   * What a clerk sends.
   *
   * @param revision that the clerk saw; 0 when nobody had written yet
   * @param untouched what stood there then
   */
  record Edit(String text, int revision, String untouched) {}

  /** Returns the newest revision of each field that was ever written. */
  Map<String, Revision> read(Scope scope) {
    return transactions.read(connection -> read(connection, scope));
  }

  /**
   * Saves what the clerk has changed; fields that stand as the clerk saw them are left alone, even
   * if somebody else has changed them.
   *
   * @param what the code of the audit line
   * @return the fields that both the clerk and somebody else have changed; if there are any,
   *     nothing is saved
   */
  Map<String, Revision> save(String username, String what, Scope scope, Map<String, Edit> edits) {
    try {
      return transactions.write(connection -> save(connection, username, what, scope, edits));
    } catch (RuntimeException e) {
      if (!Transactions.isDuplicate(e)) {
        throw e;
      }
      // Another clerk saved in the same moment: now their revision is there to be seen.
      return transactions.write(connection -> save(connection, username, what, scope, edits));
    }
  }

  private Map<String, Revision> save(
      Connection connection, String username, String what, Scope scope, Map<String, Edit> edits)
      throws SQLException {
    Map<String, Revision> now = read(connection, scope);
    var conflicts = new TreeMap<String, Revision>();
    var changed = new TreeSet<String>();
    for (var entry : edits.entrySet()) {
      String field = entry.getKey();
      Edit edit = entry.getValue();
      Revision stored = now.getOrDefault(field, NONE);
      String seen =
          edit.revision() == 0
              ? edit.untouched()
              : textOf(connection, scope, field, edit.revision());
      if (edit.text().equals(seen)) {
        continue;
      }
      if (edit.revision() == stored.number()) {
        changed.add(field);
      } else if (!edit.text().equals(stored.text())) {
        conflicts.put(field, stored);
      }
    }
    if (!conflicts.isEmpty() || changed.isEmpty()) {
      return conflicts;
    }
    for (String field : changed) {
      Edit edit = edits.get(field);
      if (edit != null) {
        insert(connection, scope, field, edit, username);
      }
    }
    audit.record(username, what, scope.subject(), null, String.join(", ", changed));
    return conflicts;
  }

  private static Map<String, Revision> read(Connection connection, Scope scope)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            SELECT field, revision, body, written_by, written_at FROM report_text
            WHERE calendar = ? AND period = ? ORDER BY field, revision""")) {
      statement.setString(1, scope.calendar());
      statement.setString(2, scope.period());
      var newest = new HashMap<String, Revision>();
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          newest.put(
              rows.getString("field"),
              new Revision(
                  rows.getString("body"),
                  rows.getInt("revision"),
                  rows.getString("written_by"),
                  rows.getObject("written_at", LocalDateTime.class).toInstant(ZoneOffset.UTC)));
        }
      }
      return newest;
    }
  }

  private static String textOf(Connection connection, Scope scope, String field, int revision)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            SELECT body FROM report_text
            WHERE calendar = ? AND period = ? AND field = ? AND revision = ?""")) {
      statement.setString(1, scope.calendar());
      statement.setString(2, scope.period());
      statement.setString(3, field);
      statement.setInt(4, revision);
      try (var rows = statement.executeQuery()) {
        return rows.next() ? rows.getString(1) : "";
      }
    }
  }

  private void insert(Connection connection, Scope scope, String field, Edit edit, String username)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            INSERT INTO report_text (calendar, period, field, revision, body, written_by, written_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)""")) {
      statement.setString(1, scope.calendar());
      statement.setString(2, scope.period());
      statement.setString(3, field);
      statement.setInt(4, edit.revision() + 1);
      statement.setString(5, edit.text());
      statement.setString(6, username);
      statement.setObject(
          7,
          LocalDateTime.ofInstant(clock.instant().truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC));
      statement.executeUpdate();
    }
  }
}
