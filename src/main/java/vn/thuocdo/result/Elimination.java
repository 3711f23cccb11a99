package vn.thuocdo.result;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Solves linear equations, as a stranger with the published tables would. An equation says that
 * some unknowns, each taken so many times, add up to something known; what that is does not matter
 * here, so unknowns and times are all there is of it.
 *
 * <p>Counts modulo a prime instead of with fractions: exact, and with coefficients of 0, 1 and -1
 * of the same rank.
 */
final class Elimination {

  static final long ONCE = 1;
  static final long MINUS_ONCE = Integer.MAX_VALUE - 1;

  private static final long PRIME = Integer.MAX_VALUE;

  private Elimination() {}

  /** Returns the unknowns that have one possible value only, in ascending order. */
  static List<Integer> determined(Collection<? extends SortedMap<Integer, Long>> equations) {
    return reduced(equations).stream()
        .filter(row -> row.size() == 1)
        .map(SortedMap::firstKey)
        .toList();
  }

  /**
   * Returns equations that say the same, in which the first unknown of each stands in no other, in
   * the order of these unknowns.
   */
  static List<SortedMap<Integer, Long>> reduced(
      Collection<? extends SortedMap<Integer, Long>> equations) {
    // Row by pivot: every row is reduced by all the others and starts with 1 at its pivot.
    var rows = new TreeMap<Integer, SortedMap<Integer, Long>>();
    // By column the pivots of the rows that have, or had, something in it.
    var pivots = new HashMap<Integer, Set<Integer>>();
    for (SortedMap<Integer, Long> equation : equations) {
      var row = new TreeMap<>(equation);
      new ArrayList<>(row.keySet())
          .forEach(
              column -> {
                if (rows.containsKey(column)) {
                  subtract(row, rows.get(column), row.getOrDefault(column, 0L));
                }
              });
      if (!row.isEmpty()) {
        int pivot = row.firstKey();
        scale(row, inverse(row.getOrDefault(pivot, ONCE)));
        for (int other : List.copyOf(pivots.getOrDefault(pivot, Set.of()))) {
          SortedMap<Integer, Long> above = rows.getOrDefault(other, new TreeMap<>());
          subtract(above, row, above.getOrDefault(pivot, 0L));
          note(pivots, above, other);
        }
        rows.put(pivot, row);
        note(pivots, row, pivot);
      }
    }
    return List.copyOf(rows.values());
  }

  private static void note(
      Map<Integer, Set<Integer>> pivots, SortedMap<Integer, Long> row, int pivot) {
    row.keySet()
        .forEach(column -> pivots.computeIfAbsent(column, any -> new HashSet<>()).add(pivot));
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
