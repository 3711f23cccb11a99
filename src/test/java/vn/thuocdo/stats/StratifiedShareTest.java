package vn.thuocdo.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StratifiedShareTest {

  private static final Offset<Double> EXACTLY_ENOUGH = within(1e-14);

  private static final List<Stratum> STRATA =
      List.of(new Stratum(1000, 50, 45), new Stratum(3000, 60, 48), new Stratum(500, 40, 39));

  /**
   * R 4.2.2: N <- c(1000,3000,500); n <- c(50,60,40); x <- c(45,48,39); W <- N/sum(N); p <- x/n;
   * sum(W*p); sqrt(sum(W^2*(1-n/N)*p*(1-p)/(n-1))), and without (1-n/N).
   */
  @Test
  void the_standard_error_is_the_textbook_one() {
    StratifiedShare corrected = StratifiedShare.of(STRATA, true);
    StratifiedShare plain = StratifiedShare.of(STRATA, false);

    assertThat(corrected.share()).isCloseTo(0.84166666666666667, EXACTLY_ENOUGH);
    assertThat(corrected.standardError()).isCloseTo(0.035699218117094179, EXACTLY_ENOUGH);
    assertThat(plain.share()).isEqualTo(corrected.share());
    assertThat(plain.standardError()).isCloseTo(0.036106676209648129, EXACTLY_ENOUGH);
  }

  @Test
  void the_unweighted_share_stands_beside_it() {
    StratifiedShare share = StratifiedShare.of(STRATA, true);

    assertThat(share.unweightedShare()).isEqualTo(132 / 150.0);
    assertThat(share.sampleSize()).isEqualTo(150);
  }

  @Test
  void the_effective_size_varies_as_much_as_the_weighted_share() {
    StratifiedShare share = StratifiedShare.of(STRATA, false);
    double variance = share.standardError() * share.standardError();

    assertThat(share.share() * (1 - share.share()) / share.effectiveSize())
        .isCloseTo(variance, EXACTLY_ENOUGH);
    assertThat(share.designEffect()).isCloseTo(150 / share.effectiveSize(), EXACTLY_ENOUGH);
    assertThat(share.designEffect()).isGreaterThan(1);
    assertThat(share.interval(0.95).lower()).isLessThan(share.share());
  }

  @Test
  void strata_in_which_everybody_is_satisfied_still_leave_doubt() {
    var share = StratifiedShare.of(List.of(new Stratum(100, 10, 10), new Stratum(90, 5, 5)), true);

    assertThat(share.share()).isEqualTo(1);
    assertThat(share.standardError()).isEqualTo(0);
    assertThat(share.interval(0.95).upper()).isEqualTo(1);
    assertThat(share.interval(0.95).lower()).isBetween(0.5, 0.95);
  }

  @Test
  void strata_asked_in_full_leave_none() {
    var share = StratifiedShare.of(List.of(new Stratum(10, 10, 7), new Stratum(20, 20, 20)), true);

    assertThat(share.standardError()).isEqualTo(0);
    assertThat(share.effectiveSize()).isInfinite();
    assertThat(share.interval(0.95))
        .isEqualTo(new Proportion(share.share(), share.share(), share.share(), 30));
  }

  @ParameterizedTest
  @CsvSource({"10, 1, 1", "10, 0, 0", "10, 5, 6", "10, 5, -1", "4, 5, 5"})
  void a_stratum_that_cannot_be_is_refused(long population, long n, long x) {
    assertThatThrownBy(() -> new Stratum(population, n, x))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void no_strata_give_no_share() {
    assertThatThrownBy(() -> StratifiedShare.of(List.of(), true))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
