package vn.thuocdo.kiosk;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Codes, keys and PINs: made here, shown once, kept only as hashes. */
final class Secret {

  /** Letters and digits that are not mistaken for each other when read aloud or typed on glass. */
  private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

  private static final int CODE_LENGTH = 12;
  private static final int PIN_LENGTH = 6;
  private static final int KEY_BYTES = 32;
  static final int PIN_ITERATIONS = 100_000;

  private static final SecureRandom RANDOM = new SecureRandom();

  private Secret() {}

  /** Returns a one-time code of 59 random bits in three groups of four. */
  static String newCode() {
    var code = new StringBuilder();
    for (int i = 0; i < CODE_LENGTH; i++) {
      if (i > 0 && i % 4 == 0) {
        code.append('-');
      }
      code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return code.toString();
  }

  /**
   * Returns what a person typed as it was printed: capitals, without spaces and dashes, look-alikes
   * put right.
   */
  static String normalised(String typed) {
    return typed.toUpperCase(java.util.Locale.ROOT).replaceAll("[^0-9A-Z]", "");
  }

  /** Returns a key of 256 random bits, as URL-safe text. */
  static String newKey() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(randomBytes(KEY_BYTES));
  }

  static String newPin() {
    return String.format(
        java.util.Locale.ROOT, "%06d", RANDOM.nextInt((int) Math.pow(10, PIN_LENGTH)));
  }

  static byte[] newSalt() {
    return randomBytes(16);
  }

  /** Returns SHA-256; enough for secrets that are random and long, as codes and keys are. */
  static byte[] hash(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /**
   * Returns the slow hash of a PIN that the device compares with; the device has the same function
   * built in.
   */
  static byte[] pinHash(String pin, byte[] salt) {
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
          .generateSecret(new PBEKeySpec(pin.toCharArray(), salt, PIN_ITERATIONS, 256))
          .getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has PBKDF2WithHmacSHA256", e);
    }
  }

  private static byte[] randomBytes(int length) {
    var bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}
