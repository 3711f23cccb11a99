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

  /**
   * Part of a whole.
   *
   * @param procedureGroupId 0 for not told
   */
  public record Part(long unitId, long procedureGroupId) {}

  /** Returns the invitations of a period; none is no entry. */
  public Map<Part, Long> of(Period period) {
    return transactions.read(
        connection -> {
          var counts = new HashMap<Part, Long>();
          Sql.list(
                  connection,
                  """
                  SELECT t.unit_id, t.procedure_group_id, COUNT(*) FROM invitation i
                  JOIN service_transaction t ON t.id = i.transaction_id
                  WHERE i.invited_at >= ? AND i.invited_at < ? GROUP BY t.unit_id, t.procedure_group_id""",
                  row -> Map.entry(new Part(row.getLong(1), row.getLong(2)), row.getLong(3)),
                  period.startsAt(),
                  period.endsBefore())
              .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
          return counts;
        });
  }
}
