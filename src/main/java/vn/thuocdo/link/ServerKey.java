package vn.thuocdo.link;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.database.Transactions;

/** The key that all servers on one database sign with; made by the first that needs it. */
@Singleton
class ServerKey {

  private static final String NAME = "FORM";
  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Transactions transactions;
  private final InstantSource clock;
  private volatile byte @Nullable [] known;

  ServerKey(Transactions transactions, InstantSource clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  byte[] bytes() {
    byte[] key = known;
    if (key == null) {
      key = transactions.write(this::findOrMake);
      known = key;
    }
    return key;
  }

  private byte[] findOrMake(Connection connection) throws SQLException {
    var bits = new byte[BYTES];
    RANDOM.nextBytes(bits);
    try (var insert =
        connection.prepareStatement(
            "INSERT INTO link_secret (name, secret, made_at) VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE name = name")) {
      insert.setString(1, NAME);
      insert.setBytes(2, bits);
      insert.setObject(
          3,
          LocalDateTime.ofInstant(clock.instant().truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC));
      insert.executeUpdate();
    }
    // Another server may have been first: then its key is there, and ours is not.
    try (var select =
        connection.prepareStatement("SELECT secret FROM link_secret WHERE name = ?")) {
      select.setString(1, NAME);
      try (var rows = select.executeQuery()) {
        rows.next();
        return rows.getBytes(1);
      }
    }
  }
}
