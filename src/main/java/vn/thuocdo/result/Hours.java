package vn.thuocdo.result;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.period.Period;
import vn.thuocdo.rating.Channel;
import vn.thuocdo.survey.Question;
import vn.thuocdo.survey.Questionnaire;
import vn.thuocdo.survey.Questionnaires;
import vn.thuocdo.unit.Offices;
import vn.thuocdo.unit.OneStopPoint;

/**
 * Reads at which hours the answers of one unit were given, from its ratings: no tally knows the
 * hour. What it costs grows with the ratings of that unit in that period.
 */
@Singleton
public class Hours {

  /** Whoever answers a message or on paper does it at another hour than that of the service. */
  private static final Set<Channel> ON_THE_SPOT = Set.of(Channel.KIOSK, Channel.QR);

  /**
   * Days and points are spelled out and the index is named, or servers read all ratings of the
   * period.
   */
  private static final String SELECT =
      """
      SELECT hour_of_day, score, COUNT(*) FROM (
        SELECT HOUR(r.given_at + INTERVAL 7 HOUR) AS hour_of_day,
          CAST(JSON_EXTRACT(r.answers, ?) AS SIGNED) AS score
        FROM rating r FORCE INDEX (rating_of_a_day)
        WHERE r.given_on IN (%s) AND r.point_id IN (%s) AND r.unit_id = ? AND r.channel IN (%s)
          AND r.questionnaire_id IN (%s)
          AND NOT EXISTS (SELECT 1 FROM replaced_rating x WHERE x.rating_id = r.id)
          AND NOT (r.suspicion <> '' AND EXISTS (SELECT 1 FROM exclusion e WHERE e.in_force = 1
            AND e.given_on = r.given_on AND e.point_id = r.point_id AND e.counter_id = r.counter_id))
      ) given WHERE score BETWEEN 1 AND 5 GROUP BY hour_of_day, score""";

  private final Transactions transactions;
  private final Offices offices;
  private final Questionnaires questionnaires;
  private final Figures figures;

  Hours(
      Transactions transactions, Offices offices, Questionnaires questionnaires, Figures figures) {
    this.transactions = transactions;
    this.offices = offices;
    this.questionnaires = questionnaires;
    this.figures = figures;
  }

  /**
   * Returns the answers that count and were given on the spot, by hour of the day in the office
   * zone, 0 to 23; an hour without answers is not there.
   */
  public SortedMap<Integer, Counts> of(Period period, long unitId) {
    List<Long> points =
        offices.listPoints().stream()
            .filter(point -> point.unitId() == unitId)
            .map(OneStopPoint::id)
            .toList();
    Set<Channel> apart = figures.apart();
    List<String> channels =
        ON_THE_SPOT.stream()
            .filter(channel -> !apart.contains(channel))
            .map(Channel::name)
            .sorted()
            .toList();
    List<LocalDate> days = period.from().datesUntil(period.to().plusDays(1)).toList();
    var hours = new TreeMap<Integer, Counts>();
    if (!points.isEmpty()) {
      headlines()
          .forEach(
              (code, ids) ->
                  transactions
                      .read(
                          connection ->
                              read(
                                  connection,
                                  "$.\"" + code + "\"",
                                  List.of(days, points, List.of(unitId), channels, ids)))
                      .forEach((hour, counts) -> hours.merge(hour, counts, Counts::plus)));
    }
    return hours;
  }

  /** Returns the numbers of the questionnaires that have a headline question, by its code. */
  private Map<String, List<Integer>> headlines() {
    var headlines = new TreeMap<String, List<Integer>>();
    for (Questionnaire questionnaire : questionnaires.list()) {
      for (Question question : questionnaire.questions()) {
        if (question.isHeadline()) {
          headlines
              .computeIfAbsent(question.code(), any -> new ArrayList<>())
              .add(questionnaire.id());
        }
      }
    }
    return headlines;
  }

  /**
   * @param path of the answer, spelled out because a path that differs by row takes twice as long
   * @param values days, points, the unit, channels and questionnaires
   */
  private static Map<Integer, Counts> read(Connection connection, String path, List<List<?>> values)
      throws SQLException {
    String sql =
        SELECT.formatted(
            marks(values.get(0)), marks(values.get(1)), marks(values.get(3)), marks(values.get(4)));
    try (var statement = connection.prepareStatement(sql)) {
      int column = 1;
      statement.setString(column++, path);
      for (List<?> some : values) {
        for (Object value : some) {
          statement.setObject(column++, value);
        }
      }
      try (var rows = statement.executeQuery()) {
        var hours = new TreeMap<Integer, Counts>();
        while (rows.next()) {
          hours.merge(
              rows.getInt(1), Counts.ofLevel(rows.getInt(2), rows.getLong(3)), Counts::plus);
        }
        return hours;
      }
    }
  }

  private static String marks(List<?> values) {
    return String.join(", ", Collections.nCopies(values.size(), "?"));
  }
}
