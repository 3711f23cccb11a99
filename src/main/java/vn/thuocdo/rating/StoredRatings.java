package vn.thuocdo.rating;

import static java.util.Objects.requireNonNull;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.thuocdo.database.BinaryUuid;
import vn.thuocdo.database.Marks;
import vn.thuocdo.survey.Questionnaire;
import vn.thuocdo.survey.Questionnaires;

/** Counts ratings as they are stored. */
@Singleton
class StoredRatings {

  private static final Argument<Map<String, Object>> ANSWERS =
      Argument.mapOf(String.class, Object.class);

  private static final String COLUMNS =
      """
      SELECT r.given_on, r.unit_id, r.point_id, r.counter_id, r.procedure_group_id, r.channel, r.respondent,
        r.suspicion, r.answers, q.code, q.version
      """;

  private final Questionnaires questionnaires;
  private final JsonMapper json;

  StoredRatings(Questionnaires questionnaires, JsonMapper json) {
    this.questionnaires = questionnaires;
    this.json = json;
  }

  /**
   * Counts the ratings of a day that were not replaced, and returns how many they are. The index is
   * named: servers whose statistics are old read the whole table for every day.
   */
  long countDay(Connection connection, LocalDate day, Tallies tallies) throws SQLException {
    long ratings = 0;
    // Before, not while: the connection answers nothing else until the last row is read.
    Map<String, Questionnaire> known =
        questionnaires.list().stream()
            .collect(Collectors.toMap(Questionnaire::reference, Function.identity()));
    try (var statement =
        connection.prepareStatement(
            COLUMNS
                + """
                FROM rating r FORCE INDEX (rating_of_a_day) STRAIGHT_JOIN questionnaire q ON q.id = r.questionnaire_id
                WHERE r.given_on = ? AND NOT EXISTS (SELECT 1 FROM replaced_rating x WHERE x.rating_id = r.id)""",
            ResultSet.TYPE_FORWARD_ONLY,
            ResultSet.CONCUR_READ_ONLY)) {
      // Row by row: a busy day of a large province need not fit into memory.
      statement.setFetchSize(Integer.MIN_VALUE);
      statement.setObject(1, day);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          count(
              rows,
              requireNonNull(known.get(rows.getString("code") + "@" + rows.getInt("version"))),
              tallies,
              1);
          ratings++;
        }
      }
    }
    return ratings;
  }

  /**
   * Takes ratings out of the counts. Read with a lock: what a transaction reads without one is of
   * the moment of its first look, and the ratings may be younger.
   */
  void uncount(Connection connection, List<UUID> ids, Tallies tallies) throws SQLException {
    String marks = Marks.of(ids);
    try (var statement =
        connection.prepareStatement(
            COLUMNS
                + "FROM rating r JOIN questionnaire q ON q.id = r.questionnaire_id WHERE r.id IN ("
                + marks
                + ") LOCK IN SHARE MODE")) {
      int column = 1;
      for (UUID id : ids) {
        statement.setBytes(column++, BinaryUuid.bytes(id));
      }
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          count(rows, require(rows.getString("code"), rows.getInt("version")), tallies, -1);
        }
      }
    }
  }

  private void count(ResultSet rows, Questionnaire questionnaire, Tallies tallies, int times)
      throws SQLException {
    tallies.add(
        rows.getObject("given_on", LocalDate.class),
        new Place(
            rows.getLong("unit_id"),
            rows.getLong("point_id"),
            rows.getLong("counter_id"),
            rows.getLong("procedure_group_id")),
        Channel.valueOf(rows.getString("channel")),
        Respondent.valueOf(rows.getString("respondent")),
        !rows.getString("suspicion").isEmpty(),
        questionnaire,
        answers(rows.getString("answers")),
        times);
  }

  private Questionnaire require(String code, int version) {
    return questionnaires
        .find(code, version)
        .orElseThrow(
            () -> new IllegalStateException("Questionnaire " + code + "@" + version + " is gone"));
  }

  private Map<String, Object> answers(String text) {
    try {
      var answers = new LinkedHashMap<String, Object>();
      json.readValue(text, ANSWERS)
          .forEach(
              (question, answer) ->
                  answers.put(
                      question,
                      answer instanceof Number score ? (Object) score.intValue() : answer));
      return answers;
    } catch (IOException e) {
      throw new UncheckedIOException("Stored answers are no JSON", e);
    }
  }
}
