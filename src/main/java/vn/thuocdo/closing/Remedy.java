package vn.thuocdo.closing;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.period.Period;

/**
 * What a unit does about what a period showed.
 *
 * @param period whose figures showed it
 * @param measure empty until the unit has told it, as {@code responsible} and {@code evidence}
 * @param responsible an office or a position, never a name
 * @param doneOn null while it is not done
 * @param revision counts changes
 */
record Remedy(
    long id,
    Period period,
    long unitId,
    String finding,
    String measure,
    String responsible,
    LocalDate dueOn,
    @Nullable LocalDate doneOn,
    String evidence,
    int revision) {

  boolean isOverdue(LocalDate today) {
    return doneOn == null && today.isAfter(dueOn);
  }
}
