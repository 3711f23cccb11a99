package vn.thuocdo.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class WordsTest {

  private final Words vietnamese = Words.in(Locale.of("vi"));
  private final Words english = Words.in(Locale.ENGLISH);

  @Test
  void vietnamese_has_a_decimal_comma_and_english_a_point() {
    assertThat(vietnamese.percent(0.9134)).isEqualTo("91,34%");
    assertThat(english.percent(0.9134)).isEqualTo("91.34%");
    assertThat(vietnamese.count(12345)).isEqualTo("12.345");
    assertThat(english.count(12345)).isEqualTo("12,345");
  }

  @Test
  void a_half_is_rounded_up_as_it_is_read() {
    assertThat(vietnamese.percent(0.90005)).isEqualTo("90,01%");
    assertThat(vietnamese.percent(0)).isEqualTo("0,00%");
    assertThat(vietnamese.percent(1)).isEqualTo("100,00%");
  }

  @Test
  void both_languages_know_the_same_words() {
    assertThat(english.texts().keySet()).isEqualTo(vietnamese.texts().keySet());
  }
}
