package vn.thuocdo.result;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.dossier.Indicators;
import vn.thuocdo.dossier.TransactionCounts;
import vn.thuocdo.period.Period;
import vn.thuocdo.rating.Channel;
import vn.thuocdo.seal.CountedRatings;
import vn.thuocdo.sms.InvitationCounts;
import vn.thuocdo.survey.Question;
import vn.thuocdo.survey.Questionnaires;
import vn.thuocdo.target.Targets;
import vn.thuocdo.unit.Counter;
import vn.thuocdo.unit.Offices;
import vn.thuocdo.unit.OneStopPoint;
import vn.thuocdo.unit.Settings;
import vn.thuocdo.unit.Unit;
import vn.thuocdo.unit.UnitSuccession;

/**
 * Makes figures from the tallies as they are now. What they cost does not grow with the ratings.
 */
@Singleton
public class Figures {

  private static final String QR_IN_HEADLINE = "qr_in_headline";

  private final Transactions transactions;
  private final Offices offices;
  private final Settings settings;
  private final Questionnaires questionnaires;
  private final Targets targets;
  private final Publications publications;
  private final Factors factors;
  private final CountedRatings countedRatings;
  private final TransactionCounts transactionCounts;
  private final InvitationCounts invitationCounts;
  private final Indicators indicators;

  Figures(
      Transactions transactions,
      Offices offices,
      Settings settings,
      Questionnaires questionnaires,
      Targets targets,
      Publications publications,
      Factors factors,
      CountedRatings countedRatings,
      TransactionCounts transactionCounts,
      InvitationCounts invitationCounts,
      Indicators indicators) {
    this.transactions = transactions;
    this.offices = offices;
    this.settings = settings;
    this.questionnaires = questionnaires;
    this.targets = targets;
    this.publications = publications;
    this.factors = factors;
    this.countedRatings = countedRatings;
    this.transactionCounts = transactionCounts;
    this.invitationCounts = invitationCounts;
    this.indicators = indicators;
  }

  /** Returns the figures with nothing hidden: for staff only, who may see small counts. */
  public ResultDocument live(Period period) {
    return Assembly.document(sources(period, true, Asked.NOBODY, List.of()), false, null, null);
  }

  /** Returns the same with how many of those who could answer did. */
  ResultDocument liveWithParticipation(Period period) {
    return Assembly.document(sources(period, true, asked(period), List.of()), false, null, null);
  }

  /** Returns what {@link #live} would if no decision left any answer out. */
  public ResultDocument liveWithoutExclusions(Period period) {
    return Assembly.document(sources(period, false, Asked.NOBODY, List.of()), false, null, null);
  }

  /** Returns the figures as the public would see them if the period were published now. */
  public ResultDocument preview(Period period) {
    return Assembly.document(
        sources(period, true, asked(period), publications.documentsAround(period)),
        true,
        null,
        null);
  }

  /**
   * Returns the figures of every counter with answers at one-stop points of the units, by point,
   * then by counter; for staff only. The code is {@code point/counter}, and {@code point/-} for
   * answers that came without a counter.
   */
  public List<Line> byCounter(Period period, Set<Long> unitIds) {
    if (unitIds.isEmpty()) {
      return List.of();
    }
    Set<Channel> apart = apart();
    return readCounters(period, unitIds, channel -> !apart.contains(channel)).entrySet().stream()
        .map(sum -> counterLine(sum.getKey().point(), sum.getKey().counter(), sum.getValue()))
        .toList();
  }

  /** Returns how many answers were given at kiosks of every counter, those without opinion too. */
  public Map<TransactionCounts.Spot, Long> atKiosks(Period period) {
    var answers = new HashMap<TransactionCounts.Spot, Long>();
    readCounters(period, Set.of(), Channel.KIOSK::equals)
        .forEach(
            (key, counts) ->
                answers.put(
                    new TransactionCounts.Spot(key.point(), key.counter()),
                    counts.sampleSize() + counts.noOpinion()));
    return answers;
  }

