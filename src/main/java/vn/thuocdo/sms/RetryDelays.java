package vn.thuocdo.sms;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How long to wait after an attempt that failed for now. */
final class RetryDelays {

  private static final List<Duration> AFTER =
      List.of(
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          Duration.ofMinutes(10),
          Duration.ofMinutes(30),
          Duration.ofHours(1),
          Duration.ofHours(2),
          Duration.ofHours(4),
          Duration.ofHours(8));

  private RetryDelays() {}

  /**
   * Returns how long to wait; empty when there were enough attempts.
   *
   * @param attempts how many there were, from 1
   * @param asked what the carrier asked for; never less
   */
  static Optional<Duration> after(int attempts, Optional<Duration> asked) {
    return attempts > AFTER.size()
        ? Optional.empty()
        : Optional.of(longer(AFTER.get(attempts - 1), asked.orElse(Duration.ZERO)));
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
