package vn.thuocdo.sms;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.text.PhoneNumber;
import vn.thuocdo.text.SmsLength;

/**
 * Messages that wait to be handed over, and what became of those that were. A message is written in
 * the transaction that wants it sent, so that neither is without the other; every one ends in
 * exactly one {@link MessageState}.
 *
 * <p>A server claims messages before it hands them over. One that dies in between leaves a claim
 * that others take over after {@link #CLAIM_LASTS}; they first ask the carrier whether it has the
 * message already.
 */
@Singleton
class Outbox {

  /** Nobody begins to hand over a message so long after claiming it. */
  static final Duration HANDED_OVER_WITHIN = Duration.ofSeconds(60);

  /** Longer than {@link #HANDED_OVER_WITHIN} and the longest handing over together. */
  static final Duration CLAIM_LASTS = Duration.ofSeconds(120);

  /** Stands as code of a message whose owner wanted none while a server had claimed it. */
  static final String STOPPED = "stop";

  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
  private static final Duration KEPT_FOR = Duration.ofHours(48);

  private final Transactions transactions;
  private final Numbers numbers;
  private final SendingHours hours;
  private final InstantSource clock;

  Outbox(Transactions transactions, Numbers numbers, SendingHours hours, InstantSource clock) {
    this.transactions = transactions;
    this.numbers = numbers;
    this.hours = hours;
    this.clock = clock;
  }

  /** A message to be sent. */
  record New(long invitation, PhoneNumber number, String body) {

    @Override
    public String toString() {
      return "message of invitation " + invitation;
    }
  }

  /** Puts invitations' messages in, within the caller's transaction. */
  void add(Connection connection, List<New> messages) throws SQLException {
    Instant now = now();
    Instant due = hours.next(now);
    var rows = new ArrayList<@Nullable Object[]>();
    for (New message : messages) {
      rows.add(
          new @Nullable Object[] {
            message.invitation,
            numbers.hash(message.number.e164()),
            numbers.seal(message.number.e164()),
            numbers.seal(message.body),
            SmsLength.of(message.body).segments(),
            due,
            due.plus(KEPT_FOR),
            now
          });
    }
    Sql.batch(
        connection,
        """
        INSERT INTO sms_message (invitation_id, number_hash, number_sealed, body_sealed, segments, state, attempts,
          due_at, expires_at, created_at)
        VALUES (?, ?, ?, ?, ?, 'QUEUED', 0, ?, ?, ?)""",
        rows);
  }

  /**
   * A message that a server has taken on itself to hand over.
   *
   * @param message null when its number or text cannot be opened
   * @param unsureSince set when an earlier claim ended unheard of: the carrier may have the message
   *     since then
   */
  record Claimed(
      long id,
      @Nullable OutgoingMessage message,
      int attempts,
      Instant expiresAt,
      @Nullable Instant unsureSince) {}

  /** Takes messages that are due, at most so many, the oldest first. */
  List<Claimed> claim(int most) {
    Instant now = now();
    if (!hours.next(now).equals(now)) {
      return List.of();
    }
    UUID claim = UUID.randomUUID();
    UUID takeOver = UUID.randomUUID();
    return transactions.write(
        connection -> {
          end(
              connection,
              "expires_at < ? AND state = 'QUEUED'",
              now,
              MessageState.EXPIRED,
              null,
              now);
          // Claims left behind: the carrier may have these messages.
          int left =
              Sql.update(
                  connection,
                  "UPDATE sms_message SET claimed_by = ? WHERE state = 'SENDING' AND claimed_at < ?"
                      + " ORDER BY id LIMIT ?",
                  takeOver.toString(),
                  now.minus(CLAIM_LASTS),
                  most);
          int due =
              Sql.update(
                  connection,
                  """
                  UPDATE sms_message SET state = 'SENDING', claimed_by = ?, claimed_at = ?, attempts = attempts + 1
                  WHERE state = 'QUEUED' AND due_at <= ? ORDER BY due_at, id LIMIT ?""",
                  claim.toString(),
                  now,
                  now,
                  most - left);
          return left + due == 0 ? List.of() : claimed(connection, claim, takeOver, now);
        });
  }

  private List<Claimed> claimed(Connection connection, UUID claim, UUID takeOver, Instant now)
      throws SQLException {
    List<Claimed> claimed =
        Sql.list(
            connection,
            """
            SELECT id, number_sealed, body_sealed, attempts, expires_at, created_at, claimed_by
            FROM sms_message WHERE claimed_by IN (?, ?) ORDER BY id""",
            row -> {
              long id = row.getLong("id");
              var to = numbers.open(row.getBytes("number_sealed"));
              var body = numbers.open(row.getBytes("body_sealed"));
              boolean isLeft = takeOver.toString().equals(row.getString("claimed_by"));
              return new Claimed(
                  id,
                  to.isPresent() && body.isPresent()
                      ? new OutgoingMessage(id, to.get(), body.get())
                      : null,
                  row.getInt("attempts"),
                  java.util.Objects.requireNonNull(Sql.time(row, "expires_at")),
                  // Not since the claim: that may be the second, after one that nobody heard of
                  // either.
                  isLeft ? Sql.time(row, "created_at") : null);
            },
            claim.toString(),
            takeOver.toString());
    Sql.update(
        connection,
        "UPDATE sms_message SET claimed_at = ? WHERE claimed_by = ?",
        now,
        takeOver.toString());
    return claimed;
  }

  /** What came of handing one message over. */
  sealed interface Result {
    record Taken(long id, String carrierId, Instant at) implements Result {}

    record Ended(long id, MessageState state, String code) implements Result {}

    record Later(long id, Instant due, String code) implements Result {}

