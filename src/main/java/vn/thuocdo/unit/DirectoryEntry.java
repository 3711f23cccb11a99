package vn.thuocdo.unit;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the directory says, or shall say, about one unit, point, counter or procedure group.
 *
 * @param parent code of the unit or point above; empty for none
 * @param group code of the unit's group; empty for all other kinds
 */
record DirectoryEntry(
    EntryKind kind,
    String code,
    String name,
    String nameEn,
    String parent,
    String group,
    LocalDate validFrom,
    @Nullable LocalDate validTo) {

  DirectoryKey key() {
    return DirectoryKey.of(kind, parent, code);
  }

  /** Tells whether both say the same; a parent may be named in another case than its own. */
  boolean saysTheSameAs(DirectoryEntry other) {
    return parent.equalsIgnoreCase(other.parent)
        && code.equals(other.code)
        && kind == other.kind
        && name.equals(other.name)
        && nameEn.equals(other.nameEn)
        && group.equals(other.group)
        && validFrom.equals(other.validFrom)
        && Objects.equals(validTo, other.validTo);
  }

  /** Tells whether this is what a unit becomes from a later day on, rather than a correction. */
  boolean renews(DirectoryEntry before) {
    return kind == EntryKind.UNIT
        && validFrom.isAfter(before.validFrom)
        && (before.validTo == null || !validFrom.isAfter(before.validTo))
        && !(name.equals(before.name)
            && nameEn.equals(before.nameEn)
            && group.equals(before.group)
            && parent.equalsIgnoreCase(before.parent));
  }

  /** Returns it on one line, for people. */
  String asText() {
    LocalDate end = validTo;
    return String.join(
        " · ",
        List.of(name, parent, group, validFrom + " – " + (end == null ? "…" : end.toString()))
            .stream()
            .filter(part -> !part.isEmpty())
            .toList());
  }

  /** Tells whether there is a day on which both are valid. */
  boolean isAliveTogetherWith(DirectoryEntry other) {
    LocalDate otherEnd = other.validTo();
    return (validTo == null || !validTo.isBefore(other.validFrom()))
        && (otherEnd == null || !otherEnd.isBefore(validFrom));
  }
}
