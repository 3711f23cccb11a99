package vn.thuocdo.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneTimeCodesTest {

  /** The secret of RFC 6238, appendix B. */
  private static final String SECRET =
      OneTimeCodes.letters("12345678901234567890".getBytes(StandardCharsets.US_ASCII));

  @ParameterizedTest
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130"
  })
  void codes_are_those_of_the_standard(long second, String code) {
    assertThat(SECRET).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    assertThat(OneTimeCodes.code(SECRET, second / 30)).isEqualTo(code);
  }

  @Test
  void a_clock_may_be_half_a_minute_off_and_no_more() {
    Instant now = Instant.ofEpochSecond(1_111_111_111);
    long step = now.getEpochSecond() / 30;

    for (long other = step - 1; other <= step + 1; other++) {
      assertThat(OneTimeCodes.stepOf(SECRET, OneTimeCodes.code(SECRET, other), now))
          .hasValue(other);
    }
    assertThat(OneTimeCodes.stepOf(SECRET, OneTimeCodes.code(SECRET, step - 2), now)).isEmpty();
    assertThat(OneTimeCodes.stepOf(SECRET, OneTimeCodes.code(SECRET, step + 2), now)).isEmpty();
    assertThat(OneTimeCodes.stepOf(SECRET, " 050 471 ", now)).hasValue(step);
    assertThat(OneTimeCodes.stepOf(SECRET, "", now)).isEmpty();
  }

  @Test
  void secrets_have_160_bits_and_are_read_back_whole() {
    String secret = OneTimeCodes.newSecret();

    assertThat(secret).matches("[A-Z2-7]{32}").isNotEqualTo(OneTimeCodes.newSecret());
    assertThat(OneTimeCodes.letters(new byte[20])).isEqualTo("A".repeat(32));
    assertThat(OneTimeCodes.code("A".repeat(32), 1))
        .isNotEqualTo(OneTimeCodes.code("B".repeat(32), 1));
    assertThat(OneTimeCodes.address("Thước Đo", "lan.tt", secret))
        .isEqualTo(
            "otpauth://totp/Th%C6%B0%E1%BB%9Bc%20%C4%90o:lan.tt?secret="
                + secret
                + "&issuer=Th%C6%B0%E1%BB%9Bc%20%C4%90o");
  }
}