    /** Nobody knows whether the carrier has it: the claim stays, for whoever takes it over. */
    record Unsure(long id) implements Result {}
  }

  /**
   * Writes down what came of handing over; results that do not belong to a claim change nothing.
   */
  void record(List<Result> results) {
    transactions.write(
        connection -> {
          var taken = new ArrayList<Result.Taken>();
          for (Result result : results) {
            switch (result) {
              case Result.Taken one -> taken.add(one);
              case Result.Ended ended ->
                  end(
                      connection,
                      "id = ? AND state = 'SENDING'",
                      ended.id,
                      ended.state,
                      ended.code,
                      now());
              case Result.Later later -> putOff(connection, later);
              case Result.Unsure unsure -> LOG.info("message {} stays claimed", unsure.id);
            }
          }
          if (!taken.isEmpty()) {
            recordTaken(connection, taken);
          }
          return results.size();
        });
  }

  private void putOff(Connection connection, Result.Later later) throws SQLException {
    Sql.update(
        connection,
        """
        UPDATE sms_message SET state = 'QUEUED', due_at = ?, code = ?, claimed_by = NULL
        WHERE id = ? AND state = 'SENDING' AND COALESCE(code, '') <> ?""",
        hours.next(later.due),
        later.code,
        later.id,
        STOPPED);
  }

  private void recordTaken(Connection connection, List<Result.Taken> taken) throws SQLException {
    Sql.batch(
        connection,
        "UPDATE sms_message SET state = 'SENT', carrier_id = ?, sent_at = ?, claimed_by = NULL,"
            + " number_sealed = NULL, code = NULL WHERE id = ? AND state = 'SENDING'",
        taken.stream().map(one -> new @Nullable Object[] {one.carrierId, one.at, one.id}).toList());
    Sql.update(
        connection,
        "UPDATE invitation i JOIN sms_message m ON m.invitation_id = i.id SET i.sent_at = m.sent_at"
            + " WHERE i.sent_at IS NULL AND m.id IN "
            + Sql.marks(taken),
        taken.stream().map(Result.Taken::id).toArray());
    List<EarlyReport> early =
        Sql.list(
            connection,
            "SELECT carrier_id, state, code FROM sms_early_report WHERE carrier_id IN "
                + Sql.marks(taken)
                + " FOR UPDATE",
            row ->
                new EarlyReport(
                    row.getString(1), MessageState.valueOf(row.getString(2)), row.getString(3)),
            taken.stream().map(Result.Taken::carrierId).toArray());
    for (EarlyReport one : early) {
      report(connection, one.carrierId, one.state, one.code);
    }
  }

  /** What a carrier said of a message before we knew that it has it. */
  private record EarlyReport(String carrierId, MessageState state, String code) {}

  /**
   * @param code null to leave the one of the last attempt
   * @param value what {@code where} asks for
   */
  private static void end(
      Connection connection,
      String where,
      Object value,
      MessageState state,
      @Nullable String code,
      Instant now)
      throws SQLException {
    Sql.update(
        connection,
        "UPDATE sms_message SET state = ?, ended_at = ?, code = COALESCE(?, code), "
            + "number_sealed = NULL, body_sealed = NULL, claimed_by = NULL WHERE "
            + where,
        state.name(),
        now,
        code,
        value);
  }

  /** Returns those of claimed messages that nobody has stopped since. */
  Set<Long> stillWanted(List<Long> ids) {
    return transactions.read(
        connection ->
            new HashSet<>(
                Sql.list(
                    connection,
                    "SELECT id FROM sms_message WHERE state = 'SENDING' AND COALESCE(code, '') <> ?"
                        + " AND id IN ("
                        + ids.stream().map(String::valueOf).collect(Collectors.joining(", "))
                        + ")",
                    row -> row.getLong(1),
                    STOPPED)));
  }

  /**
   * Ends what waits for a number whose owner wants no messages. What a server has claimed it stops,
   * unless that has begun to hand it over.
   */
  void cancel(Connection connection, byte[] number) throws SQLException {
    end(
        connection,
        "number_hash = ? AND state = 'QUEUED'",
        number,
        MessageState.OPTED_OUT,
        null,
        now());
    Sql.update(
        connection,
        "UPDATE sms_message SET code = ? WHERE number_hash = ? AND state = 'SENDING'",
        STOPPED,
        number);
  }

  /**
   * Takes a carrier's report. Late, repeated and disordered ones are harmless: an ending stays. One
   * that comes before we know that the carrier has the message waits until we do.
   *
   * @param code the carrier's, or empty
   */
  void report(String carrierId, MessageState state, String code) {
    if (!state.isEnd()) {
      return;
    }
    transactions.write(
        connection -> {
          int changed = report(connection, carrierId, state, code);
          if (changed > 0) {
            return changed;
          }
          if (Sql.number(
                  connection, "SELECT COUNT(*) FROM sms_message WHERE carrier_id = ?", carrierId)
              == 0) {
            Sql.update(
                connection,
                """
                INSERT INTO sms_early_report (carrier_id, state, code, at) VALUES (?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE state = VALUES(state), code = VALUES(code)""",
                carrierId,
                state.name(),
                code,
                now());
          }
          // Once more: it may have been written down meanwhile that the carrier has the message,
          // before the early report could be seen.
          return report(connection, carrierId, state, code);
        });
  }

  private int report(Connection connection, String carrierId, MessageState state, String code)
      throws SQLException {
    return Sql.update(
        connection,
        """
        UPDATE sms_message SET state = ?, code = ?, ended_at = ?, body_sealed = NULL
        WHERE carrier_id = ? AND state = 'SENT'""",
        state.name(),
        code.isEmpty() ? null : code,
        now(),
        carrierId);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
