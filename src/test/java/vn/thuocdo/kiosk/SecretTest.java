package vn.thuocdo.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SecretTest {

  @Test
  void a_code_typed_carelessly_is_still_the_code() {
    assertThat(Secret.normalised(" abcd efgh-2345 "))
        .isEqualTo(Secret.normalised("ABCD-EFGH-2345"));
  }

  @Test
  void codes_and_keys_are_never_the_same_twice() {
    assertThat(Secret.newCode())
        .isNotEqualTo(Secret.newCode())
        .matches("([2-9A-Z]{4}-){2}[2-9A-Z]{4}");
    assertThat(Secret.newKey()).isNotEqualTo(Secret.newKey()).hasSize(43);
  }

  /** Python 3.11.7: hashlib.pbkdf2_hmac('sha256', b'123456', bytes(16), 100000).hex(). */
  @Test
  void a_pin_is_hashed_as_the_device_does_it() {
    assertThat(HexFormat.of().formatHex(Secret.pinHash("123456", new byte[16])))
        .isEqualTo("9dc8042b129d63e74ca99c0b853089ea15cbc3da8bf4046c5e2cb8960cf4b93a");
  }

  @Test
  void secrets_are_as_long_as_the_prices_in_ops_security_say() {
    String codes =
        java.util.stream.IntStream.range(0, 500)
            .mapToObj(i -> Secret.normalised(Secret.newCode()))
            .reduce("", String::concat);

    assertThat(codes).hasSize(500 * 12);
    assertThat(codes.chars().distinct().count()).isEqualTo(31);
    assertThat(Secret.newPin()).matches("[0-9]{6}");
    assertThat(java.util.Base64.getUrlDecoder().decode(Secret.newKey())).hasSize(32);
    assertThat(Secret.PIN_ITERATIONS).isEqualTo(100_000);
    assertThat(EnrolmentCodes.VALID_FOR).isEqualTo(java.time.Duration.ofHours(24));
  }
}
