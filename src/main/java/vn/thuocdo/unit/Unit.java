package vn.thuocdo.unit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An administrative unit as it was in one stretch of time.
 *
 * @param code by which it is known here, whatever happens to it
 * @param officialCode that the state gave it in this stretch; empty for none beside {@code code}
 * @param group code of a {@link UnitGroup}
 * @param validFrom first day of its life
 * @param validTo last day of its life; null while it lives
 */
public record Unit(
    long id,
    String code,
    String officialCode,
    String name,
    String nameEn,
    String group,
    @Nullable Long parentId,
    LocalDate validFrom,
    @Nullable LocalDate validTo) {

  /** Returns the code by which others know it in this stretch. */
  public String codeInForce() {
    return officialCode.isEmpty() ? code : officialCode;
  }

  public boolean isAliveOn(LocalDate day) {
    return isAliveDuringAll(day, day);
  }

  /** Tells whether it lived on every day from {@code from} to {@code to}, both included. */
  public boolean isAliveDuringAll(LocalDate from, LocalDate to) {
    return !from.isBefore(validFrom) && (validTo == null || !to.isAfter(validTo));
  }
}
