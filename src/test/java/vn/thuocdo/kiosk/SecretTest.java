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
}
