package vn.thuocdo.result;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import vn.thuocdo.result.Concealment.Sum;

/**
 * Solves all sums at once for the missing cells, as a stranger with the published tables would.
 *
 * <p>Counts modulo a prime instead of with fractions: exact, and with coefficients of 0, 1 and -1
 * of the same rank.
 */
final class Elimination {

  private static final long PRIME = Integer.MAX_VALUE;

  private Elimination() {}

  /** Returns the missing cells that have one possible value only, in ascending order. */
  static List<Integer> determined(BitSet missing, List<Sum> sums) {
    // Row by pivot: every row is reduced by all the others and starts with 1 at its pivot.
    var rows = new TreeMap<Integer, SortedMap<Integer, Long>>();
    // By column the pivots of the rows that have, or had, something in it.
    var pivots = new HashMap<Integer, Set<Integer>>();
    for (Sum sum : sums) {
      SortedMap<Integer, Long> row = unknowns(sum, missing);
      new ArrayList<>(row.keySet())
          .forEach(
              column -> {
                if (rows.containsKey(column)) {
                  subtract(row, rows.get(column), row.getOrDefault(column, 0L));
                }
              });
      if (!row.isEmpty()) {
        int pivot = row.firstKey();
        scale(row, inverse(row.getOrDefault(pivot, 1L)));
        for (int other : List.copyOf(pivots.getOrDefault(pivot, Set.of()))) {
          SortedMap<Integer, Long> above = rows.getOrDefault(other, new TreeMap<>());
          subtract(above, row, above.getOrDefault(pivot, 0L));
          note(pivots, above, other);
        }
        rows.put(pivot, row);
        note(pivots, row, pivot);
      }
    }
    return rows.entrySet().stream()
        .filter(row -> row.getValue().size() == 1)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static void note(
      Map<Integer, Set<Integer>> pivots, SortedMap<Integer, Long> row, int pivot) {
    row.keySet()
        .forEach(column -> pivots.computeIfAbsent(column, any -> new HashSet<>()).add(pivot));
  }

  private static SortedMap<Integer, Long> unknowns(Sum sum, BitSet missing) {
    var row = new TreeMap<Integer, Long>();
    sum.parts().stream().filter(missing::get).forEach(part -> row.put(part, 1L));
    if (missing.get(sum.total())) {
      row.put(sum.total(), PRIME - 1);
    }
    return row;
  }

  private static void subtract(
      SortedMap<Integer, Long> from, SortedMap<Integer, Long> row, long factor) {
    if (factor == 0) {
      return;
    }
    row.forEach(
        (column, value) -> {
          long rest = Math.floorMod(from.getOrDefault(column, 0L) - factor * value, PRIME);
          if (rest == 0) {
            from.remove(column);
          } else {
            from.put(column, rest);
          }
        });
  }

  private static void scale(SortedMap<Integer, Long> row, long factor) {
    row.replaceAll((column, value) -> value * factor % PRIME);
  }

  private static long inverse(long value) {
    long result = 1;
    long power = value;
    for (long exponent = PRIME - 2; exponent > 0; exponent >>= 1) {
      if ((exponent & 1) == 1) {
        result = result * power % PRIME;
      }
      power = power * power % PRIME;
    }
    return result;
  }
}
