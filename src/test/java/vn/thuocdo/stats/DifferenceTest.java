package vn.thuocdo.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferenceTest {

  private static final Offset<Double> EXACTLY_ENOUGH = within(1e-13);

  /**
   * R 4.2.2: a and b from prop.test(x, n, conf.level = confidence, correct = FALSE)$conf.int, p =
   * x1/n1, q = x2/n2, p-q + c(0, -sqrt((p-a[1])^2+(b[2]-q)^2), sqrt((a[2]-p)^2+(q-b[1])^2)). The
   * first row is example (a) of Newcombe 1998, table II, method 10: 0.0524, 0.3339.
   */
  @ParameterizedTest
  @CsvSource({
    "56, 70, 48, 80, 0.95, 0.2, 0.052431472402364926, 0.33387265403690586",
    "9, 10, 3, 10, 0.95, 0.6, 0.17052272393450307, 0.80901797353548799",
    "10, 10, 0, 20, 0.95, 1, 0.67908603714191484, 1",
    "0, 10, 0, 10, 0.95, 0, -0.27753279986288915, 0.27753279986288915",
    "364, 400, 350, 400, 0.9, 0.035, -0.001136845062454539, 0.071331781929092189",
    "9000000, 10000000, 8999000, 10000000, 0.95, 0.0001, -0.00016301529109859583, 0.00036301533328533629",
  })
  void the_interval_is_newcombes(
      long x1, long n1, long x2, long n2, double confidence, double d, double lower, double upper) {
    Difference difference = Difference.newcombe(x1, n1, x2, n2, confidence);

    assertThat(difference.difference()).isCloseTo(d, EXACTLY_ENOUGH);
    assertThat(difference.lower()).isCloseTo(lower, EXACTLY_ENOUGH);
    assertThat(difference.upper()).isCloseTo(upper, EXACTLY_ENOUGH);
  }

  @Test
  void a_change_is_clear_only_if_the_interval_leaves_out_no_change() {
    assertThat(Difference.newcombe(56, 70, 48, 80, 0.95).isClear()).isTrue();
    assertThat(Difference.newcombe(48, 80, 56, 70, 0.95).isClear()).isTrue();
    assertThat(Difference.newcombe(364, 400, 350, 400, 0.9).isClear()).isFalse();
  }

  @Test
  void a_sample_without_answers_is_refused() {
    assertThatThrownBy(() -> Difference.newcombe(9, 10, 0, 0, 0.95))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Difference.newcombe(9, 10, 3, 10, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void the_other_way_round_only_the_sign_changes(
      @ForAll @LongRange(min = 1, max = 1000) long n1,
      @ForAll @LongRange(min = 1, max = 1000) long n2,
      @ForAll @LongRange(min = 0, max = 1000) long any1,
      @ForAll @LongRange(min = 0, max = 1000) long any2) {
    long x1 = Math.min(any1, n1);
    long x2 = Math.min(any2, n2);

    Difference forward = Difference.newcombe(x1, n1, x2, n2, 0.95);
    Difference backward = Difference.newcombe(x2, n2, x1, n1, 0.95);

    assertThat(backward.lower()).isCloseTo(-forward.upper(), within(1e-15));
    assertThat(backward.upper()).isCloseTo(-forward.lower(), within(1e-15));
    assertThat(forward.lower()).isBetween(-1 - 1e-15, forward.difference());
    assertThat(forward.upper()).isBetween(forward.difference(), 1 + 1e-15);
  }
}
