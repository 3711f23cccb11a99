package vn.thuocdo.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.thuocdo.dossier.IndicatorSet.Count;
import vn.thuocdo.dossier.IndicatorSet.Indicator;
import vn.thuocdo.dossier.IndicatorSet.Rating;

class IndicatorSetTest {

  private static final IndicatorSet NINE =
      new IndicatorSet(
          "TT01_2018",
          "Chín chỉ số",
          "Nine indicators",
          "thử",
          IntStream.rangeClosed(1, 9)
              .mapToObj(n -> new Indicator(n, true, "Chỉ số", "Indicator", List.of("a", "b", "c")))
              .toList(),
          List.of(
              rating("15.0", "Xuất sắc"),
              rating("12.0", "Tốt"),
              rating("9.0", "Khá"),
              rating("6.0", "Trung bình"),
              rating("0.0", "Yếu")));

  @Test
  void a_score_is_the_mean_of_dossiers_with_one_decimal() {
    assertThat(new Count(1, 1, 0).score()).isEqualTo("1.5");
    assertThat(new Count(25, 0, 75).score()).isEqualTo("0.5");
    assertThat(new Count(7, 1, 12).score()).isEqualTo("0.8");
  }

  @Test
  void a_unit_is_classed_by_the_sum_of_its_rounded_scores() {
    var result = NINE.result(all(new Count(2, 1, 0))).orElseThrow();

    // 1.666… is 1.7, and nine times that is 15.3, not 15.
    assertThat(result.total()).isEqualTo("15.3");
    assertThat(result.rating().name()).isEqualTo("Xuất sắc");
    assertThat(result.skipped()).isEmpty();
  }

  @Test
  void an_indicator_of_which_nothing_is_known_counts_nothing_and_is_named() {
    var counts = all(new Count(1, 0, 0));
    counts.remove(5);
    counts.remove(8);

    var result = NINE.result(counts).orElseThrow();

    assertThat(result.total()).isEqualTo("14.0");
    assertThat(result.rating().name()).isEqualTo("Tốt");
    assertThat(result.skipped()).containsExactly(5, 8);
    assertThat(NINE.result(Map.of())).isEmpty();
  }

  private static Map<Integer, Count> all(Count count) {
    var counts = new HashMap<Integer, Count>();
    NINE.indicators().forEach(one -> counts.put(one.number(), count));
    return counts;
  }

  private static Rating rating(String least, String name) {
    return new Rating(new BigDecimal(least), name, name);
  }
}
