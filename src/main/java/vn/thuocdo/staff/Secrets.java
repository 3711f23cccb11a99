package vn.thuocdo.staff;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Random words that nobody can guess, and what is kept of them. */
public final class Secrets {

  private static final SecureRandom RANDOM = new SecureRandom();

  /** Without 0/o and 1/l/i: a password is read aloud and copied from paper. */
  private static final String READABLE = "abcdefghjkmnpqrstuvwxyz23456789";

  private Secrets() {}

  /** Returns 256 random bits as 43 characters that need no escaping anywhere. */
  public static String newToken() {
    var bits = new byte[32];
    RANDOM.nextBytes(bits);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
  }

  /** Returns a password such as {@code k7mw-p3xz-d9ta-hc5q}: 16 characters, 79 bits. */
  static String newPassword() {
    var password = new StringBuilder();
    for (int i = 0; i < 16; i++) {
      if (i > 0 && i % 4 == 0) {
        password.append('-');
      }
      password.append(READABLE.charAt(RANDOM.nextInt(READABLE.length())));
    }
    return password.toString();
  }

  /** Returns 32 bytes; enough for secrets that are random and long, as tokens and keys are. */
  public static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  /** Compares in a time that does not tell how much was right. */
  static boolean areSame(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
