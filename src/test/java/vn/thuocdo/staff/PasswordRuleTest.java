package vn.thuocdo.staff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRuleTest {

  @ParameterizedTest
  @ValueSource(strings = {"trời hôm nay xanh", "k7mw-p3xz-d9ta-hc5q", "vietnamese coffee, black"})
  void a_long_sentence_of_ones_own_is_fine(String password) {
    assertThat(PasswordRule.problemWith(password, "quantri")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"123456789012", "Password1234", "aaaaaaaaaaaa", "matkhau12345", "Hà Nội 2026"})
  void what_anybody_would_guess_is_refused(String password) {
    assertThat(PasswordRule.problemWith(password, "quantri")).isPresent();
  }

  @Test
  void eleven_characters_are_too_few_and_twelve_are_enough() {
    assertThat(PasswordRule.problemWith("trời xanh 1", "a.b")).contains("password.too-short");
    assertThat(PasswordRule.problemWith("trời xanh 12", "a.b")).isEmpty();
  }

  @Test
  void the_username_is_no_password() {
    assertThat(PasswordRule.problemWith("Quantri của tỉnh", "quantri"))
        .contains("password.is-name");
  }
}
