package vn.thuocdo.link;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs the forms that open from a QR code, which anybody may open as often as they like: each form
 * is good for one rating, by somebody who took the time to read it.
 */
@Singleton
class Nonces {

  static final Duration SHORTEST = Duration.ofSeconds(2);
  static final Duration LONGEST = Duration.ofHours(2);

  private static final String HMAC = "HmacSHA256";
  private static final int SIGNED_BYTES = 24;
  private static final int BYTES = SIGNED_BYTES + 32;

  private final ServerKey key;
  private final InstantSource clock;

  Nonces(ServerKey key, InstantSource clock) {
    this.key = key;
    this.clock = clock;
  }

  /** What a nonce is good for. */
  enum Verdict {
    GOOD,
    /** Sent faster than anybody reads; good in a moment. */
    TOO_FAST,
    /** Opened too long ago, or never by us. */
    STALE
  }

  /**
   * @param id of the rating that the form is good for
   */
  record Judged(UUID id, Verdict verdict) {}

  /** Returns a new nonce for the form of a code: 75 characters that need no escaping. */
  String issue(String code) {
    UUID id = UUID.randomUUID();
    byte[] signed =
        ByteBuffer.allocate(SIGNED_BYTES)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .putLong(clock.millis())
            .array();
    byte[] nonce = Arrays.copyOf(signed, BYTES);
    System.arraycopy(sign(signed, code), 0, nonce, SIGNED_BYTES, BYTES - SIGNED_BYTES);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(nonce);
  }

  /** Judges a nonce as it was sent with the form of a code. */
  Judged judge(String nonce, String code) {
    byte[] bytes = decode(nonce);
    byte[] signed = Arrays.copyOf(bytes, SIGNED_BYTES);
    byte[] signature = Arrays.copyOfRange(bytes, SIGNED_BYTES, BYTES);
    var buffer = ByteBuffer.wrap(signed);
    var id = new UUID(buffer.getLong(), buffer.getLong());
    if (!MessageDigest.isEqual(signature, sign(signed, code))) {
      return new Judged(id, Verdict.STALE);
    }
    // Another server may have issued it, whose clock goes a little ahead.
    Duration age = Duration.between(Instant.ofEpochMilli(buffer.getLong()), clock.instant());
    Verdict verdict =
        age.compareTo(SHORTEST) < 0
            ? Verdict.TOO_FAST
            : age.compareTo(LONGEST) > 0 ? Verdict.STALE : Verdict.GOOD;
    return new Judged(id, verdict);
  }

  /** What is no nonce becomes zeros, which nobody signed. */
  private static byte[] decode(String nonce) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(nonce);
      return bytes.length == BYTES ? bytes : new byte[BYTES];
    } catch (IllegalArgumentException e) {
      return new byte[BYTES];
    }
  }

  private byte[] sign(byte[] signed, String code) {
    try {
      var mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key.bytes(), HMAC));
      mac.update(signed);
      return mac.doFinal(code.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has " + HMAC, e);
    }
  }
}
