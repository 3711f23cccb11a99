package vn.thuocdo.database;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micronaut.data.connection.exceptions.ConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what many callers bring in one transaction: they wait in a queue, and one thread takes
 * what there is. A commit has to reach the disk and costs the same for one caller as for hundreds.
 * Nobody is answered before the commit, so an answer is a promise.
 */
public final class GroupCommit<T, R> implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

  private static final int MOST_WAITING = 4_096;
  private static final int LARGEST = 1_000;
  private static final Duration LONGEST_FOR_COMPANY = Duration.ofMillis(10);
  private static final Duration PAUSE_THAT_ENDS_A_GROUP = Duration.ofMillis(2);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private final BlockingQueue<Caller<T, R>> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
  private final String name;
  private final ToIntFunction<T> size;
  private final Commit<T, R> commit;
  private final DistributionSummary groupSizes;
  private final Timer commits;
  private final Thread writer;
  private long lastCommitNanos;
  private volatile boolean isOpen = true;

  /**
   * @param name what is written, in the names of the thread and of the meters
   * @param size how much one caller brings; a thousand are enough for one commit
   */
  public GroupCommit(
      String name, ToIntFunction<T> size, Commit<T, R> commit, MeterRegistry metrics) {
    this.name = name;
    this.size = size;
    this.commit = commit;
    this.groupSizes = metrics.summary("thuocdo." + name + ".commit.size");
    this.commits = metrics.timer("thuocdo." + name + ".commit");
    metrics.gauge("thuocdo." + name + ".waiting", waiting, BlockingQueue::size);
    this.writer = Thread.ofPlatform().name(name + "-writer").start(this::writeUntilClosed);
  }

  /** Writes what several callers brought, all or nothing. */
  @FunctionalInterface
  public interface Commit<T, R> {

    /** Returns what became of each, in order, after the commit. */
    List<R> of(List<T> group);
  }

  private record Caller<T, R>(T brought, CompletableFuture<R> answer) {}

  /**
   * Returns what became of it, after the commit.
   *
   * @throws RuntimeException what the commit threw for this caller alone; one of which {@link
   *     Transactions#isTemporary} holds when it was not written in time or too many wait. Then it
   *     may still be written: bringing it again has to be harmless
   */
  public R write(T brought) {
    var caller = new Caller<T, R>(brought, new CompletableFuture<>());
    if (!isOpen || !waiting.offer(caller)) {
      throw notNow();
    }
    try {
      return caller.answer.get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw notNow();
    } catch (TimeoutException e) {
      throw notNow();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException problem
          ? problem
          : new IllegalStateException("A " + name + " could not be written", e.getCause());
    }
  }

  private ConnectionException notNow() {
    return new ConnectionException("No " + name + " can be written now");
  }

  private void writeUntilClosed() {
    var group = new ArrayList<Caller<T, R>>();
    while (isOpen || !waiting.isEmpty()) {
      group.clear();
      try {
        Caller<T, R> first = waiting.poll(200, TimeUnit.MILLISECONDS);
        if (first != null) {
          takeMore(group, first);
          write(group);
        }
      } catch (InterruptedException e) {
        return;
      } catch (Throwable t) {
        // Whatever happens to one group, the next one is written.
        LOG.error("A group was not written by {}", writer.getName(), t);
        group.forEach(caller -> caller.answer.completeExceptionally(t));
      }
    }
  }

  /**
   * Takes what waits, and what comes while more keeps coming. Nobody waits for company longer than
   * half of what the last commit took.
   */
  private void takeMore(List<Caller<T, R>> group, Caller<T, R> first) throws InterruptedException {
    long last = System.nanoTime() + Math.min(lastCommitNanos / 2, LONGEST_FOR_COMPANY.toNanos());
    int taken = 0;
    @Nullable Caller<T, R> next = first;
    while (next != null) {
      group.add(next);
      taken += size.applyAsInt(next.brought);
      long left = last - System.nanoTime();
      next =
          taken >= LARGEST
              ? null
              : waiting.poll(
                  Math.clamp(left, 0, PAUSE_THAT_ENDS_A_GROUP.toNanos()), TimeUnit.NANOSECONDS);
    }
  }

  private void write(List<Caller<T, R>> group) {
    List<T> brought = group.stream().map(Caller::brought).toList();
    try {
      groupSizes.record(brought.stream().mapToInt(size).sum());
      var stopwatch = Timer.start();
      List<R> answers = commit.of(brought);
      lastCommitNanos = stopwatch.stop(commits);
      for (int i = 0; i < group.size(); i++) {
        group.get(i).answer.complete(answers.get(i));
      }
    } catch (RuntimeException e) {
      if (group.size() > 1 && !Transactions.isUnavailable(e)) {
        // What one caller brought must not hold back the others.
        group.forEach(caller -> write(List.of(caller)));
      } else {
        fail(group, e);
      }
    }
  }

  private void fail(List<Caller<T, R>> group, RuntimeException problem) {
    if (Transactions.isTemporary(problem)) {
      LOG.warn(
          "{}: the database {}; {} callers are asked to come back",
          writer.getName(),
          Transactions.isFull(problem) ? "is full" : "cannot write now",
          group.size());
    } else {
      LOG.error("A group was not written by {}", writer.getName(), problem);
    }
    group.forEach(caller -> caller.answer.completeExceptionally(problem));
  }

  /** Writes what waits, then stops. */
  @Override
  public void close() {
    isOpen = false;
    try {
      writer.join(LONGEST_WAIT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
