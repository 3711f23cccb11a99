package vn.thuocdo.result;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Decides which cells of a set of tables must be hidden, so that nobody can work out a small one.
 *
 * <p>Whatever can be calculated from the published cells by adding and subtracting counts as
 * published itself. A small cell is hidden; then, in every sum that it stands in, further cells are
 * hidden until at least two are missing and what is missing together is not small; last, linear
 * elimination over all sums at once looks for cells that only several sums together give away, and
 * {@link Ranges} for those that they enclose in a narrow range.
 *
 * <p>Cells are numbers from 0. The same input gives the same answer.
 */
final class Concealment {

  /** A total and the parts that add up to it. */
  record Sum(int total, List<Integer> parts) {

    SortedMap<Integer, Long> equation() {
      var equation = new TreeMap<Integer, Long>();
      parts.forEach(part -> equation.put(part, Elimination.ONCE));
      equation.put(total, Elimination.MINUS_ONCE);
      return equation;
    }

    List<Integer> cells() {
      var all = new ArrayList<>(parts);
      all.add(total);
      return all;
    }
  }

  /** What the public knows of a cell before anything is decided. */
  enum State {
    /** It is to be published now, and may be hidden. */
    OPEN,
    /** The same without any answer: hidden only where it would give another figure away. */
    BLANK,
    /** Another publication shows it; nothing can be done about that. */
    SHOWN,
    /** Another publication hides it. */
    HIDDEN,
    /** Of days that no publication is about: it may be worked out unless it is small. */
    UNPUBLISHED
  }

  /**
   * One figure.
   *
   * @param size by how many answers it would give somebody away: those its share is made of, or
   *     those by which it differs from what was published of it before
   * @param value answers its share is made of
   * @param isEmpty whether everybody knows that there was no answer at all: nothing to hide
   * @param loss how much the reader loses without it; the smallest is hidden first
   * @param owner the cell without which this one is not shown at all; -1 for none
   */
  record Cell(long size, long value, boolean isEmpty, long loss, int owner, State state) {}

  /** Beyond any size: hiding a cell that is alone in a further sum makes that sum lose one more. */
  private static final long LOSS_OF_A_FURTHER_SUM = 1_000_000;

  private final List<Cell> cells;
  private final List<Sum> sums;
  private final List<SortedMap<Integer, Long>> equations;
  private final List<List<Sum>> sumsOf;
  private final long minimum;
  private final BitSet missing = new BitSet();
  private final BitSet unpublished = new BitSet();

  /** Sums in which days stand that nobody published. */
  private final List<Sum> learnedFrom;

  /** What other publications give away, whatever is hidden here. */
  private final BitSet lost = new BitSet();

  private Concealment(
      List<Cell> cells, List<Sum> sums, List<SortedMap<Integer, Long>> equations, long minimum) {
    this.cells = cells;
    this.sums = sums;
    this.equations = equations;
    this.minimum = minimum;
    this.sumsOf = new ArrayList<>();
    cells.forEach(cell -> sumsOf.add(new ArrayList<>()));
    sums.forEach(sum -> sum.cells().forEach(cell -> sumsOf.get(cell).add(sum)));
    for (int i = 0; i < cells.size(); i++) {
      unpublished.set(i, cells.get(i).state() == State.UNPUBLISHED);
    }
    this.learnedFrom =
        sums.stream().filter(sum -> sum.cells().stream().anyMatch(unpublished::get)).toList();
  }

  /**
   * Returns the numbers of the cells to hide.
   *
   * @param equations what linear elimination has to know: it says no less than the sums do
   */
  static BitSet hide(
      List<Cell> cells, List<Sum> sums, List<SortedMap<Integer, Long>> equations, long minimum) {
    var concealment = new Concealment(cells, sums, equations, minimum);
    if (!IntStream.range(0, cells.size()).allMatch(concealment::isOfNow)) {
      concealment.findLost();
    }
    concealment.hideSmall();
    do {
      concealment.completeSums();
    } while (concealment.hideNextToDetermined() || concealment.hideNextToNarrow());
    concealment.missing.stream()
        .filter(cell -> !concealment.isOfNow(cell))
        .forEach(concealment.missing::clear);
    return concealment.missing;
  }

  private boolean isOfNow(int cell) {
    State state = cells.get(cell).state();
    return state == State.OPEN || state == State.BLANK;
  }

  /** Looks what could be worked out if nothing at all were published now. */
  private void findLost() {
    for (int i = 0; i < cells.size(); i++) {
      missing.set(i, cells.get(i).state() != State.SHOWN && !cells.get(i).isEmpty());
    }
    learn();
    determined().forEach(lost::set);
    Ranges.of(cells, sums, missing).narrowerThan(minimum).forEach(lost::set);
    missing.clear();
  }

