package vn.thuocdo.result;

import java.util.BitSet;
import java.util.List;
import vn.thuocdo.result.Concealment.Cell;
import vn.thuocdo.result.Concealment.Sum;

/**
 * Between which numbers each missing cell must lie, for a reader who knows that no count is
 * negative and how the tables add up.
 */
final class Ranges {

  /** Far beyond any count, and small enough to be added up. */
  private static final long ENDLESS = Long.MAX_VALUE / 1_000_000;

  /** Each round passes what one sum tells on to the sums beside it. */
  private static final int MOST_ROUNDS = 50;

  private final BitSet missing;
  private final long[] least;
  private final long[] most;

  private Ranges(List<Cell> cells, BitSet missing) {
    this.missing = missing;
    this.least = new long[cells.size()];
    this.most = new long[cells.size()];
    for (int i = 0; i < cells.size(); i++) {
      boolean isKnown = !missing.get(i);
      least[i] = isKnown ? cells.get(i).value() : 0;
      most[i] = isKnown ? cells.get(i).value() : ENDLESS;
    }
  }

  static Ranges of(List<Cell> cells, List<Sum> sums, BitSet missing) {
    var ranges = new Ranges(cells, missing);
    List<Sum> open =
        sums.stream().filter(sum -> sum.cells().stream().anyMatch(missing::get)).toList();
    int round = 0;
    boolean hasChanged = true;
    while (hasChanged && round++ < MOST_ROUNDS) {
      hasChanged = false;
      for (Sum sum : open) {
        hasChanged |= ranges.narrow(sum);
      }
    }
    return ranges;
  }

  /** Returns the missing cells with fewer possible values than that, in ascending order. */
  List<Integer> narrowerThan(long values) {
    // A lower end above the upper one comes of publications that do not quite add up.
    return missing.stream()
        .filter(cell -> most[cell] >= least[cell] && most[cell] - least[cell] + 1 < values)
        .boxed()
        .toList();
  }

  private boolean narrow(Sum sum) {
    long leastOfParts = 0;
    long mostOfParts = 0;
    int endless = 0;
    for (int part : sum.parts()) {
      leastOfParts += least[part];
      if (most[part] >= ENDLESS) {
        endless++;
      } else {
        mostOfParts += most[part];
      }
    }
    int total = sum.total();
    boolean hasChanged = raise(total, leastOfParts);
    hasChanged |= lower(total, endless > 0 ? ENDLESS : mostOfParts);
    for (int part : sum.parts()) {
      if (!missing.get(part)) {
        continue;
      }
      boolean isEndless = most[part] >= ENDLESS;
      if (endless == (isEndless ? 1 : 0)) {
        long others = mostOfParts - (isEndless ? 0 : most[part]);
        hasChanged |= raise(part, least[total] - others);
      }
      hasChanged |= lower(part, most[total] - (leastOfParts - least[part]));
    }
    return hasChanged;
  }

  private boolean raise(int cell, long bound) {
    if (!missing.get(cell) || bound <= least[cell]) {
      return false;
    }
    least[cell] = bound;
    return true;
  }

  private boolean lower(int cell, long bound) {
    if (!missing.get(cell) || bound >= most[cell] || bound < 0) {
      return false;
    }
    most[cell] = bound;
    return true;
  }
}
