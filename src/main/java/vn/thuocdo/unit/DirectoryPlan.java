package vn.thuocdo.unit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.unit.RefusedRow.Reason;

/**
 * What a directory file means for the directory as it is: pure, so that a dry run and the real one
 * cannot differ.
 *
 * @param added entries that are not in the directory yet
 * @param changed entries that stand there with another content
 * @param renewed units that are called or placed otherwise from a later day on
 * @param unchanged how many lines repeat what is known
 * @param refused in the order of the file
 */
record DirectoryPlan(
    List<DirectoryEntry> added,
    List<DirectoryEntry> changed,
    List<DirectoryEntry> renewed,
    int unchanged,
    List<RefusedRow> refused) {

  /** Before any rating; used when a file names no first day. */
  static final LocalDate BEGINNING = LocalDate.of(2000, 1, 1);

  /**
   * @param existing the directory as it is
   * @param groups codes of the unit groups, in upper case
   */
  static DirectoryPlan of(
      Map<DirectoryKey, DirectoryEntry> existing, Set<String> groups, DirectoryFile file) {
    return new Planning(existing, groups, file.refused()).plan(file.rows());
  }

  private record Planned(DirectoryRow row, DirectoryEntry entry) {}

  private static final class Planning {
    private final Map<DirectoryKey, DirectoryEntry> existing;
    private final Set<String> groups;
    private final List<RefusedRow> refused;
    private final Map<DirectoryKey, Planned> planned = new LinkedHashMap<>();
    private final Map<DirectoryKey, Integer> refusedLines = new HashMap<>();
    private int repeated;

    Planning(
        Map<DirectoryKey, DirectoryEntry> existing,
        Set<String> groups,
        List<RefusedRow> unreadable) {
      this.existing = existing;
      this.groups = groups;
      this.refused = new ArrayList<>(unreadable);
    }

    DirectoryPlan plan(List<DirectoryRow> rows) {
      rows.forEach(this::take);
      // What a refused line leaves behind may take the ground from under others.
      while (dropWithoutParent() || dropCircles()) {}
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
      refused.sort(Comparator.comparingInt(RefusedRow::line));
      return new DirectoryPlan(added, changed, renewed, unchanged, List.copyOf(refused));
    }

    private void take(DirectoryRow row) {
      DirectoryEntry before = existing.get(row.key());
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
      DirectoryEntry entry = entry(row, before, group);
      LocalDate end = entry.validTo();
      if (end != null && end.isBefore(entry.validFrom())) {
        refuse(row, Reason.ENDS_BEFORE_IT_BEGINS, entry.validFrom(), end);
        return;
      }
      Planned other = planned.get(entry.key());
      if (other == null) {
        planned.put(entry.key(), new Planned(row, entry));
      } else if (other.entry().saysTheSameAs(entry)) {
        repeated++;
      } else {
        refused.add(RefusedRow.of(row, Reason.TWICE, other.row().line()));
      }
    }

    private DirectoryEntry entry(DirectoryRow row, @Nullable DirectoryEntry before, String group) {
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
          validFrom,
          row.validTo());
    }

    private boolean dropWithoutParent() {
      var orphans = new ArrayList<Planned>();
      for (Planned one : planned.values()) {
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

    private @Nullable DirectoryEntry now(DirectoryKey key) {
      Planned one = planned.get(key);
      return one == null ? existing.get(key) : one.entry();
    }

    private static DirectoryKey parentKey(EntryKind kind, String parent) {
      return DirectoryKey.of(
          kind == EntryKind.COUNTER ? EntryKind.POINT : EntryKind.UNIT, "", parent);
    }

    private void drop(Planned one, Reason reason, Object... values) {
      planned.remove(one.entry().key());
      refuse(one.row(), reason, values);
    }

    private void refuse(DirectoryRow row, Reason reason, Object... values) {
      refusedLines.put(row.key(), row.line());
      refused.add(RefusedRow.of(row, reason, values));
    }
  }
}
