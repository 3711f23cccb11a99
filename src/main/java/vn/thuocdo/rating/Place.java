package vn.thuocdo.rating;

/**
 * Where a service was given.
 *
 * @param unitId the unit of that day, which the answer belongs to for ever
 * @param counterId 0 when not told
 * @param procedureGroupId 0 when not told
 */
public record Place(long unitId, long pointId, long counterId, long procedureGroupId) {

  /** Stands in a column for «not told», because a null cannot be part of a key. */
  public static final long NOT_TOLD = 0;
}
