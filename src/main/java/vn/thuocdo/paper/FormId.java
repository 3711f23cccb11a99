package vn.thuocdo.paper;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Ids of ratings that follow from the names of the forms on which they were given. */
final class FormId {

  /** Names random bits as a UUID of version 8, which says that they are made our own way. */
  private static final long VERSION = 0x8000L;

  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private FormId() {}

  /** Returns the same id for the same name. */
  static UUID of(String name) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      var bits = ByteBuffer.wrap(hash);
      long high = (bits.getLong() & ~0xF000L) | VERSION;
      long low = (bits.getLong() & ~0xC000_0000_0000_0000L) | VARIANT;
      return new UUID(high, low);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
