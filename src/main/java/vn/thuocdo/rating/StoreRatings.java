package vn.thuocdo.rating;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micronaut.http.HttpStatus;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.problem.Refusal;

/**
 * Keeps ratings exactly once, together with their tallies.
 *
 * <p>Callers wait in a queue and one writer commits many of them in one transaction: a commit has
 * to reach the disk and costs the same for one rating as for hundreds. Nobody is answered before
 * the commit, so an answer is a promise.
 */
@Singleton
public class StoreRatings implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StoreRatings.class);

  private static final int MOST_WAITING = 4_096;
  private static final int MOST_RATINGS_PER_COMMIT = 1_000;
  private static final Duration LONGEST_FOR_COMPANY = Duration.ofMillis(10);
  private static final Duration PAUSE_THAT_ENDS_A_GROUP = Duration.ofMillis(2);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  /** Longer, and a server that gets no ratings because it looks ill would look ill for ever. */
  private static final Duration FULL_IS_TOLD_FOR = Duration.ofSeconds(60);

  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final BlockingQueue<Submission> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
  private final RatingTables tables;
  private final Transactions transactions;
  private final DistributionSummary groupSizes;
  private final Timer commits;
  private final Thread writer;
  private long lastCommitNanos;
  private volatile boolean isOpen = true;
  private volatile @Nullable Long fullSinceNanos;

  StoreRatings(RatingTables tables, Transactions transactions, MeterRegistry metrics) {
    this.tables = tables;
    this.transactions = transactions;
    this.groupSizes = metrics.summary("thuocdo.rating.commit.size");
    this.commits = metrics.timer("thuocdo.rating.commit");
    metrics.gauge("thuocdo.rating.waiting", waiting, BlockingQueue::size);
    this.writer = Thread.ofPlatform().name("rating-writer").start(this::writeUntilClosed);
  }

  /**
   * Returns what became of each rating, in order, after everything is committed. {@link
   * Outcome#REFUSED} means that the database does not take this one, whenever it is sent.
   *
   * @throws Refusal 503 when the database cannot be reached, cannot write or is full, or the queue
   *     is: nothing was promised, send again
   */
  public List<Outcome> store(List<NewRating> ratings) {
    return store(ratings, List.of());
  }

  /**
   * Stores ratings, and keeps for staff that others were refused. Returns what became of each
   * rating and then of each refused one: {@link Outcome#REPEATED} for one that is stored all the
   * same, because another server was just storing it.
   */
  List<Outcome> store(List<NewRating> ratings, List<RefusedRating> refused) {
    if (ratings.isEmpty() && refused.isEmpty()) {
      return List.of();
    }
    var submission = new Submission(ratings, refused, new CompletableFuture<>());
    if (!isOpen || !waiting.offer(submission)) {
      throw tryLater();
    }
    try {
      return submission.outcomes.get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw tryLater();
    } catch (TimeoutException e) {
      // It may still be stored; sending it again is harmless.
      throw tryLater();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Refusal refusal) {
        throw refusal;
      }
      throw new IllegalStateException("Ratings could not be stored", e.getCause());
    }
  }

  /**
   * Returns whether the database had no room for ratings when it was last asked, less than a minute
   * ago.
   */
  public boolean lacksRoom() {
    Long since = fullSinceNanos;
    return since != null && System.nanoTime() - since < FULL_IS_TOLD_FOR.toNanos();
  }

  private record Submission(
      List<NewRating> ratings,
      List<RefusedRating> refused,
      CompletableFuture<List<Outcome>> outcomes) {}

  private void writeUntilClosed() {
    var group = new ArrayList<Submission>();
    while (isOpen || !waiting.isEmpty()) {
      group.clear();
      try {
        Submission first = waiting.poll(200, TimeUnit.MILLISECONDS);
        if (first != null) {
          takeMore(group, first);
          write(group);
        }
      } catch (InterruptedException e) {
        return;
      } catch (Throwable t) {
        // Whatever happens to one group, the next one is written.
        LOG.error("A group of ratings was not stored", t);
        group.forEach(submission -> submission.outcomes.completeExceptionally(t));
      }
    }
  }

  /**
   * Takes what waits, and what comes while more keeps coming: a commit costs much the same for one
   * as for many. Nobody waits for company longer than half of what the last commit took.
   */
  private void takeMore(List<Submission> group, Submission first) throws InterruptedException {
    long last = System.nanoTime() + Math.min(lastCommitNanos / 2, LONGEST_FOR_COMPANY.toNanos());
    int ratings = 0;
    @Nullable Submission next = first;
    while (next != null) {
      group.add(next);
      ratings += next.ratings.size();
      long left = last - System.nanoTime();
      next =
          ratings >= MOST_RATINGS_PER_COMMIT
              ? null
              : waiting.poll(
                  Math.clamp(left, 0, PAUSE_THAT_ENDS_A_GROUP.toNanos()), TimeUnit.NANOSECONDS);
    }
  }

  private void write(List<Submission> group) {
    try {
      List<NewRating> ratings =
          group.stream().flatMap(submission -> submission.ratings.stream()).toList();
      List<RefusedRating> refused =
          group.stream().flatMap(submission -> submission.refused.stream()).toList();
      groupSizes.record(ratings.size());
      var stopwatch = Timer.start();
      List<Outcome> outcomes = commit(ratings, refused);
      lastCommitNanos = stopwatch.stop(commits);
      int from = 0;
      int refusedFrom = ratings.size();
      for (Submission submission : group) {
        int to = from + submission.ratings.size();
        int refusedTo = refusedFrom + submission.refused.size();
        var own = new ArrayList<>(outcomes.subList(from, to));
        own.addAll(outcomes.subList(refusedFrom, refusedTo));
        submission.outcomes.complete(List.copyOf(own));
        from = to;
        refusedFrom = refusedTo;
      }
    } catch (RuntimeException e) {
      if (Transactions.isUnavailable(e)) {
        fail(group, e);
      } else if (group.size() > 1) {
        // One caller's ratings must not hold back the others'.
        group.forEach(submission -> write(List.of(submission)));
      } else if (Transactions.isBadData(e)) {
        writeOneByOne(group.getFirst());
      } else {
        fail(group, e);
      }
    }
  }

  /**
   * The database does not take one of the ratings: it is refused, and the others beside it are
   * stored.
   */
  private void writeOneByOne(Submission submission) {
    var outcomes = new ArrayList<Outcome>();
    try {
      for (NewRating rating : submission.ratings) {
        outcomes.add(writeOne(rating));
      }
      outcomes.addAll(commit(List.of(), submission.refused));
      submission.outcomes.complete(List.copyOf(outcomes));
    } catch (RuntimeException e) {
      fail(List.of(submission), e);
    }
  }

  private Outcome writeOne(NewRating rating) {
    try {
      return commit(List.of(rating), List.of()).getFirst();
    } catch (RuntimeException e) {
      if (!Transactions.isBadData(e)) {
        throw e;
      }
      LOG.error("Rating {} cannot be stored and is refused", rating.id(), e);
      return Outcome.REFUSED;
    }
  }

  /**
   * Nearly every rating comes once: the ids are looked up only after the database met one again.
   */
  private List<Outcome> commit(List<NewRating> ratings, List<RefusedRating> refused) {
    for (int attempt = 1; ; attempt++) {
      boolean isFirst = attempt == 1;
      try {
        List<Outcome> outcomes =
            transactions.write(
                connection ->
                    tables.insert(
                        connection,
                        ratings,
                        isFirst ? Set.of() : known(connection, ratings),
                        refused));
        fullSinceNanos = null;
        return outcomes;
      } catch (RuntimeException e) {
        // One of them is stored already, or another server is just storing it; now we look.
        if (attempt == 5 || !Transactions.isDuplicate(e)) {
          throw e;
        }
      }
    }
  }

  private static Set<UUID> known(Connection connection, List<NewRating> ratings)
      throws SQLException {
    return RatingTables.findStored(connection, ratings.stream().map(NewRating::id).toList());
  }

  private void fail(List<Submission> group, RuntimeException problem) {
    boolean isTemporary = Transactions.isTemporary(problem);
    if (Transactions.isFull(problem)) {
      fullSinceNanos = System.nanoTime();
      LOG.error("The database is full; {} senders are asked to come back", group.size());
    } else if (isTemporary) {
      LOG.warn("The database cannot write now; {} senders are asked to come back", group.size());
    } else {
      LOG.error("A group of ratings was not stored", problem);
    }
    group.forEach(
        submission ->
            submission.outcomes.completeExceptionally(isTemporary ? tryLater() : problem));
  }

  private static Refusal tryLater() {
    return Refusal.retryLater(HttpStatus.SERVICE_UNAVAILABLE, "database-unavailable", RETRY_AFTER);
  }

  /** Writes what waits, then stops. */
  @Override
  @PreDestroy
  public void close() {
    isOpen = false;
    try {
      writer.join(LONGEST_WAIT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
