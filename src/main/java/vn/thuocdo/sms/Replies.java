package vn.thuocdo.sms;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.database.Transactions;

/**
 * Hears what citizens answer. Hearing the same message twice changes nothing and answers the same.
 * The last valid reply within {@link #WINDOW} counts; earlier ones are kept. Whoever was not
 * invited, or answers later, has left a comment and no rating.
 */
@Singleton
class Replies {

  static final Duration WINDOW = Duration.ofHours(72);

  private static final Duration DAY = Duration.ofHours(24);
  private static final int MOST_ANSWERS_A_DAY = 2;

  private final Transactions transactions;
  private final Numbers numbers;
  private final OptOuts optOuts;
  private final Outbox outbox;
  private final SmsTexts texts;
  private final ReplyRatings ratings;
  private final ReplyGrammar grammar = new ReplyGrammar();

  Replies(
      Transactions transactions,
      Numbers numbers,
      OptOuts optOuts,
      Outbox outbox,
      SmsTexts texts,
      ReplyRatings ratings) {
    this.transactions = transactions;
    this.numbers = numbers;
    this.optOuts = optOuts;
    this.outbox = outbox;
    this.texts = texts;
    this.ratings = ratings;
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

  private record Heard(Optional<String> answer) {}

  /**
   * Takes a message and returns what to answer, if anything. When this returns everything is
   * committed.
   *
   * @throws vn.thuocdo.problem.Refusal or a DataAccessException when it cannot be kept now: the
   *     carrier has to bring it again
   */
  Optional<String> receive(IncomingMessage message) {
    byte[] number = numbers.hash(message.from());
    Optional<Heard> before = transactions.read(connection -> heard(connection, message));
    if (before.isPresent()) {
      return before.get().answer;
    }
    Reading reading = grammar.read(message.body());
    Optional<Invited> invited =
        transactions.read(connection -> invited(connection, number, message.receivedAt()));
    @Nullable UUID rating = null;
    if (reading.kind() == Reading.Kind.RATING && invited.isPresent()) {
      // Stored first: should we die now, the same message finds it stored and goes on.
      rating = ratings.store(ratingId(message.carrierId()), invited.get(), reading, message);
    }
    @Nullable UUID counted = rating;
    try {
      return transactions.write(
          connection -> keep(connection, message, number, reading, invited, counted));
    } catch (RuntimeException e) {
      if (!Transactions.isDuplicate(e)) {
        throw e;
      }
      // The carrier brought it twice at once, and another thread or server was quicker.
      return transactions.read(connection -> heard(connection, message)).flatMap(Heard::answer);
    }
  }

  /** The rating of a reply has an id that follows from the carrier's name for it. */
  static UUID ratingId(String carrierId) {
    return UUID.nameUUIDFromBytes(("sms-reply:" + carrierId).getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<Heard> heard(Connection connection, IncomingMessage message)
      throws SQLException {
    return Sql.first(
        connection,
        "SELECT answer FROM sms_reply WHERE carrier_id = ?",
        row -> new Heard(Optional.ofNullable(row.getString(1))),
        message.carrierId());
  }

  /** Returns the newest invitation of a number whose time to answer is not over. */
  private static Optional<Invited> invited(Connection connection, byte[] number, Instant at)
      throws SQLException {
    return Sql.first(
        connection,
        Invited.SELECT
            + " WHERE i.number_hash = ? AND COALESCE(i.sent_at, i.invited_at) > ?"
            + " ORDER BY i.invited_at DESC, i.id DESC LIMIT 1",
        Invited::read,
        number,
        at.minus(WINDOW));
  }

  private Optional<String> keep(
      Connection connection,
      IncomingMessage message,
      byte[] number,
      Reading reading,
      Optional<Invited> invited,
      @Nullable UUID rating)
      throws SQLException {
    State state = state(reading, invited);
    Optional<String> answer =
        answer(connection, state, number, invited, message.receivedAt())
            .filter(text -> state == State.OPT_OUT || mayAnswer(connection, number, message));
    Sql.update(
        connection,
        """
        INSERT INTO sms_reply (carrier_id, number_hash, invitation_id, text, state, score, is_reversed, rating_id,
          answer, received_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        message.carrierId(),
        number,
        invited.map(Invited::id).orElse(null),
        message.body(),
        state.name(),
        reading.score(),
        reading.isReversed(),
        rating,
        answer.orElse(null),
        message.receivedAt().truncatedTo(ChronoUnit.MILLIS));
    return answer;
  }

  private static State state(Reading reading, Optional<Invited> invited) {
    return switch (reading.kind()) {
      case OPT_OUT -> State.OPT_OUT;
      case OPT_IN -> State.OPT_IN;
      case RATING -> invited.isPresent() ? State.COUNTED : State.COMMENT;
      case UNPARSED -> invited.isPresent() ? State.UNREAD : State.COMMENT;
    };
  }

  /** Does what the reply asks for, and returns what to say to it. */
  private Optional<String> answer(
      Connection connection,
      State state,
      byte[] number,
      Optional<Invited> invited,
      Instant receivedAt)
      throws SQLException {
    String language = invited.map(Invited::language).orElse("vi");
    switch (state) {
      case OPT_OUT -> {
        outbox.cancel(connection, number);
        return optOuts.add(connection, number, receivedAt)
            ? Optional.of(texts.text(language, SmsTexts.Kind.OPT_OUT, Map.of()))
            : Optional.empty();
      }
      case OPT_IN -> {
        return optOuts.end(connection, number, receivedAt)
            ? Optional.of(texts.text(language, SmsTexts.Kind.OPT_IN, Map.of()))
            : Optional.empty();
      }
      case COUNTED -> {
        boolean isFirst =
            Sql.number(
                    connection,
                    "SELECT COUNT(*) FROM sms_reply WHERE invitation_id = ? AND state = 'COUNTED'",
                    invited.orElseThrow().id())
                == 0;
        return isFirst
            ? Optional.of(texts.text(language, SmsTexts.Kind.THANKS, Map.of()))
            : Optional.empty();
      }
      case UNREAD -> {
        boolean isFirst =
            Sql.update(
                    connection,
                    "UPDATE invitation SET is_reprompted = TRUE WHERE id = ? AND NOT is_reprompted",
                    invited.orElseThrow().id())
                > 0;
        return isFirst
            ? Optional.of(texts.text(language, SmsTexts.Kind.REPROMPT, Map.of()))
            : Optional.empty();
      }
      default -> {
        return Optional.empty();
      }
    }
  }

  /** With the invitation itself that makes three messages a day at most. */
  private static boolean mayAnswer(Connection connection, byte[] number, IncomingMessage message) {
    try {
      return Sql.number(
              connection,
              "SELECT COUNT(*) FROM sms_reply WHERE number_hash = ? AND received_at > ?"
                  + " AND answer IS NOT NULL",
              number,
              message.receivedAt().minus(DAY))
          < MOST_ANSWERS_A_DAY;
    } catch (SQLException e) {
      throw new io.micronaut.data.exceptions.DataAccessException("Answers cannot be counted", e);
    }
  }
}
