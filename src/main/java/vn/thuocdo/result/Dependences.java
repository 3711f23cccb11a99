package vn.thuocdo.result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What of the periods of {@link Neighbours} follows from the others by adding and subtracting: a
 * quarter from its months, or days that nobody published from a quarter and two months. What holds
 * of the periods holds of every figure of theirs, so it is looked for once and not figure by
 * figure, among thousands of unknowns of unpublished days.
 */
final class Dependences {

  private Dependences() {}

  /**
   * Returns what adds up to nothing: how many times, modulo the prime of {@link Elimination}, by
   * the numbers of a period's spans.
   */
  static List<Map<List<Integer>, Long>> of(Neighbours neighbours) {
    int spans = neighbours.spans().size();
    List<List<Integer>> periods =
        Stream.concat(
                Stream.of(neighbours.own()),
                neighbours.known().stream().map(Neighbours.Known::spans))
            .distinct()
            .toList();
    var dependences = new ArrayList<Map<List<Integer>, Long>>();
    // Unknowns are first the spans, then the periods: whatever can be said without spans is.
    for (SortedMap<Integer, Long> row :
        Elimination.reduced(
            IntStream.range(0, periods.size())
                .mapToObj(i -> equation(periods.get(i), spans + i))
                .toList())) {
      List<Integer> unknownSpans = List.copyOf(row.headMap(spans).keySet());
      boolean isSpanAlone =
          unknownSpans.size() == 1 && !periods.contains(List.of(unknownSpans.getFirst()));
      if (unknownSpans.isEmpty() || isSpanAlone) {
        var dependence = new LinkedHashMap<List<Integer>, Long>();
        row.forEach(
            (column, times) ->
                dependence.put(
                    column < spans ? List.of(column) : periods.get(column - spans), times));
        dependences.add(dependence);
      }
    }
    return List.copyOf(dependences);
  }

  private static SortedMap<Integer, Long> equation(List<Integer> period, int column) {
    var equation = new TreeMap<Integer, Long>();
    period.forEach(span -> equation.put(span, Elimination.ONCE));
    equation.put(column, Elimination.MINUS_ONCE);
    return equation;
  }
}
