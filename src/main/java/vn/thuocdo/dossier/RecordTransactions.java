package vn.thuocdo.dossier;

import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.database.Marks;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.keys.Keys;
import vn.thuocdo.period.OfficeZone;

/** Takes a batch of transactions and answers for every one of them. */
@Singleton
public class RecordTransactions {

  private static final int MOST_ATTEMPTS = 5;

  private final ReadTransaction readTransaction;
  private final Transactions transactions;
  private final Systems systems;
  private final Keys keys;
  private final ApplicationEventPublisher<TransactionsStored> stored;
  private final InstantSource clock;

  RecordTransactions(
      ReadTransaction readTransaction,
      Transactions transactions,
      Systems systems,
      Keys keys,
      ApplicationEventPublisher<TransactionsStored> stored,
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
    return write(
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
    return write(
        connection -> {
          List<Receipt> receipts = record(connection, sent);
          if (isTrial) {
            connection.rollback();
          }
          return receipts;
        });
  }

  private List<Receipt> write(Transactions.Work<List<Receipt>> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return transactions.write(work);
      } catch (RuntimeException e) {
        // Another server was just storing one of them: now we see it.
        if (attempt == MOST_ATTEMPTS || !Transactions.isDuplicate(e)) {
          throw e;
        }
      }
    }
  }

  /** What is kept once. */
  private record Key(ByteBuffer dossier, CaseState state) {}

  private List<Receipt> record(Connection connection, List<JsonNode> sent) throws SQLException {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    List<ReadTransaction.Judgement> judgements =
        sent.stream().map(one -> readTransaction.read(one, now)).toList();
    var fresh = new LinkedHashMap<Key, NewTransaction>();
    judgements.forEach(
        judgement -> {
          if (judgement instanceof ReadTransaction.Judgement.Taken yes) {
            fresh.putIfAbsent(key(yes.transaction()), yes.transaction());
          }
        });
    fresh.keySet().removeAll(stored(connection, fresh.keySet()).keySet());
    store(connection, fresh);
    var receipts = new ArrayList<Receipt>();
    for (int i = 0; i < sent.size(); i++) {
      String code = ReadTransaction.text(sent.get(i), "dossierCode");
      if (judgements.get(i) instanceof ReadTransaction.Judgement.Refused no) {
        receipts.add(new Receipt(code, Outcome.REFUSED, no.reason().name()));
      } else if (judgements.get(i) instanceof ReadTransaction.Judgement.Taken yes) {
        boolean isStored = fresh.get(key(yes.transaction())) == yes.transaction();
        receipts.add(new Receipt(code, isStored ? Outcome.STORED : Outcome.REPEATED, null));
      }
    }
    return List.copyOf(receipts);
  }

  private Key key(NewTransaction transaction) {
    return new Key(
        ByteBuffer.wrap(keys.hash("dossier", transaction.dossierCode())), transaction.caseState());
  }

  private void store(Connection connection, Map<Key, NewTransaction> fresh) throws SQLException {
    if (fresh.isEmpty()) {
      return;
    }
    insert(connection, fresh);
    Map<Key, Long> ids = stored(connection, fresh.keySet());
    var told = new ArrayList<TransactionStored>();
    fresh.forEach(
        (key, transaction) ->
            told.add(
                new TransactionStored(
                    Objects.requireNonNull(ids.get(key)),
                    key.dossier.array(),
                    transaction.caseState(),
                    transaction.place(),
                    transaction.respondent(),
                    transaction.language(),
                    transaction.phone(),
                    transaction.receivedAt())));
    stored.publishEvent(new TransactionsStored(List.copyOf(told)));
  }

  /** Returns the numbers of those that are stored. */
  private static Map<Key, Long> stored(Connection connection, Set<Key> wanted) throws SQLException {
    var ids = new HashMap<Key, Long>();
    if (wanted.isEmpty()) {
      return ids;
    }
    try (var statement =
        connection.prepareStatement(
            "SELECT id, dossier_hash, case_state FROM service_transaction WHERE dossier_hash IN ("
                + Marks.of(wanted)
                + ")")) {
      int column = 1;
      for (Key key : wanted) {
        statement.setBytes(column++, key.dossier.array());
      }
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          var dossier = ByteBuffer.wrap(rows.getBytes(2));
          ids.put(new Key(dossier, CaseState.valueOf(rows.getString(3))), rows.getLong(1));
        }
      }
    }
    ids.keySet().retainAll(wanted);
    return ids;
  }

  private static void insert(Connection connection, Map<Key, NewTransaction> fresh)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            INSERT INTO service_transaction (dossier_hash, case_state, unit_id, point_id, counter_id,
              procedure_group_id, handled_by, respondent, happened_on, completed_at, due_at, received_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
      for (var entry : fresh.entrySet()) {
        NewTransaction transaction = entry.getValue();
        statement.setBytes(1, entry.getKey().dossier.array());
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
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static void setTime(PreparedStatement statement, int column, @Nullable Instant time)
      throws SQLException {
    statement.setObject(
        column, time == null ? null : LocalDateTime.ofInstant(time, ZoneOffset.UTC));
  }
}
