package vn.thuocdo.link;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A link as it stands.
 *
 * @param tokenHash SHA-256 of its token
 * @param firstAnsweredAt null before the first answer
 */
record Link(byte[] tokenHash, LinkTicket ticket, @Nullable Instant firstAnsweredAt) {

  /** So long after the first answer it may be changed. */
  static final Duration CHANGEABLE_FOR = Duration.ofHours(24);

  /** What can be done with a link. */
  enum State {
    OPEN,
    ANSWERED,
    CLOSED,
    EXPIRED
  }

  /** What was promised with the thanks is kept, even where the link would have expired before. */
  State stateAt(Instant now) {
    if (firstAnsweredAt == null) {
      return now.isBefore(ticket.expiresAt()) ? State.OPEN : State.EXPIRED;
    }
    return now.isBefore(firstAnsweredAt.plus(CHANGEABLE_FOR)) ? State.ANSWERED : State.CLOSED;
  }
}
