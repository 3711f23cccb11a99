package vn.thuocdo.staff;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Duration;
import java.time.Instant;

/**
 * A row of the sessions.
 *
 * @param tokenHash SHA-256 of the cookie
 * @param expiresAt the end, however busy the session is
 */
@MappedEntity("staff_session")
@SuppressWarnings("ArrayRecordComponent") // a row: never compared, never changed
record StaffSession(
    @Id byte[] tokenHash,
    long accountId,
    String csrfToken,
    String language,
    Instant lastSeenAt,
    Instant expiresAt) {

  /** After this long without a click a session ends. */
  static final Duration IDLE = Duration.ofMinutes(30);

  static final Duration LONGEST = Duration.ofHours(12);

  boolean isOverAt(Instant now) {
    return !now.isBefore(expiresAt) || !now.isBefore(lastSeenAt.plus(IDLE));
  }
}
