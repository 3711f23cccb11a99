package vn.thuocdo.sms;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands over what is due, many at a time, and writes down what came of each. */
@Singleton
class SendMessages {

  private static final Logger LOG = LoggerFactory.getLogger(SendMessages.class);

  private static final int MOST_PER_CLAIM = 256;
  private static final int MOST_AT_ONCE = 64;

  private final Outbox outbox;
  private final SmsSender sender;
  private final InstantSource clock;
  private final Semaphore atOnce = new Semaphore(MOST_AT_ONCE);

  SendMessages(Outbox outbox, SmsSender sender, InstantSource clock) {
    this.outbox = outbox;
    this.sender = sender;
    this.clock = clock;
  }

  /** Hands over everything that is due and returns how many messages that were. */
  int sendDue() {
    int sent = 0;
    int claimed;
    do {
      claimed = sendSome();
      sent += claimed;
    } while (claimed == MOST_PER_CLAIM);
    return sent;
  }

  private int sendSome() {
    Instant begun = clock.instant();
    List<Outbox.Claimed> claimed = outbox.claim(MOST_PER_CLAIM);
    if (claimed.isEmpty()) {
      return 0;
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Outbox.Result>> work = new ArrayList<>();
      for (int from = 0; from < claimed.size(); from += MOST_AT_ONCE) {
        var some = claimed.subList(from, Math.min(claimed.size(), from + MOST_AT_ONCE));
        var wanted = new StillWanted(outbox, some);
        some.forEach(message -> work.add(() -> handOver(message, begun, wanted)));
      }
      var results = new ArrayList<Outbox.Result>();
      for (Future<Outbox.Result> done : threads.invokeAll(work)) {
        results.add(done.get());
      }
      outbox.record(results);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      // What was handed over and not written down is asked for when the claim is taken over.
      LOG.error("Messages could not be handed over", e.getCause());
    }
    return claimed.size();
  }

  /** Asks once for many messages, as late as the first of them is handed over. */
  private static final class StillWanted {

    private final Outbox outbox;
    private final List<Long> ids;
    private @Nullable Set<Long> wanted;

    StillWanted(Outbox outbox, List<Outbox.Claimed> claimed) {
      this.outbox = outbox;
      this.ids = claimed.stream().map(Outbox.Claimed::id).toList();
    }

    synchronized boolean has(long id) {
      Set<Long> known = wanted;
      if (known == null) {
        known = outbox.stillWanted(ids);
        wanted = known;
      }
      return known.contains(id);
    }
  }

  private Outbox.Result handOver(Outbox.Claimed claimed, Instant begun, StillWanted wanted)
      throws InterruptedException {
    OutgoingMessage message = claimed.message();
    if (message == null) {
      return new Outbox.Result.Ended(claimed.id(), MessageState.FAILED, "key-lost");
    }
    atOnce.acquire();
    try {
      Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
      if (Duration.between(begun, now).compareTo(Outbox.HANDED_OVER_WITHIN) > 0) {
        // The carrier is so slow that others may take this over before it has answered.
        return claimed.unsureSince() == null
            ? new Outbox.Result.Later(claimed.id(), now, "slow")
            : new Outbox.Result.Unsure(claimed.id());
      }
      Instant unsureSince = claimed.unsureSince();
      Optional<String> known =
          unsureSince == null ? Optional.empty() : sender.findSent(message, unsureSince);
      if (known.isPresent()) {
        return new Outbox.Result.Taken(claimed.id(), known.get(), now);
      }
      return wanted.has(claimed.id())
          ? send(claimed, message, now)
          : new Outbox.Result.Ended(claimed.id(), MessageState.OPTED_OUT, Outbox.STOPPED);
    } catch (NotSent e) {
      // Asked whether it has the message, the carrier did not say; whoever takes it over asks
      // again.
      return new Outbox.Result.Unsure(claimed.id());
    } catch (NoAnswer e) {
      LOG.info("message {}: no answer", claimed.id());
      return new Outbox.Result.Unsure(claimed.id());
    } catch (RuntimeException e) {
      // It may have been taken: only the carrier knows.
      LOG.error("message {}: {}", claimed.id(), e.getClass().getSimpleName());
      return new Outbox.Result.Unsure(claimed.id());
    } finally {
      atOnce.release();
    }
  }

  private Outbox.Result send(Outbox.Claimed claimed, OutgoingMessage message, Instant now) {
    if (now.isAfter(claimed.expiresAt())) {
      return new Outbox.Result.Ended(claimed.id(), MessageState.EXPIRED, "late");
    }
    try {
      return new Outbox.Result.Taken(claimed.id(), sender.send(message), now);
    } catch (NotSent e) {
      return failed(claimed, e);
    }
  }

  private Outbox.Result failed(Outbox.Claimed claimed, NotSent problem) {
    Optional<Outbox.Result> later =
        RetryDelays.after(claimed.attempts(), problem.retryAfter())
            .map(
                wait ->
                    new Outbox.Result.Later(
                        claimed.id(),
                        clock.instant().truncatedTo(ChronoUnit.MILLIS).plus(wait),
                        problem.code()));
    MessageState end = problem.end().orElse(problem.endAtLast());
    return problem.end().isEmpty() && later.isPresent()
        ? later.get()
        : new Outbox.Result.Ended(claimed.id(), end, problem.code());
  }
}
