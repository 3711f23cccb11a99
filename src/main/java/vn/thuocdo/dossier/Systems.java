package vn.thuocdo.dossier;

import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.problem.Refusal;
import vn.thuocdo.staff.Audit;
import vn.thuocdo.staff.Secrets;

/** One-stop software that may tell of transactions, each with a key of its own. */
@Singleton
public class Systems {

  private static final int LONGEST_NAME = 100;
  private static final String SCHEME = "Bearer ";

  private final Transactions transactions;
  private final Audit audit;
  private final InstantSource clock;

  Systems(Transactions transactions, Audit audit, InstantSource clock) {
    this.transactions = transactions;
    this.audit = audit;
    this.clock = clock;
  }

  /** A system as staff see it. */
  public record OneStopSystem(
      long id,
      String name,
      Instant createdAt,
      String createdBy,
      @Nullable Instant revokedAt,
      @Nullable Instant lastSeenAt) {}

  /** Makes a system and returns its key, which is shown once; empty for a name that is none. */
  public Optional<String> create(String who, String name) {
    String title = name.strip();
    if (title.isEmpty() || title.length() > LONGEST_NAME) {
      return Optional.empty();
    }
    String key = Secrets.newToken();
    transactions.write(
        connection -> {
          try (var statement =
              connection.prepareStatement(
                  "INSERT INTO one_stop_system (name, key_hash, created_at, created_by) VALUES (?, ?, ?, ?)")) {
            statement.setString(1, title);
            statement.setBytes(2, Secrets.sha256(key));
            statement.setObject(3, utc(clock.instant()));
            statement.setString(4, who);
            statement.executeUpdate();
          }
          audit.record(who, "one-stop-system-added", title, null, null);
          return true;
        });
    return Optional.of(key);
  }

  /** Takes a system's key away, at once on every server. */
  public void revoke(String who, long id) {
    transactions.write(
        connection -> {
          try (var statement =
              connection.prepareStatement(
                  "UPDATE one_stop_system SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL")) {
            statement.setObject(1, utc(clock.instant()));
            statement.setLong(2, id);
            if (statement.executeUpdate() > 0) {
              audit.record(who, "one-stop-system-revoked", Long.toString(id), null, null);
            }
            return true;
          }
        });
  }

  public List<OneStopSystem> list() {
    return transactions.read(
        connection -> {
          var systems = new ArrayList<OneStopSystem>();
          try (var statement =
                  connection.prepareStatement("SELECT * FROM one_stop_system ORDER BY id");
              var rows = statement.executeQuery()) {
            while (rows.next()) {
              systems.add(system(rows));
            }
          }
          return List.copyOf(systems);
        });
  }

  /**
   * Returns the system whose key the header carries, and notes that it was seen.
   *
   * @param authorization {@code Bearer <key>}; empty when there was none
   * @throws Refusal 401 for an unknown key, 403 for a revoked one
   */
  OneStopSystem identify(String authorization) {
    if (!authorization.startsWith(SCHEME)) {
      throw Refusal.of(HttpStatus.UNAUTHORIZED, "system-key-missing");
    }
    byte[] hash = Secrets.sha256(authorization.substring(SCHEME.length()).strip());
    OneStopSystem system =
        transactions
            .read(connection -> find(connection, hash))
            .orElseThrow(() -> Refusal.of(HttpStatus.UNAUTHORIZED, "system-key-unknown"));
    if (system.revokedAt != null) {
      throw Refusal.of(HttpStatus.FORBIDDEN, "system-key-revoked");
    }
    return system;
  }

  /** Notes that a system was heard of; runs in the transaction of the connection. */
  void saw(Connection connection, long id, Instant at) throws SQLException {
    try (var statement =
        connection.prepareStatement("UPDATE one_stop_system SET last_seen_at = ? WHERE id = ?")) {
      statement.setObject(1, utc(at));
      statement.setLong(2, id);
      statement.executeUpdate();
    }
  }

  private static Optional<OneStopSystem> find(Connection connection, byte[] hash)
      throws SQLException {
    try (var statement =
        connection.prepareStatement("SELECT * FROM one_stop_system WHERE key_hash = ?")) {
      statement.setBytes(1, hash);
      try (var rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(system(rows)) : Optional.empty();
      }
    }
  }

  private static OneStopSystem system(ResultSet row) throws SQLException {
    return new OneStopSystem(
        row.getLong("id"),
        row.getString("name"),
        row.getObject("created_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
        row.getString("created_by"),
        instant(row, "revoked_at"),
        instant(row, "last_seen_at"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    LocalDateTime time = row.getObject(column, LocalDateTime.class);
    return time == null ? null : time.toInstant(ZoneOffset.UTC);
  }

  private static LocalDateTime utc(Instant at) {
    return LocalDateTime.ofInstant(at.truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC);
  }
}
