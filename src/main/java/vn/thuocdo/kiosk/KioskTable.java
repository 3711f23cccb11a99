package vn.thuocdo.kiosk;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.rating.CopySigns;

/** Rows of {@code kiosk} and {@code enrolment_code}. */
@Singleton
class KioskTable {

  private static final Instant EARLIEST = Instant.EPOCH;
  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  private final Transactions transactions;

  KioskTable(Transactions transactions) {
    this.transactions = transactions;
  }

  /** A code that is still unused and not too old. */
  record OpenCode(long pointId, long counterId, byte[] pinSalt, byte[] pinHash) {}

  void insertCode(byte[] codeHash, OpenCode code, Instant createdAt, Instant expiresAt) {
    transactions.write(
        connection -> {
          try (var statement =
              connection.prepareStatement(
                  """
                  INSERT INTO enrolment_code (code_hash, point_id, counter_id, pin_salt, pin_hash, created_at, expires_at)
                  VALUES (?, ?, ?, ?, ?, ?, ?)""")) {
            statement.setBytes(1, codeHash);
            statement.setLong(2, code.pointId());
            statement.setLong(3, code.counterId());
            statement.setBytes(4, code.pinSalt());
            statement.setBytes(5, code.pinHash());
            statement.setObject(6, utc(createdAt));
            statement.setObject(7, utc(expiresAt));
            return statement.executeUpdate();
          }
        });
  }

  /** Uses a code up and makes its kiosk, both or neither; empty when there is no such open code. */
  Optional<Kiosk> redeem(byte[] codeHash, byte[] keyHash, Instant now) {
    return transactions.write(
        connection -> {
          try (var use =
              connection.prepareStatement(
                  "UPDATE enrolment_code SET used_at = ? WHERE code_hash = ? AND used_at IS NULL AND expires_at > ?")) {
            use.setObject(1, utc(now));
            use.setBytes(2, codeHash);
            use.setObject(3, utc(now));
            if (use.executeUpdate() == 0) {
              return Optional.empty();
            }
          }
          try (var insert =
              connection.prepareStatement(
                  """
                  INSERT INTO kiosk (point_id, counter_id, key_hash, pin_salt, pin_hash, enrolled_at)
                  SELECT point_id, counter_id, ?, pin_salt, pin_hash, ? FROM enrolment_code WHERE code_hash = ?""")) {
            insert.setBytes(1, keyHash);
            insert.setObject(2, utc(now));
            insert.setBytes(3, codeHash);
            insert.executeUpdate();
          }
          return findByKey(keyHash);
        });
  }

  Optional<Kiosk> findByKey(byte[] keyHash) {
    return find("WHERE key_hash = ?", statement -> statement.setBytes(1, keyHash)).stream()
        .findFirst();
  }

  Optional<Kiosk> findById(long id) {
    return find("WHERE id = ?", statement -> statement.setLong(1, id)).stream().findFirst();
  }

  List<Kiosk> list() {
    return find("ORDER BY point_id, counter_id, id", statement -> {});
  }

  /** Returns whether the kiosk was still valid. */
  boolean revoke(long id, Instant now) {
    return transactions.write(
            connection -> {
              try (var statement =
                  connection.prepareStatement(
                      "UPDATE kiosk SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL")) {
                statement.setObject(1, utc(now));
                statement.setLong(2, id);
                return statement.executeUpdate();
              }
            })
        == 1;
  }

  void saw(long id, Heartbeat beat, long clockOffsetMillis, Instant now) {
    transactions.write(
        connection -> {
          if (countWentBack(connection, id, beat)) {
            CopySigns.note(connection, id, CopySigns.Sign.COUNT_WENT_BACK, 1, now);
          }
          try (var statement =
              connection.prepareStatement(
                  """
                  UPDATE kiosk SET last_seen_at = ?, app_version = ?, waiting = ?, oldest_waiting_at = ?, set_aside = ?,
                    highest_seq = GREATEST(COALESCE(highest_seq, 0), ?), clock_offset_ms = ?, is_persisted = ?,
                    storage_usage = ?, storage_quota = ?,
                    told_at = ? WHERE id = ?""")) {
            statement.setObject(1, utc(now));
            statement.setString(2, beat.version());
            statement.setObject(3, beat.waiting());
            statement.setObject(
                4, beat.oldestWaitingAt() == null ? null : utc(beat.oldestWaitingAt()));
            statement.setObject(5, beat.setAside());
            statement.setLong(6, beat.lastSeq() == null ? 0 : beat.lastSeq());
            statement.setLong(7, clockOffsetMillis);
            statement.setObject(8, beat.persisted());
            statement.setObject(9, beat.storageUsage());
            statement.setObject(10, beat.storageQuota());
            statement.setObject(11, utc(beat.sentAt()));
            statement.setLong(12, id);
            return statement.executeUpdate();
          }
        });
  }

  /** A device never gives out a lower number than before; only another one with its key does. */
  private static boolean countWentBack(Connection connection, long id, Heartbeat beat)
      throws SQLException {
    if (beat.lastSeq() == null) {
      return false;
    }
    try (var statement =
        connection.prepareStatement(
            "SELECT 1 FROM kiosk WHERE id = ? AND highest_seq > ? AND told_at < ?")) {
      statement.setLong(1, id);
      statement.setLong(2, beat.lastSeq());
      statement.setObject(3, utc(beat.sentAt()));
      try (var rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  @FunctionalInterface
  private interface Binding {
    void to(PreparedStatement statement) throws SQLException;
  }

  private List<Kiosk> find(String where, Binding binding) {
    return transactions.read(
        connection -> {
          var kiosks = new ArrayList<Kiosk>();
          try (var statement = connection.prepareStatement("SELECT * FROM kiosk " + where)) {
            binding.to(statement);
            try (var rows = statement.executeQuery()) {
              while (rows.next()) {
                kiosks.add(kiosk(rows));
              }
            }
          }
          return kiosks;
        });
  }

  private static Kiosk kiosk(ResultSet row) throws SQLException {
    return new Kiosk(
        row.getLong("id"),
        row.getLong("point_id"),
        row.getLong("counter_id"),
        row.getBytes("pin_salt"),
        row.getBytes("pin_hash"),
        row.getObject("enrolled_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
        instant(row, "revoked_at"),
        instant(row, "last_seen_at"),
        row.getString("app_version"),
        row.getObject("waiting", Integer.class),
        instant(row, "oldest_waiting_at"),
        row.getObject("set_aside", Integer.class),
        row.getObject("highest_seq", Long.class),
        row.getObject("clock_offset_ms", Long.class),
        row.getObject("is_persisted", Boolean.class),
        row.getObject("storage_usage", Long.class),
        row.getObject("storage_quota", Long.class));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    LocalDateTime value = row.getObject(column, LocalDateTime.class);
    return value == null ? null : value.toInstant(ZoneOffset.UTC);
  }

  /** A broken clock may tell a year that the column cannot hold. */
  private static LocalDateTime utc(Instant instant) {
    Instant bounded =
        instant.isBefore(EARLIEST) ? EARLIEST : instant.isAfter(LATEST) ? LATEST : instant;
    return LocalDateTime.ofInstant(bounded, ZoneOffset.UTC);
  }
}
