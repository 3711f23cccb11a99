package vn.thuocdo.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Base64;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What ops/security.md reckons with is what the code does. */
class PricesTest {

  private static final double SECONDS_OF_A_YEAR = 365.25 * 24 * 3600;

  @Test
  void a_generated_password_has_sixteen_of_thirty_one_characters() {
    String all =
        IntStream.range(0, 500)
            .mapToObj(i -> Secrets.newPassword().replace("-", ""))
            .reduce("", String::concat);

    assertThat(all).hasSize(500 * 16);
    assertThat(all.chars().distinct().count()).isEqualTo(31);
    assertThat(Math.pow(31, 16) / 2 / 96 / 365.25).isBetween(1e19, 1.1e19);
    assertThat(Math.pow(31, 16) / 2 / 1e6 / SECONDS_OF_A_YEAR).isBetween(1e10, 1.2e10);
  }

  @Test
  void a_guesser_of_one_name_gets_ninety_six_tries_a_day() {
    Duration longest = LockOut.waitAfter(100);

    assertThat(Duration.ofDays(1).dividedBy(longest)).isEqualTo(96);
  }

  @Test
  void a_token_has_256_bits() {
    assertThat(Base64.getUrlDecoder().decode(Secrets.newToken())).hasSize(32);
  }

  @Test
  void passwords_are_hashed_with_32_mib_in_3_passes() {
    assertThat(PasswordHashes.MEMORY_KIB).isEqualTo(32 * 1024);
    assertThat(PasswordHashes.PASSES).isEqualTo(3);
    assertThat(PasswordRule.SHORTEST).isEqualTo(12);
  }
}
