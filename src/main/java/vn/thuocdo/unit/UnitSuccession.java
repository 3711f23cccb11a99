package vn.thuocdo.unit;

import java.time.LocalDate;

/**
 * One unit took over from another, wholly or in part.
 *
 * @param effectiveOn first day of the successor's duty
 */
public record UnitSuccession(
    long predecessorId, long successorId, LocalDate effectiveOn, Kind kind) {

  /** How the predecessor passed on; after a SPLIT its figures belong to no single successor. */
  public enum Kind {
    MERGE,
    SPLIT,
    RENAME,
    TRANSFER,
    ABOLISH
  }
}
