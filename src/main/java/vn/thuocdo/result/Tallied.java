package vn.thuocdo.result;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.thuocdo.database.Marks;
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

  /**
   * Returns the sums of a period, from whole half months where there are some and from days at its
   * edges; the same key may come several times. The questions are the headline ones.
   */
  static List<Tallied> read(
      Connection connection, LocalDate from, LocalDate to, List<Integer> questions)
      throws SQLException {
    var sums = new ArrayList<Tallied>();
    for (TallyRows rows : TallyRows.of(from, to)) {
      rows.sum(
          connection,
          "unit_id, channel, procedure_group_id, respondent, is_suspect",
          questions,
          Set.of(),
          row ->
              sums.add(
                  new Tallied(
                      row.getLong(1),
                      Channel.valueOf(row.getString(2)),
                      row.getLong(3),
                      Respondent.valueOf(row.getString(4)),
                      row.getBoolean(5),
                      TallyRows.counts(row, 6))));
    }
    readHistory(connection, from, to, questions, sums);
    return sums;
  }

  /**
   * Adds what surveys of the past counted in times that lie within the period as a whole: on paper,
   * and nothing more is known of them.
   */
  private static void readHistory(
      Connection connection,
      LocalDate from,
      LocalDate to,
      List<Integer> questions,
      List<Tallied> sums)
      throws SQLException {
    if (questions.isEmpty()) {
      return;
    }
    try (var statement =
        connection.prepareStatement(
            """
            SELECT unit_id, n1, n2, n3, n4, n5, no_opinion FROM historic_count
            WHERE in_force = 1 AND from_on >= ? AND to_on <= ? AND question_id IN (%s)"""
                .formatted(Marks.of(questions)))) {
      statement.setObject(1, from);
      statement.setObject(2, to);
      for (int i = 0; i < questions.size(); i++) {
        statement.setInt(i + 3, questions.get(i));
      }
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          sums.add(
              new Tallied(
                  rows.getLong(1),
                  Channel.PAPER,
                  0,
                  Respondent.UNKNOWN,
                  false,
                  TallyRows.counts(rows, 2)));
        }
      }
    }
  }

  /**
   * Returns each key once, less what is left out.
   *
   * @param excluded parts of the sums
   */
  static List<Tallied> without(List<Tallied> excluded, List<Tallied> sums) {
    if (excluded.isEmpty()) {
      return sums;
    }
    Map<Tallied, Counts> counts = new LinkedHashMap<>();
    sums.forEach(sum -> counts.merge(sum.with(Counts.NONE), sum.counts, Counts::plus));
    excluded.forEach(part -> counts.merge(part.with(Counts.NONE), part.counts, Counts::minus));
    return counts.entrySet().stream().map(sum -> sum.getKey().with(sum.getValue())).toList();
  }

  private Tallied with(Counts other) {
    return new Tallied(unitId, channel, procedureGroupId, respondent, isSuspect, other);
  }
}
