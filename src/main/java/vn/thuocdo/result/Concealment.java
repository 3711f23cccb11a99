package vn.thuocdo.result;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Decides which cells of a set of tables must be hidden, so that nobody can work out a small one.
 *
 * <p>Whatever can be calculated from the published cells by adding and subtracting counts as
 * published itself. A small cell is hidden; then, in every sum that it stands in, further cells are
 * hidden until at least two are missing and what is missing together is not small; last, linear
 * elimination over all sums at once looks for cells that only several sums together give away.
 *
 * <p>Cells are numbers from 0. The same input gives the same answer.
 */
final class Concealment {

  /** A total and the parts that add up to it. */
  record Sum(int total, List<Integer> parts) {

    List<Integer> cells() {
      var all = new ArrayList<>(parts);
      all.add(total);
      return all;
    }
  }

  /**
   * One figure that would be published.
   *
   * @param size answers its share is made of
   * @param isEmpty whether there was no answer at all: nothing to hide, and it is no secret
   * @param loss how much the reader loses without it; the smallest is hidden first
   * @param owner the cell without which this one is not shown at all; -1 for none
   */
  record Cell(long size, boolean isEmpty, long loss, int owner) {}

  /** Beyond any size: hiding a cell that is alone in a further sum makes that sum lose one more. */
  private static final long LOSS_OF_A_FURTHER_SUM = 1_000_000;

  private final List<Cell> cells;
  private final List<Sum> sums;
  private final List<List<Sum>> sumsOf;
  private final long minimum;
  private final BitSet hidden = new BitSet();

  private Concealment(List<Cell> cells, List<Sum> sums, long minimum) {
    this.cells = cells;
    this.sums = sums;
    this.minimum = minimum;
    this.sumsOf = new ArrayList<>();
    cells.forEach(cell -> sumsOf.add(new ArrayList<>()));
    sums.forEach(sum -> sum.cells().forEach(cell -> sumsOf.get(cell).add(sum)));
  }

  /** Returns the numbers of the cells to hide. */
  static BitSet hide(List<Cell> cells, List<Sum> sums, long minimum) {
    var concealment = new Concealment(cells, sums, minimum);
    concealment.hideSmall();
    do {
      concealment.completeSums();
    } while (concealment.hideNextToDetermined());
    return concealment.hidden;
  }

  private void hideSmall() {
    for (int i = 0; i < cells.size(); i++) {
      if (!cells.get(i).isEmpty() && cells.get(i).size() < minimum) {
        hidden.set(i);
      }
    }
  }

  private void completeSums() {
    boolean hasChanged = true;
    while (hasChanged) {
      hasChanged = hideOwned();
      for (Sum sum : sums) {
        while (isTelling(sum)) {
          int next = cheapest(List.of(sum));
          if (next < 0) {
            break;
          }
          hidden.set(next);
          hasChanged = true;
        }
      }
    }
  }

  private boolean hideOwned() {
    int before = hidden.cardinality();
    for (int i = 0; i < cells.size(); i++) {
      int owner = cells.get(i).owner();
      if (owner >= 0 && hidden.get(owner) && !cells.get(i).isEmpty()) {
        hidden.set(i);
      }
    }
    return hidden.cardinality() > before;
  }

  /** Tells whether subtracting in this one sum gives away a cell, or a small rest. */
  private boolean isTelling(Sum sum) {
    int missing = 0;
    long rest = 0;
    for (int cell : sum.cells()) {
      if (hidden.get(cell)) {
        missing++;
        rest += cells.get(cell).size();
      }
    }
    return missing == 1 || (missing > 1 && !hidden.get(sum.total()) && rest < minimum);
  }

  private int cheapest(List<Sum> among) {
    int best = -1;
    long least = Long.MAX_VALUE;
    for (Sum sum : among) {
      for (int cell : sum.cells()) {
        if (!hidden.get(cell) && !cells.get(cell).isEmpty() && loss(cell) < least) {
          best = cell;
          least = loss(cell);
        }
      }
    }
    return best;
  }

  private long loss(int cell) {
    long furtherSums =
        sumsOf.get(cell).stream()
            .filter(sum -> sum.cells().stream().noneMatch(hidden::get))
            .count();
    return cells.get(cell).loss() + furtherSums * LOSS_OF_A_FURTHER_SUM;
  }

  /** Hides one more cell beside each one that all sums together determine; returns if any was. */
  private boolean hideNextToDetermined() {
    int before = hidden.cardinality();
    for (int cell : Elimination.determined(hidden, sums)) {
      int next = cheapest(sumsOf.get(cell));
      if (next < 0) {
        next =
            cheapest(
                sums.stream().filter(sum -> sum.cells().stream().anyMatch(hidden::get)).toList());
      }
      if (next >= 0) {
        hidden.set(next);
      }
    }
    return hidden.cardinality() > before;
  }
}
