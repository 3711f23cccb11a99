package vn.thuocdo.rating;

import io.micrometer.core.instrument.MeterRegistry;
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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.thuocdo.database.GroupCommit;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.problem.Refusal;

/**
 * Keeps ratings exactly once, together with their tallies: those of many senders in one commit.
 * Nobody is answered before it, so an answer is a promise.
 */
@Singleton
public class StoreRatings implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StoreRatings.class);

  /** Longer, and a server that gets no ratings because it looks ill would look ill for ever. */
  private static final Duration FULL_IS_TOLD_FOR = Duration.ofSeconds(60);

  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final RatingTables tables;
  private final Transactions transactions;
  private final GroupCommit<Submission, List<Outcome>> group;
  private volatile @Nullable Long fullSinceNanos;

  StoreRatings(RatingTables tables, Transactions transactions, MeterRegistry metrics) {
    this.tables = tables;
    this.transactions = transactions;
    this.group =
        new GroupCommit<>(
            "rating", submission -> submission.ratings.size(), this::commitAll, metrics);
  }

  private record Submission(List<NewRating> ratings, List<RefusedRating> refused) {}

  /**
   * Returns what became of each rating, in order, after everything is committed. {@link
   * Outcome#REFUSED} means that the database does not take this one, whenever it is sent.
   *
   * @throws Refusal 503 when the database cannot be reached, cannot write or is full, or too many
   *     wait: nothing was promised, send again
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
    try {
      return group.write(new Submission(ratings, refused));
    } catch (RuntimeException e) {
      if (Transactions.isTemporary(e)) {
        // Should it have been stored all the same, sending it again is harmless.
        throw Refusal.retryLater(
            HttpStatus.SERVICE_UNAVAILABLE, "database-unavailable", RETRY_AFTER);
      }
      throw new IllegalStateException("Ratings could not be stored", e);
    }
  }

  /**
   * Stores ratings in the caller's transaction, with what else belongs to them. Returns what became
   * of each, in order.
   *
   * @throws SQLException with a duplicate key when another server has just stored one of them; the
   *     caller's transaction is to be redone
   */
  public List<Outcome> store(Connection connection, List<NewRating> ratings) throws SQLException {
    return tables.insert(connection, ratings, known(connection, ratings), List.of());
  }

  /**
   * Returns whether the database had no room for ratings when it was last asked, less than a minute
   * ago.
   */
  public boolean lacksRoom() {
    Long since = fullSinceNanos;
    return since != null && System.nanoTime() - since < FULL_IS_TOLD_FOR.toNanos();
  }

  private List<List<Outcome>> commitAll(List<Submission> submissions) {
    List<NewRating> ratings =
        submissions.stream().flatMap(submission -> submission.ratings.stream()).toList();
    List<RefusedRating> refused =
        submissions.stream().flatMap(submission -> submission.refused.stream()).toList();
    List<Outcome> outcomes;
    try {
      outcomes = commit(ratings, refused);
    } catch (RuntimeException e) {
      if (submissions.size() > 1 || !Transactions.isBadData(e)) {
        throw e;
      }
      return List.of(commitOneByOne(submissions.getFirst()));
    }
    var own = new ArrayList<List<Outcome>>();
    int from = 0;
    int refusedFrom = ratings.size();
    for (Submission submission : submissions) {
      int to = from + submission.ratings.size();
      int refusedTo = refusedFrom + submission.refused.size();
      var answer = new ArrayList<>(outcomes.subList(from, to));
      answer.addAll(outcomes.subList(refusedFrom, refusedTo));
      own.add(List.copyOf(answer));
      from = to;
      refusedFrom = refusedTo;
    }
    return own;
  }

  /**
   * The database does not take one of the ratings: it is refused, and the others beside it are
   * stored.
   */
  private List<Outcome> commitOneByOne(Submission submission) {
    var outcomes = new ArrayList<Outcome>();
    submission.ratings.forEach(rating -> outcomes.add(commitOne(rating)));
    outcomes.addAll(commit(List.of(), submission.refused));
    return List.copyOf(outcomes);
  }

  private Outcome commitOne(NewRating rating) {
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
        if (Transactions.isFull(e)) {
          fullSinceNanos = System.nanoTime();
        }
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

  /** Writes what waits, then stops. */
  @Override
  @PreDestroy
  public void close() {
    group.close();
  }
}
