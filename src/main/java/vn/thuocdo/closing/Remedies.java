package vn.thuocdo.closing;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.period.OfficeZone;
import vn.thuocdo.period.Period;
import vn.thuocdo.result.Proceedings;
import vn.thuocdo.staff.Audit;
import vn.thuocdo.staff.StaffMember;
import vn.thuocdo.text.Redaction;
import vn.thuocdo.text.Typed;
import vn.thuocdo.unit.Offices;
import vn.thuocdo.unit.Unit;

/** The register of what units do about what the figures showed. */
@Singleton
public class Remedies {

  static final int LONGEST_RESPONSIBLE = 200;

  private static final int MOST = 500;

  private final Transactions transactions;
  private final Offices offices;
  private final Audit audit;
  private final InstantSource clock;

  Remedies(Transactions transactions, Offices offices, Audit audit, InstantSource clock) {
    this.transactions = transactions;
    this.offices = offices;
    this.audit = audit;
    this.clock = clock;
  }

  /** Returns what a member may see, what is open first, the most urgent on top. */
  List<Remedy> list(StaffMember member) {
    return transactions.read(connection -> RemedyTable.list(connection, MOST)).stream()
        .filter(remedy -> member.maySee(remedy.unitId()))
        .toList();
  }

  /** Enters what a period showed about a unit, and until when something has to be done. */
  Outcome add(
      String who, Period period, String unitCode, String finding, @Nullable LocalDate dueOn) {
    String words = Typed.tidy(finding);
    Outcome judged = Words.judge(words, Words.LONGEST_REASON);
    if (judged.isRefused()) {
      return judged;
    }
    Optional<Unit> unit = offices.findUnit(unitCode);
    if (unit.isEmpty()) {
      return Outcome.UNIT;
    }
    if (dueOn == null || dueOn.isBefore(period.from())) {
      return Outcome.DAY;
    }
    return transactions.write(
        connection -> {
          var remedy = new Remedy(0, period, unit.get().id(), words, "", "", dueOn, null, "", 1);
          RemedyTable.insert(connection, remedy, who, now());
          audit.record(
              who, "remedy-added", period.code() + " " + unitCode, null, Redaction.of(words));
          return Outcome.DONE;
        });
  }

  /**
   * Tells what is done about it.
   *
   * @param revision of the row that the member saw
   * @param doneOn null while it is not done; never in the future
   */
  Outcome tell(
      StaffMember member,
      long id,
      int revision,
      String measure,
      String responsible,
      @Nullable LocalDate doneOn,
      String evidence) {
    String measureWords = Typed.tidy(measure);
    String evidenceWords = Typed.tidy(evidence);
    String office = Typed.tidy(responsible);
    Outcome judged = Words.judge(measureWords, Words.LONGEST_REASON);
    if (judged.isRefused()) {
      return judged;
    }
    if (isLonger(evidenceWords, Words.LONGEST_REASON) || isLonger(office, LONGEST_RESPONSIBLE)) {
      return Outcome.LONG_REASON;
    }
    if (doneOn != null && doneOn.isAfter(OfficeZone.today(clock))) {
      return Outcome.DAY;
    }
    return transactions.write(
        connection -> {
          Optional<Remedy> found = RemedyTable.find(connection, id);
          if (found.isEmpty() || !member.maySee(found.get().unitId())) {
            return Outcome.UNIT;
          }
          Remedy before = found.get();
          var after =
              new Remedy(
                  id,
                  before.period(),
                  before.unitId(),
                  before.finding(),
                  measureWords,
                  office,
                  before.dueOn(),
                  doneOn,
                  evidenceWords,
                  revision);
          if (!RemedyTable.update(connection, after, member.username(), now())) {
            return Outcome.CHANGED;
          }
          audit.record(
              member.username(),
              "remedy-told",
              String.valueOf(id),
              Redaction.of(before.measure()),
              Redaction.of(measureWords) + (doneOn == null ? "" : " · " + doneOn));
          return Outcome.DONE;
        });
  }

  /** Returns what a period showed and what came of it, by unit, without phone numbers. */
  public List<Proceedings.Remedy> of(Period period) {
    return transactions.read(connection -> forTheReport(connection, period));
  }

  /** Returns the same, read on the connection of whoever freezes it. */
  List<Proceedings.Remedy> forTheReport(Connection connection, Period period) throws SQLException {
    return RemedyTable.of(connection, period).stream()
        .map(
            remedy ->
                new Proceedings.Remedy(
                    remedy.period().code(),
                    offices.findUnit(remedy.unitId()).map(Unit::code).orElse("?"),
                    Redaction.of(remedy.finding()),
                    Redaction.of(remedy.measure()),
                    Redaction.of(remedy.responsible()),
                    remedy.dueOn(),
                    remedy.doneOn(),
                    Redaction.of(remedy.evidence())))
        .sorted(
            Comparator.comparing(Proceedings.Remedy::unit)
                .thenComparing(Proceedings.Remedy::dueOn)
                .thenComparing(Proceedings.Remedy::finding))
        .toList();
  }

  private static boolean isLonger(String words, int most) {
    return words.codePointCount(0, words.length()) > most;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
