package vn.thuocdo.unit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.unit.RefusedRow.Reason;

/**
 * What a directory file means for the directory as it is: pure, so that a dry run and the real one
 * cannot differ.
 *
 * @param added entries that are not in the directory yet
 * @param changed entries that stand there with another content
 * @param renewed units that are called or placed otherwise from a later day on
 * @param amended stretches of time that are over, with another content
 * @param unchanged how many lines repeat what is known
 * @param refused in the order of the file
 */
record DirectoryPlan(
    List<DirectoryEntry> added,
    List<DirectoryEntry> changed,
    List<DirectoryEntry> renewed,
    List<DirectoryEntry> amended,
    int unchanged,
    List<RefusedRow> refused) {

  /** Before any rating; used when a file names no first day. */
  static final LocalDate BEGINNING = LocalDate.of(2000, 1, 1);

  /**
   * @param existing the directory as it is
   * @param past what units were before, the oldest first
   * @param groups codes of the unit groups, in upper case
   */
  static DirectoryPlan of(
      Map<DirectoryKey, DirectoryEntry> existing,
      Map<DirectoryKey, List<DirectoryEntry>> past,
      Set<String> groups,
      DirectoryFile file) {
    return new Planning(existing, past, groups, file.refused()).plan(file.rows());
  }

  int changes() {
    return changed.size() + renewed.size() + amended.size();
  }

  private record Planned(DirectoryRow row, DirectoryEntry entry) {}

  /** A stretch of time in the life of a unit. */
  private record Stretch(DirectoryKey key, LocalDate from) {

    static Stretch of(DirectoryEntry entry) {
      return new Stretch(entry.key(), entry.validFrom());
    }
  }

  private static final class Planning {
    private final Map<DirectoryKey, DirectoryEntry> existing;
    private final Map<DirectoryKey, List<DirectoryEntry>> past;
    private final Set<String> groups;
    private final UnitCodes codes;
    private final List<RefusedRow> refused;
    private final Map<DirectoryKey, Planned> planned = new LinkedHashMap<>();

    /** What is said about stretches of time that are over. */
    private final Map<Stretch, Planned> amended = new LinkedHashMap<>();

    private final Map<DirectoryKey, Integer> refusedLines = new HashMap<>();
    private int repeated;

    Planning(
        Map<DirectoryKey, DirectoryEntry> existing,
        Map<DirectoryKey, List<DirectoryEntry>> past,
        Set<String> groups,
        List<RefusedRow> unreadable) {
      this.existing = existing;
      this.past = past;
      this.groups = groups;
      this.codes = UnitCodes.of(existing.values(), past.values());
      this.refused = new ArrayList<>(unreadable);
    }

    DirectoryPlan plan(List<DirectoryRow> rows) {
      rows.forEach(row -> take(codes.known(row)));
      // What a refused line leaves behind may take the ground from under others.
      while (dropWithoutParent() || dropCircles() || dropTakenCodes()) {}
      var added = new ArrayList<DirectoryEntry>();
      var changed = new ArrayList<DirectoryEntry>();
      var renewed = new ArrayList<DirectoryEntry>();
      int unchanged = repeated;
      for (Planned one : planned.values()) {
        DirectoryEntry before = existing.get(one.entry().key());
        if (before == null) {
          added.add(one.entry());
        } else if (before.saysTheSameAs(one.entry())) {
          unchanged++;
        } else if (one.entry().renews(before)) {
          renewed.add(one.entry());
        } else {
          changed.add(one.entry());
        }
      }
      var mended = new ArrayList<DirectoryEntry>();
      for (Planned one : amended.values()) {
        if (one.entry().saysTheSameAs(then(one.entry()))) {
          unchanged++;
        } else {
          mended.add(one.entry());
        }
      }
      refused.sort(Comparator.comparingInt(RefusedRow::line));
      return new DirectoryPlan(added, changed, renewed, mended, unchanged, List.copyOf(refused));
    }

    private DirectoryEntry then(DirectoryEntry entry) {
      return earlier(entry.key(), entry.validFrom()).orElseThrow();
    }

    private Optional<DirectoryEntry> earlier(DirectoryKey key, LocalDate from) {
      return past.getOrDefault(key, List.of()).stream()
          .filter(stretch -> stretch.validFrom().equals(from))
          .findFirst();
    }

    private void take(DirectoryRow row) {
      DirectoryEntry now = existing.get(row.key());
      LocalDate from = row.validFrom();
      List<DirectoryEntry> stretches = past.getOrDefault(row.key(), List.of());
      if (now == null || from == null || stretches.isEmpty() || !from.isBefore(now.validFrom())) {
        take(row, now, null);
        return;
      }
      Optional<DirectoryEntry> then = earlier(row.key(), from);
      if (then.isEmpty()) {
        refuse(
            row,
            Reason.NO_SUCH_STRETCH,
            Stream.concat(stretches.stream(), Stream.of(now))
                .map(stretch -> stretch.validFrom().toString())
                .collect(Collectors.joining(", ")));
        return;
      }
      take(row, then.get(), then.get().validTo());
    }

    /**
     * @param before what is known of the stretch of time that the line is about
     * @param lastDay of a stretch that is over
     */
    private void take(
        DirectoryRow row, @Nullable DirectoryEntry before, @Nullable LocalDate lastDay) {
      if (before != null && !before.code().equals(row.code())) {
        refuse(row, Reason.CODE_DIFFERS_BY_CASE, row.code(), before.code());
        return;
      }
      String group = row.group().isEmpty() && before != null ? before.group() : row.group();
      if (row.kind() == EntryKind.UNIT && !groups.contains(group)) {
        Reason reason = group.isEmpty() ? Reason.GROUP_MISSING : Reason.GROUP_UNKNOWN;
        refuse(row, reason, String.join(", ", groups), group);
        return;
      }
      DirectoryEntry entry = entry(row, before, group, lastDay);
      LocalDate end = entry.validTo();
      if (end != null && end.isBefore(entry.validFrom())) {
        refuse(row, Reason.ENDS_BEFORE_IT_BEGINS, entry.validFrom(), end);
        return;
      }
      var line = new Planned(row, entry);
      Planned other =
          lastDay == null
              ? planned.putIfAbsent(entry.key(), line)
              : amended.putIfAbsent(Stretch.of(entry), line);
      if (other == null) {
        return;
      }
      if (other.entry().saysTheSameAs(entry)) {
        repeated++;
      } else {
        refused.add(RefusedRow.of(row, Reason.TWICE, other.row().line()));
      }
    }

    private DirectoryEntry entry(
        DirectoryRow row,
        @Nullable DirectoryEntry before,
        String group,
        @Nullable LocalDate lastDay) {
      LocalDate validFrom = row.validFrom();
      if (validFrom == null) {
        validFrom = before == null ? BEGINNING : before.validFrom();
      }
      return new DirectoryEntry(
          row.kind(),
          row.code(),
          row.name(),
          row.nameEn(),
          row.parent(),
          group,
          Contact.over(row.officialCode(), before == null ? "" : before.officialCode()),
          // A contact is as it is now, whatever stretch the rest is about.
          lastDay == null
              ? row.contact().over(before == null ? Contact.NONE : before.contact())
              : Contact.NONE,
          validFrom,
          lastDay == null ? row.validTo() : lastDay);
    }

    private Iterable<Planned> all() {
      return () -> Stream.concat(planned.values().stream(), amended.values().stream()).iterator();
    }

    private boolean dropWithoutParent() {
      var orphans = new ArrayList<Planned>();
      for (Planned one : all()) {
        if (one.entry().parent().isEmpty()) {
          continue;
        }
        DirectoryEntry parent = now(parentKey(one.entry().kind(), one.entry().parent()));
        if (parent == null || !one.entry().isAliveTogetherWith(parent)) {
          orphans.add(one);
        }
      }
      for (Planned orphan : orphans) {
        refuseOrphan(orphan);
      }
      return !orphans.isEmpty();
    }

    private void refuseOrphan(Planned orphan) {
      DirectoryKey parent = parentKey(orphan.entry().kind(), orphan.entry().parent());
      Integer line = refusedLines.get(parent);
      if (now(parent) != null) {
        drop(orphan, Reason.PARENT_AT_ANOTHER_TIME, orphan.entry().parent());
      } else if (line != null) {
        drop(orphan, Reason.PARENT_REFUSED, orphan.entry().parent(), line);
      } else {
        drop(orphan, Reason.PARENT_UNKNOWN, orphan.entry().parent(), parent.kind());
      }
    }

    private boolean dropCircles() {
      var safe = new HashSet<DirectoryKey>();
      for (Planned one : List.copyOf(planned.values())) {
        if (one.entry().kind() != EntryKind.UNIT) {
          continue;
        }
        var way = new LinkedHashMap<DirectoryKey, DirectoryEntry>();
        DirectoryEntry at = one.entry();
        while (at != null && !safe.contains(at.key()) && way.put(at.key(), at) == null) {
          at = at.parent().isEmpty() ? null : now(parentKey(at.kind(), at.parent()));
        }
        if (at != null && !safe.contains(at.key())) {
          return dropCircle(at.key());
        }
        safe.addAll(way.keySet());
      }
      return false;
    }

    /**
     * Refuses the lines that close the circle; units that only hang on it lose their parent later.
     */
    private boolean dropCircle(DirectoryKey start) {
      DirectoryKey at = start;
      var circle = new ArrayList<Planned>();
      do {
        Planned one = planned.get(at);
        if (one != null) {
          circle.add(one);
        }
        DirectoryEntry entry = now(at);
        at = entry == null ? start : parentKey(EntryKind.UNIT, entry.parent());
      } while (!at.equals(start));
      circle.forEach(one -> drop(one, Reason.CIRCLE, one.entry().code()));
      return true;
    }

    /** Refuses lines that would give a code to two units at once: of two lines the later one. */
    private boolean dropTakenCodes() {
      var stretches = new ArrayList<UnitCodes.Line>();
      existing.forEach((key, now) -> addStretches(stretches, key, now));
      for (Planned one : planned.values()) {
        DirectoryKey key = one.entry().key();
        if (key.kind() == EntryKind.UNIT && !existing.containsKey(key)) {
          stretches.add(new UnitCodes.Line(one.row().line(), one.entry()));
        }
      }
      Optional<UnitCodes.Clash> clash = UnitCodes.clash(stretches);
      clash.ifPresent(
          found ->
              drop(
                  lineOf(found.refused()),
                  Reason.CODE_TAKEN,
                  found.refused().codeInForce(),
                  found.holder().code(),
                  found.holder().validFrom()));
      return clash.isPresent();
    }

    private Planned lineOf(DirectoryEntry entry) {
      Planned one = amended.get(Stretch.of(entry));
      return one == null ? Objects.requireNonNull(planned.get(entry.key())) : one;
    }

    private void addStretches(
        List<UnitCodes.Line> stretches, DirectoryKey key, DirectoryEntry now) {
      if (key.kind() != EntryKind.UNIT) {
        return;
      }
      for (DirectoryEntry stretch : past.getOrDefault(key, List.of())) {
        Planned one = amended.get(Stretch.of(stretch));
        stretches.add(
            one == null
                ? UnitCodes.Line.known(stretch)
                : new UnitCodes.Line(one.row().line(), one.entry()));
      }
      Planned one = planned.get(key);
      if (one == null) {
        stretches.add(UnitCodes.Line.known(now));
        return;
      }
      if (one.entry().renews(now)) {
        stretches.add(UnitCodes.Line.known(now.until(one.entry().validFrom().minusDays(1))));
      }
      stretches.add(new UnitCodes.Line(one.row().line(), one.entry()));
    }

    private @Nullable DirectoryEntry now(DirectoryKey key) {
      Planned one = planned.get(key);
      return one == null ? existing.get(key) : one.entry();
    }

    private static DirectoryKey parentKey(EntryKind kind, String parent) {
      return DirectoryKey.of(
          kind == EntryKind.COUNTER ? EntryKind.POINT : EntryKind.UNIT, "", parent);
    }

    private void drop(Planned one, Reason reason, Object... values) {
      if (!amended.remove(Stretch.of(one.entry()), one)) {
        planned.remove(one.entry().key());
      }
      refuse(one.row(), reason, values);
    }

    private void refuse(DirectoryRow row, Reason reason, Object... values) {
      refusedLines.put(row.key(), row.line());
      refused.add(RefusedRow.of(row, reason, values));
    }
  }
}
