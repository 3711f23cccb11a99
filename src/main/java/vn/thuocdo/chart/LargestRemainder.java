package vn.thuocdo.chart;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Rounds parts so that they still add up to the whole (Hamilton's method). */
final class LargestRemainder {

  private LargestRemainder() {}

  /**
   * Splits {@code whole} in proportion to {@code counts}. Of equal remainders the earlier part gets
   * the unit. The counts must not all be 0.
   */
  static List<Long> of(List<Long> counts, long whole) {
    var total = BigInteger.valueOf(counts.stream().mapToLong(Long::longValue).sum());
    var exact =
        counts.stream()
            .map(
                count ->
                    BigInteger.valueOf(count)
                        .multiply(BigInteger.valueOf(whole))
                        .divideAndRemainder(total))
            .toList();
    var parts = new ArrayList<>(exact.stream().map(pair -> pair[0].longValueExact()).toList());
    long left = whole - parts.stream().mapToLong(Long::longValue).sum();
    IntStream.range(0, parts.size())
        .boxed()
        .sorted(Comparator.comparing((Integer i) -> exact.get(i)[1]).reversed())
        .limit(left)
        .forEach(i -> parts.set(i, parts.get(i) + 1));
    return List.copyOf(parts);
  }
}
