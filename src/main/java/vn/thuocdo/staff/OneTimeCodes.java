package vn.thuocdo.staff;

import java.math.BigInteger;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes of six digits that change every half minute, as every authenticator shows them: RFC 6238
 * with HMAC-SHA-1.
 */
final class OneTimeCodes {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int BITS_PER_LETTER = 5;
  private static final int SECRET_BYTES = 20;
  private static final int SECRET_LETTERS = SECRET_BYTES * Byte.SIZE / BITS_PER_LETTER;
  private static final long STEP_SECONDS = 30;

  /** Telephones whose clock is half a minute off, and people who type slowly. */
  private static final int STEPS_AROUND = 1;

  private OneTimeCodes() {}

  /** Returns 160 random bits as 32 letters and digits (RFC 4648, base 32). */
  static String newSecret() {
    var bytes = new byte[SECRET_BYTES];
    RANDOM.nextBytes(bytes);
    return letters(bytes);
  }

  static String letters(byte[] secret) {
    var number = new BigInteger(1, secret);
    var letters = new StringBuilder();
    for (int i = SECRET_LETTERS - 1; i >= 0; i--) {
      letters.append(
          ALPHABET.charAt(
              number.shiftRight(i * BITS_PER_LETTER).intValue() & (ALPHABET.length() - 1)));
    }
    return letters.toString();
  }

  private static byte[] bytes(String secret) {
    BigInteger number = BigInteger.ZERO;
    for (int i = 0; i < secret.length(); i++) {
      number =
          number
              .shiftLeft(BITS_PER_LETTER)
              .or(BigInteger.valueOf(ALPHABET.indexOf(secret.charAt(i))));
    }
    byte[] significant = number.toByteArray();
    var bytes = new byte[SECRET_BYTES];
    int length = Math.min(significant.length, SECRET_BYTES);
    System.arraycopy(
        significant, significant.length - length, bytes, SECRET_BYTES - length, length);
    return bytes;
  }

  /**
   * Returns the half minute since 1970 whose code this is; empty if it is of none around now.
   *
   * @param typed spaces are forgiven
   */
  static OptionalLong stepOf(String secret, String typed, Instant now) {
    byte[] digits = typed.replaceAll("\\s", "").getBytes(StandardCharsets.UTF_8);
    long current = now.getEpochSecond() / STEP_SECONDS;
    OptionalLong found = OptionalLong.empty();
    for (long step = current - STEPS_AROUND; step <= current + STEPS_AROUND; step++) {
      if (MessageDigest.isEqual(digits, code(secret, step).getBytes(StandardCharsets.UTF_8))) {
        found = OptionalLong.of(step);
      }
    }
    return found;
  }

  /** Returns the six digits of a half minute since 1970. */
  static String code(String secret, long step) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(bytes(secret), "HmacSHA1"));
      byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
      int from = hash[hash.length - 1] & 0x0f;
      int number = ByteBuffer.wrap(hash, from, Integer.BYTES).getInt() & Integer.MAX_VALUE;
      return String.format(Locale.ROOT, "%06d", number % 1_000_000);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has HmacSHA1", e);
    }
  }

  /** Returns what an authenticator reads from a QR code. */
  static String address(String issuer, String username, String secret) {
    return "otpauth://totp/%s:%s?secret=%s&issuer=%s"
        .formatted(encoded(issuer), encoded(username), secret, encoded(issuer));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
