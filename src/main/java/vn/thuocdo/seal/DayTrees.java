package vn.thuocdo.seal;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The trees of a span of days as the running transaction sees their ratings.
 *
 * <p>Ratings are only ever added, and so are replacements; so how many they are, and which
 * decisions stand, tells whether the ratings of a day are still those of a tree that was made
 * before.
 */
final class DayTrees {

  private final Connection connection;
  private final LocalDate from;
  private final LocalDate to;

  DayTrees(Connection connection, LocalDate from, LocalDate to) {
    this.connection = connection;
    this.from = from;
    this.to = to;
  }

  /** Returns the trees of all days with ratings that count, in order; makes those that miss. */
  List<DayTree> all(Instant now) throws SQLException {
    SortedMap<LocalDate, byte[]> states = states();
    Map<LocalDate, Made> made = readMade();
    var names = DayRatings.Names.read(connection);
    var trees = new ArrayList<DayTree>();
    for (var day : states.entrySet()) {
      Made before = made.get(day.getKey());
      trees.add(
          before != null && Arrays.equals(before.state, day.getValue())
              ? before.tree
              : DayTree.make(connection, day.getKey(), now, day.getValue(), names));
    }
    return trees.stream().filter(tree -> tree.ratings() > 0).toList();
  }

  /** Returns the days whose ratings are in no tree as they are now. */
  List<LocalDate> missing() throws SQLException {
    Map<LocalDate, Made> made = readMade();
    return states().entrySet().stream()
        .filter(
            day -> {
              Made before = made.get(day.getKey());
              return before == null || !Arrays.equals(before.state, day.getValue());
            })
        .map(Map.Entry::getKey)
        .toList();
  }

  private record Made(byte[] state, DayTree tree) {}

  private SortedMap<LocalDate, byte[]> states() throws SQLException {
    var texts = new TreeMap<LocalDate, StringBuilder>();
    each(
        "SELECT given_on, SUM(ratings), SUM(replaced) FROM rating_day WHERE given_on BETWEEN ? AND ?"
            + " GROUP BY given_on",
        row -> {
          var text = new StringBuilder("r").append(row.getLong(2));
          if (row.getLong(3) > 0) {
            text.append(" x").append(row.getLong(3));
          }
          texts.put(row.getObject(1, LocalDate.class), text);
        });
    each(
        "SELECT given_on, id FROM exclusion WHERE in_force = 1 AND given_on BETWEEN ? AND ? ORDER BY id",
        row -> {
          StringBuilder text = texts.get(row.getObject(1, LocalDate.class));
          if (text != null) {
            text.append(" e").append(row.getLong(2));
          }
        });
    var merkle = new Merkle();
    var states = new TreeMap<LocalDate, byte[]>();
    texts.forEach(
        (day, text) ->
            states.put(day, merkle.leaf(text.toString().getBytes(StandardCharsets.UTF_8))));
    return states;
  }

  private Map<LocalDate, Made> readMade() throws SQLException {
    var made = new HashMap<LocalDate, Made>();
    each(
        """
        SELECT given_on, id, settled_before, state, ratings, root FROM day_tree
        WHERE id IN (SELECT MAX(id) FROM day_tree WHERE given_on BETWEEN ? AND ? GROUP BY given_on)""",
        row ->
            made.put(
                row.getObject(1, LocalDate.class),
                new Made(
                    row.getBytes(4),
                    new DayTree(
                        row.getLong(2),
                        row.getObject(1, LocalDate.class),
                        row.getObject(3, LocalDateTime.class).toInstant(ZoneOffset.UTC),
                        row.getLong(5),
                        row.getBytes(6)))));
    return made;
  }

  /** Takes one row of a result. */
  @FunctionalInterface
  private interface Take {
    void row(ResultSet row) throws SQLException;
  }

  private void each(String sql, Take take) throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      statement.setObject(1, from);
      statement.setObject(2, to);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          take.row(rows);
        }
      }
    }
  }
}
