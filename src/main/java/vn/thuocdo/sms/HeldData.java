package vn.thuocdo.sms;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.database.BinaryUuid;
import vn.thuocdo.link.LinkTokens;

/**
 * What is kept under a telephone number, by its hash. Runs in the caller's transaction. What lost
 * its number already, as everything does after {@link ForgetNumbers#NUMBERS}, leads to nobody and
 * cannot be found.
 */
@Singleton
class HeldData {

  private final Outbox outbox;
  private final OptOuts optOuts;
  private final LinkTokens links;

  HeldData(Outbox outbox, OptOuts optOuts, LinkTokens links) {
    this.outbox = outbox;
    this.optOuts = optOuts;
    this.links = links;
  }

  /** Kinds of data; the texts {@code held.*} name them. */
  enum What {
    DRAWS("sms_draw", "drawn_at", "number_hash = ?"),
    INVITATIONS("invitation", "invited_at", "number_hash = ?"),
    MESSAGES("sms_message", "created_at", "number_hash = ?"),
    REPLIES("sms_reply", "received_at", "number_hash = ?"),
    COMMENTS(
        "rating_comment c JOIN sms_reply r ON r.rating_id = c.rating_id",
        "r.received_at",
        "r.number_hash = ?"),
    OPT_OUT("opt_out", "since", "number_hash = ? AND ended_at IS NULL");

    private final String sql;

    What(String tables, String time, String where) {
      this.sql =
          "SELECT COUNT(*), MIN(%2$s) AS first, MAX(%2$s) AS last FROM %1$s WHERE %3$s"
              .formatted(tables, time, where);
    }
  }

  /** How many there are, and from when to when; the times are null for none. */
  record Held(What what, long count, @Nullable Instant first, @Nullable Instant last) {}

  List<Held> find(Connection connection, byte[] number) throws SQLException {
    var held = new ArrayList<Held>();
    for (What what : What.values()) {
      held.add(
          Sql.first(
                  connection,
                  what.sql,
                  row ->
                      new Held(what, row.getLong(1), Sql.time(row, "first"), Sql.time(row, "last")),
                  (Object) number)
              .orElseThrow());
    }
    return held;
  }

  /** Returns how many of each there are, for the account of a request. */
  String count(Connection connection, byte[] number) throws SQLException {
    return find(connection, number).stream()
        .map(held -> held.what + " " + held.count)
        .collect(Collectors.joining(", "));
  }

  /**
   * Takes the number and every text from what is kept, and returns how many of each there were.
   * Ratings stay, which lead to nobody; so does the wish to get no messages, which has to be
   * honoured.
   */
  String erase(Connection connection, byte[] number, Instant at) throws SQLException {
    String counts = count(connection, number);
    outbox.cancel(connection, number);
    for (UUID occasion :
        Sql.list(
            connection,
            "SELECT occasion FROM invitation WHERE number_hash = ?",
            row -> BinaryUuid.of(row.getBytes(1)),
            (Object) number)) {
      links.withdraw(connection, occasion);
      Sql.update(
          connection,
          "DELETE c FROM rating_comment c JOIN occasion o ON o.rating_id = c.rating_id WHERE o.id"
              + " = ?",
          occasion);
    }
    Sql.update(
        connection,
        "DELETE c FROM rating_comment c JOIN sms_reply r ON r.rating_id = c.rating_id WHERE"
            + " r.number_hash = ?",
        (Object) number);
    Sql.update(
        connection,
        """
        UPDATE sms_reply SET state = IF(state = 'UNREAD', 'SET_ASIDE', state), text = '', answer = NULL,
          number_hash = NULL WHERE number_hash = ?""",
        (Object) number);
    // A server that holds the message in its hands asks once more before it hands it over.
    Sql.update(
        connection,
        """
        UPDATE sms_message SET ended_at = IF(state = 'SENDING', ?, ended_at),
          state = IF(state = 'SENDING', 'OPTED_OUT', state), claimed_by = NULL, number_sealed = NULL,
          body_sealed = NULL, number_hash = NULL WHERE number_hash = ?""",
        at,
        number);
    Sql.update(
        connection,
        "UPDATE invitation SET number_hash = NULL WHERE number_hash = ?",
        (Object) number);
    Sql.update(
        connection,
        "UPDATE sms_draw SET number_hash = NULL WHERE number_hash = ?",
        (Object) number);
    return counts;
  }

  /** Sees to it that the number gets no more messages, and returns what is kept of it. */
  String object(Connection connection, byte[] number, Instant at) throws SQLException {
    outbox.cancel(connection, number);
    optOuts.add(connection, number, at);
    return count(connection, number);
  }
}
