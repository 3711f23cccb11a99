package vn.thuocdo.causes;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import vn.thuocdo.causes.AskedWatch.Rate;
import vn.thuocdo.causes.AskedWatch.Sign;
import vn.thuocdo.dossier.CaseState;
import vn.thuocdo.dossier.TransactionCounts;
import vn.thuocdo.dossier.TransactionCounts.Spot;
import vn.thuocdo.period.Period;
import vn.thuocdo.result.Figures;

/**
 * Puts answers beside transactions, counter by counter. Where software does not tell the counter,
 * or somebody counts by hand, a point is looked at as a whole: its counter is 0.
 */
@Singleton
class WhoIsAsked {

  /** What the law lets end without a result; links and codes are handed out after both. */
  private static final String BAD = CaseState.REFUSED.name();

  private static final String GOOD = CaseState.RETURNED.name();

  private final Figures figures;
  private final TransactionCounts transactions;
  private final CauseTables tables;

  WhoIsAsked(Figures figures, TransactionCounts transactions, CauseTables tables) {
    this.figures = figures;
    this.transactions = transactions;
    this.tables = tables;
  }

  /**
   * What was found.
   *
   * @param fewerAsked against the period before
   * @param onlyGood in the period
   * @param compared counters and points whose two periods could be compared
   * @param comparedOutcomes those of which outcomes are known, of answers and of transactions
   * @param unknown points with answers at kiosks that could not: their transactions are not known,
   *     or fewer than the answers
   */
  record Found(
      List<Sign> fewerAsked,
      List<Sign> onlyGood,
      int compared,
      int comparedOutcomes,
      Set<Long> unknown) {}

  Found in(Period period) {
    var before = side(period.previous());
    var now = side(period);
    var whole = new HashSet<>(before.whole());
    whole.addAll(now.whole());
    Map<Spot, Long> answersBefore = sum(figures.atKiosks(period.previous()), whole);
    Map<Spot, Long> answersNow = sum(figures.atKiosks(period), whole);
    Map<Spot, Rate> then = rates(answersBefore, before.all(whole));
    Map<Spot, Rate> since = rates(answersNow, now.all(whole));
    var compared = new HashSet<>(then.keySet());
    compared.retainAll(since.keySet());
    var unknown = new TreeSet<Long>();
    for (Map<Spot, Long> answers : List.of(answersBefore, answersNow)) {
      answers.forEach(
          (spot, count) -> {
            if (count > 0 && !compared.contains(spot)) {
              unknown.add(spot.pointId());
            }
          });
    }
    Map<Spot, Rate> answers = good(tables.caseStates(period), now.whole());
    Map<Spot, Rate> outcomes = good(now.counts(), now.whole());
    return new Found(
        AskedWatch.fewerAsked(then, since),
        AskedWatch.onlyGood(answers, outcomes),
        compared.size(),
        (int) answers.keySet().stream().filter(outcomes::containsKey).count(),
        unknown);
  }

  private Side side(Period period) {
    return new Side(transactions.bySpot(period.from(), period.to()));
  }

  /** The transactions of a period, by place and state. */
  private record Side(Map<Spot, Map<String, Long>> counts) {

    /** Returns the points of which some transactions have no counter. */
    Set<Long> whole() {
      var points = new HashSet<Long>();
      counts.keySet().stream()
          .filter(spot -> spot.counterId() == 0)
          .forEach(spot -> points.add(spot.pointId()));
      return points;
    }

    Map<Spot, Long> all(Set<Long> whole) {
      var all = new HashMap<Spot, Long>();
      counts.forEach(
          (spot, states) ->
              all.put(spot, states.values().stream().mapToLong(Long::longValue).sum()));
      return sum(all, whole);
    }
  }

  private static Spot at(Spot spot, Set<Long> whole) {
    return whole.contains(spot.pointId()) ? new Spot(spot.pointId(), 0) : spot;
  }

  private static Map<Spot, Long> sum(Map<Spot, Long> counts, Set<Long> whole) {
    var sums = new HashMap<Spot, Long>();
    counts.forEach((spot, count) -> sums.merge(at(spot, whole), count, Long::sum));
    return sums;
  }

  /** A counter where nobody answered has a rate of 0, where its transactions are known. */
  private static Map<Spot, Rate> rates(Map<Spot, Long> answers, Map<Spot, Long> transactions) {
    var rates = new HashMap<Spot, Rate>();
    transactions.forEach(
        (spot, count) -> {
          long answered = answers.getOrDefault(spot, 0L);
          if (count > 0 && answered <= count) {
            rates.put(spot, new Rate(answered, count));
          }
        });
    return rates;
  }

  private static Map<Spot, Rate> good(Map<Spot, Map<String, Long>> states, Set<Long> whole) {
    var good = new HashMap<Spot, Long>();
    var both = new HashMap<Spot, Long>();
    states.forEach(
        (spot, counts) -> {
          long returned = counts.getOrDefault(GOOD, 0L);
          good.merge(at(spot, whole), returned, Long::sum);
          both.merge(at(spot, whole), returned + counts.getOrDefault(BAD, 0L), Long::sum);
        });
    return rates(good, both);
  }
}
