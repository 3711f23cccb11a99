package vn.thuocdo.causes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import vn.thuocdo.causes.Contribution.Sample;

class ContributionTest {

  @Test
  void a_counter_that_became_worse_carries_the_fall() {
    var parts =
        Contribution.of(
            Map.of("Q1", new Sample(90, 100), "Q2", new Sample(90, 100)),
            Map.of("Q1", new Sample(90, 100), "Q2", new Sample(50, 100)));

    assertThat(parts).extracting(Contribution::code).containsExactly("Q2", "Q1");
    assertThat(parts.getFirst().ofItself()).isCloseTo(-0.2, within(1e-12));
    assertThat(parts.getFirst().ofWeight()).isCloseTo(0, within(1e-12));
    assertThat(parts.getLast().all()).isCloseTo(0, within(1e-12));
  }

  @Test
  void a_counter_that_only_became_busier_carries_it_by_its_weight() {
    var parts =
        Contribution.of(
            Map.of("Q1", new Sample(90, 100), "Q2", new Sample(50, 100)),
            Map.of("Q1", new Sample(90, 100), "Q2", new Sample(150, 300)));

    assertThat(parts).allSatisfy(part -> assertThat(part.ofItself()).isCloseTo(0, within(1e-12)));
    assertThat(parts).allSatisfy(part -> assertThat(part.ofWeight()).isNegative());
    assertThat(parts.stream().mapToDouble(Contribution::all).sum()).isCloseTo(-0.1, within(1e-12));
  }

  @Test
  void without_answers_on_one_side_there_is_nothing_to_take_apart() {
    assertThat(Contribution.of(Map.of(), Map.of("Q1", new Sample(1, 2)))).isEmpty();
    assertThat(Contribution.of(Map.of("Q1", new Sample(1, 2)), Map.of())).isEmpty();
  }

  /** Counters open and close between the two times. */
  @Property
  void the_parts_add_up_to_the_change_of_the_whole(
      @ForAll("sides") Map<String, Sample> before, @ForAll("sides") Map<String, Sample> after) {
    double change = share(after) - share(before);

    assertThat(Contribution.of(before, after).stream().mapToDouble(Contribution::all).sum())
        .isCloseTo(change, within(1e-9));
  }

  @Provide
  Arbitrary<Map<String, Sample>> sides() {
    var sample =
        Arbitraries.longs()
            .between(1, 5_000)
            .flatMap(
                size -> Arbitraries.longs().between(0, size).map(some -> new Sample(some, size)));
    return Arbitraries.maps(Arbitraries.of("A", "B", "C", "D", "E"), sample)
        .ofMinSize(1)
        .map(HashMap::new);
  }

  private static double share(Map<String, Sample> side) {
    return (double) side.values().stream().mapToLong(Sample::satisfied).sum()
        / side.values().stream().mapToLong(Sample::size).sum();
  }
}
