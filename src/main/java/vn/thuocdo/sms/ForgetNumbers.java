package vn.thuocdo.sms;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import vn.thuocdo.database.Transactions;

/**
 * Forgets what leads to a citizen when it has served its purpose. Ratings and opt-outs stay: the
 * former lead to nobody, the latter must be honoured.
 */
@Singleton
class ForgetNumbers {

  /** As citizens are told; nobody is asked twice within it. */
  static final Duration NUMBERS = Duration.ofDays(30);

  static final Duration TEXTS = Duration.ofDays(90);
  private static final Duration EARLY_REPORTS = Duration.ofDays(1);

  private final Transactions transactions;
  private final InstantSource clock;

  ForgetNumbers(Transactions transactions, InstantSource clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Forgets what is due, and returns how many rows that were. */
  int forget() {
    Instant now = clock.instant();
    return transactions.write(connection -> forget(connection, now));
  }

  private static int forget(Connection connection, Instant now) throws SQLException {
    Instant numbers = now.minus(NUMBERS);
    return Sql.update(
            connection,
            "UPDATE sms_draw SET number_hash = NULL WHERE number_hash IS NOT NULL AND drawn_at < ?",
            numbers)
        + Sql.update(
            connection,
            "UPDATE invitation SET number_hash = NULL WHERE number_hash IS NOT NULL AND invited_at"
                + " < ?",
            numbers)
        + Sql.update(
            connection,
            """
            UPDATE sms_message SET number_hash = NULL, number_sealed = NULL, body_sealed = NULL
            WHERE number_hash IS NOT NULL AND created_at < ? AND state NOT IN ('QUEUED', 'SENDING')""",
            numbers)
        + Sql.update(
            connection,
            "UPDATE sms_reply SET number_hash = NULL WHERE number_hash IS NOT NULL AND received_at"
                + " < ?",
            numbers)
        + Sql.update(
            connection,
            "UPDATE sms_reply SET text = '', answer = NULL WHERE text <> '' AND received_at < ?",
            now.minus(TEXTS))
        + Sql.update(
            connection, "DELETE FROM sms_early_report WHERE at < ?", now.minus(EARLY_REPORTS));
  }
}
