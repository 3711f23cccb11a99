package vn.thuocdo.unit;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import vn.thuocdo.database.Transactions;

/**
 * Makes the directory of offices say what a CSV file says.
 *
 * <p>Columns: {@code kind} (UNIT, POINT, COUNTER, PROCEDURE_GROUP), {@code code}, {@code name}, and
 * where wanted {@code name_en} (empty: as name), {@code parent} (of a unit the unit above, of a
 * point its unit, of a counter its point), {@code group} (of a unit; empty: as before), {@code
 * valid_from} (empty: as before, 2000-01-01 for a new one), {@code valid_to} (empty: no end). Days
 * as 2025-07-01 or 01/07/2025. Lines come in any order; lines that begin with # are comments. What
 * the file does not name stays as it is: nothing is ever deleted. Ratings stay with the unit of
 * their day, also when their point moves to another unit. A unit that gets another name, group or
 * parent with a later {@code valid_from} keeps what it was until the day before; with the same
 * first day it is a correction.
 */
@Singleton
public class ImportDirectory {

  private final Transactions transactions;
  private final Offices offices;
  private final ApplicationEventPublisher<DirectoryImported> events;

  ImportDirectory(
      Transactions transactions,
      Offices offices,
      ApplicationEventPublisher<DirectoryImported> events) {
    this.transactions = transactions;
    this.offices = offices;
    this.events = events;
  }

  /**
   * Returns what {@link #apply} would do now, and writes nothing.
   *
   * @throws IOException if the stream cannot be read
   */
  public ImportReport check(InputStream csv) throws IOException {
    DirectoryFile file = DirectoryFile.read(csv);
    return transactions.read(connection -> report(plan(connection, file)));
  }

  /**
   * Writes what the file says, in one transaction, but for the lines that it refuses.
   *
   * @param who username or command, for the audit trail
   * @throws IOException if the stream cannot be read
   */
  public ImportReport apply(InputStream csv, String who) throws IOException {
    return apply(csv, who, (done, of) -> {});
  }

  /** Called with how many entries are written of how many. */
  @FunctionalInterface
  public interface Progress {
    void entries(long done, long of);
  }

  /** As {@link #apply(InputStream, String)}, and tells how far it is. */
  public ImportReport apply(InputStream csv, String who, Progress progress) throws IOException {
    DirectoryFile file = DirectoryFile.read(csv);
    ImportReport report =
        transactions.write(
            connection -> {
              DirectoryWriter.waitForOtherImports(connection);
              DirectoryPlan plan = plan(connection, file);
              DirectoryWriter.write(connection, plan, progress);
              ImportReport written = report(plan);
              events.publishEvent(new DirectoryImported(who, written));
              return written;
            });
    offices.forget();
    return report;
  }

  /** What would become of one entry. */
  public enum Effect {
    ADDED,
    /** It was written down wrongly, and is put right for all time. */
    CORRECTED,
    /** It is another from a day on, and stays what it was before. */
    RENEWED
  }

  /**
   * A line that would change something.
   *
   * @param before how it is now; empty for what is new
   */
  public record Change(Effect effect, String code, String before, String after) {}

  /**
   * Returns line by line what {@link #apply} would change now.
   *
   * @throws IOException if the stream cannot be read
   */
  public List<Change> changes(InputStream csv) throws IOException {
    DirectoryFile file = DirectoryFile.read(csv);
    return transactions.read(
        connection -> {
          Map<DirectoryKey, DirectoryEntry> before = entries(DirectoryTables.read(connection));
          DirectoryPlan plan = plan(connection, file);
          var changes = new ArrayList<Change>();
          plan.added().forEach(entry -> changes.add(change(Effect.ADDED, before, entry)));
          plan.changed().forEach(entry -> changes.add(change(Effect.CORRECTED, before, entry)));
          plan.renewed().forEach(entry -> changes.add(change(Effect.RENEWED, before, entry)));
          return List.copyOf(changes);
        });
  }

  private static Change change(
      Effect effect, Map<DirectoryKey, DirectoryEntry> before, DirectoryEntry entry) {
    DirectoryEntry known = before.get(entry.key());
    return new Change(
        effect,
        entry.kind() + " " + entry.code(),
        known == null ? "" : known.asText(),
        entry.asText());
  }

  private static ImportReport report(DirectoryPlan plan) {
    return new ImportReport(
        plan.added().size(),
        plan.changed().size() + plan.renewed().size(),
        plan.unchanged(),
        plan.refused());
  }

  private static DirectoryPlan plan(Connection connection, DirectoryFile file) throws SQLException {
    Directory directory = DirectoryTables.read(connection);
    var groups = new LinkedHashSet<String>();
    directory.groups().forEach(group -> groups.add(group.code()));
    return DirectoryPlan.of(entries(directory), groups, file);
  }

  static Map<DirectoryKey, DirectoryEntry> entries(Directory directory) {
    var entries = new HashMap<DirectoryKey, DirectoryEntry>();
    for (Unit unit : directory.units()) {
      Long parentId = unit.parentId();
      Unit parent = parentId == null ? null : directory.unitsById().get(parentId);
      put(
          entries,
          new DirectoryEntry(
              EntryKind.UNIT,
              unit.code(),
              unit.name(),
              unit.nameEn(),
              parent == null ? "" : parent.code(),
              unit.group(),
              directory.since(unit),
              unit.validTo()));
    }
    for (OneStopPoint point : directory.points()) {
      Unit unit = directory.unitsById().get(point.unitId());
      put(
          entries,
          new DirectoryEntry(
              EntryKind.POINT,
              point.code(),
              point.name(),
              point.nameEn(),
              unit == null ? "" : unit.code(),
              "",
              point.validFrom(),
              point.validTo()));
    }
    for (Counter counter : directory.counters()) {
      OneStopPoint point = directory.pointsById().get(counter.pointId());
      put(
          entries,
          new DirectoryEntry(
              EntryKind.COUNTER,
              counter.code(),
              counter.name(),
              counter.nameEn(),
              point == null ? "" : point.code(),
              "",
              counter.validFrom(),
              counter.validTo()));
    }
    for (ProcedureGroup group : directory.procedureGroups()) {
      put(
          entries,
          new DirectoryEntry(
              EntryKind.PROCEDURE_GROUP,
              group.code(),
              group.name(),
              group.nameEn(),
              "",
              "",
              group.validFrom(),
              group.validTo()));
    }
    return entries;
  }

  private static void put(Map<DirectoryKey, DirectoryEntry> entries, DirectoryEntry entry) {
    entries.put(entry.key(), entry);
  }
}
