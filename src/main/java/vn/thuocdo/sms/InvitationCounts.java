package vn.thuocdo.sms;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.period.Period;

/** How many were asked, whatever became of their message. */
@Singleton
public class InvitationCounts {

  private final Transactions transactions;

  InvitationCounts(Transactions transactions) {
    this.transactions = transactions;
  }

  /** Returns the invitations of a period by unit; none is no entry. */
  public Map<Long, Long> of(Period period) {
    return transactions.read(
        connection -> {
          var counts = new HashMap<Long, Long>();
          Sql.list(
                  connection,
                  """
                  SELECT t.unit_id, COUNT(*) FROM invitation i
                  JOIN service_transaction t ON t.id = i.transaction_id
                  WHERE i.invited_at >= ? AND i.invited_at < ? GROUP BY t.unit_id""",
                  row -> Map.entry(row.getLong(1), row.getLong(2)),
                  period.startsAt(),
                  period.endsBefore())
              .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
          return counts;
        });
  }
}
