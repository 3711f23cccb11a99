package vn.thuocdo.rating;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.thuocdo.period.HalfMonths;
import vn.thuocdo.survey.Question;
import vn.thuocdo.survey.Questionnaire;

/**
 * Counts of a set of ratings, per day, place, question, channel and respondent, and how they are
 * added to the tables.
 *
 * <p>Both the door and the recount count with this class: there is one definition of what counts
 * where.
 */
final class Tallies {

  private static final int COUNTS = 6;
  private static final int NO_OPINION_INDEX = 5;

  /** The same counts, by day and summed by half month. */
  enum Table {
    BY_DAY("tally", "given_on"),
    BY_HALF_MONTH("tally_half_month", "half_month");

    final String sqlName;
    final String dayColumn;

    Table(String sqlName, String dayColumn) {
      this.sqlName = sqlName;
      this.dayColumn = dayColumn;
    }
  }

  /** One row of table {@code tally}, or of {@code tally_half_month} with its first day. */
  record Key(
      LocalDate day,
      Place place,
      int questionId,
      Channel channel,
      Respondent respondent,
      boolean isSuspect) {

    private Key on(LocalDate other) {
      return new Key(other, place, questionId, channel, respondent, isSuspect);
    }
  }

  /** One row of table {@code choice_tally}. */
  record ChoiceKey(LocalDate day, Place place, int questionId, String choice) {}

  /** One row of table {@code rating_day}. */
  record DayKey(LocalDate day, long pointId) {}

  /** Ratings that were stored, and those of them that were replaced. */
  private record Ratings(long stored, long replaced) {

    private static final Ratings NONE = new Ratings(0, 0);

    Ratings plus(Ratings other) {
      return new Ratings(stored + other.stored, replaced + other.replaced);
    }

    long counting() {
      return stored - replaced;
    }
  }

  private static final Comparator<Place> PLACES =
      Comparator.comparingLong(Place::unitId)
          .thenComparingLong(Place::pointId)
          .thenComparingLong(Place::counterId)
          .thenComparingLong(Place::procedureGroupId);

  /** In the order of the primary key, so that concurrent writers lock rows in the same order. */
  private static final Comparator<Key> KEYS =
      Comparator.comparing(Key::day)
          .thenComparing(Key::place, PLACES)
          .thenComparingInt(Key::questionId)
          .thenComparing(key -> key.channel().name())
          .thenComparing(key -> key.respondent().name())
          .thenComparing(Key::isSuspect);

  private static final Comparator<ChoiceKey> CHOICE_KEYS =
      Comparator.comparing(ChoiceKey::day)
          .thenComparing(ChoiceKey::place, PLACES)
          .thenComparingInt(ChoiceKey::questionId)
          .thenComparing(ChoiceKey::choice);

  private static final Comparator<DayKey> DAY_KEYS =
      Comparator.comparing(DayKey::day).thenComparingLong(DayKey::pointId);

  private final Map<Key, long[]> counts = new TreeMap<>(KEYS);
  private final Map<ChoiceKey, Long> choices = new TreeMap<>(CHOICE_KEYS);
  private final Map<DayKey, Ratings> days = new TreeMap<>(DAY_KEYS);

  /**
   * Counts one rating's answers.
   *
   * @param times 1, or -1 for a rating that counts no more
   */
  void add(
      LocalDate day,
      Place place,
      Channel channel,
      Respondent respondent,
      boolean isSuspect,
      Questionnaire questionnaire,
      Map<String, Object> answers,
      int times) {
    days.merge(
        new DayKey(day, place.pointId()),
        times > 0 ? new Ratings(times, 0) : new Ratings(0, -times),
        Ratings::plus);
    for (Question question : questionnaire.questions()) {
      Object answer = answers.get(question.code());
      if (answer instanceof Integer score) {
        counts
                .computeIfAbsent(
                    new Key(day, place, question.id(), channel, respondent, isSuspect),
                    key -> new long[COUNTS])[indexOf(question, score)] +=
            times;
      } else if (answer instanceof List<?> ticked) {
        for (Object choice : ticked) {
          choices.merge(
              new ChoiceKey(day, place, question.id(), String.valueOf(choice)),
              (long) times,
              Long::sum);
        }
      }
    }
    if (questionnaire.comprehensiveId() != 0) {
      addComprehensive(day, place, questionnaire, answers, times);
    }
  }

  /** What was stored off the scale, whoever let it in, is outside every denominator. */
  private static int indexOf(Question question, int score) {
    return question.isNoOpinion(score) || score < 1 || score > NO_OPINION_INDEX
        ? NO_OPINION_INDEX
        : score - 1;
  }

  /** Who was satisfied in everything is lost once answers are counted question by question. */
  private void addComprehensive(
      LocalDate day,
      Place place,
      Questionnaire questionnaire,
      Map<String, Object> answers,
      int times) {
    questionnaire
        .isAllSatisfied(answers)
        .ifPresent(
            isAll ->
                choices.merge(
                    new ChoiceKey(
                        day,
                        place,
                        questionnaire.comprehensiveId(),
                        isAll ? Questionnaire.ALL_SATISFIED : Questionnaire.NOT_ALL_SATISFIED),
                    (long) times,
                    Long::sum));
  }

  /** Sets a row as it stands in the table. */
  void put(Key key, long[] row) {
    counts.put(key, row.clone());
  }

  void put(ChoiceKey key, long times) {
    choices.put(key, times);
  }

