package vn.thuocdo.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.thuocdo.text.SmsLength.Encoding;

class SmsLengthTest {

  /** Repeated so often, one character costs so much. */
  @ParameterizedTest
  @CsvSource({
    "a, 0, GSM_7, 0, 1",
    "a, 1, GSM_7, 1, 1",
    "a, 160, GSM_7, 160, 1",
    "a, 161, GSM_7, 161, 2",
    "a, 306, GSM_7, 306, 2",
    "a, 307, GSM_7, 307, 3",
    "a, 459, GSM_7, 459, 3",
    "a, 460, GSM_7, 460, 4",
    "€, 80, GSM_7, 160, 1",
    // 76 to a segment: the last of 153 units cannot hold half of one.
    "€, 81, GSM_7, 162, 2",
    "€, 152, GSM_7, 304, 2",
    "€, 153, GSM_7, 306, 3",
    "đ, 70, UCS_2, 70, 1",
    "đ, 71, UCS_2, 71, 2",
    "đ, 134, UCS_2, 134, 2",
    "đ, 135, UCS_2, 135, 3",
    "😀, 35, UCS_2, 70, 1",
    // 33 to a segment: 67 units do not hold 34 pairs.
    "😀, 36, UCS_2, 72, 2",
    "😀, 66, UCS_2, 132, 2",
    "😀, 67, UCS_2, 134, 3"
  })
  void characters_cost_what_their_encoding_says(
      String character, int times, Encoding encoding, int units, int segments) {
    SmsLength length = SmsLength.of(character.repeat(times));

    assertThat(length.encoding()).isEqualTo(encoding);
    assertThat(length.units()).isEqualTo(units);
    assertThat(length.segments()).isEqualTo(segments);
  }

  @Test
  void what_makes_a_message_dear_is_named_once_and_in_order() {
    SmsLength length = SmsLength.of("Hồ sơ “đã” xong – hồ sơ");

    assertThat(length.outsideGsm()).containsExactly("ồ", "ơ", "“", "đ", "ã", "”", "–");
    assertThat(SmsLength.of("Ho so da xong: à è é ì ò ù Ä Ñ ~ [x] {y} | ^ \\ €").outsideGsm())
        .isEmpty();
  }

  /** A lower-case ç is not in the alphabet, though its capital is. */
  @Test
  void the_alphabet_is_the_one_of_the_standard() {
    assertThat(SmsLength.of("Ç").encoding()).isEqualTo(Encoding.GSM_7);
    assertThat(SmsLength.of("ç").encoding()).isEqualTo(Encoding.UCS_2);
    assertThat(SmsLength.of("`").encoding()).isEqualTo(Encoding.UCS_2);
    assertThat(SmsLength.of("\t").encoding()).isEqualTo(Encoding.UCS_2);
    assertThat(SmsLength.of("\u001b").encoding()).isEqualTo(Encoding.UCS_2);
    assertThat(SmsLength.of("line\r\nline").encoding()).isEqualTo(Encoding.GSM_7);
    assertThat(SmsLength.of("@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ¤¡ÄÖÑÜ§¿äöñüà").encoding())
        .isEqualTo(Encoding.GSM_7);
  }

  @Test
  void the_example_of_the_domain_is_one_segment_and_two_with_its_marks() {
    String plain =
        "UBND phuong Ninh Kieu: Ong/Ba hai long the nao voi viec giai quyet ho so? Tra loi 5=Rat hai"
            + " long,4=Hai long,3=Binh thuong,2=Khong hai long,1=Rat khong hai long.";

    assertThat(SmsLength.of(plain).units()).isEqualTo(160);
    assertThat(SmsLength.of(plain).segments()).isEqualTo(1);
    assertThat(SmsLength.of("Ông/Bà hài lòng thế nào với việc giải quyết hồ sơ? " + "x".repeat(69)))
        .extracting(SmsLength::segments)
        .isEqualTo(2);
  }
}
