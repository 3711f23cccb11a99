package vn.thuocdo.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AdjustedPTest {

  private static final double[] P = {0.01, 0.04, 0.03, 0.005, 0.5, 0.02, 0.04};
  private static final double[] EXTREME = {1e-300, 0.9, 0, 1};

  /** R 4.2.2: p.adjust(p, "holm"). */
  @Test
  void holm_answers_in_the_order_given() {
    assertThat(AdjustedP.holm(P))
        .containsExactly(new double[] {0.06, 0.12, 0.12, 0.035, 0.5, 0.1, 0.12}, within(1e-15));
    assertThat(AdjustedP.holm(EXTREME)).containsExactly(3e-300, 1, 0, 1);
  }

  /** R 4.2.2: p.adjust(p, "BH"). */
  @Test
  void benjamini_and_hochberg_answer_in_the_order_given() {
    double expected = 0.046666666666666669;
    assertThat(AdjustedP.benjaminiHochberg(P))
        .containsExactly(
            new double[] {0.035, expected, expected, 0.035, 0.5, expected, expected},
            within(1e-15));
    assertThat(AdjustedP.benjaminiHochberg(EXTREME)).containsExactly(2e-300, 1, 0, 1);
  }

  @Test
  void one_test_needs_no_correction_and_none_gives_none() {
    assertThat(AdjustedP.holm(new double[] {0.04})).containsExactly(0.04);
    assertThat(AdjustedP.benjaminiHochberg(new double[] {0.04})).containsExactly(0.04);
    assertThat(AdjustedP.holm(new double[0])).isEmpty();
    assertThat(AdjustedP.benjaminiHochberg(new double[0])).isEmpty();
  }

  @Test
  void what_is_no_probability_is_refused() {
    for (double bad : new double[] {-0.1, 1.1, Double.NaN}) {
      assertThatThrownBy(() -> AdjustedP.holm(new double[] {0.5, bad}))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> AdjustedP.benjaminiHochberg(new double[] {bad}))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Property
  void corrections_never_help_and_holm_is_the_stricter(
      @ForAll @Size(max = 50) List<@Scale(12) @DoubleRange(min = 0, max = 1) Double> values) {
    double[] p = values.stream().mapToDouble(Double::doubleValue).toArray();
    double[] before = Arrays.copyOf(p, p.length);

    double[] holm = AdjustedP.holm(p);
    double[] bh = AdjustedP.benjaminiHochberg(p);

    assertThat(p).containsExactly(before);
    for (int i = 0; i < p.length; i++) {
      assertThat(bh[i]).isBetween(p[i] * (1 - 1e-15), holm[i] * (1 + 1e-15));
      assertThat(holm[i]).isLessThanOrEqualTo(1);
    }
  }
}
