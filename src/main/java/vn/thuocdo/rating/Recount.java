package vn.thuocdo.rating;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.period.HalfMonths;
import vn.thuocdo.rating.Tallies.Table;

/**
 * Rebuilds the tallies from the ratings, day by day, and tells how many rows differed. None should,
 * ever: tallies move in the transaction of their ratings, and this proves it. Ratings may come in
 * meanwhile.
 */
@Singleton
public class Recount {

  private final Transactions transactions;
  private final StoredRatings stored;

  Recount(Transactions transactions, StoredRatings stored) {
    this.transactions = transactions;
    this.stored = stored;
  }

  /**
   * What a recount found.
   *
   * @param ratings how many ratings were read
   * @param differingRows rows of {@code tally}, {@code choice_tally}, {@code rating_day} and {@code
   *     tally_half_month} that were wrong and are right now
   */
  public record Result(int days, long ratings, int differingRows) {}

  /** Called after each day with how many days are done of how many. */
  @FunctionalInterface
  public interface Progress {
    void day(int done, int of);
  }

  /** Recounts every day that has ratings or tallies. */
  public Result recount(Progress progress) {
    List<LocalDate> days = transactions.read(Recount::days);
    long ratings = 0;
    int differing = 0;
    for (int i = 0; i < days.size(); i++) {
      LocalDate day = days.get(i);
      var counted = transactions.write(connection -> recount(connection, day));
      ratings += counted.ratings;
      differing += counted.differingRows;
      progress.day(i + 1, days.size());
    }
    for (LocalDate halfMonth : transactions.read(Recount::halfMonths)) {
      differing += transactions.write(connection -> recountHalfMonth(connection, halfMonth));
    }
    return new Result(days.size(), ratings, differing);
  }

  private static List<LocalDate> days(Connection connection) throws SQLException {
    return list(
        connection,
        """
        SELECT DISTINCT given_on FROM rating UNION SELECT DISTINCT given_on FROM tally
        UNION SELECT DISTINCT given_on FROM choice_tally UNION SELECT DISTINCT given_on FROM rating_day
        ORDER BY given_on""");
  }

  private static List<LocalDate> halfMonths(Connection connection) throws SQLException {
    var days =
        list(
            connection,
            "SELECT DISTINCT given_on FROM tally UNION SELECT half_month FROM tally_half_month");
    return days.stream().map(HalfMonths::startOf).distinct().sorted().toList();
  }

  private static List<LocalDate> list(Connection connection, String sql) throws SQLException {
    var days = new ArrayList<LocalDate>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        days.add(rows.getObject(1, LocalDate.class));
      }
    }
    return days;
  }

  private static int recountHalfMonth(Connection connection, LocalDate start) throws SQLException {
    LocalDate next = HalfMonths.startAfter(start);
    var ofDays = new Tallies();
    readCounts(connection, Table.BY_DAY, start, next, ofDays);
    var tallied = new Tallies();
    readCounts(connection, Table.BY_HALF_MONTH, start, next, tallied);
    Tallies difference = ofDays.minus(tallied);
    difference.addTo(connection, Table.BY_HALF_MONTH);
    return difference.size();
  }

  private record Counted(long ratings, int differingRows) {}

  /** The difference is added, not the sum set: whatever other servers count meanwhile stays. */
  private Counted recount(Connection connection, LocalDate day) throws SQLException {
    var fromRatings = new Tallies();
    long ratings = stored.countDay(connection, day, fromRatings);
    Tallies difference = fromRatings.minus(tallied(connection, day));
    difference.addToDays(connection);
    return new Counted(ratings, difference.size());
  }

  /** Adds up what a table has from a day until before another, with the first as the day of all. */
  private static void readCounts(
      Connection connection, Table table, LocalDate from, LocalDate before, Tallies into)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            SELECT unit_id, point_id, counter_id, procedure_group_id, question_id, channel, respondent, is_suspect,
              SUM(n1) AS n1, SUM(n2) AS n2, SUM(n3) AS n3, SUM(n4) AS n4, SUM(n5) AS n5, SUM(no_opinion) AS no_opinion
            FROM %1$s WHERE %2$s >= ? AND %2$s < ?
            GROUP BY unit_id, point_id, counter_id, procedure_group_id, question_id, channel, respondent, is_suspect"""
                .formatted(table.sqlName, table.dayColumn))) {
      statement.setObject(1, from);
      statement.setObject(2, before);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          into.put(
              new Tallies.Key(
                  from,
                  place(rows),
                  rows.getInt("question_id"),
                  Channel.valueOf(rows.getString("channel")),
                  Respondent.valueOf(rows.getString("respondent")),
                  rows.getBoolean("is_suspect")),
              new long[] {
                rows.getLong("n1"),
                rows.getLong("n2"),
                rows.getLong("n3"),
                rows.getLong("n4"),
                rows.getLong("n5"),
                rows.getLong("no_opinion")
              });
        }
      }
    }
  }

  private static Tallies tallied(Connection connection, LocalDate day) throws SQLException {
    var tallies = new Tallies();
    readCounts(connection, Table.BY_DAY, day, day.plusDays(1), tallies);
    try (var statement =
        connection.prepareStatement("SELECT * FROM choice_tally WHERE given_on = ?")) {
      statement.setObject(1, day);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          tallies.put(
              new Tallies.ChoiceKey(
                  day, place(rows), rows.getInt("question_id"), rows.getString("choice")),
              rows.getLong("times"));
        }
      }
    }
    try (var statement =
        connection.prepareStatement(
            "SELECT point_id, ratings, replaced FROM rating_day WHERE given_on = ?")) {
      statement.setObject(1, day);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          tallies.put(
              new Tallies.DayKey(day, rows.getLong("point_id")),
              rows.getLong("ratings"),
              rows.getLong("replaced"));
        }
      }
    }
    return tallies;
  }

  private static Place place(ResultSet rows) throws SQLException {
    return new Place(
        rows.getLong("unit_id"),
        rows.getLong("point_id"),
        rows.getLong("counter_id"),
        rows.getLong("procedure_group_id"));
  }
}
