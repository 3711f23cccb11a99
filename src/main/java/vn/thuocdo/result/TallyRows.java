package vn.thuocdo.result;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import vn.thuocdo.period.HalfMonths;

/**
 * The rows of one table that hold the tallies of a span of days.
 *
 * @param next from the day of one row to that of the next
 */
record TallyRows(
    String table, String dayColumn, HalfMonths.Span span, UnaryOperator<LocalDate> next) {

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
        .ifPresent(
            span ->
                rows.add(
                    new TallyRows("tally_half_month", "half_month", span, HalfMonths::startAfter)));
    halves
        .edges()
        .forEach(
            span -> rows.add(new TallyRows("tally", "given_on", span, day -> day.plusDays(1))));
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
    // The tables are in the order of day and unit: of few units, day by day, little is read; of all
    // units everything between two days is.
    List<LocalDate> days = units.isEmpty() ? List.of(span.first(), span.last()) : days();
    String when =
        units.isEmpty()
            ? "BETWEEN ? AND ?"
            : "IN " + placeholders(days.size()) + " AND unit_id IN " + placeholders(units.size());
    try (var statement =
        connection.prepareStatement(
            "SELECT %s, %s FROM %s WHERE %s %s AND question_id IN %s GROUP BY %s"
                .formatted(by, SUMS, table, dayColumn, when, placeholders(questions.size()), by))) {
      int column = 1;
      for (LocalDate day : days) {
        statement.setObject(column++, day);
      }
      for (long unit : units) {
        statement.setLong(column++, unit);
      }
      for (int question : questions) {
        statement.setInt(column++, question);
      }
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          each.take(rows);
        }
      }
    }
  }

  private List<LocalDate> days() {
    var days = new ArrayList<LocalDate>();
    for (LocalDate day = span.first(); !day.isAfter(span.last()); day = next.apply(day)) {
      days.add(day);
    }
    return days;
  }

  private static String placeholders(int count) {
    return "(" + "?, ".repeat(count - 1) + "?)";
  }

  /** Adds the numbers of the questions that were answered. */
  void addQuestions(Connection connection, Collection<Integer> questions) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "SELECT DISTINCT question_id FROM %s WHERE %s BETWEEN ? AND ?"
                .formatted(table, dayColumn))) {
      statement.setObject(1, span.first());
      statement.setObject(2, span.last());
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          questions.add(rows.getInt(1));
        }
      }
    }
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
