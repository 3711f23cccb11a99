package vn.thuocdo.dossier;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.staff.Audit;
import vn.thuocdo.unit.OneStopPoint;

/** What was counted by hand at a point on a day, and who counted. */
@Singleton
class CountedTransactions {

  private final Transactions transactions;
  private final Audit audit;
  private final InstantSource clock;

  CountedTransactions(Transactions transactions, Audit audit, InstantSource clock) {
    this.transactions = transactions;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A day at a point.
   *
   * @param counted by hand, by procedure group, 0 for not told
   * @param told by software; more than none means that the count by hand counts nothing
   */
  record Day(Map<Long, Integer> counted, long told) {}

  Day day(OneStopPoint point, LocalDate day) {
    return transactions.read(
        connection -> {
          long told;
          try (var statement =
              connection.prepareStatement(
                  "SELECT COUNT(*) FROM service_transaction WHERE happened_on = ? AND unit_id = ?"
                      + " AND point_id = ?")) {
            statement.setObject(1, day);
            statement.setLong(2, point.unitId());
            statement.setLong(3, point.id());
            try (var rows = statement.executeQuery()) {
              rows.next();
              told = rows.getLong(1);
            }
          }
          return new Day(counted(connection, point, day, false), told);
        });
  }

  /**
   * Takes what was counted in place of what stood there.
   *
   * @param counts by procedure group, 0 for not told; a group that is missing was not counted
   * @param codes of the groups, for the audit trail
   */
  void enter(
      String who,
      OneStopPoint point,
      LocalDate day,
      Map<Long, Integer> counts,
      Map<Long, String> codes) {
    transactions.write(
        connection -> {
          Map<Long, Integer> before = counted(connection, point, day, true);
          var groups = new TreeMap<Long, Integer>(before);
          groups.putAll(counts);
          var changes = new TreeMap<Long, String>();
          for (long group : groups.keySet()) {
            @Nullable Integer old = before.get(group);
            @Nullable Integer now = counts.get(group);
            if (!java.util.Objects.equals(old, now)) {
              set(connection, who, point, day, group, now);
              changes.put(group, codes.getOrDefault(group, Long.toString(group)));
            }
          }
          for (var change : changes.entrySet()) {
            audit.record(
                who,
                "transactions-counted",
                point.code() + " " + day + " " + change.getValue(),
                text(before.get(change.getKey())),
                text(counts.get(change.getKey())));
          }
          return changes.size();
        });
  }

  private void set(
      Connection connection,
      String who,
      OneStopPoint point,
      LocalDate day,
      long group,
      @Nullable Integer counted)
      throws SQLException {
    String sql =
        counted == null
            ? "DELETE FROM counted_transactions WHERE day = ? AND point_id = ? AND"
                + " procedure_group_id = ?"
            : """
              INSERT INTO counted_transactions
                (day, point_id, procedure_group_id, unit_id, counted, entered_by, entered_at)
              VALUES (?, ?, ?, ?, ?, ?, ?)
              ON DUPLICATE KEY UPDATE counted = VALUES(counted), entered_by = VALUES(entered_by),
                entered_at = VALUES(entered_at)""";
    try (var statement = connection.prepareStatement(sql)) {
      statement.setObject(1, day);
      statement.setLong(2, point.id());
      statement.setLong(3, group);
      if (counted != null) {
        statement.setLong(4, point.unitId());
        statement.setInt(5, counted);
        statement.setString(6, who);
        statement.setObject(
            7,
            LocalDateTime.ofInstant(
                clock.instant().truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC));
      }
      statement.executeUpdate();
    }
  }

  private static Map<Long, Integer> counted(
      Connection connection, OneStopPoint point, LocalDate day, boolean isLocked)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "SELECT procedure_group_id, counted FROM counted_transactions WHERE day = ? AND"
                + " point_id = ?"
                + (isLocked ? " FOR UPDATE" : ""))) {
      statement.setObject(1, day);
      statement.setLong(2, point.id());
      try (var rows = statement.executeQuery()) {
        var counted = new TreeMap<Long, Integer>();
        while (rows.next()) {
          counted.put(rows.getLong(1), rows.getInt(2));
        }
        return counted;
      }
    }
  }

  private static @Nullable String text(@Nullable Integer count) {
    return count == null ? null : count.toString();
  }
}
