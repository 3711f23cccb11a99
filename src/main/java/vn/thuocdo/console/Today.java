package vn.thuocdo.console;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.thuocdo.period.OfficeZone;
import vn.thuocdo.staff.StaffMember;
import vn.thuocdo.unit.Counter;
import vn.thuocdo.unit.Offices;
import vn.thuocdo.unit.OneStopPoint;

/** What the day has brought so far, as far as a member may see it. */
@Singleton
class Today {

  private final TodayTables tables;
  private final Offices offices;
  private final InstantSource clock;

  Today(TodayTables tables, Offices offices, InstantSource clock) {
    this.tables = tables;
    this.offices = offices;
    this.clock = clock;
  }

  /**
   * One day at the points of one member.
   *
   * @param points ordered by code, those without any rating too: a silent counter is news
   * @param reasons confidential ones folded or not, as the member may see; most frequent first
   * @param lowRatings newest first
   */
  record Day(
      LocalDate date,
      Instant at,
      List<Point> points,
      List<ReasonCount> reasons,
      List<LowRating> lowRatings) {

    CounterCount total() {
      return points.stream()
          .map(Point::total)
          .reduce(CounterCount.nothingAt(0, 0), CounterCount::plus);
    }
  }

  /** One point with its counters, in the order of their codes. */
  record Point(OneStopPoint point, List<CounterCount> counters) {

    CounterCount total() {
      return counters.stream().reduce(CounterCount.nothingAt(point.id(), 0), CounterCount::plus);
    }
  }

  Day asSeenBy(StaffMember member) {
    Instant now = clock.instant();
    LocalDate day = OfficeZone.dayOf(now);
    Map<Long, Map<Long, CounterCount>> counts =
        tables.listCounts(day).stream()
            .collect(
                Collectors.groupingBy(
                    CounterCount::pointId,
                    Collectors.toMap(CounterCount::counterId, Function.identity())));
    List<Point> points =
        offices.listPoints().stream()
            .filter(point -> member.maySee(point.unitId()))
            .filter(point -> isOpenOn(point, day) || counts.containsKey(point.id()))
            .map(point -> new Point(point, counters(point, day, counts)))
            .toList();
    var visible = points.stream().map(point -> point.point().id()).collect(Collectors.toSet());
    var discretion = new Discretion(member);
    return new Day(
        day,
        now,
        points,
        discretion.reasons(
            tables.listReasons(day).stream()
                .filter(reason -> visible.contains(reason.pointId()))
                .toList()),
        tables.listLowRatings(day).stream()
            .filter(rating -> visible.contains(rating.pointId()))
            .limit(TodayTables.MOST_LOW_RATINGS)
            .map(discretion::rating)
            .toList());
  }

  private List<CounterCount> counters(
      OneStopPoint point, LocalDate day, Map<Long, Map<Long, CounterCount>> counts) {
    Map<Long, CounterCount> here = counts.getOrDefault(point.id(), Map.of());
    var rows = new ArrayList<CounterCount>();
    for (Counter counter : offices.listCounters()) {
      boolean isHere = counter.pointId() == point.id();
      if (isHere && (isOpenOn(counter, day) || here.containsKey(counter.id()))) {
        rows.add(here.getOrDefault(counter.id(), CounterCount.nothingAt(point.id(), counter.id())));
      }
    }
    if (here.containsKey(0L)) {
      rows.add(here.get(0L));
    }
    return rows;
  }

  private static boolean isOpenOn(OneStopPoint point, LocalDate day) {
    LocalDate last = point.validTo();
    return !point.validFrom().isAfter(day) && (last == null || !last.isBefore(day));
  }

  private static boolean isOpenOn(Counter counter, LocalDate day) {
    LocalDate last = counter.validTo();
    return !counter.validFrom().isAfter(day) && (last == null || !last.isBefore(day));
  }
}
