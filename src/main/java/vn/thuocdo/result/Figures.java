package vn.thuocdo.result;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.period.Period;
import vn.thuocdo.rating.Channel;
import vn.thuocdo.seal.CountedRatings;
import vn.thuocdo.survey.Question;
import vn.thuocdo.survey.Questionnaires;
import vn.thuocdo.target.Targets;
import vn.thuocdo.unit.Counter;
import vn.thuocdo.unit.Offices;
import vn.thuocdo.unit.OneStopPoint;
import vn.thuocdo.unit.Settings;

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

  Figures(
      Transactions transactions,
      Offices offices,
      Settings settings,
      Questionnaires questionnaires,
      Targets targets,
      Publications publications,
      Factors factors,
      CountedRatings countedRatings) {
    this.transactions = transactions;
    this.offices = offices;
    this.settings = settings;
    this.questionnaires = questionnaires;
    this.targets = targets;
    this.publications = publications;
    this.factors = factors;
    this.countedRatings = countedRatings;
  }

  /** Returns the figures with nothing hidden: for staff only, who may see small counts. */
  public ResultDocument live(Period period) {
    return Assembly.document(sources(period, true), false, null, null);
  }

  /** Returns what {@link #live} would if no decision left any answer out. */
  public ResultDocument liveWithoutExclusions(Period period) {
    return Assembly.document(sources(period, false), false, null, null);
  }

  /** Returns the figures as the public would see them if the period were published now. */
  public ResultDocument preview(Period period) {
    return Assembly.document(sources(period, true), true, null, null);
  }

  /**
   * Returns the figures of every counter with answers at one-stop points of the units, by point,
   * then by counter; for staff only. The code is {@code point/counter}, and {@code point/-} for
   * answers that came without a counter.
   */
  public List<Line> byCounter(Period period, Set<Long> unitIds) {
    List<Integer> questions = headlineQuestions();
    return transactions.read(connection -> readCounters(connection, period, unitIds, questions));
  }

  /** Returns what the live figures of a period are made from; a key may come several times. */
  List<Tallied> tallied(Period period) {
    List<Integer> questions = headlineQuestions();
    return transactions.read(
        connection ->
            Tallied.without(
                Excluded.read(connection, period.from(), period.to(), questions).sums(),
                Tallied.read(connection, period.from(), period.to(), questions)));
  }

  /** What a publication is frozen from: as it is, and as the public may see it. */
  public record Frozen(ResultDocument inputs, ResultDocument document) {}

  /**
   * Reads once, in the running transaction, so that both documents are of the same moment, and so
   * are the ratings that are fixed with them.
   *
   * @param now the moment, by the clock of the server
   * @param publishedAt null while it is open when it will be published
   */
  public Frozen freeze(Period period, int version, Instant now, @Nullable Instant publishedAt) {
    Sources sources = sources(period, true);
    List<FactorLine> lines = factors.of(period);
    countedRatings.fix(period, version, now);
    return new Frozen(
        Assembly.document(sources, false, version, publishedAt).with(lines),
        Assembly.document(sources, true, version, publishedAt)
            .with(Factors.hide(lines, sources.versions(), sources.limits().hiddenBelow())));
  }

  /**
   * Does before the transaction what {@link #freeze} would do in it for ratings that came since the
   * last time, so that nobody waits for locks meanwhile.
   */
  public void prepareToFreeze(Period period, Instant now) {
    countedRatings.prepare(period.from(), period.to(), now);
  }

  private record Sums(List<Tallied> all, Excluded excluded) {}

  private Sources sources(Period period, boolean leavesOut) {
    List<Integer> questions = headlineQuestions();
    Sums sums =
        transactions.read(
            connection ->
                new Sums(
                    Tallied.read(connection, period.from(), period.to(), questions),
                    leavesOut
                        ? Excluded.read(connection, period.from(), period.to(), questions)
                        : Excluded.NOTHING));
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
        versions(period),
        settings.get("province.name", ""),
        settings.get("province.name_en", ""),
        settings.get("demo", "false").equals("true"));
  }

  private Optional<ResultDocument> published(Period period) {
    return publications.find(period.calendar(), period.code()).map(Publication::document);
  }

  private List<ResultDocument> versions(Period period) {
    return publications.versions(period.calendar(), period.code()).stream()
        .map(head -> publications.find(period.calendar(), period.code(), head.version()))
        .flatMap(Optional::stream)
        .map(Publication::document)
        .toList();
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

  private List<Line> readCounters(
      Connection connection, Period period, Set<Long> unitIds, List<Integer> questions)
      throws SQLException {
    if (unitIds.isEmpty()) {
      return List.of();
    }
    Set<Channel> apart = apart();
    var sums = new TreeMap<CounterKey, Counts>();
    for (TallyRows rows : TallyRows.of(period.from(), period.to())) {
      rows.sum(
          connection,
          "point_id, counter_id, channel",
          questions,
          unitIds.stream().sorted().toList(),
          row -> {
            if (!apart.contains(Channel.valueOf(row.getString(3)))) {
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
          if (unitIds.contains(row.getLong(3))
              && !apart.contains(Channel.valueOf(row.getString(4)))) {
            sums.merge(
                new CounterKey(row.getLong(1), row.getLong(2)),
                TallyRows.counts(row, 5),
                Counts::minus);
          }
        });
    return sums.entrySet().stream()
        .map(sum -> counterLine(sum.getKey().point(), sum.getKey().counter(), sum.getValue()))
        .toList();
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
