package vn.thuocdo.staff;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.keys.Keys;

/**
 * What somebody shows besides the password: a code from a telephone. Each code opens once. Secrets
 * are sealed with a key outside the database, and losing the telephone is mended as losing the
 * password is: by a colleague.
 */
@Singleton
public class SecondFactor {

  private final Transactions transactions;
  private final Keys keys;
  private final Audit audit;
  private final InstantSource clock;
  private final Set<Role> needed;

  /**
   * @param needed names of roles, with commas between, that cannot work without one
   * @throws IllegalArgumentException if there is no such role
   */
  SecondFactor(
      Transactions transactions,
      Keys keys,
      Audit audit,
      InstantSource clock,
      @Value("${thuocdo.second-factor:}") String needed) {
    this.transactions = transactions;
    this.keys = keys;
    this.audit = audit;
    this.clock = clock;
    this.needed =
        Arrays.stream(needed.split(","))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .map(Role::valueOf)
            .collect(Collectors.toUnmodifiableSet());
  }

  private record Row(byte[] sealed, @Nullable Instant since, long lastStep) {}

  /** Tells whether this account has to begin with it before it does anything else. */
  boolean isMissing(long accountId, Role role) {
    return needed.contains(role) && since(accountId).isEmpty();
  }

  /** Returns since when it is asked for; empty if it is not. */
  Optional<Instant> since(long accountId) {
    return find(accountId).flatMap(row -> Optional.ofNullable(row.since));
  }

  /** Returns the secret that was begun with and not yet shown to work. */
  Optional<String> begun(long accountId) {
    return find(accountId).filter(row -> row.since == null).flatMap(row -> keys.open(row.sealed));
  }

  /** Makes a secret, to be shown to its owner; one that works already stays. */
  void begin(StaffMember member) {
    byte[] sealed = keys.seal(OneTimeCodes.newSecret());
    transactions.write(
        connection -> {
          try (var statement =
              connection.prepareStatement(
                  """
                  INSERT INTO second_factor (account_id, secret_sealed, since, last_step) VALUES (?, ?, NULL, 0)
                  ON DUPLICATE KEY UPDATE secret_sealed = IF(since IS NULL, VALUES(secret_sealed), secret_sealed)""")) {
            statement.setLong(1, member.id());
            statement.setBytes(2, sealed);
            return statement.executeUpdate();
          }
        });
  }

  /** Asks for codes from now on, if this is one; tells whether it was. */
  boolean confirm(StaffMember member, String code) {
    return transactions.write(
        connection -> {
          Optional<Row> row = read(connection, member.id(), " FOR UPDATE");
          if (row.isEmpty()
              || row.get().since != null
              || !use(connection, member.id(), row.get(), code)) {
            return false;
          }
          try (var statement =
              connection.prepareStatement(
                  "UPDATE second_factor SET since = ? WHERE account_id = ?")) {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            statement.setObject(1, LocalDateTime.ofInstant(now, ZoneOffset.UTC));
            statement.setLong(2, member.id());
            statement.executeUpdate();
          }
          audit.record(member.username(), "second-factor-on", member.username(), null, null);
          return true;
        });
  }

  /** Asks for no code any more, if this is one; tells whether it was. */
  boolean end(StaffMember member, String code) {
    return transactions.write(
        connection -> {
          Optional<Row> row = read(connection, member.id(), " FOR UPDATE");
          if (row.isEmpty()
              || row.get().since == null
              || !use(connection, member.id(), row.get(), code)) {
            return false;
          }
          forget(member.id());
          audit.record(member.username(), "second-factor-off", member.username(), null, null);
          return true;
        });
  }

  /** Forgets the secret of an account; tells whether there was one. */
  boolean forget(long accountId) {
    return transactions.write(
        connection -> {
          try (var statement =
              connection.prepareStatement("DELETE FROM second_factor WHERE account_id = ?")) {
            statement.setLong(1, accountId);
            return statement.executeUpdate() > 0;
          }
        });
  }

  /** Tells whether somebody who knows the password may come in, and uses the code up. */
  boolean passes(long accountId, String code) {
    return transactions.write(
        connection -> {
          Optional<Row> row = read(connection, accountId, " FOR UPDATE");
          return row.isEmpty()
              || row.get().since == null
              || use(connection, accountId, row.get(), code);
        });
  }

  /** Seals every secret with the newest key; returns how many cannot be opened any more. */
  public int reseal() {
    return transactions.write(
        connection -> {
          var secrets = new LinkedHashMap<Long, byte[]>();
          try (var statement =
                  connection.prepareStatement(
                      "SELECT account_id, secret_sealed FROM second_factor FOR UPDATE");
              var rows = statement.executeQuery()) {
            while (rows.next()) {
              secrets.put(rows.getLong(1), rows.getBytes(2));
            }
          }
          int lost = 0;
          for (Map.Entry<Long, byte[]> secret : secrets.entrySet()) {
            Optional<String> opened = keys.open(secret.getValue());
            if (opened.isEmpty()) {
              lost++;
              continue;
            }
            try (var statement =
                connection.prepareStatement(
                    "UPDATE second_factor SET secret_sealed = ? WHERE account_id = ?")) {
              statement.setBytes(1, keys.seal(opened.get()));
              statement.setLong(2, secret.getKey());
              statement.executeUpdate();
            }
          }
          return lost;
        });
  }

  /** A code that was seen over somebody's shoulder opens nothing: its half minute is used up. */
  private boolean use(Connection connection, long accountId, Row row, String code)
      throws SQLException {
    Optional<String> secret = keys.open(row.sealed);
    OptionalLong step =
        secret.isEmpty()
            ? OptionalLong.empty()
            : OneTimeCodes.stepOf(secret.get(), code, clock.instant());
    if (step.isEmpty() || step.getAsLong() <= row.lastStep) {
      return false;
    }
    try (var statement =
        connection.prepareStatement(
            "UPDATE second_factor SET last_step = ? WHERE account_id = ?")) {
      statement.setLong(1, step.getAsLong());
      statement.setLong(2, accountId);
      return statement.executeUpdate() == 1;
    }
  }

  private Optional<Row> find(long accountId) {
    return transactions.read(connection -> read(connection, accountId, ""));
  }

  private static Optional<Row> read(Connection connection, long accountId, String how)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "SELECT secret_sealed, since, last_step FROM second_factor WHERE account_id = ?"
                + how)) {
      statement.setLong(1, accountId);
      try (var rows = statement.executeQuery()) {
        if (!rows.next()) {
          return Optional.empty();
        }
        LocalDateTime since = rows.getObject(2, LocalDateTime.class);
        return Optional.of(
            new Row(
                rows.getBytes(1),
                since == null ? null : since.toInstant(ZoneOffset.UTC),
                rows.getLong(3)));
      }
    }
  }
}
