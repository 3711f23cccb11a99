package vn.thuocdo.result;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.period.Period;
import vn.thuocdo.period.PeriodKind;
import vn.thuocdo.stats.AdjustedP;
import vn.thuocdo.stats.Difference;
import vn.thuocdo.stats.Trend;
import vn.thuocdo.unit.UnitSuccession;

/**
 * What the figures of a document tell beyond chance: against earlier quarters, over time, and among
 * units that may be compared. Made from the document alone, so that anybody can make it again.
 *
 * <p>Units are many, and among twenty that did not change one would seem to by chance alone:
 * p-values are adjusted by Holm over the units of a group. Quarters from before the reorganisation
 * are those of other units, and nothing is compared across it.
 */
public record Comparisons(ResultDocument document) {

  /** The chance of even one false finding in a family that is put up with. */
  public static final double ALPHA = 1 - Limits.CONFIDENCE;

  /** Fewer quarters are no trend. */
  public static final int SHORTEST_TREND = 5;

  /**
   * How a share differs from that of an earlier quarter.
   *
   * @param difference now minus then, with its 95 % interval by Newcombe, not adjusted
   * @param p how often chance alone would make so large a difference
   * @param adjusted the same over the units of the group
   */
  public record Movement(SeriesPoint earlier, Difference difference, double p, double adjusted) {

    /** Tells whether it is more than chance. */
    public boolean isClear() {
      return adjusted < ALPHA;
    }
  }

  /**
   * How a share went over the quarters that were published.
   *
   * @param quarters with figures
   * @param trend over these quarters
   * @param adjusted its p over the units of the group
   */
  public record Course(int quarters, Trend trend, double adjusted) {

    /** Tells whether it rose, where it {@link #isClear}. */
    public boolean isRising() {
      return trend.z() > 0;
    }

    public boolean isClear() {
      return adjusted < ALPHA;
    }
  }

  /**
   * Between which ranks a unit may lie, as far as answers tell.
   *
   * @param best one more than the units that are better beyond chance
   * @param worst the units that are ranked, without those that are worse beyond chance
   */
  public record Ranks(int best, int worst) {}

  /**
   * Returns how it moved against the quarter before; empty where one of the two tells too little.
   */
  public Optional<Movement> sincePrevious(UnitFigures unit) {
    return movement(unit, Period::previous);
  }

  public Optional<Movement> sinceLastYear(UnitFigures unit) {
    return movement(unit, Period::sameLastYear);
  }

  private Optional<Movement> movement(UnitFigures unit, UnaryOperator<Period> earlier) {
    Period period = document.toPeriod();
    return period.kind() == PeriodKind.QUARTER
        ? Optional.ofNullable(
            movements(family(unit), earlier.apply(period).code()).get(unit.code()))
        : Optional.empty();
  }

  /** Returns the course over at least {@link #SHORTEST_TREND} quarters. */
  public Optional<Course> course(UnitFigures unit) {
    return document.toPeriod().kind() == PeriodKind.QUARTER
        ? Optional.ofNullable(courses(family(unit)).get(unit.code()))
        : Optional.empty();
  }

  /** Returns the ranks of a unit that is ranked. */
  public Optional<Ranks> ranks(UnitFigures unit) {
    return unit.rank() == null ? Optional.empty() : Optional.of(ranks(unit, family(unit)));
  }

  /**
   * How two units differ.
   *
   * @param difference the one minus the other, with its 95 % interval by Newcombe, not adjusted
   * @param isClear whether it is more than chance, adjusted over the pairs that are looked at
   */
  public record Pairing(
      UnitFigures one, UnitFigures other, Difference difference, boolean isClear) {}

  /** Returns each two of some units, without those that tell too little. */
  public List<Pairing> pairs(List<UnitFigures> units) {
    List<UnitFigures> telling = units.stream().filter(unit -> sample(unit) != null).toList();
    var pairs = new ArrayList<Pairing>();
    var chances = new ArrayList<Double>();
    for (int i = 0; i < telling.size(); i++) {
      for (int j = i + 1; j < telling.size(); j++) {
        Sample one = Objects.requireNonNull(sample(telling.get(i)));
        Sample other = Objects.requireNonNull(sample(telling.get(j)));
        chances.add(p(one, other));
        pairs.add(
            new Pairing(
                telling.get(i),
                telling.get(j),
                Difference.newcombe(
                    one.satisfied(),
                    one.size(),
                    other.satisfied(),
                    other.size(),
                    Limits.CONFIDENCE),
                false));
      }
    }
    double[] adjusted = AdjustedP.holm(chances.stream().mapToDouble(Double::doubleValue).toArray());
    return IntStream.range(0, pairs.size())
        .mapToObj(
            i ->
                new Pairing(
                    pairs.get(i).one(),
                    pairs.get(i).other(),
                    pairs.get(i).difference(),
                    adjusted[i] < ALPHA))
        .toList();
  }

  /** Returns the units that are compared with this one, itself among them; a total stands alone. */
  private List<UnitFigures> family(UnitFigures unit) {
    return document.totals().contains(unit)
        ? List.of(unit)
        : document.units().stream().filter(one -> one.group().equals(unit.group())).toList();
  }

