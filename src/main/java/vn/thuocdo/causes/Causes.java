package vn.thuocdo.causes;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.closing.Remedies;
import vn.thuocdo.period.OfficeZone;
import vn.thuocdo.period.Period;
import vn.thuocdo.result.Comparisons;
import vn.thuocdo.result.Counts;
import vn.thuocdo.result.Figures;
import vn.thuocdo.result.Hours;
import vn.thuocdo.result.Line;
import vn.thuocdo.result.Proceedings;
import vn.thuocdo.result.ResultDocument;
import vn.thuocdo.result.UnitFigures;
import vn.thuocdo.staff.StaffMember;
import vn.thuocdo.unit.Offices;
import vn.thuocdo.unit.Settings;
import vn.thuocdo.unit.Unit;

/** Takes the change of a unit's share against the period before apart. */
@Singleton
class Causes {

  /** Name of the setting: how many days an office waits before it reads comments. */
  static final String COMMENT_DELAY_DAYS = "comment_delay_days";

  private static final String USUAL_DELAY = "14";

  /** Name of the division by hours of the day; its parts are {@code 00} to {@code 23}. */
  static final String HOUR = "hour";

  /** The part of answers whose hour is not known, or has too few of them. */
  static final String NO_HOUR = "-";

  /** With fewer, colleagues would know who stood at the counter. */
  private static final long FEWEST_OF_AN_HOUR = 5;

  private static final int QUARTERS_OF_REMEDIES = 4;

  private final Figures figures;
  private final Hours hours;
  private final Remedies remedies;
  private final CauseTables tables;
  private final Offices offices;
  private final Settings settings;
  private final InstantSource clock;

