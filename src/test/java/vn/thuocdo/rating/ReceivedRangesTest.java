package vn.thuocdo.rating;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ReceivedRangesTest {

  @Test
  void numbers_that_follow_each_other_are_one_range() {
    assertThat(ReceivedRanges.merge(ranges(1, 3), numbers(4, 5))).isEqualTo(ranges(1, 5));
  }

  @Test
  void a_number_that_fills_a_gap_joins_both_sides() {
    assertThat(ReceivedRanges.merge(ranges(1, 3, 5, 9), numbers(4))).isEqualTo(ranges(1, 9));
  }

  @Test
  void a_number_that_came_before_changes_nothing() {
    assertThat(ReceivedRanges.merge(ranges(1, 9), numbers(1, 5, 9))).isEqualTo(ranges(1, 9));
  }

  @Test
  void what_lies_between_ranges_and_above_them_is_missing() {
    var received = List.of(new ReceivedRanges.Range(2, 454), new ReceivedRanges.Range(456, 480));

    assertThat(ReceivedRanges.missing(received, 482))
        .containsExactly(
            new ReceivedRanges.Range(1, 1),
            new ReceivedRanges.Range(455, 455),
            new ReceivedRanges.Range(481, 482));
  }

  @Test
  void nothing_is_missing_when_everything_arrived() {
    assertThat(ReceivedRanges.missing(List.of(new ReceivedRanges.Range(1, 7)), 7)).isEmpty();
    assertThat(ReceivedRanges.missing(List.of(), 0)).isEmpty();
  }

  @Property
  void ranges_hold_exactly_the_numbers_that_arrived_in_any_order(
      @ForAll @Size(max = 40)
          List<@Size(max = 5) Set<@IntRange(min = 1, max = 60) Integer>> batches) {
    NavigableMap<Long, Long> ranges = new TreeMap<>();
    var arrived = new HashSet<Long>();
    for (var batch : batches) {
      var numbers = new TreeSet<Long>();
      batch.forEach(number -> numbers.add((long) number));
      ranges = ReceivedRanges.merge(ranges, numbers);
      arrived.addAll(numbers);
    }

    var held = new HashSet<Long>();
    long before = -1;
    for (var range : ranges.entrySet()) {
      assertThat(range.getKey()).as("neighbours are joined").isGreaterThan(before + 1);
      for (long number = range.getKey(); number <= range.getValue(); number++) {
        held.add(number);
      }
      before = range.getValue();
    }
    assertThat(held).isEqualTo(arrived);
  }

  private static NavigableMap<Long, Long> ranges(long... firstAndLast) {
    var ranges = new TreeMap<Long, Long>();
    for (int i = 0; i < firstAndLast.length; i += 2) {
      ranges.put(firstAndLast[i], firstAndLast[i + 1]);
    }
    return ranges;
  }

  private static TreeSet<Long> numbers(long... numbers) {
    var set = new TreeSet<Long>();
    for (long number : numbers) {
      set.add(number);
    }
    return set;
  }
}
