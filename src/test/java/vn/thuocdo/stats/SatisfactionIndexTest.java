package vn.thuocdo.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import vn.thuocdo.stats.SatisfactionIndex.Criterion;

class SatisfactionIndexTest {

  /** Factor A with 90 % and 80 %, factor B with four times 60 %, 100 answers each. */
  private static final List<Criterion> EXAMPLE =
      List.of(
          new Criterion("A", 90, 100),
          new Criterion("A", 80, 100),
          new Criterion("B", 60, 100),
          new Criterion("B", 60, 100),
          new Criterion("B", 60, 100),
          new Criterion("B", 60, 100));

  @Test
  void the_ways_give_different_numbers_for_the_same_answers() {
    assertThat(SatisfactionIndex.pooled(EXAMPLE).orElseThrow()).isCloseTo(0.683333, within(1e-6));
    assertThat(SatisfactionIndex.meanOfCriteria(EXAMPLE).orElseThrow())
        .isCloseTo(0.683333, within(1e-6));
    assertThat(SatisfactionIndex.meanOfFactors(EXAMPLE).orElseThrow())
        .isCloseTo(0.725, within(1e-12));
  }

  @Test
  void pooling_weighs_by_answers_and_the_mean_of_criteria_does_not() {
    var criteria = List.of(new Criterion("A", 900, 1000), new Criterion("A", 1, 10));

    assertThat(SatisfactionIndex.pooled(criteria).orElseThrow())
        .isCloseTo(901 / 1010.0, within(1e-12));
    assertThat(SatisfactionIndex.meanOfCriteria(criteria).orElseThrow())
        .isCloseTo(0.5, within(1e-12));
  }

  @Test
  void what_nobody_answered_counts_nowhere() {
    var criteria = List.of(new Criterion("A", 3, 4), new Criterion("B", 0, 0));

    assertThat(SatisfactionIndex.meanOfFactors(criteria)).hasValue(0.75);
    assertThat(SatisfactionIndex.meanOfCriteria(criteria)).hasValue(0.75);
    assertThat(SatisfactionIndex.pooled(criteria)).hasValue(0.75);
    assertThat(SatisfactionIndex.pooled(List.of(new Criterion("B", 0, 0)))).isEmpty();
    assertThat(SatisfactionIndex.meanOfFactors(List.of())).isEmpty();
  }

  @Test
  void more_satisfied_than_answers_is_no_criterion() {
    assertThatThrownBy(() -> new Criterion("A", 5, 4)).isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void all_ways_agree_where_every_criterion_has_the_same_share(
      @ForAll @LongRange(min = 0, max = 20) long satisfied,
      @ForAll @Size(min = 1, max = 6) List<@LongRange(min = 1, max = 50) Long> times) {
    var criteria =
        times.stream().map(n -> new Criterion("F" + n % 3, satisfied * n, 20 * n)).toList();

    double share = satisfied / 20.0;
    assertThat(SatisfactionIndex.pooled(criteria).orElseThrow()).isCloseTo(share, within(1e-9));
    assertThat(SatisfactionIndex.meanOfCriteria(criteria).orElseThrow())
        .isCloseTo(share, within(1e-9));
    assertThat(SatisfactionIndex.meanOfFactors(criteria).orElseThrow())
        .isCloseTo(share, within(1e-9));
  }
}
