package vn.thuocdo.unit;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
 * their day, also when their point moves to another unit. A unit that gets another name, group,
 * parent or official code with a later {@code valid_from} keeps what it was until the day before;
 * with the same first day it is a correction, also of a stretch of time that is over.
 *
 * <p>Of a unit also {@code official_code}, and {@code post}, {@code phone}, {@code email}, {@code
 * address}, {@code opening_hours} of its public contact; empty: as before; a hyphen: none any more.
 * A unit is named by the code that it has here or by the official code in force on {@code
 * valid_from}, the newest where that is empty.
 */
@Singleton
public class ImportDirectory {

  private final Transactions transactions;
  private final Offices offices;
  private final ApplicationEventPublisher<DirectoryImported> events;
  private final ApplicationEventPublisher<UnitAltered> alterations;

  ImportDirectory(
      Transactions transactions,
      Offices offices,
      ApplicationEventPublisher<DirectoryImported> events,
      ApplicationEventPublisher<UnitAltered> alterations) {
    this.transactions = transactions;
    this.offices = offices;
    this.events = events;
    this.alterations = alterations;
  }

  /** Returns the columns that a file may have, in the usual order. */
  public static List<String> columns() {
    return DirectoryFile.COLUMNS;
  }

  /**
   * Returns what {@link #apply} would do now, and writes nothing.
   *
   * @throws IOException if the stream cannot be read
   */
  public ImportReport check(InputStream csv) throws IOException {
    DirectoryFile file = DirectoryFile.read(csv);
    return transactions.read(connection -> report(plan(DirectoryTables.read(connection), file)));
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
              ImportReport written = report(write(connection, file, who, progress));
              events.publishEvent(new DirectoryImported(who, written));
              return written;
            });
    offices.forget();
    return report;
  }

  /**
   * Writes one line, told column by column; returns why it was refused.
   *
   * @param who username, for the audit trail
   */
  public Optional<RefusedRow> apply(Map<String, String> line, String who) {
    DirectoryFile file = DirectoryFile.of(line);
    DirectoryPlan plan =
        transactions.write(connection -> write(connection, file, who, (done, of) -> {}));
    offices.forget();
    return plan.refused().stream().findFirst();
  }

  private DirectoryPlan write(
      Connection connection, DirectoryFile file, String who, Progress progress)
      throws SQLException {
    DirectoryWriter.waitForOtherImports(connection);
    Directory before = DirectoryTables.read(connection);
    DirectoryPlan plan = plan(before, file);
    DirectoryWriter.write(connection, plan, progress);
    alterations(plan, before, who).forEach(alterations::publishEvent);
    return plan;
  }

  private static List<UnitAltered> alterations(
      DirectoryPlan plan, Directory directory, String who) {
    Map<DirectoryKey, DirectoryEntry> known = entries(directory);
    Map<DirectoryKey, List<DirectoryEntry>> past = past(directory);
    var altered = new ArrayList<UnitAltered>();
    Stream.of(plan.changed(), plan.renewed(), plan.amended())
        .flatMap(List::stream)
        .filter(entry -> entry.kind() == EntryKind.UNIT)
        .forEach(
            entry -> {
              DirectoryEntry before = before(entry, known, past);
              if (!entry.officialCode().equals(before.officialCode())) {
                altered.add(
                    new UnitAltered(
                        who,
                        UnitAltered.Fact.CODE,
                        entry.code(),
                        before.officialCode(),
                        entry.officialCode() + " (" + entry.validFrom() + ")"));
              }
              if (!entry.contact().equals(before.contact())) {
                altered.add(
                    new UnitAltered(
                        who,
                        UnitAltered.Fact.CONTACT,
                        entry.code(),
                        before.contact().asText(),
                        entry.contact().asText()));
              }
            });
    return altered;
  }

  /** Returns how a known entry is: now, or in the stretch of time that is over and spoken of. */
  private static DirectoryEntry before(
      DirectoryEntry entry,
      Map<DirectoryKey, DirectoryEntry> known,
      Map<DirectoryKey, List<DirectoryEntry>> past) {
    return past.getOrDefault(entry.key(), List.of()).stream()
        .filter(stretch -> stretch.validFrom().equals(entry.validFrom()))
        .findFirst()
        .orElseGet(() -> Objects.requireNonNull(known.get(entry.key())));
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
          Directory directory = DirectoryTables.read(connection);
          Map<DirectoryKey, DirectoryEntry> known = entries(directory);
          Map<DirectoryKey, List<DirectoryEntry>> past = past(directory);
          DirectoryPlan plan = plan(directory, file);
          var changes = new ArrayList<Change>();
          plan.added().forEach(entry -> changes.add(change(Effect.ADDED, "", entry)));
          Stream.concat(plan.changed().stream(), plan.amended().stream())
              .forEach(
                  entry ->
                      changes.add(
                          change(Effect.CORRECTED, before(entry, known, past).asText(), entry)));
          plan.renewed()
              .forEach(
                  entry ->
                      changes.add(
                          change(Effect.RENEWED, before(entry, known, past).asText(), entry)));
          return List.copyOf(changes);
        });
  }

  private static Change change(Effect effect, String before, DirectoryEntry entry) {
    return new Change(effect, entry.kind() + " " + entry.code(), before, entry.asText());
  }

  private static ImportReport report(DirectoryPlan plan) {
    return new ImportReport(plan.added().size(), plan.changes(), plan.unchanged(), plan.refused());
  }

  private static DirectoryPlan plan(Directory directory, DirectoryFile file) {
    var groups = new LinkedHashSet<String>();
    directory.groups().forEach(group -> groups.add(group.code()));
    return DirectoryPlan.of(entries(directory), past(directory), groups, file);
  }

  private static Map<DirectoryKey, List<DirectoryEntry>> past(Directory directory) {
    var past = new HashMap<DirectoryKey, List<DirectoryEntry>>();
    for (Unit unit : directory.units()) {
      List<DirectoryEntry> stretches =
          directory.pastsOf(unit.id()).stream()
              .map(
                  one ->
                      unit(
                              directory,
                              directory.asOf(unit, one.validFrom()),
                              Contact.NONE,
                              one.validFrom())
                          .until(one.validTo()))
              .toList();
      if (!stretches.isEmpty()) {
        past.put(stretches.getFirst().key(), stretches);
      }
    }
    return past;
  }

  /**
   * @param since first day of the stretch of time
   */
  private static DirectoryEntry unit(
      Directory directory, Unit unit, Contact contact, LocalDate since) {
    Long parentId = unit.parentId();
    Unit parent = parentId == null ? null : directory.unitsById().get(parentId);
    return new DirectoryEntry(
        EntryKind.UNIT,
        unit.code(),
        unit.name(),
        unit.nameEn(),
        parent == null ? "" : parent.code(),
        unit.group(),
        unit.officialCode(),
        contact,
        since,
        unit.validTo());
  }

  private static DirectoryEntry plain(
      EntryKind kind,
      String code,
      String name,
      String nameEn,
      String parent,
      LocalDate validFrom,
      @Nullable LocalDate validTo) {
    return new DirectoryEntry(
        kind, code, name, nameEn, parent, "", "", Contact.NONE, validFrom, validTo);
  }

  static Map<DirectoryKey, DirectoryEntry> entries(Directory directory) {
    var entries = new HashMap<DirectoryKey, DirectoryEntry>();
    for (Unit unit : directory.units()) {
      Contact contact = directory.contactsByUnit().getOrDefault(unit.id(), Contact.NONE);
      put(entries, unit(directory, unit, contact, directory.since(unit)));
    }
    for (OneStopPoint point : directory.points()) {
      Unit unit = directory.unitsById().get(point.unitId());
      put(
          entries,
          plain(
              EntryKind.POINT,
              point.code(),
              point.name(),
              point.nameEn(),
              unit == null ? "" : unit.code(),
              point.validFrom(),
              point.validTo()));
    }
    for (Counter counter : directory.counters()) {
      OneStopPoint point = directory.pointsById().get(counter.pointId());
      put(
          entries,
          plain(
              EntryKind.COUNTER,
              counter.code(),
              counter.name(),
              counter.nameEn(),
              point == null ? "" : point.code(),
              counter.validFrom(),
              counter.validTo()));
    }
    for (ProcedureGroup group : directory.procedureGroups()) {
      put(
          entries,
          plain(
              EntryKind.PROCEDURE_GROUP,
              group.code(),
              group.name(),
              group.nameEn(),
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
