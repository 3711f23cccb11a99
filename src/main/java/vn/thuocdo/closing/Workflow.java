package vn.thuocdo.closing;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.period.OfficeZone;
import vn.thuocdo.period.Period;
import vn.thuocdo.result.Figures;
import vn.thuocdo.result.Proceedings;
import vn.thuocdo.result.Publications;
import vn.thuocdo.result.Publish;
import vn.thuocdo.result.PublishedPeriod;
import vn.thuocdo.result.ResultDocument;
import vn.thuocdo.result.ResultJson;
import vn.thuocdo.staff.Audit;
import vn.thuocdo.staff.ListedAccount;
import vn.thuocdo.staff.StaffAccounts;
import vn.thuocdo.text.Redaction;
import vn.thuocdo.text.Typed;
import vn.thuocdo.unit.Settings;

/**
 * The steps of a period: closed, checked, signed; corrected or withdrawn later. Figures are frozen
 * at closing and never touched again; whoever closed neither checks nor signs.
 */
@Singleton
class Workflow {

  /** Name of the setting: how many days after the closing units may object. */
  static final String OBJECTION_DAYS = "objection_days";

  static final String USUAL_OBJECTION_DAYS = "5";

  private static final Duration LONGEST_EMBARGO = Duration.ofDays(366);

  private final Transactions transactions;
  private final Figures figures;
  private final ResultJson json;
  private final FrozenFigures frozenFigures;
  private final Publish publish;
  private final Publications publications;
  private final Replies replies;
  private final Remedies remedies;
  private final StaffAccounts accounts;
  private final Settings settings;
  private final Audit audit;
  private final InstantSource clock;

  Workflow(
      Transactions transactions,
      Figures figures,
      ResultJson json,
      FrozenFigures frozenFigures,
      Publish publish,
      Publications publications,
      Replies replies,
      Remedies remedies,
      StaffAccounts accounts,
      Settings settings,
      Audit audit,
      InstantSource clock) {
    this.transactions = transactions;
    this.figures = figures;
    this.json = json;
    this.frozenFigures = frozenFigures;
    this.publish = publish;
    this.publications = publications;
    this.replies = replies;
    this.remedies = remedies;
    this.accounts = accounts;
    this.settings = settings;
    this.audit = audit;
    this.clock = clock;
  }

  /** Freezes the figures of a period that is over, for its first version. */
  Outcome close(String who, Period period) {
    if (!period.hasEnded(OfficeZone.today(clock))) {
      return Outcome.NOT_ENDED;
    }
    if (publications.lastVersion(period) > 0) {
      return Outcome.PUBLISHED_BEFORE;
    }
    return figures.parts(period).size() > 1 ? Outcome.STRADDLES : freeze(who, period, 1, null);
  }

  /** Freezes the figures of a published period once more, for the version after. */
  Outcome correct(String who, Period period, String reason) {
    String words = Typed.tidy(reason);
    Outcome judged = Words.judge(words, Words.LONGEST_REASON);
    if (judged.isRefused()) {
      return judged;
    }
    int last = publications.lastVersion(period);
    return last == 0 ? Outcome.NOT_PUBLISHED : freeze(who, period, last + 1, words);
  }

  private Outcome freeze(String who, Period period, int version, @Nullable String correction) {
    figures.prepareToFreeze(period, now());
    try {
      return transactions.write(
          connection -> {
            Figures.Frozen frozen =
                figures.freeze(period, version, now(), null, closed(connection, period));
            String document = json.text(frozen.document());
            String sha256 = ResultJson.sha256(document);
            ClosingTable.insert(
                connection,
                new ClosedPeriod(
                    0, period, version, correction, by(who), lastDay(), sha256, null, null),
                new ClosingTable.Frozen(document, json.text(frozen.inputs())));
            audit.record(
                who,
                "period-closed",
                subject(period, version),
                correction == null ? null : Redaction.of(correction),
                sha256);
            return Outcome.DONE;
          });
    } catch (RuntimeException e) {
      if (!Transactions.isDuplicate(e)) {
        throw e;
      }
      return Outcome.DONE_BEFORE;
    }
  }

  /** Returns what is closed of other periods, and not yet signed. */
  private List<ResultDocument> closed(Connection connection, Period period) throws SQLException {
    var documents = new ArrayList<ResultDocument>();
    for (ClosedPeriod closing : ClosingTable.list(connection)) {
      if (closing.signed() == null && !closing.period().equals(period)) {
        documents.add(frozenFigures.document(connection, closing.id()));
      }
    }
    return documents;
  }

  private LocalDate lastDay() {
    String days = settings.get(OBJECTION_DAYS, USUAL_OBJECTION_DAYS);
    return OfficeZone.today(clock).plusDays(Long.parseLong(days));
  }

  /** Says that somebody else has looked at the frozen figures and at what the units said. */
  Outcome check(String who, long id) {
    return transactions.write(
        connection -> {
          Optional<ClosedPeriod> closing = ClosingTable.lock(connection, id);
          if (closing.isEmpty() || closing.get().signed() != null) {
            return Outcome.OUT_OF_TURN;
          }
          if (closing.get().checked() != null) {
            return Outcome.DONE_BEFORE;
          }
          if (closing.get().closed().who().equals(who)) {
            return Outcome.SAME_PERSON;
          }
          Outcome heard = unitsAreHeard(connection, closing.get());
          if (heard.isRefused()) {
            return heard;
          }
          ClosingTable.check(connection, id, by(who));
          audit.record(who, "period-checked", subject(closing.get()), null, closing.get().sha256());
          return Outcome.DONE;
        });
  }

