package vn.thuocdo.unit;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One unit took over from another, wholly or in part.
 *
 * @param effectiveOn first day of the successor's duty
 * @param share part of the predecessor that came to this successor, above 0 to 1; null for not told
 * @param basis what the share is a share of, as AREA; empty for not told
 * @param document that ordered it; empty for not told
 */
public record UnitSuccession(
    long predecessorId,
    long successorId,
    LocalDate effectiveOn,
    Kind kind,
    @Nullable BigDecimal share,
    String basis,
    String document) {

  /** On this day districts ended and communes were merged all over the country. */
  public static final LocalDate REORGANISED_ON = LocalDate.of(2025, 7, 1);

  /** How the predecessor passed on; after a SPLIT its figures belong to no single successor. */
  public enum Kind {
    MERGE,
    SPLIT,
    RENAME,
    TRANSFER,
    ABOLISH
  }

  /** Tells whether all of the predecessor came to this successor, as far as this row says. */
  boolean isWhole() {
    return kind != Kind.SPLIT && (share == null || share.compareTo(BigDecimal.ONE) == 0);
  }
}