  /**
   * Returns the period, or, where the reorganisation lies within it, the part before and the part
   * from that day on: nobody may add up units that were not there together.
   */
  public List<Period> parts(Period period) {
    return offices.areReorganised() ? period.cutAt(UnitSuccession.REORGANISED_ON) : List.of(period);
  }

  /** What a publication is frozen from: as it is, and as the public may see it. */
  public record Frozen(ResultDocument inputs, ResultDocument document) {}

  /**
   * Reads once, in the running transaction, so that both documents are of the same moment, and so
   * are the ratings that are fixed with them.
   *
   * @param now the moment, by the clock of the server
   * @param publishedAt null while it is open when it will be published
   * @param closed what is frozen of other periods and not yet published: when it is, nobody may
   *     subtract one from the other
   */
  public Frozen freeze(
      Period period,
      int version,
      Instant now,
      @Nullable Instant publishedAt,
      List<ResultDocument> closed) {
    Sources sources =
        sources(
            period,
            true,
            asked(period),
            Stream.concat(publications.documentsAround(period).stream(), closed.stream()).toList());
    List<FactorLine> lines = factors.of(period);
    Handling handling = handling(period, sources.units());
    countedRatings.fix(period, version, now);
    ResultDocument inputs = Assembly.document(sources, false, version, publishedAt);
    List<OfficeLine> directory = directory(inputs);
    return new Frozen(
        inputs.with(lines, handling, directory),
        Assembly.document(sources, true, version, publishedAt)
            .with(
                Factors.hide(lines, sources.versions(), sources.limits().hiddenBelow()),
                handling,
                directory));
  }

  private @Nullable Handling handling(Period period, List<Unit> units) {
    return indicators
        .find(period)
        .flatMap(set -> Handling.of(set, indicators.counts(period, set), units))
        .orElse(null);
  }

  private List<OfficeLine> directory(ResultDocument document) {
    var units = new HashMap<String, Unit>();
    offices.listUnitsAsOf(document.to()).forEach(unit -> units.put(unit.code(), unit));
    return document.units().stream()
        .map(figures -> Objects.requireNonNull(units.get(figures.code())))
        .map(unit -> OfficeLine.of(unit, offices.contactOf(unit.id())))
        .filter(office -> !office.isEmpty())
        .toList();
  }

  /**
   * Does before the transaction what {@link #freeze} would do in it for ratings that came since the
   * last time, so that nobody waits for locks meanwhile.
   */
  public void prepareToFreeze(Period period, Instant now) {
    countedRatings.prepare(period.from(), period.to(), now);
  }

  private record Sums(List<Tallied> all, Excluded excluded) {}

  private Asked asked(Period period) {
    var byPart = new HashMap<Asked.Part, Long>();
    transactionCounts
        .of(period.from(), period.to())
        .forEach(
            (part, count) ->
                byPart.put(new Asked.Part(part.unitId(), part.procedureGroupId()), count));
    return new Asked(byPart, invitationCounts.of(period));
  }

  /**
   * @param documents all that the public has or will have, from which nobody may subtract
   */
  private Sources sources(
      Period period, boolean leavesOut, Asked asked, List<ResultDocument> documents) {
    List<Integer> questions = headlineQuestions();
    Sums sums = sums(period.from(), period.to(), questions, leavesOut);
    return new Sources(
        period,
        limits(),
        Tallied.without(sums.excluded().sums(), sums.all()),
        sums.excluded(),
        offices.listUnitsAsOf(period.to()),
        offices.listPoints(),
        offices.listGroups(),
        offices.listProcedureGroups(),
        targets.listInForce(period),
        questionNames(),
        apart(),
        this::published,
        documents.stream()
            .filter(one -> one.from().equals(period.from()) && one.to().equals(period.to()))
            .toList(),
        OtherPeriods.of(
            period.from(),
            period.to(),
            documents,
            (from, to) -> {
              Sums there = sums(from, to, questions, true);
              return Tallied.without(there.excluded().sums(), there.all());
            }),
        asked,
        settings.get("province.name", ""),
        settings.get("province.name_en", ""),
        settings.get("demo", "false").equals("true"));
  }