  Causes(
      Figures figures,
      Hours hours,
      Remedies remedies,
      CauseTables tables,
      Offices offices,
      Settings settings,
      InstantSource clock) {
    this.figures = figures;
    this.hours = hours;
    this.remedies = remedies;
    this.tables = tables;
    this.offices = offices;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * One way of dividing a unit's answers.
   *
   * @param key of its name, as {@code division.<key>}
   * @param parts the one that carries most of a fall first
   * @param names of the parts in both languages, by code
   */
  record Division(String key, List<Contribution> parts, Map<String, Line> names) {}

  /** How often a reason was ticked in the period before and in this one. */
  record Reason(String code, long timesBefore, long timesAfter) {}

  /**
   * What is known about a unit.
   *
   * @param before null if there were no answers in the period before
   * @param comments redacted nowhere yet
   * @param readableTo last day whose comments the member may read
   */
  record Report(
      Unit unit,
      Period period,
      UnitFigures after,
      @Nullable UnitFigures before,
      List<Division> divisions,
      List<Reason> reasons,
      List<CauseTables.Comment> comments,
      LocalDate readableTo) {}

  /** Returns the units whose figures a member may see in the period, in its order. */
  List<UnitFigures> units(StaffMember member, ResultDocument document) {
    return document.units().stream()
        .filter(unit -> unit.share() != null)
        .filter(
            unit -> offices.findUnit(unit.code()).map(one -> member.maySee(one.id())).orElse(false))
        .toList();
  }

  ResultDocument live(Period period) {
    return figures.live(period);
  }

  Optional<Report> of(StaffMember member, ResultDocument document, String unitCode) {
    Period period = document.toPeriod();
    Optional<UnitFigures> after =
        units(member, document).stream().filter(unit -> unit.code().equals(unitCode)).findFirst();
    Optional<Unit> unit = offices.findUnit(unitCode);
    if (after.isEmpty() || unit.isEmpty()) {
      return Optional.empty();
    }
    Period earlier = period.previous();
    UnitFigures before = figures.live(earlier).findUnit(unitCode).orElse(null);
    long id = unit.get().id();
    LocalDate readableTo = readableTo(member);
    return Optional.of(
        new Report(
            unit.get(),
            period,
            after.get(),
            before,
            divisions(id, period, after.get(), before),
            reasons(id, period),
            tables.comments(
                id, period.from(), readableTo.isBefore(period.to()) ? readableTo : period.to()),
            readableTo));
  }

  /** Whoever sees every comment at once; an office when nobody remembers the day any more. */
  private LocalDate readableTo(StaffMember member) {
    LocalDate today = OfficeZone.today(clock);
    return member.maySeeConfidential()
        ? today
        : today.minusDays(Long.parseLong(settings.get(COMMENT_DELAY_DAYS, USUAL_DELAY)));
  }

  private List<Division> divisions(
      long unitId, Period period, UnitFigures after, @Nullable UnitFigures before) {
    if (before == null) {
      return List.of();
    }
    var divisions = new ArrayList<Division>();
    divisions.add(
        division(
            "counter",
            figures.byCounter(period.previous(), Set.of(unitId)),
            figures.byCounter(period, Set.of(unitId))));
    divisions.add(division("procedure-group", before.byProcedureGroup(), after.byProcedureGroup()));
    divisions.add(division("channel", before.byChannel(), after.byChannel()));
    SortedMap<Integer, Counts> hoursBefore = hours.of(period.previous(), unitId);
    SortedMap<Integer, Counts> hoursAfter = hours.of(period, unitId);
    var told = new TreeSet<>(hoursBefore.keySet());
    told.addAll(hoursAfter.keySet());
    told.removeIf(hour -> isFew(hoursBefore, hour) || isFew(hoursAfter, hour));
    if (!told.isEmpty()) {
      divisions.add(
          new Division(
              HOUR,
              Contribution.of(byHour(hoursBefore, told, before), byHour(hoursAfter, told, after)),
              Map.of()));
    }
    return divisions;
  }

  private static Division division(String key, List<Line> before, List<Line> after) {
    var names = new HashMap<String, Line>();
    before.forEach(line -> names.put(line.code(), line));
    after.forEach(line -> names.put(line.code(), line));
    return new Division(key, Contribution.of(samples(before), samples(after)), names);
  }

  private static boolean isFew(Map<Integer, Counts> hours, int hour) {
    long answers = hours.getOrDefault(hour, Counts.NONE).sampleSize();
    return answers > 0 && answers < FEWEST_OF_AN_HOUR;
  }

  /**
   * What is of no hour that is told is of the rest: the parts make the whole.
   *
   * @param told hours of both sides with enough answers
   */
  private static Map<String, Contribution.Sample> byHour(
      Map<Integer, Counts> hours, Set<Integer> told, UnitFigures whole) {
    var samples = new LinkedHashMap<String, Contribution.Sample>();
    List<Long> counts = whole.counts();
    if (counts == null) {
      return samples;
    }
    long satisfied = counts.get(3) + counts.get(4);
    long size = counts.stream().mapToLong(Long::longValue).sum();
    for (int hour : told) {
      Counts own = hours.getOrDefault(hour, Counts.NONE);
      if (own.sampleSize() > 0) {
        samples.put(
            "%02d".formatted(hour), new Contribution.Sample(own.satisfied(), own.sampleSize()));
        satisfied -= own.satisfied();
        size -= own.sampleSize();
      }
    }
    if (size > 0) {
      samples.put(NO_HOUR, new Contribution.Sample(Math.clamp(satisfied, 0, size), size));
    }
    return samples;
  }

  private static Map<String, Contribution.Sample> samples(List<Line> lines) {
    var samples = new LinkedHashMap<String, Contribution.Sample>();
    for (Line line : lines) {
      List<Long> counts = line.counts();
      Long size = line.sampleSize();
      if (counts != null && size != null && size > 0) {
        samples.put(line.code(), new Contribution.Sample(counts.get(3) + counts.get(4), size));
      }
    }
    return samples;
  }

  private List<Reason> reasons(long unitId, Period period) {
    Map<String, Long> now = tables.reasons(unitId, period);
    Map<String, Long> then = tables.reasons(unitId, period.previous());
    var codes = new TreeSet<>(now.keySet());
    codes.addAll(then.keySet());
    return codes.stream()
        .map(code -> new Reason(code, then.getOrDefault(code, 0L), now.getOrDefault(code, 0L)))
        .sorted(Comparator.comparingLong(Reason::timesAfter).reversed().thenComparing(Reason::code))
        .toList();
  }

  /**
   * A unit that rose beyond chance against the quarter before, as published then.
   *
   * @param done what it told in the register of remedies about the quarters until then
   */
  record Improved(UnitFigures unit, Comparisons.Movement movement, List<Proceedings.Remedy> done) {}

  List<Improved> improved(StaffMember member, ResultDocument document) {
    var comparisons = new Comparisons(document);
    var improved = new ArrayList<Improved>();
    for (UnitFigures unit : units(member, document)) {
      comparisons
          .sincePrevious(unit)
          .filter(one -> one.isClear() && one.difference().difference() > 0)
          .ifPresent(one -> improved.add(new Improved(unit, one, List.of())));
    }
    if (improved.isEmpty()) {
      return List.of();
    }
    Map<String, List<Proceedings.Remedy>> told =
        document.toPeriod().lastQuarters(QUARTERS_OF_REMEDIES).reversed().stream()
            .flatMap(period -> remedies.of(period).stream())
            .filter(remedy -> !remedy.measure().isBlank())
            .collect(Collectors.groupingBy(Proceedings.Remedy::unit));
    return improved.stream()
        .map(
            one ->
                new Improved(
                    one.unit(), one.movement(), told.getOrDefault(one.unit().code(), List.of())))
        .toList();
  }
}
