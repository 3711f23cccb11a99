package vn.thuocdo.result;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Somebody with everything that is public, who knows how figures add up and that none is negative.
 * Solves with exact whole numbers and passes bounds from sum to sum, independently of the code
 * under test.
 */
final class Attacker {

  private static final long ENDLESS = 1_000_000_000_000L;

  private record Equation(String whole, List<String> parts) {}

  /** Ends of the range in which a figure must lie, both included. */
  record Range(long least, long most) {

    long values() {
      return most - least + 1;
    }
  }

  private final Map<String, Long> known = new HashMap<>();
  private final Map<String, Integer> unknown = new LinkedHashMap<>();
  private final List<Equation> equations = new ArrayList<>();

  void reads(String name, long value) {
    known.put(name, value);
  }

  /** Takes note that some figures add up to another one; what is not known stays to be found. */
  void adds(String whole, Collection<String> parts) {
    equations.add(new Equation(whole, List.copyOf(parts)));
  }

  /** Returns the figures that the equations determine. */
  Map<String, Long> solved() {
    for (Equation equation : equations) {
      note(equation.whole);
      equation.parts.forEach(this::note);
    }
    int width = unknown.size() + 1;
    var rows = new ArrayList<BigInteger[]>();
    for (Equation equation : equations) {
      var row = new BigInteger[width];
      java.util.Arrays.fill(row, BigInteger.ZERO);
      equation.parts.forEach(part -> add(row, part, 1));
      add(row, equation.whole, -1);
      rows.add(row);
    }
    Map<Integer, Integer> pivots = eliminate(rows, width - 1);
    var solved = new TreeMap<String, Long>();
    unknown.forEach(
        (name, column) -> {
          Integer place = pivots.get(column);
          if (place != null) {
            BigInteger[] row = rows.get(place);
            long others =
                java.util.stream.IntStream.range(0, width - 1)
                    .filter(other -> row[other].signum() != 0)
                    .count();
            if (others == 1) {
              solved.put(name, row[width - 1].negate().divide(row[column]).longValueExact());
            }
          }
        });
    return solved;
  }

  /**
   * Frees each column of all rows but one, as far as that goes.
   *
   * @param columns how many there are of what is sought, from the left
   * @return the row of each column that has one
   */
  static Map<Integer, Integer> eliminate(List<BigInteger[]> rows, int columns) {
    int done = 0;
    var pivots = new TreeMap<Integer, Integer>();
    for (int column = 0; column < columns; column++) {
      int pivot = done;
      while (pivot < rows.size() && rows.get(pivot)[column].signum() == 0) {
        pivot++;
      }
      if (pivot == rows.size()) {
        continue;
      }
      java.util.Collections.swap(rows, done, pivot);
      BigInteger[] by = rows.get(done);
      for (int i = 0; i < rows.size(); i++) {
        BigInteger[] row = rows.get(i);
        if (i != done && row[column].signum() != 0) {
          BigInteger factor = row[column];
          for (int j = 0; j < row.length; j++) {
            row[j] = row[j].multiply(by[column]).subtract(by[j].multiply(factor));
          }
          shorten(row);
        }
      }
      pivots.put(column, done++);
    }
    return pivots;
  }

  /** Keeps numbers small: they would double in length with every step. */
  private static void shorten(BigInteger[] row) {
    BigInteger divisor = BigInteger.ZERO;
    for (BigInteger value : row) {
      divisor = divisor.gcd(value);
    }
    if (divisor.bitLength() > 1) {
      for (int i = 0; i < row.length; i++) {
        row[i] = row[i].divide(divisor);
      }
    }
  }

  private void note(String name) {
    if (!known.containsKey(name)) {
      unknown.putIfAbsent(name, unknown.size());
    }
  }

  private void add(BigInteger[] row, String name, int sign) {
    Long value = known.get(name);
    int column = value == null ? unknown.get(name) : row.length - 1;
    row[column] = row[column].add(BigInteger.valueOf(value == null ? sign : sign * value));
  }

  /** Returns where each unknown figure must lie. */
  Map<String, Range> ranges() {
    var ranges = new TreeMap<String, Range>();
    known.forEach((name, value) -> ranges.put(name, new Range(value, value)));
    boolean hasChanged = true;
    for (int round = 0; hasChanged && round < 200; round++) {
      hasChanged = false;
      for (Equation equation : equations) {
        Range whole = at(ranges, equation.whole);
        long least = 0;
        long most = 0;
        for (String part : equation.parts) {
          least += at(ranges, part).least;
          most = Math.min(ENDLESS, most + at(ranges, part).most);
        }
        hasChanged |= narrow(ranges, equation.whole, least, most);
        for (String part : equation.parts) {
          long others = 0;
          for (String other : equation.parts) {
            if (!other.equals(part)) {
              others = Math.min(ENDLESS, others + at(ranges, other).most);
            }
          }
          long othersLeast = least - at(ranges, part).least;
          hasChanged |=
              narrow(
                  ranges,
                  part,
                  others >= ENDLESS ? 0 : whole.least - others,
                  whole.most >= ENDLESS ? ENDLESS : whole.most - Math.max(0, othersLeast));
        }
      }
    }
    ranges.keySet().removeAll(known.keySet());
    return ranges;
  }

  private static Range at(Map<String, Range> ranges, String name) {
    return ranges.getOrDefault(name, new Range(0, ENDLESS));
  }

  private boolean narrow(Map<String, Range> ranges, String name, long least, long most) {
    Range before = at(ranges, name);
    var now = new Range(Math.max(before.least, least), Math.min(before.most, most));
    if (known.containsKey(name) || now.equals(before)) {
      return false;
    }
    ranges.put(name, now);
    return true;
  }
}
