package vn.thuocdo.result;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import vn.thuocdo.rating.Channel;
import vn.thuocdo.rating.Respondent;

/**
 * What the tallies of a period add up to for one unit, channel, procedure group and respondent
 * group.
 *
 * @param procedureGroupId 0 for not told
 */
record Tallied(
    long unitId,
    Channel channel,
    long procedureGroupId,
    Respondent respondent,
    boolean isSuspect,
    Counts counts) {

  private static final String SUMS = "SUM(n1), SUM(n2), SUM(n3), SUM(n4), SUM(n5), SUM(no_opinion)";

  /** Returns the sums of a period; the questions are the headline ones. */
  static List<Tallied> read(
      Connection connection, LocalDate from, LocalDate to, List<Integer> questions)
      throws SQLException {
    var sums = new ArrayList<Tallied>();
    if (questions.isEmpty()) {
      return sums;
    }
    try (var statement =
        connection.prepareStatement(
            "SELECT unit_id, channel, procedure_group_id, respondent, is_suspect, "
                + SUMS
                + " FROM tally WHERE given_on BETWEEN ? AND ? AND question_id IN "
                + placeholders(questions.size())
                + " GROUP BY unit_id, channel, procedure_group_id, respondent, is_suspect")) {
      int column = 1;
      statement.setObject(column++, from);
      statement.setObject(column++, to);
      for (int question : questions) {
        statement.setInt(column++, question);
      }
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          sums.add(
              new Tallied(
                  rows.getLong(1),
                  Channel.valueOf(rows.getString(2)),
                  rows.getLong(3),
                  Respondent.valueOf(rows.getString(4)),
                  rows.getBoolean(5),
                  counts(rows, 6)));
        }
      }
    }
    return sums;
  }

  static String placeholders(int count) {
    return "(" + "?, ".repeat(count - 1) + "?)";
  }

  static Counts counts(java.sql.ResultSet row, int column) throws SQLException {
    return new Counts(
        row.getLong(column),
        row.getLong(column + 1),
        row.getLong(column + 2),
        row.getLong(column + 3),
        row.getLong(column + 4),
        row.getLong(column + 5));
  }
}
