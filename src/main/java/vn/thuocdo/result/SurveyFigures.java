package vn.thuocdo.result;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.period.Period;
import vn.thuocdo.stats.SatisfactionIndex;
import vn.thuocdo.stats.SatisfactionIndex.Criterion;
import vn.thuocdo.survey.Formula;
import vn.thuocdo.survey.Question;
import vn.thuocdo.survey.Questionnaire;

/**
 * Makes the figures of one questionnaire from the tallies: each question, and each formula it
 * names. All units together, with nothing hidden: for staff.
 *
 * <p>Channels and exclusions are known for levels alone: what is ticked, and the share of those
 * satisfied in everything, come from all answers there are.
 */
@Singleton
class SurveyFigures {

  private final Transactions transactions;

  SurveyFigures(Transactions transactions) {
    this.transactions = transactions;
  }

  /** The answers to a question with levels. */
  record Levels(Question question, Counts counts) {

    /** Returns how many answers are on the levels that the scale calls satisfied. */
    long satisfied() {
      return question.satisfied().stream().mapToLong(level -> counts.levels().get(level - 1)).sum();
    }
  }

  /** How often each choice was ticked, in the order of the questionnaire. */
  record Ticks(Question question, List<Long> times) {

    /** Returns the mean of what the choices mean as numbers; empty where they mean none. */
    OptionalDouble mean() {
      long all = times.stream().mapToLong(Long::longValue).sum();
      if (all == 0 || question.values().size() != times.size()) {
        return OptionalDouble.empty();
      }
      long sum = 0;
      for (int i = 0; i < times.size(); i++) {
        sum += times.get(i) * question.values().get(i);
      }
      return OptionalDouble.of((double) sum / all);
    }
  }

  /**
   * Everything about a questionnaire in a period.
   *
   * @param allSatisfied respondents who were satisfied with every criterion they answered
   * @param respondents those who answered at least one criterion; 0 where nobody counts them
   */
  record Report(List<Levels> levels, List<Ticks> ticks, long allSatisfied, long respondents) {

    /** Returns the figure by one formula; empty without answers. */
    OptionalDouble index(Formula formula) {
      return switch (formula) {
        case POOLED_ANSWERS -> SatisfactionIndex.pooled(criteria());
        case MEAN_OF_CRITERIA -> SatisfactionIndex.meanOfCriteria(criteria());
        case MEAN_OF_FACTORS -> SatisfactionIndex.meanOfFactors(criteria());
        case OVERALL_QUESTION -> SatisfactionIndex.pooled(overall());
        case COMPREHENSIVE ->
            respondents == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) allSatisfied / respondents);
      };
    }

    /** Returns the criteria of one factor. */
    List<Criterion> criteria(String factor) {
      return criteria().stream().filter(one -> one.factor().equals(factor)).toList();
    }

    private List<Criterion> criteria() {
      var criteria = new ArrayList<Criterion>();
      for (Levels one : levels) {
        String factor = one.question().factor();
        if (factor != null) {
          criteria.add(new Criterion(factor, one.satisfied(), one.counts().sampleSize()));
        }
      }
      return criteria;
    }

    private List<Criterion> overall() {
      return levels.stream()
          .filter(one -> one.question().isHeadline())
          .map(one -> new Criterion("", one.satisfied(), one.counts().sampleSize()))
          .toList();
    }
  }

  /** Returns the numbers of the questions on scales that were answered in a period. */
  Set<Integer> answered(Period period) {
    return transactions.read(
        connection -> {
          var questions = new HashSet<Integer>();
          for (TallyRows rows : TallyRows.of(period.from(), period.to())) {
            rows.addQuestions(connection, questions);
          }
          return questions;
        });
  }

  Report of(Questionnaire questionnaire, Period period) {
    return transactions.read(connection -> read(connection, questionnaire, period));
  }

  private static Report read(Connection connection, Questionnaire questionnaire, Period period)
      throws SQLException {
    Map<Integer, Counts> counts = counts(connection, questionnaire, period);
    Map<Integer, Map<String, Long>> ticked = ticked(connection, questionnaire, period);
    var levels = new ArrayList<Levels>();
    var ticks = new ArrayList<Ticks>();
    for (Question question : questionnaire.questions()) {
      if (question.kind() == Question.Kind.SCALE) {
        levels.add(new Levels(question, counts.getOrDefault(question.id(), Counts.NONE)));
      } else {
        Map<String, Long> times = ticked.getOrDefault(question.id(), Map.of());
        ticks.add(
            new Ticks(
                question,
                question.choices().stream()
                    .map(choice -> times.getOrDefault(choice, 0L))
                    .toList()));
      }
    }
    Map<String, Long> everything = ticked.getOrDefault(questionnaire.comprehensiveId(), Map.of());
    long all = everything.getOrDefault(Questionnaire.ALL_SATISFIED, 0L);
    return new Report(
        levels, ticks, all, all + everything.getOrDefault(Questionnaire.NOT_ALL_SATISFIED, 0L));
  }

  private static Map<Integer, Counts> counts(
      Connection connection, Questionnaire questionnaire, Period period) throws SQLException {
    List<Integer> questions =
        questionnaire.questions().stream()
            .filter(question -> question.kind() == Question.Kind.SCALE)
            .map(Question::id)
            .toList();
    var counts = new HashMap<Integer, Counts>();
    for (TallyRows rows : TallyRows.of(period.from(), period.to())) {
      rows.sum(
          connection,
          "question_id",
          questions,
          List.of(),
          row -> counts.merge(row.getInt(1), TallyRows.counts(row, 2), Counts::plus));
    }
    Excluded.sum(
        connection,
        "t.question_id",
        period.from(),
        period.to(),
        questions,
        row -> counts.merge(row.getInt(1), TallyRows.counts(row, 2), Counts::minus));
    return counts;
  }

  private static Map<Integer, Map<String, Long>> ticked(
      Connection connection, Questionnaire questionnaire, Period period) throws SQLException {
    var ticked = new HashMap<Integer, Map<String, Long>>();
    try (var statement =
        connection.prepareStatement(
            """
            SELECT c.question_id, c.choice, SUM(c.times) FROM choice_tally c JOIN question q ON q.id = c.question_id
            WHERE q.questionnaire_id = ? AND c.given_on BETWEEN ? AND ? GROUP BY c.question_id, c.choice""")) {
      statement.setInt(1, questionnaire.id());
      statement.setObject(2, period.from());
      statement.setObject(3, period.to());
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          ticked
              .computeIfAbsent(rows.getInt(1), id -> new HashMap<>())
              .put(rows.getString(2), rows.getLong(3));
        }
      }
    }
    return ticked;
  }
}
