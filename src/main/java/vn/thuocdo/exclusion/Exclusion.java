package vn.thuocdo.exclusion;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One decision; kept for ever, withdrawn or not.
 *
 * @param reason as typed
 * @param ratings marked ones when it was decided
 * @param withdrawal null while it is in force
 */
record Exclusion(
    long id,
    CounterDay about,
    String reason,
    long ratings,
    String decidedBy,
    Instant decidedAt,
    @Nullable Withdrawal withdrawal) {

  /** How a decision ended. */
  record Withdrawal(String reason, String by, Instant at) {}

  boolean isInForce() {
    return withdrawal == null;
  }
}
