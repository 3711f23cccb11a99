package vn.thuocdo.exclusion;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.thuocdo.rating.Suspicion;
import vn.thuocdo.result.Counts;

/**
 * Reads marked ratings: which days have some from the tallies, and the reasons, which no tally
 * knows, from the ratings of the few days that are shown.
 */
final class MarkedTables {

  private static final String SUMS =
      "SUM(t.n1), SUM(t.n2), SUM(t.n3), SUM(t.n4), SUM(t.n5), SUM(t.no_opinion)";

  private static final String HEADLINE =
      " JOIN question q ON q.id = t.question_id AND q.is_headline WHERE t.is_suspect = ";

  /** The index is named: servers whose statistics are old read all tallies instead. */
  private static final String SUSPECTS = " FROM tally t FORCE INDEX (tally_of_suspects)" + HEADLINE;

  private MarkedTables() {}

  /** The same day and counter under each unit that has ratings of it. */
  record Key(CounterDay about, long unitId) {}

  /** Returns the marked counts of a span of days, both included. */
  static Map<Key, Counts> listMarked(Connection connection, LocalDate from, LocalDate to)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "SELECT t.given_on, t.point_id, t.counter_id, t.unit_id, "
                + SUMS
                + SUSPECTS
                + "TRUE AND t.given_on BETWEEN ? AND ?"
                + " GROUP BY t.given_on, t.point_id, t.counter_id, t.unit_id")) {
      statement.setObject(1, from);
      statement.setObject(2, to);
      return counts(statement);
    }
  }

  /** Returns how many ratings of a counter on a day are marked. */
  static long countMarked(Connection connection, CounterDay about) throws SQLException {
    return listMarked(connection, about.day(), about.day()).entrySet().stream()
        .filter(entry -> entry.getKey().about().equals(about))
        .mapToLong(entry -> entry.getValue().sampleSize() + entry.getValue().noOpinion())
        .sum();
  }

  /** Returns the days with what else there is to know about them, in the same order. */
  static List<MarkedDay> complete(Connection connection, List<Map.Entry<Key, Counts>> days)
      throws SQLException {
    if (days.isEmpty()) {
      return List.of();
    }
    List<Key> keys = days.stream().map(Map.Entry::getKey).toList();
    Map<Key, Counts> others = others(connection, keys);
    Map<Key, Map<Suspicion, Long>> reasons = reasons(connection, keys);
    return days.stream()
        .map(
            day ->
                new MarkedDay(
                    day.getKey().about(),
                    day.getKey().unitId(),
                    day.getValue(),
                    others.getOrDefault(day.getKey(), Counts.NONE),
                    reasons.getOrDefault(day.getKey(), Map.of())))
        .toList();
  }

  private static Map<Key, Counts> others(Connection connection, List<Key> keys)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "SELECT t.given_on, t.point_id, t.counter_id, t.unit_id, "
                + SUMS
                + " FROM tally t"
                + HEADLINE
                + "FALSE AND "
                + anyOf(keys, "t")
                + " GROUP BY t.given_on, t.point_id, t.counter_id, t.unit_id")) {
      set(statement, keys);
      return counts(statement);
    }
  }

  private static Map<Key, Map<Suspicion, Long>> reasons(Connection connection, List<Key> keys)
      throws SQLException {
    var found = new HashMap<Key, Map<Suspicion, Long>>();
    try (var statement =
        connection.prepareStatement(
            "SELECT r.given_on, r.point_id, r.counter_id, r.unit_id, r.suspicion, COUNT(*)"
                + " FROM rating r WHERE r.suspicion <> '' AND "
                + anyOf(keys, "r")
                + " GROUP BY r.given_on, r.point_id, r.counter_id, r.unit_id, r.suspicion")) {
      set(statement, keys);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          var ofDay = found.computeIfAbsent(key(rows), any -> new EnumMap<>(Suspicion.class));
          long times = rows.getLong(6);
          Suspicion.parse(rows.getString(5))
              .forEach(reason -> ofDay.merge(reason, times, Long::sum));
        }
      }
    }
    return found;
  }

  /** Spelled out: not every server finds its way by an index from a list of rows. */
  private static String anyOf(List<Key> keys, String table) {
    String one =
        "(%1$s.given_on = ? AND %1$s.point_id = ? AND %1$s.counter_id = ? AND %1$s.unit_id = ?)"
            .formatted(table);
    return "(" + String.join(" OR ", Collections.nCopies(keys.size(), one)) + ")";
  }

  private static void set(PreparedStatement statement, List<Key> keys) throws SQLException {
    int column = 1;
    for (Key key : keys) {
      statement.setObject(column++, key.about().day());
      statement.setLong(column++, key.about().pointId());
      statement.setLong(column++, key.about().counterId());
      statement.setLong(column++, key.unitId());
    }
  }

  private static Map<Key, Counts> counts(PreparedStatement statement) throws SQLException {
    var found = new HashMap<Key, Counts>();
    try (var rows = statement.executeQuery()) {
      while (rows.next()) {
        var counts =
            new Counts(
                rows.getLong(5),
                rows.getLong(6),
                rows.getLong(7),
                rows.getLong(8),
                rows.getLong(9),
                rows.getLong(10));
        if (!counts.equals(Counts.NONE)) {
          found.put(key(rows), counts);
        }
      }
    }
    return found;
  }

  private static Key key(ResultSet row) throws SQLException {
    return new Key(
        new CounterDay(row.getObject(1, LocalDate.class), row.getLong(2), row.getLong(3)),
        row.getLong(4));
  }
}
