package vn.thuocdo.unit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One readable line of a directory file; each field makes sense by itself.
 *
 * @param line number of the line in the file, from 1
 * @param text the line as it stands in the file
 * @param group empty when the file names none
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
    @Nullable LocalDate validFrom,
    @Nullable LocalDate validTo) {

  DirectoryKey key() {
    return DirectoryKey.of(kind, parent, code);
  }
}
