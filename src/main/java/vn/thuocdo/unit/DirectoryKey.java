package vn.thuocdo.unit;

import java.util.Locale;

/**
 * What tells two entries of the directory apart. Codes are compared without case, as the database
 * compares them.
 *
 * @param parent code of the point for a counter, empty for all other kinds
 */
record DirectoryKey(EntryKind kind, String parent, String code) {

  DirectoryKey {
    parent = parent.toLowerCase(Locale.ROOT);
    code = code.toLowerCase(Locale.ROOT);
  }

  /** Codes are numbered, and the hash that records have by default makes numbered pairs collide. */
  @Override
  public int hashCode() {
    return (parent.hashCode() * 0x9E3779B1 + code.hashCode()) * 31 + kind.ordinal();
  }

  static DirectoryKey of(EntryKind kind, String parent, String code) {
    return new DirectoryKey(kind, kind == EntryKind.COUNTER ? parent : "", code);
  }
}
