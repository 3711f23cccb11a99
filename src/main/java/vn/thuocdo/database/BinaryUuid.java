package vn.thuocdo.database;

import java.nio.ByteBuffer;
import java.util.UUID;

/** UUIDs as columns of {@code BINARY(16)} hold them: both halves, the higher byte first. */
public final class BinaryUuid {

  private BinaryUuid() {}

  public static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  public static UUID of(byte[] bytes) {
    var buffer = ByteBuffer.wrap(bytes);
    return new UUID(buffer.getLong(), buffer.getLong());
  }
}