  void put(DayKey key, long stored, long replaced) {
    days.put(key, new Ratings(stored, replaced));
  }

  /** Returns what has to be added to {@code other} to get these counts; zero rows are left out. */
  Tallies minus(Tallies other) {
    var difference = new Tallies();
    var keys = new TreeSet<>(KEYS);
    keys.addAll(counts.keySet());
    keys.addAll(other.counts.keySet());
    for (Key key : keys) {
      long[] mine = counts.getOrDefault(key, new long[COUNTS]);
      long[] theirs = other.counts.getOrDefault(key, new long[COUNTS]);
      var delta = new long[COUNTS];
      boolean differs = false;
      for (int i = 0; i < COUNTS; i++) {
        delta[i] = mine[i] - theirs[i];
        differs |= delta[i] != 0;
      }
      if (differs) {
        difference.counts.put(key, delta);
      }
    }
    var choiceKeys = new TreeSet<>(CHOICE_KEYS);
    choiceKeys.addAll(choices.keySet());
    choiceKeys.addAll(other.choices.keySet());
    for (ChoiceKey key : choiceKeys) {
      long delta = choices.getOrDefault(key, 0L) - other.choices.getOrDefault(key, 0L);
      if (delta != 0) {
        difference.choices.put(key, delta);
      }
    }
    var dayKeys = new TreeSet<>(DAY_KEYS);
    dayKeys.addAll(days.keySet());
    dayKeys.addAll(other.days.keySet());
    for (DayKey key : dayKeys) {
      long delta =
          days.getOrDefault(key, Ratings.NONE).counting()
              - other.days.getOrDefault(key, Ratings.NONE).counting();
      if (delta != 0) {
        difference.days.put(key, new Ratings(delta, 0));
      }
    }
    return difference;
  }

  /**
   * Returns the same counts summed by half month, their day its first; of answers on scales alone.
   */
  Tallies byHalfMonth() {
    var sums = new Tallies();
    counts.forEach(
        (key, row) -> {
          long[] sum =
              sums.counts.computeIfAbsent(
                  key.on(HalfMonths.startOf(key.day())), any -> new long[COUNTS]);
          for (int i = 0; i < COUNTS; i++) {
            sum[i] += row[i];
          }
        });
    return sums;
  }

  /** Returns how many rows of the tables by day these counts touch. */
  int size() {
    return counts.size() + choices.size() + days.size();
  }

  /** Adds these counts to the tables; runs in the transaction of the connection. */
  void addTo(Connection connection) throws SQLException {
    addToDays(connection);
    byHalfMonth().addTo(connection, Table.BY_HALF_MONTH);
  }

  /** Adds these counts to the tables by day alone. */
  void addToDays(Connection connection) throws SQLException {
    addTo(connection, Table.BY_DAY);
    if (!choices.isEmpty()) {
      addChoices(connection);
    }
    if (!days.isEmpty()) {
      addDays(connection);
    }
  }

  /** Adds the answers on scales to one table; their days are days of that table. */
  void addTo(Connection connection, Table table) throws SQLException {
    if (counts.isEmpty()) {
      return;
    }
    // VALUES() and not a row alias: MariaDB knows only the former, MySQL both.
    try (var statement =
        connection.prepareStatement(
            """
            INSERT INTO %s (%s, unit_id, point_id, counter_id, procedure_group_id, question_id, channel, respondent,
              is_suspect, n1, n2, n3, n4, n5, no_opinion)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE n1 = n1 + VALUES(n1), n2 = n2 + VALUES(n2), n3 = n3 + VALUES(n3),
              n4 = n4 + VALUES(n4), n5 = n5 + VALUES(n5), no_opinion = no_opinion + VALUES(no_opinion)"""
                .formatted(table.sqlName, table.dayColumn))) {
      for (var entry : counts.entrySet()) {
        Key key = entry.getKey();
        int column = setDayAndPlace(statement, key.day(), key.place());
        statement.setInt(column++, key.questionId());
        statement.setString(column++, key.channel().name());
        statement.setString(column++, key.respondent().name());
        statement.setBoolean(column++, key.isSuspect());
        for (long count : entry.getValue()) {
          statement.setLong(column++, count);
        }
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private void addChoices(Connection connection) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            INSERT INTO choice_tally (given_on, unit_id, point_id, counter_id, procedure_group_id, question_id, choice,
              times)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE times = times + VALUES(times)""")) {
      for (var entry : choices.entrySet()) {
        ChoiceKey key = entry.getKey();
        int column = setDayAndPlace(statement, key.day(), key.place());
        statement.setInt(column++, key.questionId());
        statement.setString(column++, key.choice());
        statement.setLong(column, entry.getValue());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private void addDays(Connection connection) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            INSERT INTO rating_day (given_on, point_id, ratings, replaced) VALUES (?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE ratings = ratings + VALUES(ratings), replaced = replaced + VALUES(replaced)""")) {
      for (var entry : days.entrySet()) {
        statement.setObject(1, entry.getKey().day());
        statement.setLong(2, entry.getKey().pointId());
        statement.setLong(3, entry.getValue().stored());
        statement.setLong(4, entry.getValue().replaced());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static int setDayAndPlace(PreparedStatement statement, LocalDate day, Place place)
      throws SQLException {
    statement.setObject(1, day);
    statement.setLong(2, place.unitId());
    statement.setLong(3, place.pointId());
    statement.setLong(4, place.counterId());
    statement.setLong(5, place.procedureGroupId());
    return 6;
  }
}
