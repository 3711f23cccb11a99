package vn.thuocdo.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Percentage.withPercentage;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreTestTest {

  private static final Percentage CLOSE = withPercentage(1e-9);

  /** R 4.2.2: z <- (x/n-p)/sqrt(p*(1-p)/n); pnorm(z); pnorm(z, lower = FALSE); 2*pnorm(-abs(z)). */
  @ParameterizedTest
  @CsvSource({
    "364, 400, 0.9, 0.6666666666666673, 0.74750746245307731, 0.25249253754692275, 0.50498507509384549",
    "300, 400, 0.9, -10.000000000000002, 7.6198530241603903e-24, 1, 1.5239706048320781e-23",
    "0,   1,   0.5, -1, 0.15865525393145705, 0.84134474606854293, 0.31731050786291409",
  })
  void z_and_its_tails_match(
      long x, long n, double target, double z, double less, double greater, double twoSided) {
    ScoreTest test = ScoreTest.of(x, n, target);

    assertThat(test.z()).isCloseTo(z, withPercentage(1e-11));
    assertThat(test.less()).isCloseTo(less, CLOSE);
    assertThat(test.greater()).isCloseTo(greater, CLOSE);
    assertThat(test.twoSided()).isCloseTo(twoSided, CLOSE);
  }

  @Test
  void a_share_on_the_target_has_no_score() {
    assertThat(ScoreTest.of(9, 10, 0.9)).isEqualTo(new ScoreTest(0, 0.5, 0.5, 1));
    assertThat(ScoreTest.of(9_000_000, 10_000_000, 0.9).z()).isEqualTo(0);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -1, 2, Double.NaN})
  void a_target_without_variation_is_refused(double target) {
    assertThatThrownBy(() -> ScoreTest.of(9, 10, target))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
