package vn.thuocdo.causes;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.dossier.TransactionCounts.Spot;
import vn.thuocdo.period.Period;

/** Reads what stands beside the scores: reasons that were ticked, words that were written. */
@Singleton
class CauseTables {

  private static final int MOST_COMMENTS = 50;

  private final Transactions transactions;

  CauseTables(Transactions transactions) {
    this.transactions = transactions;
  }

  /** Returns how often each reason of dissatisfaction was ticked at a unit, by code. */
  Map<String, Long> reasons(long unitId, Period period) {
    return transactions.read(connection -> reasons(connection, unitId, period));
  }

  private static Map<String, Long> reasons(Connection connection, long unitId, Period period)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            SELECT c.choice, SUM(c.times)
            FROM choice_tally c JOIN question q ON q.id = c.question_id AND q.code = 'REASONS'
            WHERE c.given_on BETWEEN ? AND ? AND c.unit_id = ?
            GROUP BY c.choice""")) {
      statement.setObject(1, period.from());
      statement.setObject(2, period.to());
      statement.setLong(3, unitId);
      try (var rows = statement.executeQuery()) {
        var reasons = new TreeMap<String, Long>();
        while (rows.next()) {
          reasons.put(rows.getString(1), rows.getLong(2));
        }
        return reasons;
      }
    }
  }

  /**
   * Returns in which states the dossiers were of those who answered, by place, where links and
   * codes tell it.
   */
  Map<Spot, Map<String, Long>> caseStates(Period period) {
    return transactions.read(
        connection -> {
          try (var statement =
              connection.prepareStatement(
                  """
                  SELECT c.point_id, c.counter_id, c.choice, SUM(c.times)
                  FROM choice_tally c JOIN question q ON q.id = c.question_id AND q.code = 'CASE_STATE'
                  WHERE c.given_on BETWEEN ? AND ?
                  GROUP BY c.point_id, c.counter_id, c.choice""")) {
            statement.setObject(1, period.from());
            statement.setObject(2, period.to());
            try (var rows = statement.executeQuery()) {
              var states = new HashMap<Spot, Map<String, Long>>();
              while (rows.next()) {
                states
                    .computeIfAbsent(
                        new Spot(rows.getLong(1), rows.getLong(2)), any -> new HashMap<>())
                    .put(rows.getString(3), rows.getLong(4));
              }
              return states;
            }
          }
        });
  }

  /**
   * What a citizen who was not satisfied wrote.
   *
   * @param text as written
   */
  record Comment(LocalDate day, int score, String text) {}

  /**
   * Returns what was written at a unit with a score of 1 or 2, newest first; days only, because an
   * hour would tell who it was.
   *
   * @param to last day whose comments may be read
   */
  List<Comment> comments(long unitId, LocalDate from, LocalDate to) {
    return transactions.read(
        connection -> {
          try (var statement =
              connection.prepareStatement(
                  """
                  SELECT r.given_on, CAST(JSON_EXTRACT(r.answers, '$.OVERALL') AS SIGNED) AS score, c.comment
                  FROM rating r JOIN rating_comment c ON c.rating_id = r.id
                  WHERE r.given_on BETWEEN ? AND ? AND r.unit_id = ?
                    AND NOT EXISTS (SELECT 1 FROM replaced_rating x WHERE x.rating_id = r.id)
                    AND CAST(JSON_EXTRACT(r.answers, '$.OVERALL') AS SIGNED) BETWEEN 1 AND 2
                  ORDER BY r.given_on DESC, r.id LIMIT ?""")) {
            statement.setObject(1, from);
            statement.setObject(2, to);
            statement.setLong(3, unitId);
            statement.setInt(4, MOST_COMMENTS);
            try (var rows = statement.executeQuery()) {
              var comments = new ArrayList<Comment>();
              while (rows.next()) {
                comments.add(
                    new Comment(
                        rows.getObject(1, LocalDate.class), rows.getInt(2), rows.getString(3)));
              }
              return comments;
            }
          }
        });
  }
}
