package vn.thuocdo.sms;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import vn.thuocdo.database.Transactions;

/** What came of the invitations of the last days. */
@Singleton
class MessagesReport {

  static final Duration LOOKED_BACK = Duration.ofDays(30);
  static final int MOST_UNREAD = 100;

  private final Transactions transactions;
  private final InstantSource clock;

  MessagesReport(Transactions transactions, InstantSource clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * One unit.
   *
   * @param invited invitations whose message was not ended before it was sent
   * @param delivered messages that the carrier brought to the telephone
   * @param answered invitations with a rating, by SMS or by link
   * @param segments what the carrier charges for
   */
  record UnitLine(long unitId, long invited, long delivered, long answered, long segments) {}

  /** A reply that nobody could read yet; never with a number. */
  record Unread(long id, long unitId, Instant receivedAt, String text) {}

  /**
   * Everything at one moment.
   *
   * @param draws by outcome
   * @param states messages by state
   */
  record Report(
      List<UnitLine> units,
      Map<String, Long> draws,
      Map<String, Long> states,
      long optOuts,
      long waitingSince,
      List<Unread> unread) {}

  Report report() {
    Instant since = clock.instant().minus(LOOKED_BACK);
    return transactions.read(
        connection ->
            new Report(
                units(connection, since),
                counts(
                    connection,
                    "SELECT outcome, COUNT(*) FROM sms_draw WHERE drawn_at > ? GROUP BY outcome",
                    since),
                counts(
                    connection,
                    "SELECT state, COUNT(*) FROM sms_message WHERE created_at > ? GROUP BY state",
                    since),
                Sql.number(connection, "SELECT COUNT(*) FROM opt_out WHERE ended_at IS NULL"),
                Sql.number(
                    connection,
                    "SELECT COUNT(*) FROM sms_message WHERE state IN ('QUEUED', 'SENDING')"),
                unread(connection)));
  }

  private static List<UnitLine> units(Connection connection, Instant since) throws SQLException {
    return Sql.list(
        connection,
        """
        SELECT t.unit_id, COUNT(*), SUM(m.state = 'DELIVERED'), SUM(o.id IS NOT NULL), SUM(m.segments)
        FROM invitation i JOIN service_transaction t ON t.id = i.transaction_id
        JOIN sms_message m ON m.invitation_id = i.id LEFT JOIN occasion o ON o.id = i.occasion
        WHERE i.invited_at > ? GROUP BY t.unit_id ORDER BY t.unit_id""",
        row ->
            new UnitLine(
                row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)),
        since);
  }

  private static Map<String, Long> counts(Connection connection, String sql, Instant since)
      throws SQLException {
    var counts = new LinkedHashMap<String, Long>();
    Sql.list(connection, sql, row -> Map.entry(row.getString(1), row.getLong(2)), since)
        .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
    return counts;
  }

  private static List<Unread> unread(Connection connection) throws SQLException {
    return Sql.list(
        connection,
        """
        SELECT r.id, t.unit_id, r.received_at, r.text FROM sms_reply r JOIN invitation i ON i.id = r.invitation_id
        JOIN service_transaction t ON t.id = i.transaction_id
        WHERE r.state = 'UNREAD' ORDER BY r.id LIMIT ?""",
        row ->
            new Unread(
                row.getLong(1),
                row.getLong(2),
                Objects.requireNonNull(Sql.time(row, "received_at")),
                row.getString(4)),
        MOST_UNREAD);
  }
}
