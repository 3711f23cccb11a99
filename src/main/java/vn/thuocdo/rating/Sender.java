package vn.thuocdo.rating;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who sent a batch and from where. The sender decides the place; what is sent cannot.
 *
 * @param place without a procedure group, which each rating tells for itself
 * @param kioskId the device, when it was one
 * @param clockOffset server clock minus the sender's clock, zero when it is no more than the way
 *     takes
 * @param receivedAt server clock
 */
public record Sender(
    Place place,
    Channel channel,
    @Nullable Long kioskId,
    Duration clockOffset,
    Instant receivedAt) {

  /** A difference below this may be the network's; above it, it is the clock's. */
  private static final Duration LONGEST_WAY = Duration.ofSeconds(60);

  /** Returns a sender whose clock showed {@code sentAt} when ours showed {@code receivedAt}. */
  public static Sender withClock(
      Place place, Channel channel, @Nullable Long kioskId, Instant sentAt, Instant receivedAt) {
    Duration difference = Duration.between(sentAt, receivedAt);
    Duration offset = difference.abs().compareTo(LONGEST_WAY) < 0 ? Duration.ZERO : difference;
    return new Sender(place, channel, kioskId, offset, receivedAt);
  }
}
