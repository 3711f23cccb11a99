package vn.thuocdo.sms;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.period.Period;

/**
 * What came of the invitations of a period. Nobody starts or ends a campaign: a quarter is one,
 * because figures are made of quarters.
 */
@Singleton
class CampaignReport {

  private final Transactions transactions;

  CampaignReport(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * Invitations of one unit, or of several together.
   *
   * @param states of their messages
   * @param answered invitations with a rating, by SMS or by link
   * @param refused invitations answered with the wish to get no more messages
   * @param segments of the messages that the carrier took, which is what it charges for
   */
  record Sums(Map<MessageState, Long> states, long answered, long refused, long segments) {

    static final Sums NONE = new Sums(Map.of(), 0, 0, 0);

    long invited() {
      return states.values().stream().mapToLong(Long::longValue).sum();
    }

    long in(MessageState state) {
      return states.getOrDefault(state, 0L);
    }

    Sums plus(Sums other) {
      var both = new EnumMap<MessageState, Long>(MessageState.class);
      states.forEach((state, count) -> both.merge(state, count, Long::sum));
      other.states.forEach((state, count) -> both.merge(state, count, Long::sum));
      return new Sums(
          both, answered + other.answered, refused + other.refused, segments + other.segments);
    }
  }

  /**
   * A period at one moment.
   *
   * @param units those with invitations, by number
   * @param unread replies that a person has to read
   */
  record Report(SortedMap<Long, Sums> units, long unread, long optOuts) {

    Sums total() {
      return units.values().stream().reduce(Sums.NONE, Sums::plus);
    }
  }

  /**
   * @param maySee whether a unit, by its number, is to be in it
   */
  Report of(Period period, LongPredicate maySee) {
    return transactions.read(
        connection ->
            new Report(
                units(connection, period, maySee),
                unread(connection, maySee),
                Sql.number(connection, "SELECT COUNT(*) FROM opt_out WHERE ended_at IS NULL")));
  }

  private record Row(long unitId, Sums sums) {}

  private static SortedMap<Long, Sums> units(
      Connection connection, Period period, LongPredicate maySee) throws SQLException {
    var units = new TreeMap<Long, Sums>();
    Sql.list(
            connection,
            """
            SELECT t.unit_id, m.state, COUNT(*), COUNT(o.id), COUNT(r.invitation_id),
              SUM(IF(m.carrier_id IS NULL, 0, m.segments))
            FROM invitation i JOIN service_transaction t ON t.id = i.transaction_id
            JOIN sms_message m ON m.invitation_id = i.id
            LEFT JOIN occasion o ON o.id = i.occasion
            LEFT JOIN (SELECT DISTINCT invitation_id FROM sms_reply WHERE state = 'OPT_OUT') r
              ON r.invitation_id = i.id
            WHERE i.invited_at >= ? AND i.invited_at < ? GROUP BY t.unit_id, m.state""",
            row ->
                new Row(
                    row.getLong(1),
                    new Sums(
                        Map.of(MessageState.valueOf(row.getString(2)), row.getLong(3)),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6))),
            period.startsAt(),
            period.endsBefore())
        .stream()
        .filter(row -> maySee.test(row.unitId))
        .forEach(row -> units.merge(row.unitId, row.sums, Sums::plus));
    return units;
  }

  private static long unread(Connection connection, LongPredicate maySee) throws SQLException {
    List<Long> units =
        Sql.list(
            connection,
            """
            SELECT t.unit_id FROM sms_reply r JOIN invitation i ON i.id = r.invitation_id
            JOIN service_transaction t ON t.id = i.transaction_id WHERE r.state = 'UNREAD'""",
            row -> row.getLong(1));
    return units.stream().filter(maySee::test).count();
  }
}
