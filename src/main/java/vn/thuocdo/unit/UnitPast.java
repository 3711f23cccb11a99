package vn.thuocdo.unit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a unit was called, and where it belonged, in a stretch of time that is over.
 *
 * @param officialCode empty for none beside the code of the unit
 * @param validTo last day on which it was so
 */
public record UnitPast(
    long unitId,
    LocalDate validFrom,
    LocalDate validTo,
    String officialCode,
    String name,
    String nameEn,
    String group,
    @Nullable Long parentId) {

  boolean covers(LocalDate day) {
    return !day.isBefore(validFrom) && !day.isAfter(validTo);
  }
}
