package vn.thuocdo.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExactTestTest {

  private static final double RELATIVE = 1e-10;

  /**
   * The file's head names program, version and call. R 4.2.2's binom.test(x, n, target,
   * alternative)$p.value agrees with each row up to n = 10⁷ within 1e-11.
   */
  @ParameterizedTest
  @CsvFileSource(resources = "/stats/exact-test.csv")
  void p_values_match_60_digit_arithmetic(
      long x, long n, double target, double less, double greater, double twoSided) {
    ExactTest test = ExactTest.of(x, n, target);

    assertRelative(test.less(), less);
    assertRelative(test.greater(), greater);
    assertRelative(test.twoSided(), twoSided);
  }

  @Test
  void a_certain_target_allows_one_outcome() {
    assertThat(ExactTest.of(0, 10, 0)).isEqualTo(new ExactTest(1, 1, 1));
    assertThat(ExactTest.of(1, 10, 0)).isEqualTo(new ExactTest(1, 0, 0));
    assertThat(ExactTest.of(10, 10, 1)).isEqualTo(new ExactTest(1, 1, 1));
    assertThat(ExactTest.of(9, 10, 1)).isEqualTo(new ExactTest(0, 1, 0));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "-1, 10", "11, 10", "5, 1000000000001"})
  void counts_that_cannot_be_are_refused(long x, long n) {
    assertThatThrownBy(() -> ExactTest.of(x, n, 0.9)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, 90, Double.NaN})
  void a_target_that_is_no_share_is_refused(double target) {
    assertThatThrownBy(() -> ExactTest.of(9, 10, target))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("target");
  }

  @Test
  void ten_million_answers_take_no_time() {
    Assertions.assertTimeout(
        Duration.ofSeconds(1),
        () -> {
          for (long x = 8_990_000; x <= 9_010_000; x += 1000) {
            ExactTest.of(x, 10_000_000, 0.9);
          }
        });
  }

  @Property
  void tails_overlap_in_the_observed_count_and_two_sided_holds_the_smaller(
      @ForAll @LongRange(min = 1, max = 100_000) long n,
      @ForAll @Scale(12) @DoubleRange(min = 0, max = 1) double part,
      @ForAll @Scale(12) @DoubleRange(min = 0.001, max = 0.999) double target) {
    long x = Math.round(n * part);

    ExactTest test = ExactTest.of(x, n, target);

    double observed = Math.exp(new Binomial(n, target).logProbability(x));
    assertThat(test.less() + test.greater()).isCloseTo(1 + observed, within(1e-11));
    assertThat(test.twoSided()).isBetween(Math.min(test.less(), test.greater()), 1.0);
  }

  @Property
  void the_unsatisfied_against_the_rest_give_the_mirrored_test(
      @ForAll @LongRange(min = 1, max = 100_000) long n,
      @ForAll @Scale(12) @DoubleRange(min = 0, max = 1) double part,
      @ForAll @LongRange(min = 1, max = 1023) long target) {
    long x = Math.round(n * part);

    ExactTest test = ExactTest.of(x, n, target / 1024.0);
    ExactTest mirrored = ExactTest.of(n - x, n, (1024 - target) / 1024.0);

    assertRelative(mirrored.greater(), test.less());
    assertRelative(mirrored.less(), test.greater());
    assertRelative(mirrored.twoSided(), test.twoSided());
  }

  /** Below 1e-308 doubles hold fewer digits, and below 5e-324 none. */
  private static void assertRelative(double actual, double expected) {
    assertThat(actual).isCloseTo(expected, within(RELATIVE * expected + 1e-320));
  }
}
