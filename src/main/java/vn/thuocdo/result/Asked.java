package vn.thuocdo.result;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Who could have answered in a period.
 *
 * @param transactions by unit and procedure group
 * @param invitations by unit, by message
 */
record Asked(Map<Part, Long> transactions, Map<Long, Long> invitations) {

  static final Asked NOBODY = new Asked(Map.of(), Map.of());

  /**
   * Part of a whole.
   *
   * @param procedureGroupId 0 for not told
   */
  record Part(long unitId, long procedureGroupId) {}

  /** Tells whether nothing is known of anybody. */
  boolean isUnknown() {
    return transactions.isEmpty() && invitations.isEmpty();
  }

  /** Returns the transactions of units together, by procedure group. */
  Map<Long, Long> transactionsOf(Collection<Long> units) {
    var sums = new HashMap<Long, Long>();
    transactions.forEach(
        (part, count) -> {
          if (units.contains(part.unitId())) {
            sums.merge(part.procedureGroupId(), count, Long::sum);
          }
        });
    return sums;
  }

  long invitationsOf(Collection<Long> units) {
    return units.stream().mapToLong(unit -> invitations.getOrDefault(unit, 0L)).sum();
  }
}
