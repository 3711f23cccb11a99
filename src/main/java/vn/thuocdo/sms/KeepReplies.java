package vn.thuocdo.sms;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.sms.Replies.Said;
import vn.thuocdo.sms.Replies.State;

/** Keeps a group of replies with all that they do, in the transaction of the connection. */
@Singleton
class KeepReplies {

  private static final Duration DAY = Duration.ofHours(24);
  private static final int MOST_ANSWERS_A_DAY = 2;

  private final OptOuts optOuts;
  private final Outbox outbox;
  private final SmsTexts texts;
  private final ReplyRatings ratings;

  KeepReplies(OptOuts optOuts, Outbox outbox, SmsTexts texts, ReplyRatings ratings) {
    this.optOuts = optOuts;
    this.outbox = outbox;
    this.texts = texts;
    this.ratings = ratings;
  }

  /**
   * A reply and the invitation that it answers, if any.
   *
   * @param invited null for strangers and for late ones
   */
  private record Reply(Said said, @Nullable Invited invited) {

    IncomingMessage message() {
      return said.message();
    }

    State state() {
      return switch (said.reading().kind()) {
        case OPT_OUT -> State.OPT_OUT;
        case OPT_IN -> State.OPT_IN;
        case RATING -> invited == null ? State.COMMENT : State.COUNTED;
        case UNPARSED -> invited == null ? State.COMMENT : State.UNREAD;
      };
    }
  }

  /** What the group has to know of earlier replies, and of those before in the group. */
  private record Past(Set<Long> counted, Map<ByteBuffer, List<Instant>> answeredAt) {}

  /**
   * Returns what to answer to each, in order. One that was heard before changes nothing.
   *
   * @throws SQLException with a duplicate key when another server is hearing one of them; the work
   *     is to be redone
   */
  List<Optional<String>> keep(Connection connection, List<Said> group) throws SQLException {
    Map<String, Optional<String>> answers = heard(connection, group);
    var fresh = new LinkedHashMap<String, Said>();
    for (Said said : group) {
      if (!answers.containsKey(said.message().carrierId())) {
        fresh.putIfAbsent(said.message().carrierId(), said);
      }
    }
    if (!fresh.isEmpty()) {
      List<Reply> replies = invited(connection, List.copyOf(fresh.values()));
      rate(connection, replies);
      Past past = past(connection, replies);
      for (Reply reply : replies) {
        answers.put(reply.message().carrierId(), answer(connection, reply, past));
      }
      insert(connection, replies, answers);
    }
    return group.stream()
        .map(said -> answers.getOrDefault(said.message().carrierId(), Optional.empty()))
        .toList();
  }

  private static Map<String, Optional<String>> heard(Connection connection, List<Said> group)
      throws SQLException {
    var answers = new HashMap<String, Optional<String>>();
    Sql.list(
            connection,
            "SELECT carrier_id, answer FROM sms_reply WHERE carrier_id IN " + Sql.marks(group),
            row -> Map.entry(row.getString(1), Optional.ofNullable(row.getString(2))),
            group.stream().map(said -> said.message().carrierId()).toArray())
        .forEach(one -> answers.put(one.getKey(), one.getValue()));
    return answers;
  }

  /** An invitation of a number, and since when it can be answered. */
  private record Asked(ByteBuffer number, Instant at, Invited invited) {

    boolean isAnsweredBy(Said said) {
      return number.equals(said.number())
          && at.isAfter(said.message().receivedAt().minus(Replies.WINDOW));
    }
  }

  /** Finds the newest invitation of each number whose time to answer is not over. */
  private static List<Reply> invited(Connection connection, List<Said> group) throws SQLException {
    var values = new ArrayList<Object>(numbers(group));
    values.add(oldest(group).minus(Replies.WINDOW));
    List<Asked> asked =
        Sql.list(
            connection,
            Invited.SELECT
                + " WHERE i.number_hash IN "
                + Sql.marks(numbers(group))
                + " AND COALESCE(i.sent_at, i.invited_at) > ? ORDER BY i.invited_at DESC, i.id DESC",
            row ->
                new Asked(
                    ByteBuffer.wrap(row.getBytes("number_hash")),
                    Objects.requireNonNull(Sql.time(row, "asked_at")),
                    Invited.read(row)),
            values.toArray());
    return group.stream()
        .map(
            said ->
                new Reply(
                    said,
                    asked.stream()
                        .filter(one -> one.isAnsweredBy(said))
                        .findFirst()
                        .map(Asked::invited)
                        .orElse(null)))
        .toList();
  }

  private static List<byte[]> numbers(List<Said> group) {
    return group.stream().map(Said::number).distinct().map(ByteBuffer::array).toList();
  }

  private static Instant oldest(List<Said> group) {
    return group.stream()
        .map(said -> said.message().receivedAt())
        .min(Instant::compareTo)
        .orElseThrow();
  }

