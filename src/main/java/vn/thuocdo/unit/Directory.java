package vn.thuocdo.unit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Everything about offices at one moment, in the order of pages, ready to be looked up. */
record Directory(
    List<UnitGroup> groups,
    List<Unit> units,
    List<OneStopPoint> points,
    List<Counter> counters,
    List<ProcedureGroup> procedureGroups,
    List<UnitSuccession> successions,
    List<UnitPast> pasts,
    Map<Long, Unit> unitsById,
    Map<String, Unit> unitsByCode,
    Map<Long, OneStopPoint> pointsById,
    Map<String, OneStopPoint> pointsByCode,
    Map<Long, Counter> countersById,
    Map<CounterAddress, Counter> countersByAddress,
    Map<String, ProcedureGroup> procedureGroupsByCode,
    Map<Long, List<Unit>> unitsByParent) {

  record CounterAddress(long pointId, String code) {

    /**
     * Codes are numbered, and the hash that records have by default makes numbered pairs collide.
     */
    @Override
    public int hashCode() {
      return Long.hashCode(pointId) * 0x9E3779B1 + code.hashCode();
    }
  }

  static Directory of(
      List<UnitGroup> groups,
      List<Unit> units,
      List<OneStopPoint> points,
      List<Counter> counters,
      List<ProcedureGroup> procedureGroups,
      List<UnitSuccession> successions,
      List<UnitPast> pasts) {
    return new Directory(
        List.copyOf(groups),
        List.copyOf(units),
        List.copyOf(points),
        List.copyOf(counters),
        List.copyOf(procedureGroups),
        List.copyOf(successions),
        List.copyOf(pasts),
        by(units, Unit::id),
        by(units, Unit::code),
        by(points, OneStopPoint::id),
        by(points, OneStopPoint::code),
        by(counters, Counter::id),
        by(counters, counter -> new CounterAddress(counter.pointId(), counter.code())),
        by(procedureGroups, ProcedureGroup::code),
        byParent(units));
  }

  /** Returns the first day since which a unit is as it is now: that of its life, or a later one. */
  LocalDate since(Unit unit) {
    return pasts.stream()
        .filter(past -> past.unitId() == unit.id())
        .map(past -> past.validTo().plusDays(1))
        .max(Comparator.naturalOrder())
        .orElse(unit.validFrom());
  }

  /** Returns a unit as it was called and placed on a day. */
  Unit asOf(Unit unit, LocalDate day) {
    return pasts.stream()
        .filter(past -> past.unitId() == unit.id() && past.covers(day))
        .findFirst()
        .map(
            past ->
                new Unit(
                    unit.id(),
                    unit.code(),
                    past.name(),
                    past.nameEn(),
                    past.group(),
                    past.parentId(),
                    unit.validFrom(),
                    unit.validTo()))
        .orElse(unit);
  }

  private static <K, V> Map<K, V> by(Collection<V> rows, Function<V, K> key) {
    var map = new HashMap<K, V>();
    rows.forEach(row -> map.put(key.apply(row), row));
    return map;
  }

  private static Map<Long, List<Unit>> byParent(List<Unit> units) {
    var children = new HashMap<Long, List<Unit>>();
    for (Unit unit : units) {
      Long parentId = unit.parentId();
      if (parentId != null) {
        children.computeIfAbsent(parentId, id -> new ArrayList<>()).add(unit);
      }
    }
    return children;
  }
}
