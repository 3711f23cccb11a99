package vn.thuocdo.unit;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the directory says, or shall say, about one unit, point, counter or procedure group.
 *
 * @param parent code of the unit or point above; empty for none
 * @param officialCode of a unit, in this stretch of time; empty for none beside {@code code}
 * @param contact of a unit, as it is now
 * @param group code of the unit's group; empty for all other kinds
 */
record DirectoryEntry(
    EntryKind kind,
    String code,
    String name,
    String nameEn,
    String parent,
    String group,
    String officialCode,
    Contact contact,
    LocalDate validFrom,
    @Nullable LocalDate validTo) {

  /** Returns the code by which others know it in this stretch of time. */
  String codeInForce() {
    return officialCode.isEmpty() ? code : officialCode;
  }

  DirectoryEntry until(LocalDate day) {
    return new DirectoryEntry(
        kind, code, name, nameEn, parent, group, officialCode, contact, validFrom, day);
  }

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
        && officialCode.equals(other.officialCode)
        && contact.equals(other.contact)
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
            && officialCode.equals(before.officialCode)
            && parent.equalsIgnoreCase(before.parent));
  }

  /** Returns it on one line, for people. */
  String asText() {
    LocalDate end = validTo;
    return String.join(
        " · ",
        List.of(
                name,
                officialCode,
                parent,
                group,
                validFrom + " – " + (end == null ? "…" : end.toString()),
                contact.asText())
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
