package vn.thuocdo.sms;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import vn.thuocdo.rating.Place;
import vn.thuocdo.sms.Invite.Candidate;

/** Decides who of those whose dossiers are done is asked. */
@Singleton
class Drawing {

  static final Duration ASKED_LATELY = Duration.ofDays(30);

  /** More dossiers than this within {@link #ASKED_LATELY} nobody has of their own. */
  static final int MOST_DOSSIERS = 5;

  private final Sampling sampling;

  Drawing(Sampling sampling) {
    this.sampling = sampling;
  }

  /** What is known of the numbers and dossiers of a batch, and grows with each decision. */
  private static final class Known {

    final Map<ByteBuffer, Integer> dossiers = new HashMap<>();
    final Set<ByteBuffer> out = new HashSet<>();
    final Set<ByteBuffer> askedDossiers = new HashSet<>();
    final Set<ByteBuffer> askedNumbers = new HashSet<>();
    final Map<Place, Sampling.Rule> rules = new HashMap<>();
    final Map<Sampling.Rule, Long> asked = new HashMap<>();
    final List<Place> places = new ArrayList<>();

    void note(ByteBuffer number, Draw draw) {
      dossiers.merge(number, 1, Integer::sum);
      if (draw == Draw.INVITED) {
        askedNumbers.add(number);
      }
    }
  }

  /**
   * Returns what came of each, in order, as if one were decided about after the other. Runs in the
   * transaction of the connection, and nobody else decides about the same numbers before its end.
   *
   * @param candidates all told at the same time
   */
  List<Draw> draw(Connection connection, List<Candidate> candidates) throws SQLException {
    Known known = known(connection, candidates);
    var draws = new ArrayList<Draw>();
    for (Candidate candidate : candidates) {
      Draw draw = draw(connection, candidate, known);
      draws.add(draw);
      ByteBuffer number = candidate.number();
      if (number != null) {
        known.note(number, draw);
        if (draw == Draw.INVITED) {
          known.askedDossiers.add(candidate.dossier());
          known.places.add(candidate.transaction().place());
        }
      }
    }
    return draws;
  }

  private static Known known(Connection connection, List<Candidate> candidates)
      throws SQLException {
    var known = new Known();
    List<byte[]> numbers =
        candidates.stream()
            .map(Candidate::number)
            .filter(Objects::nonNull)
            .distinct()
            .map(ByteBuffer::array)
            .toList();
    if (numbers.isEmpty()) {
      return known;
    }
    Instant since = candidates.getFirst().transaction().receivedAt().minus(ASKED_LATELY);
    // Locked, so that two servers that hear of the same number ask it once: who waited here, sees
    // what the other one decided.
    Sql.list(
            connection,
            "SELECT number_hash, outcome FROM sms_draw WHERE number_hash IN "
                + Sql.marks(numbers)
                + " AND drawn_at > ? FOR UPDATE",
            row -> Map.entry(ByteBuffer.wrap(row.getBytes(1)), Draw.valueOf(row.getString(2))),
            values(numbers, since))
        .forEach(one -> known.note(one.getKey(), one.getValue()));
    known.out.addAll(
        hashes(
            connection,
            "SELECT number_hash FROM opt_out WHERE number_hash IN "
                + Sql.marks(numbers)
                + " AND ended_at IS NULL",
            numbers));
    List<byte[]> dossiers =
        candidates.stream().map(candidate -> candidate.transaction().dossierHash()).toList();
    known.askedDossiers.addAll(
        hashes(
            connection,
            "SELECT dossier_hash FROM invitation WHERE dossier_hash IN " + Sql.marks(dossiers),
            dossiers));
    return known;
  }

  private static List<ByteBuffer> hashes(Connection connection, String sql, List<byte[]> values)
      throws SQLException {
    return Sql.list(connection, sql, row -> ByteBuffer.wrap(row.getBytes(1)), values.toArray());
  }

  private static Object[] values(List<byte[]> hashes, Instant since) {
    var values = new ArrayList<Object>(hashes);
    values.add(since);
    return values.toArray();
  }

  private Draw draw(Connection connection, Candidate candidate, Known known) throws SQLException {
    ByteBuffer number = candidate.number();
    if (number == null) {
      return candidate.transaction().phone() == null ? Draw.NO_NUMBER : Draw.NOT_MOBILE;
    }
    if (known.out.contains(number)) {
      return Draw.OPTED_OUT;
    }
    if (known.dossiers.getOrDefault(number, 0) >= MOST_DOSSIERS) {
      return Draw.HELPER;
    }
    if (known.askedDossiers.contains(candidate.dossier())) {
      return Draw.ASKED_ABOUT_DOSSIER;
    }
    if (known.askedNumbers.contains(number)) {
      return Draw.ASKED_LATELY;
    }
    Place place = candidate.transaction().place();
    Sampling.Rule rule = known.rules.get(place);
    if (rule == null) {
      rule = sampling.ruleFor(connection, place);
      known.rules.put(place, rule);
    }
    if (!sampling.isDrawn(candidate.transaction().dossierHash(), rule.share())) {
      return Draw.NOT_DRAWN;
    }
    return isFull(connection, rule, candidate.transaction().receivedAt(), known)
        ? Draw.QUOTA_REACHED
        : Draw.INVITED;
  }

  private boolean isFull(Connection connection, Sampling.Rule rule, Instant now, Known known)
      throws SQLException {
    Integer quota = rule.weeklyQuota();
    if (quota == null) {
      return false;
    }
    Long asked = known.asked.get(rule);
    if (asked == null) {
      asked = sampling.askedThisWeek(connection, rule, now);
      known.asked.put(rule, asked);
    }
    return asked + known.places.stream().filter(rule::holdsFor).count() >= quota;
  }
}
