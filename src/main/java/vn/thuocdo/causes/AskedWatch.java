package vn.thuocdo.causes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import vn.thuocdo.dossier.TransactionCounts.Spot;
import vn.thuocdo.result.Comparisons;
import vn.thuocdo.stats.AdjustedP;
import vn.thuocdo.stats.Difference;

/**
 * Finds counters at which it may have changed who is asked. Counters are many: p-values are
 * adjusted by Holm over all that are looked at, and a counter is named only for what is beyond
 * chance and large enough to matter.
 */
final class AskedWatch {

  private static final double CONFIDENCE = 1 - Comparisons.ALPHA;

  /** A rate that fell by less than a fifth of itself is nobody's worry. */
  private static final double SMALLEST_FALL = 0.2;

  /** Shares that lie closer together are nobody's worry. */
  private static final double SMALLEST_DISTANCE = 0.05;

  private static final Comparator<Spot> ORDER =
      Comparator.comparingLong(Spot::pointId).thenComparingLong(Spot::counterId);

  private AskedWatch() {}

  /**
   * Some of a whole.
   *
   * @param part 0 to {@code whole}
   * @param whole at least 1
   */
  record Rate(long part, long whole) {

    double share() {
      return (double) part / whole;
    }
  }

  /**
   * What stands out at a counter.
   *
   * @param difference {@code rate} minus {@code reference}, with its 95 % interval by Newcombe, not
   *     adjusted
   */
  record Sign(Spot spot, Rate rate, Rate reference, Difference difference) {}

  /**
   * Returns where clearly fewer of all transactions ended in an answer than in the quarter before,
   * the largest fall first.
   *
   * @param before answers of transactions, then
   * @param now the same now; what is missing on one side is not compared
   */
  static List<Sign> fewerAsked(Map<Spot, Rate> before, Map<Spot, Rate> now) {
    return clear(now, before).stream()
        .filter(
            sign ->
                sign.difference().upper() < 0
                    && sign.rate().share() <= (1 - SMALLEST_FALL) * sign.reference().share())
        .toList();
  }

  /**
   * Returns where answers come from good outcomes clearly more often than transactions end in them,
   * the largest distance last.
   *
   * @param answers those after a good outcome, of those after any
   * @param transactions the same of transactions
   */
  static List<Sign> onlyGood(Map<Spot, Rate> answers, Map<Spot, Rate> transactions) {
    return clear(answers, transactions).stream()
        .filter(
            sign ->
                sign.difference().lower() > 0
                    && sign.difference().difference() >= SMALLEST_DISTANCE)
        .toList();
  }

  private static List<Sign> clear(Map<Spot, Rate> rates, Map<Spot, Rate> references) {
    var spots = new TreeSet<>(ORDER);
    spots.addAll(rates.keySet());
    spots.retainAll(references.keySet());
    var signs = new ArrayList<Sign>();
    var chances = new ArrayList<Double>();
    for (Spot spot : spots) {
      Rate one = Objects.requireNonNull(rates.get(spot));
      Rate other = Objects.requireNonNull(references.get(spot));
      signs.add(
          new Sign(
              spot,
              one,
              other,
              Difference.newcombe(
                  one.part(), one.whole(), other.part(), other.whole(), CONFIDENCE)));
      chances.add(Difference.p(one.part(), one.whole(), other.part(), other.whole()));
    }
    double[] adjusted = AdjustedP.holm(chances.stream().mapToDouble(Double::doubleValue).toArray());
    var clear = new ArrayList<Sign>();
    for (int i = 0; i < adjusted.length; i++) {
      if (adjusted[i] < Comparisons.ALPHA) {
        clear.add(signs.get(i));
      }
    }
    clear.sort(Comparator.comparingDouble(sign -> sign.difference().difference()));
    return List.copyOf(clear);
  }
}