  /** Tells whether the units of a quarter are those of the document. */
  private boolean isComparable(SeriesPoint point) {
    return document.to().isBefore(UnitSuccession.REORGANISED_ON)
        || !point.from().isBefore(UnitSuccession.REORGANISED_ON);
  }

  private record Sample(long satisfied, long size) {}

  private record Pair(UnitFigures unit, Sample now, SeriesPoint earlier, Sample then) {}

  private Map<String, Movement> movements(List<UnitFigures> family, String earlierCode) {
    var pairs = new ArrayList<Pair>();
    for (UnitFigures unit : family) {
      Sample now = sample(unit);
      unit.series().stream()
          .filter(point -> point.period().equals(earlierCode) && isComparable(point))
          .findFirst()
          .ifPresent(
              point -> {
                Sample then = sample(point);
                if (now != null && then != null) {
                  pairs.add(new Pair(unit, now, point, then));
                }
              });
    }
    double[] p = pairs.stream().mapToDouble(pair -> p(pair.now(), pair.then())).toArray();
    double[] adjusted = AdjustedP.holm(p);
    var movements = new HashMap<String, Movement>();
    for (int i = 0; i < pairs.size(); i++) {
      Pair pair = pairs.get(i);
      movements.put(
          pair.unit().code(),
          new Movement(
              pair.earlier(),
              Difference.newcombe(
                  pair.now().satisfied(),
                  pair.now().size(),
                  pair.then().satisfied(),
                  pair.then().size(),
                  Limits.CONFIDENCE),
              p[i],
              adjusted[i]));
    }
    return movements;
  }

  private record Path(UnitFigures unit, int quarters, Trend trend) {}

  private Map<String, Course> courses(List<UnitFigures> family) {
    var paths = family.stream().map(this::path).flatMap(Optional::stream).toList();
    double[] adjusted =
        AdjustedP.holm(paths.stream().mapToDouble(path -> path.trend().p()).toArray());
    return IntStream.range(0, paths.size())
        .boxed()
        .collect(
            Collectors.toMap(
                i -> paths.get(i).unit().code(),
                i -> new Course(paths.get(i).quarters(), paths.get(i).trend(), adjusted[i])));
  }

  /** Scores are places in the series: a quarter that was not published leaves its gap. */
  private Optional<Path> path(UnitFigures unit) {
    List<SeriesPoint> points = unit.series();
    int[] told =
        IntStream.range(0, points.size())
            .filter(i -> isComparable(points.get(i)) && sample(points.get(i)) != null)
            .toArray();
    if (told.length < SHORTEST_TREND) {
      return Optional.empty();
    }
    Function<Integer, Sample> at = i -> Objects.requireNonNull(sample(points.get(told[i])));
    long[] satisfied =
        IntStream.range(0, told.length).mapToLong(i -> at.apply(i).satisfied()).toArray();
    long[] sizes = IntStream.range(0, told.length).mapToLong(i -> at.apply(i).size()).toArray();
    double[] scores = IntStream.of(told).asDoubleStream().toArray();
    long all = IntStream.range(0, told.length).mapToLong(i -> sizes[i] - satisfied[i]).sum();
    long any = IntStream.range(0, told.length).mapToLong(i -> satisfied[i]).sum();
    // Where all answers are alike there is nothing that could rise or fall.
    return all == 0 || any == 0
        ? Optional.empty()
        : Optional.of(new Path(unit, told.length, Trend.cochranArmitage(satisfied, sizes, scores)));
  }

  private static Ranks ranks(UnitFigures unit, List<UnitFigures> family) {
    Sample own = Objects.requireNonNull(sample(unit));
    List<Sample> others =
        family.stream()
            .filter(other -> other.rank() != null && !other.code().equals(unit.code()))
            .map(other -> Objects.requireNonNull(sample(other)))
            .toList();
    double[] adjusted =
        AdjustedP.holm(others.stream().mapToDouble(other -> p(own, other)).toArray());
    int better = 0;
    int worse = 0;
    for (int i = 0; i < adjusted.length; i++) {
      if (adjusted[i] < ALPHA) {
        if (isHigher(others.get(i), own)) {
          better++;
        } else {
          worse++;
        }
      }
    }
    return new Ranks(1 + better, others.size() + 1 - worse);
  }

  private static boolean isHigher(Sample one, Sample other) {
    return Math.multiplyExact(one.satisfied(), other.size())
        > Math.multiplyExact(other.satisfied(), one.size());
  }

  private static double p(Sample one, Sample other) {
    return Difference.p(one.satisfied(), one.size(), other.satisfied(), other.size());
  }

  /** Returns null for what is hidden, was not asked, or rests on too few answers. */
  private static @Nullable Sample sample(UnitFigures unit) {
    List<Long> counts = unit.counts();
    return counts == null || unit.share() == null || unit.few()
        ? null
        : new Sample(
            counts.get(3) + counts.get(4), counts.stream().mapToLong(Long::longValue).sum());
  }

  private static @Nullable Sample sample(SeriesPoint point) {
    Double share = point.share();
    Long size = point.sampleSize();
    // The share is the exact fraction of two whole numbers, and gives the upper one back.
    return share == null || size == null || point.few()
        ? null
        : new Sample(Math.round(share * size), size);
  }
}
