package vn.thuocdo.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The library's error function, held to the accuracy promised for intervals and p-values. */
class NormalTest {

  /** mpmath 1.3.0, mp.dps = 40: sqrt(2)*erfinv(mpf(confidence)). */
  @ParameterizedTest
  @CsvSource({
    "0.000001,       1.2533141373158283114e-6",
    "0.5,            0.6744897501960817432",
    "0.8,            1.2815515655446005935",
    "0.9,            1.6448536269514728225",
    "0.95,           1.9599639845400538556",
    "0.99,           2.5758293035489004539",
    "0.999999,       4.8916384756929317718",
    "0.999999999999, 7.1305098928792724473",
  })
  void the_quantile_has_15_digits(double confidence, double z) {
    assertThat(Normal.twoSidedQuantile(confidence)).isCloseTo(z, withPercentage(1e-13));
  }

  /** mpmath 1.3.0, mp.dps = 40: erfc(mpf(z)/sqrt(2))/2. */
  @ParameterizedTest
  @CsvSource({
    "0,    0.5",
    "1,    0.15865525393145705141",
    "1.96, 0.024997895148220436213",
    "5,    2.8665157187919391167e-7",
    "10,   7.619853024160526066e-24",
    "20,   2.7536241186062336951e-89",
    "37,   5.7255712225245768227e-300",
  })
  void tails_have_11_digits_however_small(double z, double tail) {
    assertThat(Normal.upperTail(z)).isCloseTo(tail, withPercentage(1e-9));
    assertThat(Normal.lowerTail(-z)).isCloseTo(tail, withPercentage(1e-9));
    assertThat(Normal.bothTails(-z)).isCloseTo(2 * tail, withPercentage(1e-9));
  }
}
