package vn.thuocdo.staff;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The hash that ties an audit line to the one before it.
 *
 * <p>SHA-256 over: the hash before it (32 bytes, zeros for the first line), number and milliseconds
 * since 1970 (8 bytes each, highest byte first), then who, what, subject, before and after, each as
 * its length in bytes (4 bytes, −1 for none) and its UTF-8. With lengths no two lines have the same
 * bytes.
 */
final class AuditHash {

  private AuditHash() {}

  /** Returns what stands before the first line. */
  static byte[] ofNothing() {
    return new byte[32];
  }

  static byte[] of(byte[] before, AuditLine line) {
    MessageDigest digest = sha256();
    digest.update(before);
    add(digest, line.number(), line.at());
    add(digest, line.who());
    add(digest, line.what());
    add(digest, line.subject());
    add(digest, line.beforeValue());
    add(digest, line.afterValue());
    return digest.digest();
  }

  private static void add(MessageDigest digest, long number, Instant at) {
    digest.update(ByteBuffer.allocate(16).putLong(number).putLong(at.toEpochMilli()).array());
  }

  private static void add(MessageDigest digest, @Nullable String text) {
    byte[] bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(4).putInt(text == null ? -1 : bytes.length).array());
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
