package vn.thuocdo.unit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a unit was called, and where it belonged, in a stretch of time that is over.
 *
 * @param validTo last day on which it was so
 */
record UnitPast(
    long unitId,
    LocalDate validFrom,
    LocalDate validTo,
    String name,
    String nameEn,
    String group,
    @Nullable Long parentId) {

  boolean covers(LocalDate day) {
    return !day.isBefore(validFrom) && !day.isAfter(validTo);
  }
}