  private Outcome unitsAreHeard(Connection connection, ClosedPeriod closing) throws SQLException {
    ResultDocument document = frozenFigures.document(connection, closing.id());
    Map<String, Reply> said = replies.byUnit(connection, closing, document);
    if (said.values().stream().anyMatch(Reply::isWaiting)) {
      return Outcome.UNANSWERED;
    }
    boolean haveAllReplied =
        document.units().stream().allMatch(unit -> said.containsKey(unit.code()));
    return haveAllReplied || !closing.isOpenToReplies(OfficeZone.today(clock))
        ? Outcome.DONE
        : Outcome.TOO_EARLY;
  }

  /**
   * Publishes the frozen figures with the record of how they came about.
   *
   * @param moment from which everybody may read them; null for now
   */
  Outcome sign(String who, long id, @Nullable Instant moment) {
    Instant now = now();
    if (moment != null && (moment.isBefore(now) || moment.isAfter(now.plus(LONGEST_EMBARGO)))) {
      return Outcome.MOMENT;
    }
    try {
      return transactions.write(
          connection -> {
            Optional<ClosedPeriod> found = ClosingTable.lock(connection, id);
            if (found.isEmpty() || found.get().checked() == null) {
              return Outcome.OUT_OF_TURN;
            }
            ClosedPeriod closing = found.get();
            if (closing.signed() != null) {
              return Outcome.DONE_BEFORE;
            }
            if (closing.closed().who().equals(who)) {
              return Outcome.SAME_PERSON;
            }
            if (publications.lastVersion(closing.period()) >= closing.version()) {
              return Outcome.PUBLISHED_BEFORE;
            }
            var signature = new ClosedPeriod.By(who, now);
            ClosingTable.sign(connection, id, signature);
            ResultDocument document = frozenFigures.document(connection, id);
            publish.put(
                document.signed(
                    moment == null ? now : moment,
                    proceedings(connection, closing, signature, document)),
                ClosingTable.frozen(connection, id).inputs(),
                who);
            return Outcome.DONE;
          });
    } catch (RuntimeException e) {
      // The command line published the same version between our look and our insert.
      if (!Transactions.isDuplicate(e)) {
        throw e;
      }
      return Outcome.PUBLISHED_BEFORE;
    } finally {
      publications.forget();
    }
  }

  private Proceedings proceedings(
      Connection connection,
      ClosedPeriod closing,
      ClosedPeriod.By signature,
      ResultDocument document)
      throws SQLException {
    Map<String, String> names =
        accounts.list().stream()
            .collect(Collectors.toMap(ListedAccount::username, ListedAccount::displayName));
    Function<String, String> name = username -> names.getOrDefault(username, username);
    ClosedPeriod.By checked = closing.checked();
    if (checked == null) {
      throw new IllegalStateException("Signed before it was checked: " + closing.period());
    }
    Map<String, Reply> said = replies.byUnit(connection, closing, document);
    String correction = closing.correction();
    return new Proceedings(
        closing.closed().at(),
        name.apply(closing.closed().who()),
        checked.at(),
        name.apply(checked.who()),
        signature.at(),
        name.apply(signature.who()),
        closing.objectionsUntil(),
        correction == null ? null : Redaction.of(correction),
        said.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> unitReply(entry.getKey(), entry.getValue()))
            .toList(),
        document.units().stream()
            .map(unit -> unit.code())
            .filter(code -> !said.containsKey(code))
            .sorted()
            .toList(),
        remedies.forTheReport(connection, closing.period().previous()));
  }

  private static Proceedings.UnitReply unitReply(String unit, Reply reply) {
    String objection = reply.objection();
    Reply.Answer answer = reply.answer();
    return new Proceedings.UnitReply(
        unit,
        reply.repliedAt(),
        objection == null ? null : Redaction.of(objection),
        answer == null ? null : Redaction.of(answer.text()),
        answer == null ? null : answer.isUpheld());
  }

  /** Opens a period again that is not signed; the closing stays readable. */
  Outcome reopen(String who, long id, String reason) {
    String words = Typed.tidy(reason);
    Outcome judged = Words.judge(words, Words.LONGEST_REASON);
    if (judged.isRefused()) {
      return judged;
    }
    return transactions.write(
        connection -> {
          Optional<ClosedPeriod> closing = ClosingTable.lock(connection, id);
          if (closing.isEmpty()) {
            return Outcome.DONE_BEFORE;
          }
          if (closing.get().signed() != null) {
            return Outcome.OUT_OF_TURN;
          }
          ClosingTable.reopen(connection, id, words, by(who));
          audit.record(
              who,
              "period-reopened",
              subject(closing.get()),
              closing.get().sha256(),
              Redaction.of(words));
          return Outcome.DONE;
        });
  }

  /** Says that a published version no longer stands; it stays readable. */
  Outcome withdraw(String who, Period period, int version, String reason) {
    String words = Typed.tidy(reason);
    Outcome judged = Words.judge(words, Words.LONGEST_REASON);
    if (judged.isRefused()) {
      return judged;
    }
    Optional<PublishedPeriod> head = publications.findHead(period, version);
    if (head.isEmpty()) {
      return Outcome.NOT_PUBLISHED;
    }
    return publish.withdraw(head.get(), words, who) ? Outcome.DONE : Outcome.DONE_BEFORE;
  }

  private static String subject(ClosedPeriod closing) {
    return subject(closing.period(), closing.version());
  }

  private static String subject(Period period, int version) {
    return period.calendar() + " " + period.code() + " " + version;
  }

  private ClosedPeriod.By by(String who) {
    return new ClosedPeriod.By(who, now());
  }

  /** The columns keep milliseconds; one database rounds what is finer, another cuts it. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
