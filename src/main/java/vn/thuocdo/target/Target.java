package vn.thuocdo.target;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.period.Period;
import vn.thuocdo.rating.Respondent;
import vn.thuocdo.stats.Proportion;
import vn.thuocdo.unit.Domain;

/**
 * One level to be reached, as a plan words it.
 *
 * @param respondent only answers of this group count; all answers when null
 * @param unitId only this unit; every unit of the domain when null
 * @param level a share from 0 to 1, exact
 * @param validFrom first day on which it holds
 * @param dueOn last day on which it holds, and by which it is to be reached
 * @param source document and line
 * @param isActive whether this installation has made it its own
 */
public record Target(
    String code,
    String name,
    String nameEn,
    Domain domain,
    @Nullable Respondent respondent,
    @Nullable Long unitId,
    Comparator comparator,
    BigDecimal level,
    LocalDate validFrom,
    LocalDate dueOn,
    String source,
    boolean isActive) {

  private static final double CONFIDENCE = 0.95;

  public Target {
    if (level.signum() < 0 || level.compareTo(BigDecimal.ONE) > 0) {
      throw new IllegalArgumentException("level is a share from 0 to 1, was " + level);
    }
    if (respondent == Respondent.UNKNOWN) {
      throw new IllegalArgumentException("No target speaks of respondents who were not told");
    }
  }

  /**
   * Tells whether figures of the period are to be compared with it: it must still hold at the end.
   */
  public boolean isInForce(Period period) {
    return isActive && !validFrom.isAfter(period.to()) && !dueOn.isBefore(period.to());
  }

  /**
   * Returns where it is in its life.
   *
   * @param unitEnd last day of the only unit it speaks of; null while that lives, or for no unit
   */
  TargetState state(LocalDate today, @Nullable LocalDate unitEnd) {
    if (!isActive) {
      return TargetState.INACTIVE;
    }
    if (unitEnd != null && unitEnd.isBefore(dueOn) && unitEnd.isBefore(today)) {
      return TargetState.ENDED_BY_REORGANISATION;
    }
    if (today.isBefore(validFrom)) {
      return TargetState.COMING;
    }
    return today.isAfter(dueOn) ? TargetState.OVER : TargetState.RUNNING;
  }

  /**
   * Returns whether the unrounded share reaches the level, compared without floating point.
   *
   * @param satisfied 0 to {@code sampleSize}
   * @param minimum answers below which there is no verdict; at least 1
   */
  public Verdict verdict(long satisfied, long sampleSize, long minimum) {
    if (satisfied < 0 || satisfied > sampleSize) {
      throw new IllegalArgumentException(satisfied + " of " + sampleSize + " is no share");
    }
    if (sampleSize < Math.max(1, minimum)) {
      return Verdict.INSUFFICIENT_DATA;
    }
    int side =
        BigDecimal.valueOf(satisfied).compareTo(level.multiply(BigDecimal.valueOf(sampleSize)));
    boolean isMet = comparator == Comparator.GT ? side > 0 : side >= 0;
    return isMet ? Verdict.MET : Verdict.NOT_MET;
  }

  /**
   * Returns whether the whole 95 % Wilson interval lies on the side of the verdict.
   *
   * @param sampleSize at least 1
   */
  public Evidence evidence(long satisfied, long sampleSize) {
    Proportion interval = Proportion.wilson(satisfied, sampleSize, CONFIDENCE);
    boolean isMet = verdict(satisfied, sampleSize, 1) == Verdict.MET;
    boolean isCertain = isMet ? reaches(interval.lower()) : !reaches(interval.upper());
    return isCertain ? Evidence.CERTAIN : Evidence.UNCERTAIN;
  }

  private boolean reaches(double share) {
    int side = new BigDecimal(share).compareTo(level);
    return comparator == Comparator.GT ? side > 0 : side >= 0;
  }
}
