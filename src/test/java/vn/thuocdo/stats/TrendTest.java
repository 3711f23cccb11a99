package vn.thuocdo.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Percentage.withPercentage;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class TrendTest {

  private static final Percentage CLOSE = withPercentage(1e-8);

  /** R 4.2.2: prop.trend.test(c(83,90,129,70), c(86,93,136,82)), the example of its manual. */
  @Test
  void shares_that_fall_have_a_score_below_0() {
    Trend trend =
        Trend.cochranArmitage(
            new long[] {83, 90, 129, 70}, new long[] {86, 93, 136, 82}, new double[] {1, 2, 3, 4});

    assertThat(trend.z()).isCloseTo(-Math.sqrt(8.2249222851977102), withPercentage(1e-11));
    assertThat(trend.p()).isCloseTo(0.004131897477641487, CLOSE);
  }

  /** R 4.2.2: prop.trend.test(c(340,352,358,371,380), rep(400, 5), 2021:2025). */
  @Test
  void years_may_be_scores() {
    long[] x = {340, 352, 358, 371, 380};
    long[] n = {400, 400, 400, 400, 400};

    Trend trend = Trend.cochranArmitage(x, n, new double[] {2021, 2022, 2023, 2024, 2025});

    assertThat(trend.z()).isCloseTo(Math.sqrt(27.346616480514633), withPercentage(1e-11));
    assertThat(trend.p()).isCloseTo(1.7006175108583792e-07, CLOSE);
    assertThat(Trend.cochranArmitage(x, n, new double[] {1, 2, 3, 4, 5}).z())
        .isCloseTo(trend.z(), withPercentage(1e-11));
  }

  /** R 4.2.2: prop.trend.test(c(9000,8500,8000), rep(10000, 3)). */
  @Test
  void a_tiny_p_keeps_its_digits() {
    Trend trend =
        Trend.cochranArmitage(
            new long[] {9000, 8500, 8000},
            new long[] {10000, 10000, 10000},
            new double[] {1, 2, 3});

    assertThat(trend.z()).isCloseTo(-Math.sqrt(392.15686274509812), withPercentage(1e-11));
    assertThat(trend.p()).isCloseTo(2.807559107324181e-87, CLOSE);
  }

  /** R 4.2.2: prop.trend.test(c(8e6,81e5,9e6), rep(1e7, 3), c(1,2,4)). */
  @Test
  void ten_million_answers_in_each_group_are_no_limit() {
    Trend trend =
        Trend.cochranArmitage(
            new long[] {8_000_000, 8_100_000, 9_000_000},
            new long[] {10_000_000, 10_000_000, 10_000_000},
            new double[] {1, 2, 4});

    assertThat(trend.z()).isCloseTo(Math.sqrt(418326.69322708843), withPercentage(1e-11));
    assertThat(trend.p()).isEqualTo(0);
  }

  @Test
  void equal_shares_have_no_trend() {
    Trend trend =
        Trend.cochranArmitage(
            new long[] {9, 18, 27}, new long[] {10, 20, 30}, new double[] {1, 2, 3});

    assertThat(Math.abs(trend.z())).isLessThan(1e-13);
    assertThat(trend.p()).isCloseTo(1, withPercentage(1e-9));
  }

  @Test
  void what_cannot_show_a_trend_is_refused() {
    long[] x = {9, 8};
    long[] n = {10, 10};

    assertRefused(() -> Trend.cochranArmitage(x, n, new double[] {1, 2, 3}));
    assertRefused(() -> Trend.cochranArmitage(x, n, new double[] {2, 2}));
    assertRefused(() -> Trend.cochranArmitage(x, n, new double[] {1, Double.NaN}));
    assertRefused(() -> Trend.cochranArmitage(x, n, new double[] {-1e300, 1e300}));
    assertRefused(() -> Trend.cochranArmitage(x, new long[] {10, 0}, new double[] {1, 2}));
    assertRefused(() -> Trend.cochranArmitage(n, n, new double[] {1, 2}));
    assertRefused(() -> Trend.cochranArmitage(new long[2], n, new double[] {1, 2}));
    assertRefused(() -> Trend.cochranArmitage(new long[1], new long[] {5}, new double[] {1}));
    assertRefused(() -> Trend.cochranArmitage(new long[0], new long[0], new double[0]));
  }

  private static void assertRefused(ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class);
  }
}
