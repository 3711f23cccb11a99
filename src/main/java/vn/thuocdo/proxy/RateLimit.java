package vn.thuocdo.proxy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A bucket of tokens per key: a burst is fine, a flood is not. Kept in this server's memory, for
 * the keys seen last.
 */
public final class RateLimit {

  private static final int MOST_KEYS = 20_000;

  private final double burst;
  private final double perSecond;
  private final InstantSource clock;
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > MOST_KEYS;
        }
      };

  /**
   * Returns a limit.
   *
   * @param burst requests that may come at once
   * @param perSecond how fast the bucket fills again
   */
  public RateLimit(double burst, double perSecond, InstantSource clock) {
    this.burst = burst;
    this.perSecond = perSecond;
    this.clock = clock;
  }

  private record Bucket(double tokens, Instant at) {}

  /**
   * Takes a token; returns empty when there was one, else how long to wait for the next, at least a
   * second.
   */
  public synchronized Optional<Duration> take(String key) {
    Instant now = clock.instant();
    Bucket before = buckets.getOrDefault(key, new Bucket(burst, now));
    double seconds = Math.max(0, Duration.between(before.at, now).toMillis() / 1000.0);
    double tokens = Math.min(burst, before.tokens + seconds * perSecond);
    boolean isTaken = tokens >= 1;
    buckets.put(key, new Bucket(isTaken ? tokens - 1 : tokens, now));
    return isTaken
        ? Optional.empty()
        : Optional.of(Duration.ofSeconds(Math.max(1, (long) Math.ceil((1 - tokens) / perSecond))));
  }

  /** Puts the token back that was taken last: what it was taken for should cost nothing. */
  public synchronized void giveBack(String key) {
    buckets.computeIfPresent(
        key, (same, bucket) -> new Bucket(Math.min(burst, bucket.tokens + 1), bucket.at));
  }
}
