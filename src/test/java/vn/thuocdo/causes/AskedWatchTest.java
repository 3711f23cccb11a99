package vn.thuocdo.causes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.thuocdo.causes.AskedWatch.Rate;
import vn.thuocdo.dossier.TransactionCounts.Spot;

class AskedWatchTest {

  private static final Spot ONE = new Spot(1, 1);
  private static final Spot OTHER = new Spot(1, 2);

  @Test
  void a_counter_whose_answers_fall_against_its_transactions_is_named_with_an_interval() {
    var signs =
        AskedWatch.fewerAsked(
            Map.of(ONE, new Rate(200, 500), OTHER, new Rate(200, 500)),
            Map.of(ONE, new Rate(125, 500), OTHER, new Rate(201, 500)));

    assertThat(signs).extracting(AskedWatch.Sign::spot).containsExactly(ONE);
    var difference = signs.getFirst().difference();
    assertThat(difference.difference()).isCloseTo(-0.15, within(1e-12));
    assertThat(difference.lower()).isCloseTo(-0.206, within(0.002));
    assertThat(difference.upper()).isCloseTo(-0.092, within(0.002));
  }

  @Test
  void the_largest_fall_comes_first_and_a_rise_is_none() {
    var before = Map.of(ONE, new Rate(400, 500), OTHER, new Rate(400, 500));

    assertThat(
            AskedWatch.fewerAsked(
                before, Map.of(ONE, new Rate(300, 500), OTHER, new Rate(100, 500))))
        .extracting(AskedWatch.Sign::spot)
        .containsExactly(OTHER, ONE);
    assertThat(AskedWatch.fewerAsked(before, Map.of(ONE, new Rate(500, 500)))).isEmpty();
  }

  @Test
  void a_clear_fall_that_is_small_worries_nobody() {
    assertThat(
            AskedWatch.fewerAsked(
                Map.of(ONE, new Rate(50_000, 100_000)), Map.of(ONE, new Rate(45_000, 100_000))))
        .isEmpty();
  }

  @Test
  void what_stands_out_alone_does_not_among_many() {
    var before = new HashMap<Spot, Rate>();
    var now = new HashMap<Spot, Rate>();
    before.put(ONE, new Rate(50, 100));
    now.put(ONE, new Rate(35, 100));
    assertThat(AskedWatch.fewerAsked(before, now)).hasSize(1);

    for (int counter = 2; counter <= 50; counter++) {
      before.put(new Spot(1, counter), new Rate(50, 100));
      now.put(new Spot(1, counter), new Rate(50, 100));
    }

    assertThat(AskedWatch.fewerAsked(before, now)).isEmpty();
  }

  @Test
  void what_is_known_on_one_side_only_is_not_compared() {
    assertThat(AskedWatch.fewerAsked(Map.of(ONE, new Rate(50, 100)), Map.of())).isEmpty();
    assertThat(AskedWatch.onlyGood(Map.of(ONE, new Rate(50, 50)), Map.of())).isEmpty();
  }

  @Test
  void a_counter_whose_answers_come_after_good_outcomes_only_is_named() {
    assertThat(
            AskedWatch.onlyGood(
                Map.of(ONE, new Rate(60, 60), OTHER, new Rate(50, 60)),
                Map.of(ONE, new Rate(800, 1000), OTHER, new Rate(800, 1000))))
        .extracting(AskedWatch.Sign::spot)
        .containsExactly(ONE);
  }
}
