package vn.thuocdo.staff;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import vn.thuocdo.database.Transactions;

/**
 * Makes guessing slow: after some failures a name has to wait, longer each time, never for ever.
 *
 * <p>An attempt is counted before the password is looked at; otherwise a thousand attempts at once
 * would all pass before the first was counted.
 */
@Singleton
class LockOut {

  /** The longest wait: a guesser gets 96 tries a day, and the owner gets in after a coffee. */
  private static final Duration LONGEST = Duration.ofMinutes(15);

  private static final int FREE_FAILURES = 4;
  private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
  private static final Duration MEMORY = Duration.ofDays(1);

  private final Transactions transactions;
  private final SignInFailureRepository failures;
  private final InstantSource clock;

  LockOut(Transactions transactions, SignInFailureRepository failures, InstantSource clock) {
    this.transactions = transactions;
    this.failures = failures;
    this.clock = clock;
  }

  /**
   * Returns zero and counts an attempt, or returns how long this name has to wait.
   *
   * @param username normalised; need not exist
   */
  Duration take(String username) {
    byte[] hash = Secrets.sha256(username);
    return transactions.write(
        connection -> {
          // The column keeps milliseconds, and MySQL rounds where MariaDB cuts: half a millisecond
          // would lock out.
          Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
          failures.ensure(hash, now);
          SignInFailure row = failures.lock(hash).orElseThrow();
          if (row.blockedUntil().isAfter(now)) {
            return Duration.between(now, row.blockedUntil());
          }
          boolean isOld = row.lastFailedAt().isBefore(now.minus(MEMORY));
          int count = isOld ? 1 : row.failures() + 1;
          failures.set(hash, count, now, now.plus(waitAfter(count)));
          return Duration.ZERO;
        });
  }

  /** Forgets the failures of a name whose owner has signed in, and those of the day before. */
  void release(String username) {
    transactions.write(
        connection -> {
          failures.forget(Secrets.sha256(username));
          return failures.forgetOlderThan(clock.instant().minus(MEMORY));
        });
  }

  /** Returns nothing for the first failures, then 30 s, 1 min, 2 min… up to 15 min. */
  static Duration waitAfter(int count) {
    if (count <= FREE_FAILURES) {
      return Duration.ZERO;
    }
    int doublings = Math.min(count - FREE_FAILURES - 1, 10);
    Duration wait = FIRST_WAIT.multipliedBy(1L << doublings);
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }
}