  private void hideSmall() {
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = cells.get(i);
      boolean isMissing =
          switch (cell.state()) {
            case OPEN -> cell.size() < minimum;
            case BLANK, SHOWN -> false;
            case HIDDEN, UNPUBLISHED -> true;
          };
      missing.set(i, isMissing && !cell.isEmpty());
    }
    learn();
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
          hide(next);
          hasChanged = true;
        }
      }
    }
  }

  private void hide(int cell) {
    missing.set(cell);
    learn();
  }

  /** Takes of the days that nobody published what may be worked out as known. */
  private void learn() {
    missing.or(unpublished);
    boolean hasChanged = !learnedFrom.isEmpty();
    while (hasChanged) {
      hasChanged = false;
      for (Sum sum : learnedFrom) {
        int only = onlyMissing(sum);
        if (only >= 0 && unpublished.get(only) && isHarmless(only)) {
          missing.clear(only);
          hasChanged = true;
        }
      }
    }
  }

  /** Returns the only missing cell of a sum; -1 if there is none or more than one. */
  private int onlyMissing(Sum sum) {
    int only = missing.get(sum.total()) ? sum.total() : -1;
    for (int part : sum.parts()) {
      if (missing.get(part)) {
        if (only >= 0) {
          return -1;
        }
        only = part;
      }
    }
    return only;
  }

  private boolean isHarmless(int cell) {
    long size = cells.get(cell).size();
    State state = cells.get(cell).state();
    return lost.get(cell)
        || (size == 0 && state != State.OPEN)
        || (state == State.UNPUBLISHED && size >= minimum);
  }

  private boolean hideOwned() {
    boolean hasChanged = false;
    for (int i = 0; i < cells.size(); i++) {
      int owner = cells.get(i).owner();
      if (owner >= 0 && missing.get(owner) && !missing.get(i) && !cells.get(i).isEmpty()) {
        hide(i);
        hasChanged = true;
      }
    }
    return hasChanged;
  }

  /** Tells whether subtracting in this one sum gives away a cell, or a small rest. */
  private boolean isTelling(Sum sum) {
    int unknown = 0;
    boolean isHarmful = false;
    long rest = 0;
    for (int cell : sum.cells()) {
      if (missing.get(cell)) {
        unknown++;
        isHarmful |= !isHarmless(cell);
        rest += cells.get(cell).size();
      }
    }
    return isHarmful
        && (unknown == 1 || (unknown > 1 && !missing.get(sum.total()) && rest < minimum));
  }

  private int cheapest(List<Sum> among) {
    int best = -1;
    long least = Long.MAX_VALUE;
    for (Sum sum : among) {
      for (int cell : sum.cells()) {
        if (mayBeHidden(cell) && loss(cell) < least) {
          best = cell;
          least = loss(cell);
        }
      }
    }
    return best;
  }

  private boolean mayBeHidden(int number) {
    return isOfNow(number)
        && !cells.get(number).isEmpty()
        && !missing.get(number)
        && !lost.get(number);
  }

  private long loss(int cell) {
    long furtherSums =
        sumsOf.get(cell).stream()
            .filter(sum -> sum.cells().stream().noneMatch(missing::get))
            .count();
    return cells.get(cell).loss() + furtherSums * LOSS_OF_A_FURTHER_SUM;
  }

  /** Hides one more cell beside each one that all sums together determine; returns if any was. */
  private boolean hideNextToDetermined() {
    return hideNextTo(determined());
  }

  private List<Integer> determined() {
    return Elimination.determined(equations.stream().map(this::unknowns).toList());
  }

  private SortedMap<Integer, Long> unknowns(SortedMap<Integer, Long> equation) {
    var unknowns = new TreeMap<>(equation);
    unknowns.keySet().removeIf(cell -> !missing.get(cell));
    return unknowns;
  }

  /** The same for each cell that can have fewer values than a small one could. */
  private boolean hideNextToNarrow() {
    return hideNextTo(Ranges.of(cells, sums, missing).narrowerThan(minimum));
  }

  private boolean hideNextTo(List<Integer> told) {
    boolean hasChanged = false;
    for (int cell : told) {
      if (isHarmless(cell)) {
        continue;
      }
      int next = cheapest(sumsOf.get(cell));
      if (next < 0) {
        next =
            cheapest(
                sums.stream().filter(sum -> sum.cells().stream().anyMatch(missing::get)).toList());
      }
      if (next >= 0) {
        hide(next);
        hasChanged = true;
      }
    }
    return hasChanged;
  }
}
