package vn.thuocdo.torture;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether ratings are in the table, on a connection of its own, right after a kiosk was told
 * so: an answer before the commit would be found out.
 */
final class Probe implements AutoCloseable {

  /** Opens connections to the database itself, past all relays. */
  @FunctionalInterface
  interface Opening {
    Connection open() throws SQLException;
  }

  private final Opening opening;
  private final Witness witness;
  private @Nullable Connection connection;

  Probe(Opening opening, Witness witness) {
    this.opening = opening;
    this.witness = witness;
  }

  synchronized void look(List<UUID> promised) {
    try {
      if (connection == null) {
        connection = opening.open();
      }
      String marks = "?, ".repeat(promised.size() - 1) + "?";
      try (var statement =
          connection.prepareStatement("SELECT COUNT(*) FROM rating WHERE id IN (" + marks + ")")) {
        int column = 1;
        for (UUID id : promised) {
          statement.setBytes(column++, bytes(id));
        }
        try (var rows = statement.executeQuery()) {
          rows.next();
          witness.count("probed", promised.size());
          if (rows.getInt(1) != promised.size()) {
            witness.found(
                "told before the commit: %d of %d are there, first %s"
                    .formatted(rows.getInt(1), promised.size(), promised.getFirst()));
          }
        }
      }
    } catch (SQLException e) {
      // The database is being killed; this look is not counted.
      close();
    }
  }

  static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  @Override
  public synchronized void close() {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      // It was broken already.
    }
    connection = null;
  }
}
