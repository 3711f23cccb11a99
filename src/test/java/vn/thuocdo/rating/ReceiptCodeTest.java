package vn.thuocdo.rating;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ReceiptCodeTest {

  private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  @Property
  void a_code_stands_for_its_rating_however_it_is_written(@ForAll long high, @ForAll long low) {
    var id = new UUID(high, low);
    String code = ReceiptCode.of(id);

    assertThat(code).matches("(?:[0-9A-HJKMNP-TV-Z]{3}-){8}[0-9A-HJKMNP-TV-Z]{3}");
    assertThat(ReceiptCode.parse(code)).contains(id);
    assertThat(
            ReceiptCode.parse(
                " " + code.toLowerCase().replace('-', ' ').replace('0', 'o').replace('1', 'l')))
        .contains(id);
  }

  @Property
  void one_wrong_digit_is_noticed(
      @ForAll long high,
      @ForAll long low,
      @ForAll @IntRange(max = 26) int place,
      @ForAll @IntRange(min = 1, max = 31) int shift) {
    var code = new StringBuilder(ReceiptCode.of(new UUID(high, low)).replace("-", ""));
    int other = (DIGITS.indexOf(code.charAt(place)) + shift) % 32;
    code.setCharAt(place, DIGITS.charAt(other));

    assertThat(ReceiptCode.parse(code.toString())).isEmpty();
  }

  @Property
  void two_digits_that_changed_places_are_noticed(
      @ForAll long high,
      @ForAll long low,
      @ForAll @IntRange(max = 26) int one,
      @ForAll @IntRange(max = 26) int other) {
    String code = ReceiptCode.of(new UUID(high, low)).replace("-", "");
    var swapped = new StringBuilder(code);
    swapped.setCharAt(one, code.charAt(other));
    swapped.setCharAt(other, code.charAt(one));

    if (!swapped.toString().equals(code)) {
      assertThat(ReceiptCode.parse(swapped.toString())).isEmpty();
    }
  }

  @Test
  void kiosks_write_the_same_code_and_older_ones_wrote_it_without_its_last_digit() {
    // The same pairs stand in kiosk/test/receipt-code.test.js.
    var id = UUID.fromString("01939f2c-7b1e-7abc-8def-0123456789ab");
    assertThat(ReceiptCode.of(id)).isEqualTo("01J-EFJ-RYR-YFA-Y8V-VR1-4D2-PF2-DBA");
    assertThat(ReceiptCode.of(UUID.fromString("ffffffff-ffff-7fff-bfff-ffffffffffff")))
        .isEqualTo("7ZZ-ZZZ-ZZZ-ZFZ-ZVZ-ZZZ-ZZZ-ZZZ-ZZ6");
    assertThat(ReceiptCode.parse("01JEFJRYRYFAY8VVR14D2PF2DB")).contains(id);
  }

  @Test
  void what_is_no_code_is_none() {
    assertThat(ReceiptCode.parse("")).isEmpty();
    assertThat(ReceiptCode.parse("U".repeat(27))).isEmpty();
    assertThat(ReceiptCode.parse("Z".repeat(27))).isEmpty();
    assertThat(ReceiptCode.parse("0".repeat(25))).isEmpty();
    assertThat(ReceiptCode.parse("0".repeat(28))).isEmpty();
    assertThat(ReceiptCode.parse("0".repeat(27))).contains(new UUID(0, 0));
  }
}
