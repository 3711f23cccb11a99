package vn.thuocdo.result;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import vn.thuocdo.period.HalfMonths;

/** The rows of one table that hold the tallies of a span of days. */
record TallyRows(String table, String dayColumn, HalfMonths.Span span) {

  /**
   * As doubles, which hold every count below 2⁵³ exactly: the sum of whole numbers is a DECIMAL,
   * and with those a quarter takes twice as long.
   */
  private static final String SUMS =
      "SUM(n1 + 0e0), SUM(n2 + 0e0), SUM(n3 + 0e0), SUM(n4 + 0e0), SUM(n5 + 0e0),"
          + " SUM(no_opinion + 0e0)";

  /** Takes one row of a result. */
  @FunctionalInterface
  interface Row {
    void take(ResultSet row) throws SQLException;
  }

  /** Returns where the tallies of a span are, each counted once. */
  static List<TallyRows> of(LocalDate from, LocalDate to) {
    HalfMonths halves = HalfMonths.of(from, to);
    var rows = new ArrayList<TallyRows>();
    halves
        .whole()
        .ifPresent(span -> rows.add(new TallyRows("tally_half_month", "half_month", span)));
    halves.edges().forEach(span -> rows.add(new TallyRows("tally", "given_on", span)));
    return rows;
  }

  /**
   * Sums the rows.
   *
   * @param by columns to keep apart; each row has them first and then the six sums
   * @param questions none gives no rows
   * @param units none means all
   */
  void sum(
      Connection connection, String by, List<Integer> questions, Collection<Long> units, Row each)
      throws SQLException {
    if (questions.isEmpty()) {
      return;
    }
    String ofUnits = units.isEmpty() ? "" : " AND unit_id IN " + placeholders(units.size());
    try (var statement =
        connection.prepareStatement(
            "SELECT %s, %s FROM %s WHERE %s BETWEEN ? AND ? AND question_id IN %s%s GROUP BY %s"
                .formatted(
                    by, SUMS, table, dayColumn, placeholders(questions.size()), ofUnits, by))) {
      int column = 1;
      statement.setObject(column++, span.first());
      statement.setObject(column++, span.last());
      for (int question : questions) {
        statement.setInt(column++, question);
      }
      for (long unit : units) {
        statement.setLong(column++, unit);
      }
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          each.take(rows);
        }
      }
    }
  }

  private static String placeholders(int count) {
    return "(" + "?, ".repeat(count - 1) + "?)";
  }

  /** Returns the six sums from a column on. */
  static Counts counts(ResultSet row, int column) throws SQLException {
    return new Counts(
        row.getLong(column),
        row.getLong(column + 1),
        row.getLong(column + 2),
        row.getLong(column + 3),
        row.getLong(column + 4),
        row.getLong(column + 5));
  }
}
