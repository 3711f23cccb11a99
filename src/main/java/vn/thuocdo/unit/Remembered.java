package vn.thuocdo.unit;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value that is read again when it is older than a few seconds or was declared stale.
 *
 * <p>Several servers may stand on one database: what one of them changes, the others see after that
 * time. Safe for many threads; when several find it stale, each reads for itself.
 */
final class Remembered<T> {

  private record Reading<T>(T value, long takenAtNanos) {}

  private final Supplier<T> source;
  private final long lifetimeNanos;
  private final AtomicLong changes = new AtomicLong();
  private volatile @Nullable Reading<T> reading;

  Remembered(Duration lifetime, Supplier<T> source) {
    this.source = source;
    this.lifetimeNanos = lifetime.toNanos();
  }

  T value() {
    Reading<T> known = reading;
    if (known != null && System.nanoTime() - known.takenAtNanos < lifetimeNanos) {
      return known.value;
    }
    long changesBefore = changes.get();
    long now = System.nanoTime();
    T value = source.get();
    // A change that came while we read may be missing in what we read.
    if (changes.get() == changesBefore) {
      reading = new Reading<>(value, now);
    }
    return value;
  }

  void forget() {
    changes.incrementAndGet();
    reading = null;
  }
}
