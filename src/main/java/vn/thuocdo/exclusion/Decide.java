package vn.thuocdo.exclusion;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.staff.Audit;
import vn.thuocdo.text.Redaction;
import vn.thuocdo.text.Typed;
import vn.thuocdo.unit.Counter;
import vn.thuocdo.unit.Offices;
import vn.thuocdo.unit.OneStopPoint;

/** Leaves the marked ratings of a counter on a day out of the figures, or takes them in again. */
@Singleton
class Decide {

  /** In code points. Shorter is no reason: «sai», «test». */
  static final int SHORTEST_REASON = 10;

  static final int LONGEST_REASON = 500;

  private final Transactions transactions;
  private final Audit audit;
  private final Offices offices;
  private final InstantSource clock;

  Decide(Transactions transactions, Audit audit, Offices offices, InstantSource clock) {
    this.transactions = transactions;
    this.audit = audit;
    this.offices = offices;
    this.clock = clock;
  }

  /**
   * Leaves marked ratings out of every figure that is not published yet.
   *
   * @param who username
   */
  Decision exclude(String who, CounterDay about, String reason) {
    String words = Typed.tidy(reason);
    Optional<Decision> problem = problemOf(words);
    if (problem.isPresent()) {
      return problem.get();
    }
    try {
      return transactions.write(
          connection -> {
            if (ExclusionTable.isInForce(connection, about)) {
              return Decision.DONE_BEFORE;
            }
            long marked = MarkedTables.countMarked(connection, about);
            if (marked == 0) {
              return Decision.NOTHING_MARKED;
            }
            ExclusionTable.insert(connection, about, words, marked, who, now());
            audit.record(
                who,
                "ratings-excluded",
                subject(about),
                null,
                marked + " · " + Redaction.of(words));
            return Decision.DONE;
          });
    } catch (RuntimeException e) {
      // Somebody else decided the same between our look and our insert.
      if (!Transactions.isDuplicate(e)) {
        throw e;
      }
      return Decision.DONE_BEFORE;
    }
  }

  /** Ends a decision; the ratings count again, the decision stays readable. */
  Decision withdraw(String who, long id, String reason) {
    String words = Typed.tidy(reason);
    Optional<Decision> problem = problemOf(words);
    if (problem.isPresent()) {
      return problem.get();
    }
    return transactions.write(
        connection -> {
          Optional<Exclusion> exclusion = ExclusionTable.find(connection, id);
          if (exclusion.isEmpty() || !ExclusionTable.withdraw(connection, id, words, who, now())) {
            return Decision.DONE_BEFORE;
          }
          audit.record(
              who,
              "exclusion-withdrawn",
              subject(exclusion.get().about()),
              Redaction.of(exclusion.get().reason()),
              Redaction.of(words));
          return Decision.DONE;
        });
  }

  private static Optional<Decision> problemOf(String words) {
    int length = words.codePointCount(0, words.length());
    if (length < SHORTEST_REASON) {
      return Optional.of(Decision.NO_REASON);
    }
    return length > LONGEST_REASON ? Optional.of(Decision.LONG_REASON) : Optional.empty();
  }

  private String subject(CounterDay about) {
    return about.day()
        + " "
        + offices.findPoint(about.pointId()).map(OneStopPoint::code).orElse("?")
        + "/"
        + offices.findCounter(about.counterId()).map(Counter::code).orElse("-");
  }

  /** The columns keep milliseconds; one database rounds what is finer, another cuts it. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
