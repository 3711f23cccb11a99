package vn.thuocdo.console;

import java.time.Instant;
import java.util.List;

/**
 * A rating of 1 or 2 of today.
 *
 * @param reasons codes, as ticked
 * @param comment empty for none; for the eyes of Sở Nội vụ only
 */
record LowRating(
    long pointId,
    long counterId,
    Instant givenAt,
    int score,
    List<String> reasons,
    String comment) {

  LowRating {
    reasons = List.copyOf(reasons);
  }
}
