package vn.thuocdo.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import vn.thuocdo.text.Language;

class NumberFormatsTest {

  private final NumberFormats vi = NumberFormats.in(Language.VI);
  private final NumberFormats en = NumberFormats.in(Language.EN);

  @Test
  void shares_have_two_decimals_and_the_comma_of_the_language() {
    assertThat(vi.percent(364, 400)).isEqualTo("91,00%");
    assertThat(en.percent(364, 400)).isEqualTo("91.00%");
    assertThat(vi.percent(1, 3)).isEqualTo("33,33%");
    assertThat(vi.percent(2, 3)).isEqualTo("66,67%");
  }

  @Test
  void half_is_rounded_up_from_the_exact_fraction() {
    assertThat(vi.percent(1, 800)).isEqualTo("0,13%");
    assertThat(vi.percent(20_001, 160_000)).isEqualTo("12,50%");
    assertThat(vi.percent(12_345, 1_000_000)).isEqualTo("1,23%");
    assertThat(vi.percent(201, 20_000)).isEqualTo("1,01%");
  }

  @Test
  void counts_mark_thousands() {
    assertThat(vi.count(1_234_567)).isEqualTo("1.234.567");
    assertThat(en.count(1_234_567)).isEqualTo("1,234,567");
  }

  @Test
  void a_level_shows_the_decimals_it_has() {
    assertThat(vi.level(new BigDecimal("0.9"))).isEqualTo("90%");
    assertThat(vi.level(new BigDecimal("0.825"))).isEqualTo("82,5%");
    assertThat(en.level(new BigDecimal("1"))).isEqualTo("100%");
  }

  @Test
  void a_share_that_would_round_to_the_level_shows_on_which_side_it_lies() {
    var level = new BigDecimal("0.6");

    assertThat(vi.percentBeside(level, 59_996, 100_000)).isEqualTo("59,996%");
    assertThat(vi.percentBeside(level, 60_004, 100_000)).isEqualTo("60,004%");
    assertThat(vi.percentBeside(level, 60, 100)).isEqualTo("60,00%");
    assertThat(vi.percentBeside(level, 61, 100)).isEqualTo("61,00%");
  }
}