  private Optional<ResultDocument> published(Period period) {
    return publications.find(period.calendar(), period.code()).map(Publication::document);
  }

  private Sums sums(LocalDate from, LocalDate to, List<Integer> questions, boolean leavesOut) {
    return transactions.read(
        connection ->
            new Sums(
                Tallied.read(connection, from, to, questions),
                leavesOut ? Excluded.read(connection, from, to, questions) : Excluded.NOTHING));
  }

  List<Integer> headlineQuestions() {
    return questionnaires.listHeadlineQuestions().stream().map(Question::id).sorted().toList();
  }

  private List<String> questionNames() {
    return questionnaires.listHeadlineQuestions().stream()
        .map(Question::code)
        .distinct()
        .sorted()
        .toList();
  }

  /** Whoever has a code can answer it again and again; the province decides whether that counts. */
  Set<Channel> apart() {
    return Boolean.parseBoolean(settings.get(QR_IN_HEADLINE, "false"))
        ? Set.of()
        : Set.of(Channel.QR);
  }

  private Limits limits() {
    String minimum = settings.get("minimum_answers", String.valueOf(Limits.USUAL.fewBelow()));
    return new Limits(Limits.USUAL.hiddenBelow(), Long.parseLong(minimum));
  }

  /**
   * @param unitIds none means all
   */
  private SortedMap<CounterKey, Counts> readCounters(
      Period period, Set<Long> unitIds, Predicate<Channel> counts) {
    List<Integer> questions = headlineQuestions();
    return transactions.read(
        connection -> readCounters(connection, period, unitIds, questions, counts));
  }

  private static SortedMap<CounterKey, Counts> readCounters(
      Connection connection,
      Period period,
      Set<Long> unitIds,
      List<Integer> questions,
      Predicate<Channel> counts)
      throws SQLException {
    var sums = new TreeMap<CounterKey, Counts>();
    for (TallyRows rows : TallyRows.of(period.from(), period.to())) {
      rows.sum(
          connection,
          "point_id, counter_id, channel",
          questions,
          unitIds.stream().sorted().toList(),
          row -> {
            if (counts.test(Channel.valueOf(row.getString(3)))) {
              sums.merge(
                  new CounterKey(row.getLong(1), row.getLong(2)),
                  TallyRows.counts(row, 4),
                  Counts::plus);
            }
          });
    }
    Excluded.sum(
        connection,
        "t.point_id, t.counter_id, t.unit_id, t.channel",
        period.from(),
        period.to(),
        questions,
        row -> {
          if ((unitIds.isEmpty() || unitIds.contains(row.getLong(3)))
              && counts.test(Channel.valueOf(row.getString(4)))) {
            sums.merge(
                new CounterKey(row.getLong(1), row.getLong(2)),
                TallyRows.counts(row, 5),
                Counts::minus);
          }
        });
    return sums;
  }

  private record CounterKey(long point, long counter) implements Comparable<CounterKey> {

    private static final Comparator<CounterKey> ORDER =
        Comparator.comparingLong(CounterKey::point).thenComparingLong(CounterKey::counter);

    @Override
    public int compareTo(CounterKey other) {
      return ORDER.compare(this, other);
    }
  }

  private Line counterLine(long pointId, long counterId, Counts counts) {
    Optional<OneStopPoint> point = offices.findPoint(pointId);
    Optional<Counter> counter = offices.findCounter(counterId);
    String pointCode = point.map(OneStopPoint::code).orElse("?");
    return Line.of(
        pointCode + "/" + counter.map(Counter::code).orElse(Cube.NOT_TOLD),
        point.map(OneStopPoint::name).orElse("?")
            + counter.map(one -> " · " + one.name()).orElse(""),
        point.map(OneStopPoint::nameEn).orElse("?")
            + counter.map(one -> " · " + one.nameEn()).orElse(""),
        counts,
        limits());
  }
}
