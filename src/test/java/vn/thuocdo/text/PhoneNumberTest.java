package vn.thuocdo.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0912345678",
        "84912345678",
        "+84912345678",
        "0084912345678",
        "+84 912 345 678",
        "+84 (0) 912 345 678",
        "0912.345.678",
        "0912-345-678",
        "(0912) 345 678",
        " 0912 345 678 ",
        "０９１２３４５６７８",
        "091\u00A02345\u00A0678"
      })
  void one_number_is_written_in_many_ways(String written) {
    assertThat(PhoneNumber.parse(written)).contains(new PhoneNumber("+84912345678", true));
  }

  @ParameterizedTest
  @CsvSource({
    "0120, 070",
    "0121, 079",
    "0122, 077",
    "0126, 076",
    "0128, 078",
    "0123, 083",
    "0124, 084",
    "0125, 085",
    "0127, 081",
    "0129, 082",
    "0162, 032",
    "0163, 033",
    "0164, 034",
    "0165, 035",
    "0166, 036",
    "0167, 037",
    "0168, 038",
    "0169, 039",
    "0186, 056",
    "0188, 058",
    "0199, 059"
  })
  void numbers_of_before_2018_are_read_as_what_they_became(String old, String now) {
    PhoneNumber today = PhoneNumber.parse(now + "2345678").orElseThrow();
    assertThat(today.isMobile()).isTrue();

    assertThat(PhoneNumber.parse(old + "2345678")).contains(today);
    assertThat(PhoneNumber.parse("+84" + old.substring(1) + "2345678")).contains(today);
    assertThat(PhoneNumber.parse("84" + old.substring(1) + "2345678")).contains(today);
    assertThat(PhoneNumber.parse("0084" + old.substring(1) + "2345678")).contains(today);
  }

  @ParameterizedTest
  @ValueSource(strings = {"02438223344", "+842923810800", "0292 3810 800", "1022x", "19001022"})
  void a_landline_or_a_service_takes_no_message(String written) {
    assertThat(PhoneNumber.parse(written).filter(PhoneNumber::isMobile)).isEmpty();
  }

  @Test
  void a_landline_exists_all_the_same() {
    assertThat(PhoneNumber.parse("024 3822 3344"))
        .contains(new PhoneNumber("+842438223344", false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "0",
        "113",
        "091234567",
        "09123456789",
        "0112345678",
        "0612345678",
        "012045678",
        "01302345678",
        "abc",
        "0912 ABC 678",
        "0912345678 ext 5",
        "0912345678; DROP TABLE",
        "+999 123 456 789",
        "00000000000000000000000000000000000000"
      })
  void what_is_in_no_plan_is_no_number(String written) {
    assertThat(PhoneNumber.parse(written)).isEmpty();
  }
}
