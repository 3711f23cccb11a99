package vn.thuocdo.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.thuocdo.text.Language;

class NumbersTest {

  @Test
  void a_share_has_two_decimals_and_the_comma_of_its_language() {
    assertThat(Numbers.percent(2, 3, Language.VI)).isEqualTo("66,67%");
    assertThat(Numbers.percent(2, 3, Language.EN)).isEqualTo("66.67%");
  }

  @Test
  void halves_are_rounded_up() {
    assertThat(Numbers.percent(1, 16_000, Language.EN)).isEqualTo("0.01%");
    assertThat(Numbers.percent(10_001, 20_000, Language.EN)).isEqualTo("50.01%");
  }

  @Test
  void thousands_are_grouped_as_people_do() {
    assertThat(Numbers.count(12_345, Language.VI)).isEqualTo("12.345");
    assertThat(Numbers.count(12_345, Language.EN)).isEqualTo("12,345");
  }
}
