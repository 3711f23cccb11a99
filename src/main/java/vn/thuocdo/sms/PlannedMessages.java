package vn.thuocdo.sms;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.rating.Place;

/**
 * How many messages are to be expected: a week like the last one, under the rules as they are now.
 */
@Singleton
class PlannedMessages {

  static final Duration WEEK = Duration.ofDays(7);

  /** Answers to citizens, by what became of their message. */
  private static final Map<SmsTexts.Kind, List<String>> ANSWERED =
      Map.of(
          SmsTexts.Kind.THANKS, List.of("COUNTED"),
          SmsTexts.Kind.REPROMPT, List.of("UNREAD", "CLASSIFIED", "SET_ASIDE"),
          SmsTexts.Kind.OPT_OUT, List.of("OPT_OUT"),
          SmsTexts.Kind.OPT_IN, List.of("OPT_IN"));

  private final Transactions transactions;
  private final Sampling sampling;
  private final InstantSource clock;

  PlannedMessages(Transactions transactions, Sampling sampling, InstantSource clock) {
    this.transactions = transactions;
    this.sampling = sampling;
    this.clock = clock;
  }

  /**
   * @param queued written and waiting to be sent, in words that no longer change
   * @param week messages of this kind in a week
   */
  record Plan(long queued, long week) {}

  Plan of(SmsTexts.Kind kind) {
    Instant since = clock.instant().minus(WEEK);
    return transactions.read(
        connection ->
            kind == SmsTexts.Kind.INVITATION
                ? new Plan(queued(connection), drawn(connection, since))
                : new Plan(0, answered(connection, kind, since)));
  }

  private static long queued(Connection connection) throws SQLException {
    return Sql.number(
        connection, "SELECT COUNT(*) FROM sms_message WHERE state IN ('QUEUED', 'SENDING')");
  }

  private static long answered(Connection connection, SmsTexts.Kind kind, Instant since)
      throws SQLException {
    List<String> states = ANSWERED.getOrDefault(kind, List.of());
    return Sql.number(
        connection,
        "SELECT COUNT(*) FROM sms_reply WHERE received_at > ? AND answer IS NOT NULL AND"
            + " FIND_IN_SET(state, ?) > 0",
        since,
        String.join(",", states));
  }

  private record Candidate(byte[] dossier, Place place) {}

  /** Those who could have been asked are drawn again; quotas are filled as in one week. */
  private long drawn(Connection connection, Instant since) throws SQLException {
    List<Candidate> candidates =
        Sql.list(
            connection,
            """
            SELECT t.dossier_hash, t.unit_id, t.point_id, t.counter_id, t.procedure_group_id
            FROM sms_draw d JOIN service_transaction t ON t.id = d.transaction_id
            WHERE d.drawn_at > ? AND d.outcome IN ('INVITED', 'NOT_DRAWN', 'QUOTA_REACHED')""",
            row ->
                new Candidate(
                    row.getBytes(1),
                    new Place(row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5))),
            since);
    var rules = new HashMap<List<Long>, Sampling.Rule>();
    var drawn = new HashMap<Sampling.Rule, Long>();
    for (Candidate candidate : candidates) {
      Place place = candidate.place;
      List<Long> key = List.of(place.unitId(), place.procedureGroupId());
      Sampling.Rule rule = rules.get(key);
      if (rule == null) {
        rule = sampling.ruleFor(connection, place);
        rules.put(key, rule);
      }
      if (sampling.isDrawn(candidate.dossier, rule.share())) {
        drawn.merge(rule, 1L, Long::sum);
      }
    }
    return drawn.entrySet().stream()
        .mapToLong(
            entry -> {
              Integer quota = entry.getKey().weeklyQuota();
              return quota == null ? entry.getValue() : Math.min(quota, entry.getValue());
            })
        .sum();
  }
}
