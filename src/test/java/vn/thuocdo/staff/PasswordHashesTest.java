package vn.thuocdo.staff;

import static org.assertj.core.api.Assertions.assertThat;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import vn.thuocdo.staff.PasswordHashes.Check;

class PasswordHashesTest {

  private final PasswordHashes hashes = new PasswordHashes();

  @Test
  void a_hash_says_how_it_was_made_and_is_never_weaker_than_advised() {
    Argon2Function function = Argon2Function.getInstanceFromHash(hashes.hash("mật khẩu của tôi"));

    assertThat(function.getVariant()).isEqualTo(Argon2.ID);
    assertThat(function.getMemory()).isGreaterThanOrEqualTo(19 * 1024);
    assertThat(function.getIterations()).isGreaterThanOrEqualTo(2);
  }

  @Test
  void the_same_password_has_another_hash_each_time() {
    assertThat(hashes.hash("mật khẩu của tôi")).isNotEqualTo(hashes.hash("mật khẩu của tôi"));
  }

  @Test
  void only_the_right_password_is_right() {
    String hash = hashes.hash("mật khẩu của tôi");

    assertThat(hashes.check("mật khẩu của tôi", hash)).isEqualTo(Check.RIGHT);
    assertThat(hashes.check("mật khẩu của tồi", hash)).isEqualTo(Check.WRONG);
  }

  @Test
  void two_keyboards_that_write_the_same_letters_write_the_same_password() {
    String composed = Normalizer.normalize("tiếng Việt", Normalizer.Form.NFC);
    String decomposed = Normalizer.normalize("tiếng Việt", Normalizer.Form.NFD);

    assertThat(decomposed).isNotEqualTo(composed);
    assertThat(hashes.check(decomposed, hashes.hash(composed))).isEqualTo(Check.RIGHT);
  }

  @Test
  void a_hash_of_weaker_days_is_recognised() {
    var weaker = Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID);
    String hash = Password.hash("cũ").addRandomSalt(16).with(weaker).getResult();

    assertThat(hashes.check("cũ", hash)).isEqualTo(Check.RIGHT_BUT_WEAKLY_HASHED);
  }
}
