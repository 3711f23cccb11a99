package vn.thuocdo.staff;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a new password must be: long, and not among the first that anybody would guess. */
final class PasswordRule {

  static final int SHORTEST = 12;

  /** Beginnings of what fills lists of stolen passwords, here and in Viet Nam. */
  private static final List<String> COMMON =
      List.of(
          "123456789",
          "987654321",
          "password",
          "passw0rd",
          "p@ssw0rd",
          "p@ssword",
          "qwertyui",
          "1q2w3e4r",
          "iloveyou",
          "administrator",
          "admin123",
          "quantri123",
          "matkhau",
          "mậtkhẩu",
          "vietnam",
          "việtnam",
          "hanoi",
          "hànội",
          "saigon",
          "anhyeuem",
          "emyeuanh",
          "thuocdo",
          "thướcđo",
          "abcdefgh",
          "abc123");

  private PasswordRule() {}

  /** Returns the text key of what is wrong with a password, or empty when it may be used. */
  static Optional<String> problemWith(String password, String username) {
    if (password.codePointCount(0, password.length()) < SHORTEST) {
      return Optional.of("password.too-short");
    }
    if (password.length() > SignIn.LONGEST_PASSWORD) {
      return Optional.of("password.too-long");
    }
    String plain = password.toLowerCase(Locale.ROOT).replace(" ", "");
    if (plain.contains(username)) {
      return Optional.of("password.is-name");
    }
    return isCommon(plain) ? Optional.of("password.is-common") : Optional.empty();
  }

  /** A common beginning is fine once enough of one's own follows it. */
  private static boolean isCommon(String plain) {
    boolean isRepetition = plain.codePoints().distinct().count() < 5;
    return isRepetition
        || COMMON.stream()
            .anyMatch(common -> plain.startsWith(common) && plain.length() < common.length() + 8);
  }
}
