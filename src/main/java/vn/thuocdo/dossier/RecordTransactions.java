package vn.thuocdo.dossier;

import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.keys.Keys;
import vn.thuocdo.period.OfficeZone;

/** Takes a batch of transactions and answers for every one of them. */
@Singleton
public class RecordTransactions {

  private final ReadTransaction readTransaction;
  private final Transactions transactions;
  private final Systems systems;
  private final Keys keys;
  private final ApplicationEventPublisher<TransactionStored> stored;
  private final InstantSource clock;

  RecordTransactions(
      ReadTransaction readTransaction,
      Transactions transactions,
      Systems systems,
      Keys keys,
      ApplicationEventPublisher<TransactionStored> stored,
      InstantSource clock) {
    this.readTransaction = readTransaction;
    this.transactions = transactions;
    this.systems = systems;
    this.keys = keys;
    this.stored = stored;
    this.clock = clock;
  }

  /** What became of one. */
  public enum Outcome {
    STORED,
    REPEATED,
    REFUSED
  }

  /**
   * The answer for one transaction.
   *
   * @param dossierCode as it was sent; null when none was
   * @param reason stable code; null unless it was refused
   */
  public record Receipt(@Nullable String dossierCode, Outcome outcome, @Nullable String reason) {}

  /**
   * Returns one receipt per transaction, in order; what is stored is committed before this returns.
   * The same dossier in the same state again is a repeat and changes nothing.
   *
   * @param sent JSON objects; a bad one never holds back the others
   * @param systemId who sent them
   */
  List<Receipt> record(List<JsonNode> sent, long systemId) {
    return transactions.write(
        connection -> {
          systems.saw(connection, systemId, clock.instant());
          return record(connection, sent);
        });
  }

  /**
   * Returns one receipt per transaction, in order, of those that come in a file.
   *
   * @param isTrial whether to tell what would happen and store nothing
   */
  public List<Receipt> record(List<JsonNode> sent, boolean isTrial) {
    return transactions.write(
        connection -> {
          List<Receipt> receipts = record(connection, sent);
          if (isTrial) {
            connection.rollback();
          }
          return receipts;
        });
  }

  private List<Receipt> record(Connection connection, List<JsonNode> sent) throws SQLException {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var receipts = new ArrayList<Receipt>();
    for (JsonNode one : sent) {
      String code = ReadTransaction.text(one, "dossierCode");
      ReadTransaction.Judgement judgement = readTransaction.read(one, now);
      if (judgement instanceof ReadTransaction.Judgement.Refused no) {
        receipts.add(new Receipt(code, Outcome.REFUSED, no.reason().name()));
      } else if (judgement instanceof ReadTransaction.Judgement.Taken yes) {
        receipts.add(new Receipt(code, store(connection, yes.transaction()), null));
      }
    }
    return List.copyOf(receipts);
  }

  private Outcome store(Connection connection, NewTransaction transaction) throws SQLException {
    byte[] dossier = keys.hash("dossier", transaction.dossierCode());
    OptionalLong id = insert(connection, transaction, dossier);
    if (id.isEmpty()) {
      return Outcome.REPEATED;
    }
    stored.publishEvent(
        new TransactionStored(
            id.getAsLong(),
            dossier,
            transaction.caseState(),
            transaction.place(),
            transaction.respondent(),
            transaction.language(),
            transaction.phone(),
            transaction.receivedAt()));
    return Outcome.STORED;
  }

  /** Returns the number of the new row; empty if the dossier is known in that state. */
  private static OptionalLong insert(
      Connection connection, NewTransaction transaction, byte[] dossier) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            INSERT INTO service_transaction (dossier_hash, case_state, unit_id, point_id, counter_id,
              procedure_group_id, handled_by, respondent, happened_on, completed_at, due_at, received_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE case_state = VALUES(case_state)""",
            Statement.RETURN_GENERATED_KEYS)) {
      statement.setBytes(1, dossier);
      statement.setString(2, transaction.caseState().name());
      statement.setLong(3, transaction.place().unitId());
      statement.setLong(4, transaction.place().pointId());
      statement.setLong(5, transaction.place().counterId());
      statement.setLong(6, transaction.place().procedureGroupId());
      statement.setString(7, transaction.handledBy());
      statement.setString(8, transaction.respondent().name());
      statement.setObject(
          9,
          OfficeZone.dayOf(
              Objects.requireNonNullElse(transaction.completedAt(), transaction.receivedAt())));
      setTime(statement, 10, transaction.completedAt());
      setTime(statement, 11, transaction.dueAt());
      setTime(statement, 12, transaction.receivedAt());
      if (statement.executeUpdate() != 1) {
        return OptionalLong.empty();
      }
      try (var generated = statement.getGeneratedKeys()) {
        generated.next();
        return OptionalLong.of(generated.getLong(1));
      }
    }
  }

  private static void setTime(PreparedStatement statement, int column, @Nullable Instant time)
      throws SQLException {
    statement.setObject(
        column, time == null ? null : LocalDateTime.ofInstant(time, ZoneOffset.UTC));
  }
}
