package vn.thuocdo.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;

class BinomialTest {

  @Property
  void all_outcomes_together_are_certain(
      @ForAll @LongRange(min = 1, max = 300) long n,
      @ForAll @Scale(12) @DoubleRange(min = 0.001, max = 0.999) double probability) {
    var binomial = new Binomial(n, probability);

    double sum = 0;
    for (long x = 0; x <= n; x++) {
      double exactly = Math.exp(binomial.logProbability(x));
      sum += exactly;
      assertThat(binomial.lowerTail(x)).isCloseTo(sum, within(1e-13));
      assertThat(binomial.upperTail(x)).isCloseTo(1 - sum + exactly, within(1e-13));
    }
    assertThat(sum).isCloseTo(1, within(1e-13));
  }
}
