package vn.thuocdo.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LargestRemainderTest {

  @Test
  void equal_thirds_give_the_odd_hundredth_to_the_first() {
    assertThat(LargestRemainder.of(List.of(1L, 1L, 1L), 10_000))
        .containsExactly(3334L, 3333L, 3333L);
  }

  @Property(tries = 300)
  void parts_always_add_up_and_are_less_than_one_off(
      @ForAll @Size(5) List<@LongRange(min = 0, max = 10_000_000) Long> counts) {
    long total = counts.stream().mapToLong(Long::longValue).sum();
    if (total == 0) {
      return;
    }
    var parts = LargestRemainder.of(counts, 10_000);
    assertThat(parts.stream().mapToLong(Long::longValue).sum()).isEqualTo(10_000);
    for (int i = 0; i < 5; i++) {
      assertThat(Math.abs(parts.get(i) - 10_000.0 * counts.get(i) / total)).isLessThan(1);
    }
  }
}
