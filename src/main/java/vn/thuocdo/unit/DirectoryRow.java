package vn.thuocdo.unit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One readable line of a directory file; each field makes sense by itself.
 *
 * @param line number of the line in the file, from 1
 * @param text the line as it stands in the file
 * @param group empty when the file names none
 * @param officialCode empty when the file names none, {@link Contact#CLEARED} for none any more
 * @param contact in the same way
 * @param validFrom null when the file names none
 */
record DirectoryRow(
    int line,
    String text,
    EntryKind kind,
    String code,
    String name,
    String nameEn,
    String parent,
    String group,
    String officialCode,
    Contact contact,
    @Nullable LocalDate validFrom,
    @Nullable LocalDate validTo) {

  /** Returns the same line about a unit or below a unit that is known by another code. */
  DirectoryRow of(String code, String parent) {
    return new DirectoryRow(
        line,
        text,
        kind,
        code,
        name,
        nameEn,
        parent,
        group,
        officialCode,
        contact,
        validFrom,
        validTo);
  }

  DirectoryKey key() {
    return DirectoryKey.of(kind, parent, code);
  }
}
