package vn.thuocdo.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TypefaceTest {

  private static final String BASES = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY";
  private static final String TONES = "\u0300\u0301\u0303\u0309\u0323";

  @ParameterizedTest
  @EnumSource
  void every_vietnamese_letter_with_every_tone_has_a_glyph(Typeface face) {
    var letters = new StringBuilder("đĐ–…·×≥≤%“”«»").append(BASES);
    for (char base : BASES.toCharArray()) {
      for (char tone : TONES.toCharArray()) {
        letters.append(Normalizer.normalize("" + base + tone, Normalizer.Form.NFC));
      }
    }
    assertThat(letters.length()).isEqualTo(13 + 24 + 24 * 5);
    letters
        .codePoints()
        .forEach(
            letter -> {
              assertThat(face.has(letter)).as(Character.toString(letter)).isTrue();
              assertThat(face.glyph(letter).path()).as(Character.toString(letter)).isNotEmpty();
            });
  }
}
