package vn.thuocdo.dossier;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import vn.thuocdo.database.Transactions;

/**
 * How many transactions there were: a dossier in a state is one, because each time a citizen left a
 * counter with a paper. Where software told of a point and day, that is the count; where it did
 * not, what somebody counted by hand.
 */
@Singleton
public class TransactionCounts {

  private final Transactions transactions;

  TransactionCounts(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * Part of a whole.
   *
   * @param procedureGroupId 0 for not told
   */
  public record Part(long unitId, long procedureGroupId) {}

  /**
   * Where a citizen left with a paper.
   *
   * @param counterId 0 for not told
   */
  public record Spot(long pointId, long counterId) {}

  /**
   * Returns the transactions of days in the office zone, both included, by place and by the name of
   * their {@link CaseState}; what was counted by hand is of no counter and of the state «».
   */
  public Map<Spot, Map<String, Long>> bySpot(LocalDate from, LocalDate to) {
    return transactions.read(
        connection -> {
          var counts = new HashMap<Spot, Map<String, Long>>();
          try (var statement =
              connection.prepareStatement(
                  """
                  SELECT point_id, counter_id, case_state, COUNT(*) FROM service_transaction
                  WHERE happened_on BETWEEN ? AND ? GROUP BY point_id, counter_id, case_state
                  UNION ALL
                  SELECT c.point_id, 0, '', SUM(c.counted) FROM counted_transactions c
                  WHERE c.day BETWEEN ? AND ? AND c.counted > 0 AND NOT EXISTS (SELECT 1 FROM service_transaction t
                    WHERE t.happened_on = c.day AND t.unit_id = c.unit_id AND t.point_id = c.point_id)
                  GROUP BY c.point_id""")) {
            statement.setObject(1, from);
            statement.setObject(2, to);
            statement.setObject(3, from);
            statement.setObject(4, to);
            try (var rows = statement.executeQuery()) {
              while (rows.next()) {
                counts
                    .computeIfAbsent(
                        new Spot(rows.getLong(1), rows.getLong(2)), any -> new HashMap<>())
                    .merge(rows.getString(3), rows.getLong(4), Long::sum);
              }
            }
          }
          return counts;
        });
  }

  /** Returns the transactions of days in the office zone, both included; none is no entry. */
  public Map<Part, Long> of(LocalDate from, LocalDate to) {
    return transactions.read(
        connection -> {
          var counts = new HashMap<Part, Long>();
          try (var statement =
              connection.prepareStatement(
                  """
                  SELECT unit_id, procedure_group_id, COUNT(*) FROM service_transaction
                  WHERE happened_on BETWEEN ? AND ? GROUP BY unit_id, procedure_group_id
                  UNION ALL
                  SELECT c.unit_id, c.procedure_group_id, SUM(c.counted) FROM counted_transactions c
                  WHERE c.day BETWEEN ? AND ? AND c.counted > 0 AND NOT EXISTS (SELECT 1 FROM service_transaction t
                    WHERE t.happened_on = c.day AND t.unit_id = c.unit_id AND t.point_id = c.point_id)
                  GROUP BY c.unit_id, c.procedure_group_id""")) {
            statement.setObject(1, from);
            statement.setObject(2, to);
            statement.setObject(3, from);
            statement.setObject(4, to);
            try (var rows = statement.executeQuery()) {
              while (rows.next()) {
                counts.merge(
                    new Part(rows.getLong(1), rows.getLong(2)), rows.getLong(3), Long::sum);
              }
            }
          }
          return counts;
        });
  }
}
