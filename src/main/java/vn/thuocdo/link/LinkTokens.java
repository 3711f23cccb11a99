package vn.thuocdo.link;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.database.BinaryUuid;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.dossier.CaseState;
import vn.thuocdo.rating.Place;
import vn.thuocdo.rating.Respondent;
import vn.thuocdo.staff.Secrets;

/** Makes the links that lead a citizen to the form about one visit, and finds them again. */
@Singleton
public class LinkTokens {

  /** The page of a token is at this path and the token. */
  public static final String PATH = "/s/";

  private static final int TOKEN_BYTES = 16;
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{22}");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Transactions transactions;

  LinkTokens(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * Returns a new token for each ticket: 128 random bits as 22 characters that need no escaping in
   * an address. It is nowhere to be seen again: only its hash is kept. Runs in the transaction of
   * the connection.
   */
  public List<String> create(Connection connection, List<LinkTicket> tickets) throws SQLException {
    var tokens = new ArrayList<String>();
    try (var statement =
        connection.prepareStatement(
            """
            INSERT INTO link_token (token_hash, occasion, unit_id, point_id, counter_id, procedure_group_id, respondent,
              language, case_state, created_at, expires_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
      for (LinkTicket ticket : tickets) {
        String token = newToken();
        tokens.add(token);
        CaseState caseState = ticket.caseState();
        statement.setBytes(1, Secrets.sha256(token));
        statement.setBytes(2, BinaryUuid.bytes(ticket.occasion()));
        statement.setLong(3, ticket.place().unitId());
        statement.setLong(4, ticket.place().pointId());
        statement.setLong(5, ticket.place().counterId());
        statement.setLong(6, ticket.place().procedureGroupId());
        statement.setString(7, ticket.respondent().name());
        statement.setString(8, ticket.language());
        statement.setString(9, caseState == null ? null : caseState.name());
        statement.setObject(10, utc(ticket.createdAt()));
        statement.setObject(11, utc(ticket.expiresAt()));
        statement.addBatch();
      }
      statement.executeBatch();
    }
    return List.copyOf(tokens);
  }

  private static String newToken() {
    var bits = new byte[TOKEN_BYTES];
    RANDOM.nextBytes(bits);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
  }

  /**
   * Deletes the links that expired before an instant, whether they were answered or not, and
   * returns how many; what was answered stays.
   */
  public int deleteExpiredBefore(Instant instant) {
    return transactions.write(
        connection -> {
          try (var statement =
              connection.prepareStatement("DELETE FROM link_token WHERE expires_at < ?")) {
            statement.setObject(1, utc(instant));
            return statement.executeUpdate();
          }
        });
  }

  /** Forgets the link to a visit; runs in the transaction of the connection. */
  public void withdraw(Connection connection, UUID occasion) throws SQLException {
    try (var statement = connection.prepareStatement("DELETE FROM link_token WHERE occasion = ?")) {
      statement.setBytes(1, BinaryUuid.bytes(occasion));
      statement.executeUpdate();
    }
  }

  /** Returns the link of a token, expired ones too; empty for what is no token of ours. */
  Optional<Link> find(String token) {
    if (!TOKEN.matcher(token).matches()) {
      return Optional.empty();
    }
    byte[] hash = Secrets.sha256(token);
    return transactions.read(connection -> find(connection, hash));
  }

  private static Optional<Link> find(Connection connection, byte[] hash) throws SQLException {
    try (var statement =
        connection.prepareStatement("SELECT * FROM link_token WHERE token_hash = ?")) {
      statement.setBytes(1, hash);
      try (var rows = statement.executeQuery()) {
        return rows.next()
            ? Optional.of(new Link(hash, ticket(rows), instant(rows, "first_answered_at")))
            : Optional.empty();
      }
    }
  }

  /** Notes that there is an answer; only the first one starts the time for changes. */
  void answered(Link link, Instant at) {
    transactions.write(
        connection -> {
          try (var statement =
              connection.prepareStatement(
                  "UPDATE link_token SET first_answered_at = ? WHERE token_hash = ? AND first_answered_at IS NULL")) {
            statement.setObject(1, utc(at));
            statement.setBytes(2, link.tokenHash());
            return statement.executeUpdate();
          }
        });
  }

  private static LinkTicket ticket(ResultSet row) throws SQLException {
    String caseState = row.getString("case_state");
    return new LinkTicket(
        BinaryUuid.of(row.getBytes("occasion")),
        new Place(
            row.getLong("unit_id"),
            row.getLong("point_id"),
            row.getLong("counter_id"),
            row.getLong("procedure_group_id")),
        Respondent.valueOf(row.getString("respondent")),
        row.getString("language"),
        caseState == null ? null : CaseState.valueOf(caseState),
        row.getObject("created_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
        row.getObject("expires_at", LocalDateTime.class).toInstant(ZoneOffset.UTC));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    LocalDateTime value = row.getObject(column, LocalDateTime.class);
    return value == null ? null : value.toInstant(ZoneOffset.UTC);
  }

  /** MySQL would round what MariaDB cuts off. */
  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant.truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC);
  }
}
