package vn.thuocdo.database;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value of the database that is read again when it is older than a few seconds or was declared
 * stale.
 *
 * <p>Several servers may stand on one database: what one of them changes, the others see after that
 * time. While the database is away the last value stands, and only one thread at a time waits to
 * learn whether it is back. Safe for many threads.
 */
public final class Remembered<T> {

  private record Reading<T>(T value, long takenAtNanos) {}

  private final Supplier<T> source;
  private final long lifetimeNanos;
  private final AtomicLong changes = new AtomicLong();
  private final ReentrantLock renewal = new ReentrantLock();
  private volatile @Nullable Reading<T> reading;

  /**
   * @param source reads the database; nothing is read before the value is first asked for
   */
  public Remembered(Duration lifetime, Supplier<T> source) {
    this.source = source;
    this.lifetimeNanos = lifetime.toNanos();
  }

  /**
   * Returns the value, at most its lifetime and one reading old.
   *
   * @throws io.micronaut.data.exceptions.DataAccessException if it has to be read and cannot be
   */
  public T value() {
    Reading<T> known = reading;
    if (known == null) {
      return read();
    }
    if (System.nanoTime() - known.takenAtNanos >= lifetimeNanos && renewal.tryLock()) {
      try {
        return renewed(known);
      } finally {
        renewal.unlock();
      }
    }
    return known.value;
  }

  /** Makes the next question read the database. */
  public void forget() {
    changes.incrementAndGet();
    reading = null;
  }

  private T renewed(Reading<T> known) {
    long changesBefore = changes.get();
    try {
      return read();
    } catch (RuntimeException e) {
      if (!Transactions.isUnavailable(e)) {
        throw e;
      }
      keep(known.value, System.nanoTime(), changesBefore);
      return known.value;
    }
  }

  private T read() {
    long changesBefore = changes.get();
    long now = System.nanoTime();
    T value = source.get();
    keep(value, now, changesBefore);
    return value;
  }

  /** A change that came while we read may be missing in what we read. */
  private void keep(T value, long takenAtNanos, long changesBefore) {
    if (changes.get() == changesBefore) {
      reading = new Reading<>(value, takenAtNanos);
    }
  }
}
