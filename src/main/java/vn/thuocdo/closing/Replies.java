package vn.thuocdo.closing;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.period.OfficeZone;
import vn.thuocdo.result.ResultDocument;
import vn.thuocdo.staff.Audit;
import vn.thuocdo.staff.StaffMember;
import vn.thuocdo.text.Redaction;
import vn.thuocdo.text.Typed;
import vn.thuocdo.unit.Offices;
import vn.thuocdo.unit.Unit;

/** What units say about their figures of a closed period, and what they are answered. */
@Singleton
class Replies {

  private final Transactions transactions;
  private final FrozenFigures frozenFigures;
  private final Offices offices;
  private final Audit audit;
  private final InstantSource clock;

  Replies(
      Transactions transactions,
      FrozenFigures frozenFigures,
      Offices offices,
      Audit audit,
      InstantSource clock) {
    this.transactions = transactions;
    this.frozenFigures = frozenFigures;
    this.offices = offices;
    this.audit = audit;
    this.clock = clock;
  }

  /** Returns the reply that holds of each unit of the document that replied, by code. */
  Map<String, Reply> byUnit(Connection connection, ClosedPeriod closing, ResultDocument document)
      throws SQLException {
    Map<Long, Reply> newest = ReplyTable.newest(connection, closing.id());
    var byUnit = new TreeMap<String, Reply>();
    units(document)
        .forEach(
            (id, code) -> {
              Reply reply = newest.get(id);
              if (reply != null) {
                byUnit.put(code, reply);
              }
            });
    return byUnit;
  }

  /** Returns the units of a document, numbers to codes, in its order. */
  Map<Long, String> units(ResultDocument document) {
    var units = new LinkedHashMap<Long, String>();
    document
        .units()
        .forEach(
            unit ->
                offices
                    .findUnit(unit.code())
                    .ifPresent(found -> units.put(found.id(), found.code())));
    return units;
  }

  /**
   * Says that a unit agrees with its frozen figures, or what it objects to.
   *
   * @param objection empty for an agreement
   */
  Outcome reply(StaffMember member, long closingId, String unitCode, String objection) {
    String words = Typed.tidy(objection);
    Outcome judged = words.isEmpty() ? Outcome.DONE : Words.judge(words, Words.LONGEST_OBJECTION);
    if (judged.isRefused()) {
      return judged;
    }
    Optional<Unit> unit = offices.findUnit(unitCode).filter(one -> member.maySee(one.id()));
    if (unit.isEmpty()) {
      return Outcome.UNIT;
    }
    return transactions.write(
        connection -> {
          Optional<ClosedPeriod> closing = ClosingTable.lock(connection, closingId);
          if (closing.isEmpty()) {
            return Outcome.OUT_OF_TURN;
          }
          if (!closing.get().isOpenToReplies(OfficeZone.today(clock))) {
            return Outcome.TOO_LATE;
          }
          if (frozenFigures.document(connection, closingId).findUnit(unitCode).isEmpty()) {
            return Outcome.UNIT;
          }
          ReplyTable.insert(
              connection,
              closingId,
              unit.get().id(),
              words.isEmpty() ? null : words,
              member.username(),
              now());
          audit.record(
              member.username(),
              words.isEmpty() ? "figures-agreed" : "figures-objected",
              subject(closing.get()) + " " + unitCode,
              null,
              words.isEmpty() ? null : Redaction.of(words));
          return Outcome.DONE;
        });
  }

  /**
   * Answers an objection.
   *
   * @param isUpheld whether it was right: then the period has to be opened again
   */
  Outcome answer(String who, long closingId, long replyId, String answer, boolean isUpheld) {
    String words = Typed.tidy(answer);
    Outcome judged = Words.judge(words, Words.LONGEST_OBJECTION);
    if (judged.isRefused()) {
      return judged;
    }
    return transactions.write(
        connection -> {
          Optional<ClosedPeriod> closing = ClosingTable.lock(connection, closingId);
          if (closing.isEmpty() || closing.get().checked() != null) {
            return Outcome.OUT_OF_TURN;
          }
          if (!ReplyTable.answer(connection, replyId, words, isUpheld, who, now())) {
            return Outcome.DONE_BEFORE;
          }
          audit.record(
              who,
              "objection-answered",
              subject(closing.get()) + " " + replyId,
              null,
              (isUpheld ? "+ " : "- ") + Redaction.of(words));
          return Outcome.DONE;
        });
  }

  /** Reminds every unit that has not replied; returns how many. */
  int remind(String who, long closingId) {
    return transactions.write(
        connection -> {
          Optional<ClosedPeriod> closing = ClosingTable.lock(connection, closingId);
          if (closing.isEmpty() || closing.get().checked() != null) {
            return 0;
          }
          Map<Long, Reply> said = ReplyTable.newest(connection, closingId);
          List<Long> silent =
              units(frozenFigures.document(connection, closingId)).keySet().stream()
                  .filter(unit -> !said.containsKey(unit))
                  .toList();
          if (!silent.isEmpty()) {
            ReplyTable.remind(connection, closingId, silent, who, now());
            audit.record(
                who, "units-reminded", subject(closing.get()), null, String.valueOf(silent.size()));
          }
          return silent.size();
        });
  }

  private static String subject(ClosedPeriod closing) {
    return closing.period().calendar() + " " + closing.period().code() + " " + closing.version();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
