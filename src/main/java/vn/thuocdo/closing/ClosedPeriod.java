package vn.thuocdo.closing;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.period.Period;

/**
 * A period whose figures are frozen, without the figures.
 *
 * @param version as which it is to be published
 * @param correction why the published version before is corrected; null for the first version
 * @param objectionsUntil last day on which units may object
 * @param sha256 of the frozen figures
 * @param checked null until somebody else has checked them
 * @param signed null until somebody else has signed them
 */
record ClosedPeriod(
    long id,
    Period period,
    int version,
    @Nullable String correction,
    By closed,
    LocalDate objectionsUntil,
    String sha256,
    @Nullable By checked,
    @Nullable By signed) {

  /**
   * @param who username
   */
  record By(String who, Instant at) {}

  boolean isOpenToReplies(LocalDate today) {
    return checked == null && !today.isAfter(objectionsUntil);
  }
}
