package vn.thuocdo.closing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a unit said about its figures of a closed period.
 *
 * @param objection null when it agrees
 * @param answer null until Sở Nội vụ has answered the objection
 */
record Reply(
    long id,
    long unitId,
    @Nullable String objection,
    String repliedBy,
    Instant repliedAt,
    @Nullable Answer answer) {

  /**
   * @param isUpheld whether the objection was right
   */
  record Answer(String text, boolean isUpheld, String by, Instant at) {}

  boolean isWaiting() {
    return objection != null && answer == null;
  }
}
