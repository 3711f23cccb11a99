package vn.thuocdo.unit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Everything about offices at one moment, in the order of pages, ready to be looked up. */
record Directory(
    List<UnitGroup> groups,
    List<Unit> units,
    List<OneStopPoint> points,
    List<Counter> counters,
    List<ProcedureGroup> procedureGroups,
    List<UnitSuccession> successions,
    Map<Long, List<UnitPast>> pastsByUnit,
    Map<Long, Contact> contactsByUnit,
    Map<Long, Unit> unitsById,
    Map<String, Unit> unitsByCode,
    Map<Long, OneStopPoint> pointsById,
    Map<String, OneStopPoint> pointsByCode,
    Map<Long, Counter> countersById,
    Map<CounterAddress, Counter> countersByAddress,
    Map<String, ProcedureGroup> procedureGroupsByCode,
    Map<Long, List<Unit>> unitsByParent,
    Map<String, List<Holding>> holdingsByCode) {

  /**
   * A code was in force for a unit.
   *
   * @param to last day; null while it is
   */
  record Holding(long unitId, LocalDate from, @Nullable LocalDate to) {

    boolean touches(LocalDate first, LocalDate last) {
      return !last.isBefore(from) && (to == null || !first.isAfter(to));
    }
  }

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
      List<UnitPast> pasts,
      Map<Long, Contact> contacts) {
    Map<Long, List<UnitPast>> pastsByUnit =
        pasts.stream().collect(Collectors.groupingBy(UnitPast::unitId));
    return new Directory(
        List.copyOf(groups),
        List.copyOf(units),
        List.copyOf(points),
        List.copyOf(counters),
        List.copyOf(procedureGroups),
        List.copyOf(successions),
        pastsByUnit,
        contacts,
        by(units, Unit::id),
        by(units, Unit::code),
        by(points, OneStopPoint::id),
        by(points, OneStopPoint::code),
        by(counters, Counter::id),
        by(counters, counter -> new CounterAddress(counter.pointId(), counter.code())),
        by(procedureGroups, ProcedureGroup::code),
        byParent(units),
        holdings(units, pastsByUnit));
  }

  /** Returns the first day since which a unit is as it is now: that of its life, or a later one. */
  LocalDate since(Unit unit) {
    return since(unit, pastsOf(unit.id()));
  }

  private static LocalDate since(Unit unit, List<UnitPast> pasts) {
    return pasts.isEmpty() ? unit.validFrom() : pasts.getLast().validTo().plusDays(1);
  }

  /** Returns what a unit was before it was as it is now, the oldest first. */
  List<UnitPast> pastsOf(long unitId) {
    return pastsByUnit.getOrDefault(unitId, List.of());
  }

  /**
   * Returns the unit for which a code was in force within some days, both included; if it was for
   * none, the one that is known here by it. Empty also where it passed from one to another.
   */
  Optional<Unit> holder(String code, LocalDate from, LocalDate to) {
    List<Long> holders =
        holdingsByCode.getOrDefault(code, List.of()).stream()
            .filter(holding -> holding.touches(from, to))
            .map(Holding::unitId)
            .distinct()
            .toList();
    return switch (holders.size()) {
      case 0 -> Optional.ofNullable(unitsByCode.get(code));
      case 1 -> Optional.ofNullable(unitsById.get(holders.getFirst()));
      default -> Optional.empty();
    };
  }

  /** Returns a unit as it was called and placed on a day. */
  Unit asOf(Unit unit, LocalDate day) {
    return pastsOf(unit.id()).stream()
        .filter(past -> past.covers(day))
        .findFirst()
        .map(
            past ->
                new Unit(
                    unit.id(),
                    unit.code(),
                    past.officialCode(),
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

  private static Map<String, List<Holding>> holdings(
      List<Unit> units, Map<Long, List<UnitPast>> pastsByUnit) {
    var holdings = new HashMap<String, List<Holding>>();
    for (Unit unit : units) {
      List<UnitPast> pasts = pastsByUnit.getOrDefault(unit.id(), List.of());
      for (UnitPast past : pasts) {
        String code = past.officialCode().isEmpty() ? unit.code() : past.officialCode();
        holdings
            .computeIfAbsent(code, none -> new ArrayList<>())
            .add(new Holding(unit.id(), past.validFrom(), past.validTo()));
      }
      holdings
          .computeIfAbsent(unit.codeInForce(), none -> new ArrayList<>())
          .add(new Holding(unit.id(), since(unit, pasts), unit.validTo()));
    }
    return holdings;
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
