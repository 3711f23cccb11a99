package vn.thuocdo.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProportionTest {

  private static final Offset<Double> EXACTLY_ENOUGH = within(1e-13);

  /** R 4.2.2: prop.test(x, n, conf.level = confidence, correct = FALSE)$conf.int. */
  @ParameterizedTest
  @CsvSource({
    "9,       10,       0.95,  0.59584997320476152,   0.98212378690492708",
    "27,      30,       0.95,  0.74378917420815926,   0.96540011125266578",
    "364,     400,      0.95,  0.87791721241527143,   0.9342827062306055",
    "364,     400,      0.99,  0.86614727750567777,   0.94047311523898247",
    "364,     400,      0.5,   0.89987713118580304,   0.91919130864842635",
    "910,     1000,     0.95,  0.89065820735692791,   0.92620385068491695",
    "30,      30,       0.95,  0.88648660682603131,   1",
    "10,      10,       0.95,  0.72246720013711085,   1",
    "0,       10,       0.95,  0,                     0.27753279986288915",
    "0,       1,        0.95,  0,                     0.79345068562276255",
    "1,       1,        0.95,  0.2065493143772375,    1",
    "9000000, 10000000, 0.95,  0.89981390780423753,   0.900185784879175",
    "9999999, 10000000, 0.999, 0.9999987250884449,    0.99999999215632718",
  })
  void the_interval_is_wilsons(long x, long n, double confidence, double lower, double upper) {
    Proportion proportion = Proportion.wilson(x, n, confidence);

    assertThat(proportion.share()).isEqualTo((double) x / n);
    assertThat(proportion.lower()).isCloseTo(lower, EXACTLY_ENOUGH);
    assertThat(proportion.upper()).isCloseTo(upper, EXACTLY_ENOUGH);
    assertThat(proportion.sampleSize()).isEqualTo(n);
  }

  /**
   * mpmath 1.3.0, mp.dps = 40: Wilson's formula with z = sqrt(2)*erfinv(mpf(0.95)); R's own
   * subtraction keeps only twelve digits here.
   */
  @Test
  void a_tiny_share_keeps_its_digits() {
    Proportion proportion = Proportion.wilson(1, 10_000_000, 0.95);

    assertThat(proportion.lower()).isCloseTo(1.7652455711617432842e-8, within(1e-22));
    assertThat(proportion.upper()).isCloseTo(5.6649320196064609054e-7, within(1e-21));
  }

  @Test
  void bounds_at_nobody_and_everybody_are_exact() {
    assertThat(Proportion.wilson(0, 7, 0.95).lower()).isEqualTo(0);
    assertThat(Proportion.wilson(7, 7, 0.95).upper()).isEqualTo(1);
  }

  /** R 4.2.2: m <- n*(N-1)/(N-n); prop.test(x/n*m, m, correct = FALSE)$conf.int. */
  @ParameterizedTest
  @CsvSource({
    "182, 200, 400, 0.87787190212589294, 0.93430865386208639",
    "9,   10,  11,  0.82563433849508661, 0.94477086293932488",
  })
  void a_large_part_of_all_transactions_narrows_the_interval(
      long x, long n, long population, double lower, double upper) {
    Proportion proportion = Proportion.wilson(x, n, population, 0.95);

    assertThat(proportion.lower()).isCloseTo(lower, EXACTLY_ENOUGH);
    assertThat(proportion.upper()).isCloseTo(upper, EXACTLY_ENOUGH);
    assertThat(proportion.sampleSize()).isEqualTo(n);
  }

  @Test
  void everybody_asked_leaves_no_doubt() {
    assertThat(Proportion.wilson(3, 7, 7, 0.95))
        .isEqualTo(new Proportion(3 / 7.0, 3 / 7.0, 3 / 7.0, 7));
    assertThat(Proportion.wilson(1, 1, 1, 0.95)).isEqualTo(new Proportion(1, 1, 1, 1));
    assertThat(Proportion.effectiveSize(7, 7)).isInfinite();
    assertThat(Proportion.effectiveSize(200, 400)).isCloseTo(399, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "-1, 10", "11, 10", "0, -1", "9223372036854775807, 1"})
  void counts_that_cannot_be_are_refused(long x, long n) {
    assertThatThrownBy(() -> Proportion.wilson(x, n, 0.95))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -0.5, 1.5, 95, Double.NaN, Double.POSITIVE_INFINITY})
  void a_confidence_outside_0_to_1_is_refused(double confidence) {
    assertThatThrownBy(() -> Proportion.wilson(9, 10, confidence))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("confidence");
  }

  @Test
  void a_population_smaller_than_the_sample_is_refused() {
    assertThatThrownBy(() -> Proportion.wilson(9, 10, 9, 0.95))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("N must be at least n = 10, was 9");
  }

  @Test
  void a_share_or_size_that_is_no_number_is_refused() {
    assertThatThrownBy(() -> Proportion.wilson(Double.NaN, 10.0, 10L, 0.95))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Proportion.wilson(0.5, Double.NaN, 10L, 0.95))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Proportion.wilson(0.5, 0.0, 10L, 0.95))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void the_interval_holds_the_share_and_mirrors_that_of_the_unsatisfied(
      @ForAll @LongRange(min = 1, max = 10_000_000) long n,
      @ForAll @Scale(12) @DoubleRange(min = 0, max = 1) double part,
      @ForAll @Scale(12) @DoubleRange(min = 1e-9, max = 0.999999999) double confidence) {
    long x = Math.round(n * part);

    Proportion satisfied = Proportion.wilson(x, n, confidence);
    Proportion unsatisfied = Proportion.wilson(n - x, n, confidence);

    assertThat(satisfied.lower()).isBetween(0.0, satisfied.share());
    assertThat(satisfied.upper()).isBetween(satisfied.share(), 1.0);
    assertThat(satisfied.lower()).isCloseTo(1 - unsatisfied.upper(), within(1e-15));
    assertThat(satisfied.upper()).isCloseTo(1 - unsatisfied.lower(), within(1e-15));
  }

  @Property
  void more_confidence_or_fewer_answers_widen_the_interval(
      @ForAll @LongRange(min = 1, max = 1_000_000) long n,
      @ForAll @Scale(12) @DoubleRange(min = 0, max = 1) double part) {
    long x = Math.round(n * part);

    assertThat(width(Proportion.wilson(x, n, 0.99)))
        .isGreaterThan(width(Proportion.wilson(x, n, 0.95)));
    assertThat(width(Proportion.wilson(x, n, 0.95)))
        .isGreaterThan(width(Proportion.wilson(10 * x, 10 * n, 0.95)));
    assertThat(width(Proportion.wilson(x, n, 2 * n, 0.95)))
        .isLessThanOrEqualTo(width(Proportion.wilson(x, n, 0.95)));
  }

  private static double width(Proportion proportion) {
    return proportion.upper() - proportion.lower();
  }
}
