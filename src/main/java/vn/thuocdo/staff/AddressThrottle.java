package vn.thuocdo.staff;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows down an address from which many names fail.
 *
 * <p>Only failures cost, so a whole office behind one address signs in as it likes: a hundred
 * mistakes in a row are free, and ten more each minute. Kept in memory, by server: addresses of
 * people are not stored.
 */
@Singleton
class AddressThrottle {

  private static final int BURST = 100;
  private static final Duration REFILL = Duration.ofSeconds(6);
  private static final int MOST_ADDRESSES = 10_000;

  private final InstantSource clock;

  /** When an address will have paid for all its failures; the oldest entry is given up first. */
  private final Map<String, Instant> paidAt =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
          return size() > MOST_ADDRESSES;
        }
      };

  AddressThrottle(InstantSource clock) {
    this.clock = clock;
  }

  /** Returns how long this address has to wait before its next attempt; zero when it may go on. */
  synchronized Duration waitOf(String address) {
    Instant free = clock.instant().plus(REFILL.multipliedBy(BURST));
    Instant paid = paidAt.getOrDefault(address, Instant.MIN);
    return paid.isAfter(free) ? Duration.between(free, paid) : Duration.ZERO;
  }

  synchronized void countFailure(String address) {
    Instant now = clock.instant();
    Instant paid = paidAt.getOrDefault(address, now);
    paidAt.put(address, (paid.isAfter(now) ? paid : now).plus(REFILL));
  }
}
