package vn.thuocdo.sms;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.staff.Audit;

/** Takes what a person read in a reply that the grammar could not read. */
@Singleton
class ClassifyReply {

  private final Transactions transactions;
  private final ReplyRatings ratings;
  private final Audit audit;
  private final InstantSource clock;

  ClassifyReply(Transactions transactions, ReplyRatings ratings, Audit audit, InstantSource clock) {
    this.transactions = transactions;
    this.ratings = ratings;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Takes the reading of one reply; somebody who comes second changes nothing.
   *
   * @param score 1 to 5; null when the message is no rating
   * @return whether there was such a reply that nobody had read
   */
  boolean classify(String who, long id, @Nullable Integer score) {
    Replies.State state = score == null ? Replies.State.SET_ASIDE : Replies.State.CLASSIFIED;
    return transactions.write(
        connection -> {
          int changed =
              Sql.update(
                  connection,
                  """
                  UPDATE sms_reply SET state = ?, score = ?, classified_by = ?, classified_at = ?
                  WHERE id = ? AND state = 'UNREAD'""",
                  state.name(),
                  score,
                  who,
                  clock.instant().truncatedTo(ChronoUnit.MILLIS),
                  id);
          if (changed == 0) {
            return false;
          }
          if (score != null) {
            rate(connection, id, score);
          }
          audit.record(
              who,
              "sms-reply-classified",
              Long.toString(id),
              null,
              score == null ? state.name() : score.toString());
          return true;
        });
  }

  private void rate(Connection connection, long id, int score) throws SQLException {
    ReplyRatings.Rated reply =
        Sql.first(
                connection,
                """
                SELECT r.carrier_id, r.text, r.received_at, i.id, i.occasion, i.language, t.unit_id, t.point_id,
                  t.counter_id, t.procedure_group_id, t.respondent
                FROM sms_reply r JOIN invitation i ON i.id = r.invitation_id
                JOIN service_transaction t ON t.id = i.transaction_id
                WHERE r.id = ?""",
                row ->
                    new ReplyRatings.Rated(
                        Replies.ratingId(row.getString("carrier_id")),
                        Invited.read(row),
                        List.of(score),
                        row.getString("text"),
                        Objects.requireNonNull(Sql.time(row, "received_at"))),
                id)
            .orElseThrow();
    ratings.store(connection, List.of(reply));
    Sql.update(connection, "UPDATE sms_reply SET rating_id = ? WHERE id = ?", reply.id(), id);
  }
}
