package vn.thuocdo.result;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import vn.thuocdo.database.Marks;
import vn.thuocdo.rating.Channel;
import vn.thuocdo.rating.Respondent;
import vn.thuocdo.text.Redaction;

/**
 * The marked answers that are left out by decisions in force. They are read from tallies, so that
 * what they cost grows with the decisions and not with the ratings.
 *
 * @param sums to be subtracted from those of the same days
 */
record Excluded(List<Tallied> sums, List<ExclusionLine> decisions) {

  static final Excluded NOTHING = new Excluded(List.of(), List.of());

  /** The index is named: servers whose statistics are old read whole days instead. */
  private static final String FROM =
      """
       FROM exclusion e JOIN tally t FORCE INDEX (tally_of_suspects) ON t.is_suspect = TRUE AND t.given_on = e.given_on
         AND t.point_id = e.point_id AND t.counter_id = e.counter_id
      """;

  /** Takes one row of a result. */
  @FunctionalInterface
  interface Row {
    void take(ResultSet row) throws SQLException;
  }

  /** Reads what is left out from a span of days, both included. */
  static Excluded read(Connection connection, LocalDate from, LocalDate to, List<Integer> questions)
      throws SQLException {
    var sums = new ArrayList<Tallied>();
    sum(
        connection,
        "t.unit_id, t.channel, t.procedure_group_id, t.respondent",
        from,
        to,
        questions,
        row ->
            sums.add(
                new Tallied(
                    row.getLong(1),
                    Channel.valueOf(row.getString(2)),
                    row.getLong(3),
                    Respondent.valueOf(row.getString(4)),
                    true,
                    TallyRows.counts(row, 5))));
    return sums.isEmpty()
        ? NOTHING
        : new Excluded(List.copyOf(sums), decisions(connection, from, to, questions));
  }

  /**
   * Sums what is left out.
   *
   * @param by columns to keep apart; each row has them first and then the six sums
   * @param questions none gives no rows
   */
  static void sum(
      Connection connection,
      String by,
      LocalDate from,
      LocalDate to,
      List<Integer> questions,
      Row each)
      throws SQLException {
    String sums =
        List.of("n1", "n2", "n3", "n4", "n5", "no_opinion").stream()
            .map(column -> "SUM(t." + column + ")")
            .collect(joining(", "));
    query(
        connection,
        "SELECT " + by + ", " + sums + FROM,
        " GROUP BY " + by,
        from,
        to,
        questions,
        each);
  }

  /** What several counters of a unit have in common is one line. */
  private static List<ExclusionLine> decisions(
      Connection connection, LocalDate from, LocalDate to, List<Integer> questions)
      throws SQLException {
    var counters = new LinkedHashMap<ExclusionLine, Long>();
    query(
        connection,
        "SELECT DISTINCT e.given_on, u.code, e.id, e.reason"
            + FROM
            + " JOIN unit u ON u.id = t.unit_id",
        " ORDER BY e.given_on, u.code, e.id",
        from,
        to,
        questions,
        row ->
            counters.merge(
                new ExclusionLine(
                    row.getObject(1, LocalDate.class),
                    row.getString(2),
                    0,
                    Redaction.of(row.getString(4))),
                1L,
                Long::sum));
    return counters.entrySet().stream().map(line -> line.getKey().of(line.getValue())).toList();
  }

  private static void query(
      Connection connection,
      String select,
      String end,
      LocalDate from,
      LocalDate to,
      List<Integer> questions,
      Row each)
      throws SQLException {
    if (questions.isEmpty()) {
      return;
    }
    String ofQuestions = Marks.of(questions);
    try (var statement =
        connection.prepareStatement(
            select
                + " WHERE e.in_force = 1 AND e.given_on BETWEEN ? AND ? AND t.question_id IN ("
                + ofQuestions
                + ")"
                + end)) {
      int column = 1;
      statement.setObject(column++, from);
      statement.setObject(column++, to);
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

  /** Returns how many answers are left out, those without opinion included. */
  long answers() {
    return sums.stream()
        .mapToLong(sum -> sum.counts().sampleSize() + sum.counts().noOpinion())
        .sum();
  }
}