  private void rate(Connection connection, List<Reply> replies) throws SQLException {
    var read = new ArrayList<ReplyRatings.Rated>();
    for (Reply reply : replies) {
      Invited invited = reply.invited;
      if (invited != null && reply.state() == State.COUNTED) {
        Reading reading = reply.said.reading();
        read.add(
            new ReplyRatings.Rated(
                Replies.ratingId(reply.message().carrierId()),
                invited,
                reading.scores(),
                reading.comment(),
                reply.message().receivedAt()));
      }
    }
    ratings.store(connection, read);
  }

  private static Past past(Connection connection, List<Reply> replies) throws SQLException {
    List<Said> group = replies.stream().map(Reply::said).toList();
    var invitations = new HashSet<Object>();
    for (Reply reply : replies) {
      if (reply.invited != null) {
        invitations.add(reply.invited.id());
      }
    }
    var counted =
        invitations.isEmpty()
            ? new HashSet<Long>()
            : new HashSet<>(
                Sql.list(
                    connection,
                    "SELECT DISTINCT invitation_id FROM sms_reply WHERE state = 'COUNTED' AND"
                        + " invitation_id IN "
                        + Sql.marks(invitations),
                    row -> row.getLong(1),
                    invitations.toArray()));
    var values = new ArrayList<Object>(numbers(group));
    values.add(oldest(group).minus(DAY));
    var answeredAt = new HashMap<ByteBuffer, List<Instant>>();
    Sql.list(
            connection,
            "SELECT number_hash, received_at FROM sms_reply WHERE number_hash IN "
                + Sql.marks(numbers(group))
                + " AND received_at > ? AND answer IS NOT NULL",
            row ->
                Map.entry(
                    ByteBuffer.wrap(row.getBytes(1)),
                    Objects.requireNonNull(Sql.time(row, "received_at"))),
            values.toArray())
        .forEach(
            one ->
                answeredAt
                    .computeIfAbsent(one.getKey(), number -> new ArrayList<>())
                    .add(one.getValue()));
    return new Past(counted, answeredAt);
  }

  private Optional<String> answer(Connection connection, Reply reply, Past past)
      throws SQLException {
    List<Instant> answeredAt =
        past.answeredAt.computeIfAbsent(reply.said.number(), number -> new ArrayList<>());
    Optional<String> answer =
        wanted(connection, reply, past)
            .filter(text -> reply.state() == State.OPT_OUT || mayAnswer(reply, answeredAt));
    if (answer.isPresent()) {
      answeredAt.add(reply.message().receivedAt());
    }
    return answer;
  }

  /** With the invitation itself that makes three messages a day at most. */
  private static boolean mayAnswer(Reply reply, List<Instant> answeredAt) {
    Instant since = reply.message().receivedAt().minus(DAY);
    return answeredAt.stream().filter(at -> at.isAfter(since)).count() < MOST_ANSWERS_A_DAY;
  }

  /** Does what the reply asks for, and returns what to say to it. */
  private Optional<String> wanted(Connection connection, Reply reply, Past past)
      throws SQLException {
    byte[] number = reply.said.number().array();
    Instant at = reply.message().receivedAt();
    Invited invited = reply.invited;
    SmsTexts.@Nullable Kind answer = null;
    switch (reply.state()) {
      case OPT_OUT -> {
        outbox.cancel(connection, number);
        answer = optOuts.add(connection, number, at) ? SmsTexts.Kind.OPT_OUT : null;
      }
      case OPT_IN -> answer = optOuts.end(connection, number, at) ? SmsTexts.Kind.OPT_IN : null;
      case COUNTED ->
          answer = invited != null && past.counted.add(invited.id()) ? SmsTexts.Kind.THANKS : null;
      case UNREAD ->
          answer =
              invited != null && reprompts(connection, invited.id())
                  ? SmsTexts.Kind.REPROMPT
                  : null;
      default -> {}
    }
    String language = invited == null ? "vi" : invited.language();
    return Optional.ofNullable(answer).map(kind -> texts.text(language, kind, Map.of()));
  }

  /** Returns whether nobody asked yet what the answer to this invitation means. */
  private static boolean reprompts(Connection connection, long invitation) throws SQLException {
    return Sql.update(
            connection,
            "UPDATE invitation SET is_reprompted = TRUE WHERE id = ? AND NOT is_reprompted",
            invitation)
        > 0;
  }

  private static void insert(
      Connection connection, List<Reply> replies, Map<String, Optional<String>> answers)
      throws SQLException {
    var rows = new ArrayList<@Nullable Object[]>();
    for (Reply reply : replies) {
      IncomingMessage message = reply.message();
      Reading reading = reply.said.reading();
      State state = reply.state();
      rows.add(
          new @Nullable Object[] {
            message.carrierId(),
            reply.said.number().array(),
            reply.invited == null ? null : reply.invited.id(),
            message.body(),
            state.name(),
            reading.score(),
            reading.isReversed(),
            state == State.COUNTED ? Replies.ratingId(message.carrierId()) : null,
            answers.getOrDefault(message.carrierId(), Optional.empty()).orElse(null),
            message.receivedAt().truncatedTo(ChronoUnit.MILLIS)
          });
    }
    Sql.batch(
        connection,
        """
        INSERT INTO sms_reply (carrier_id, number_hash, invitation_id, text, state, score, is_reversed, rating_id,
          answer, received_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        rows);
  }
}
