package vn.thuocdo.console;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.thuocdo.database.Transactions;

/** Reads what one day has brought so far. */
@Singleton
class TodayTables {

  /** More low ratings than this on one page nobody reads. */
  static final int MOST_LOW_RATINGS = 200;

  private final Transactions transactions;
  private final ObjectMapper json;

  TodayTables(Transactions transactions, ObjectMapper json) {
    this.transactions = transactions;
    this.json = json;
  }

  /** One row of a result as a value. */
  @FunctionalInterface
  private interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Returns one count per counter that was rated, from the tallies of the headline questions. */
  List<CounterCount> listCounts(LocalDate day) {
    return list(
        """
        SELECT t.point_id, t.counter_id, SUM(t.n4 + t.n5), SUM(t.n1 + t.n2),
               SUM(t.n1 + t.n2 + t.n3 + t.n4 + t.n5), SUM(t.no_opinion),
               SUM(CASE WHEN t.is_suspect THEN t.n1 + t.n2 + t.n3 + t.n4 + t.n5 + t.no_opinion ELSE 0 END)
        FROM tally t JOIN question q ON q.id = t.question_id AND q.is_headline
        WHERE t.given_on = ?
        GROUP BY t.point_id, t.counter_id""",
        day,
        row ->
            new CounterCount(
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7)));
  }

  /** Returns how often each reason of dissatisfaction was ticked at each point. */
  List<ReasonCount> listReasons(LocalDate day) {
    return list(
        """
        SELECT c.point_id, c.choice, SUM(c.times)
        FROM choice_tally c JOIN question q ON q.id = c.question_id AND q.code = 'REASONS'
        WHERE c.given_on = ?
        GROUP BY c.point_id, c.choice""",
        day,
        row -> new ReasonCount(row.getLong(1), row.getString(2), row.getLong(3)));
  }

  /** Returns the ratings of 1 and 2, newest first. */
  List<LowRating> listLowRatings(LocalDate day) {
    return list(
        """
        SELECT r.point_id, r.counter_id, r.given_at,
               CAST(JSON_EXTRACT(r.answers, '$.OVERALL') AS SIGNED) AS score, r.answers, c.comment
        FROM rating r LEFT JOIN rating_comment c ON c.rating_id = r.id
        WHERE r.given_on = ? AND NOT EXISTS (SELECT 1 FROM replaced_rating x WHERE x.rating_id = r.id)
          AND CAST(JSON_EXTRACT(r.answers, '$.OVERALL') AS SIGNED) BETWEEN 1 AND 2
        ORDER BY r.given_at DESC, r.id LIMIT 5000""",
        day,
        this::lowRating);
  }

  private LowRating lowRating(ResultSet row) throws SQLException {
    String comment = row.getString("comment");
    return new LowRating(
        row.getLong("point_id"),
        row.getLong("counter_id"),
        row.getObject("given_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
        row.getInt("score"),
        reasonsIn(row.getString("answers")),
        comment == null ? "" : comment);
  }

  private List<String> reasonsIn(String answers) {
    try {
      Map<String, Object> read =
          json.readValue(answers, Argument.mapOf(String.class, Object.class));
      return read.get("REASONS") instanceof List<?> reasons
          ? reasons.stream().map(String::valueOf).toList()
          : List.of();
    } catch (IOException e) {
      throw new IllegalStateException("Stored answers are no JSON: " + answers, e);
    }
  }

  private <T> List<T> list(String sql, LocalDate day, Reader<T> reader) {
    return transactions.read(connection -> listOn(connection, sql, day, reader));
  }

  private static <T> List<T> listOn(
      Connection connection, String sql, LocalDate day, Reader<T> reader) throws SQLException {
    var found = new ArrayList<T>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, day);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(reader.read(rows));
        }
      }
    }
    return found;
  }
}
