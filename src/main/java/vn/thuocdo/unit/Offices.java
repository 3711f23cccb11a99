package vn.thuocdo.unit;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import vn.thuocdo.database.Remembered;
import vn.thuocdo.database.Transactions;

/**
 * Answers who and where, from memory; at most {@link #LIFETIME} behind the database, and never
 * behind what this server itself changed.
 *
 * <p>Lists hold ended units too, in the order of pages. Codes are matched exactly; a unit is found
 * by the code that it has here for ever, unless a day is told.
 */
@Singleton
public class Offices {

  static final Duration LIFETIME = Duration.ofSeconds(5);

  private final Transactions transactions;
  private final Remembered<Directory> directory;

  Offices(Transactions transactions) {
    this.transactions = transactions;
    this.directory = new Remembered<>(LIFETIME, () -> transactions.read(DirectoryTables::read));
  }

  public Optional<Unit> findUnit(long id) {
    return Optional.ofNullable(directory.value().unitsById().get(id));
  }

  public Optional<Unit> findUnit(String code) {
    return Optional.ofNullable(directory.value().unitsByCode().get(code));
  }

  /**
   * Returns the unit whose code it was on a day: the official one of then, or the one by which it
   * is known here.
   */
  public Optional<Unit> findUnit(String code, LocalDate day) {
    return findUnit(code, day, day);
  }

  /**
   * Returns the unit whose code it was within some days, both included; empty also where the code
   * passed from one unit to another on the way.
   */
  public Optional<Unit> findUnit(String code, LocalDate from, LocalDate to) {
    return directory.value().holder(code, from, to);
  }

  /** Returns what a unit was before it was as it is now, the oldest first. */
  public List<UnitPast> listPasts(long unitId) {
    return directory.value().pastsOf(unitId);
  }

  /** Returns the first day since which a unit is as it is now: that of its life, or a later one. */
  public LocalDate sinceWhen(Unit unit) {
    return directory.value().since(unit);
  }

  /** Returns how citizens reach the office of a unit. */
  public Contact contactOf(long unitId) {
    return directory.value().contactsByUnit().getOrDefault(unitId, Contact.NONE);
  }

  /** Returns all units, ordered by the rank of their group, then by code. */
  public List<Unit> listUnits() {
    return directory.value().units();
  }

  /** Returns all units as they were called and placed on a day, in the same order. */
  public List<Unit> listUnitsAsOf(LocalDate day) {
    Directory now = directory.value();
    return now.units().stream().map(unit -> now.asOf(unit, day)).toList();
  }

  /** Returns the units whose answers may be added to those of a unit, to compare over time. */
  public Lineage lineageOf(long unitId) {
    return Lineage.of(unitId, directory.value().successions());
  }

  /** Tells whether units of this province ended or began when all over the country they did. */
  public boolean areReorganised() {
    return directory.value().units().stream()
        .anyMatch(
            unit ->
                UnitSuccession.REORGANISED_ON.equals(unit.validFrom())
                    || UnitSuccession.REORGANISED_ON.minusDays(1).equals(unit.validTo()));
  }

  /** Returns all groups, ordered by rank. */
  public List<UnitGroup> listGroups() {
    return directory.value().groups();
  }

  public Optional<OneStopPoint> findPoint(long id) {
    return Optional.ofNullable(directory.value().pointsById().get(id));
  }

  public Optional<OneStopPoint> findPoint(String code) {
    return Optional.ofNullable(directory.value().pointsByCode().get(code));
  }

  /** Returns all one-stop points, ordered by code. */
  public List<OneStopPoint> listPoints() {
    return directory.value().points();
  }

  public Optional<Counter> findCounter(long id) {
    return Optional.ofNullable(directory.value().countersById().get(id));
  }

  public Optional<Counter> findCounter(long pointId, String code) {
    return Optional.ofNullable(
        directory.value().countersByAddress().get(new Directory.CounterAddress(pointId, code)));
  }

  /** Returns all counters, ordered by point, then by code. */
  public List<Counter> listCounters() {
    return directory.value().counters();
  }

  public Optional<ProcedureGroup> findProcedureGroup(String code) {
    return Optional.ofNullable(directory.value().procedureGroupsByCode().get(code));
  }

  /** Returns all procedure groups, ordered by code. */
  public List<ProcedureGroup> listProcedureGroups() {
    return directory.value().procedureGroups();
  }

  /** Returns the given units and everything below them, however deep. */
  public Set<Long> withDescendants(Set<Long> unitIds) {
    var children = directory.value().unitsByParent();
    var found = new HashSet<Long>();
    var waiting = new ArrayDeque<>(unitIds);
    while (!waiting.isEmpty()) {
      long id = waiting.remove();
      if (found.add(id)) {
        children.getOrDefault(id, List.of()).forEach(child -> waiting.add(child.id()));
      }
    }
    return Set.copyOf(found);
  }

  /** Returns the units that this one took over from, wholly or in part; ordered by code. */
  public List<Unit> predecessorsOf(long unitId) {
    Directory now = directory.value();
    return now.successions().stream()
        .filter(succession -> succession.successorId() == unitId)
        .map(succession -> now.unitsById().get(succession.predecessorId()))
        .filter(Objects::nonNull)
        .sorted(Comparator.comparing(Unit::code))
        .toList();
  }

  /** Returns who took over from whom, ordered by day. */
  public List<UnitSuccession> listSuccessions() {
    return directory.value().successions();
  }

  /**
   * Writes down who took over from whom, in the running transaction; what was known is replaced.
   */
  public void put(UnitSuccession succession) {
    transactions.write(
        connection -> {
          try (var statement =
              connection.prepareStatement(
                  """
                  INSERT INTO unit_succession (predecessor_id, successor_id, effective_on, kind, share, basis, document)
                  VALUES (?, ?, ?, ?, ?, ?, ?)
                  ON DUPLICATE KEY UPDATE effective_on = VALUES(effective_on), kind = VALUES(kind),
                    share = VALUES(share), basis = VALUES(basis), document = VALUES(document)""")) {
            statement.setLong(1, succession.predecessorId());
            statement.setLong(2, succession.successorId());
            statement.setObject(3, succession.effectiveOn());
            statement.setString(4, succession.kind().name());
            statement.setBigDecimal(5, succession.share());
            statement.setString(6, succession.basis());
            statement.setString(7, succession.document());
            return statement.executeUpdate();
          }
        });
  }

  /**
   * Makes the next question read the database; whoever changes its tables calls this afterwards.
   */
  public void forget() {
    directory.forget();
  }
}
