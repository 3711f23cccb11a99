package vn.thuocdo.sms;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.thuocdo.database.GroupCommit;
import vn.thuocdo.database.Transactions;

/**
 * Hears what citizens answer. Hearing the same message twice changes nothing and answers the same.
 * The last valid reply within {@link #WINDOW} counts; earlier ones are kept. Whoever was not
 * invited, or answers later, has left a comment and no rating.
 */
@Singleton
class Replies implements AutoCloseable {

  static final Duration WINDOW = Duration.ofHours(72);

  private static final int MOST_ATTEMPTS = 5;

  private final Transactions transactions;
  private final Numbers numbers;
  private final KeepReplies keepReplies;
  private final GroupCommit<Said, Optional<String>> group;
  private final ReplyGrammar grammar = new ReplyGrammar();

  Replies(
      Transactions transactions, Numbers numbers, KeepReplies keepReplies, MeterRegistry metrics) {
    this.transactions = transactions;
    this.numbers = numbers;
    this.keepReplies = keepReplies;
    this.group = new GroupCommit<>("reply", said -> 1, this::keep, metrics);
  }

  /** What became of a reply; the names are those of the table. */
  enum State {
    COUNTED,
    COMMENT,
    OPT_OUT,
    OPT_IN,
    /** Nobody could read it yet. */
    UNREAD,
    /** Somebody of the staff read it. */
    CLASSIFIED,
    /** Somebody of the staff read it, and it is no rating. */
    SET_ASIDE
  }

  /**
   * A message that was read, and is to be kept.
   *
   * @param number hash of the sender's number
   */
  record Said(IncomingMessage message, ByteBuffer number, Reading reading) {}

  /**
   * Takes a message and returns what to answer, if anything. When this returns everything is
   * committed.
   *
   * @throws io.micronaut.data.exceptions.DataAccessException or another of the database when it
   *     cannot be kept now: the carrier has to bring it again
   */
  Optional<String> receive(IncomingMessage message) {
    return group.write(
        new Said(
            message, ByteBuffer.wrap(numbers.hash(message.from())), grammar.read(message.body())));
  }

  /** The rating of a reply has an id that follows from the carrier's name for it. */
  static UUID ratingId(String carrierId) {
    return UUID.nameUUIDFromBytes(("sms-reply:" + carrierId).getBytes(StandardCharsets.UTF_8));
  }

  private List<Optional<String>> keep(List<Said> said) {
    for (int attempt = 1; ; attempt++) {
      try {
        return transactions.write(connection -> keepReplies.keep(connection, said));
      } catch (RuntimeException e) {
        // The carrier brought it twice at once, and another server was quicker: now we see it.
        if (attempt == MOST_ATTEMPTS || !Transactions.isDuplicate(e)) {
          throw e;
        }
      }
    }
  }

  /** Keeps what waits, then stops. */
  @Override
  @PreDestroy
  public void close() {
    group.close();
  }
}
