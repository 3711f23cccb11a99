package vn.thuocdo.exclusion;

import java.util.Map;
import vn.thuocdo.rating.Suspicion;
import vn.thuocdo.result.Counts;

/**
 * The ratings of one counter on one day, those that are marked and the others.
 *
 * @param unitId the unit of that day
 * @param marked at least one
 * @param byReason how many ratings carry each reason; one rating may carry several
 */
record MarkedDay(
    CounterDay about, long unitId, Counts marked, Counts others, Map<Suspicion, Long> byReason) {

  long markedRatings() {
    return marked.sampleSize() + marked.noOpinion();
  }

  long allRatings() {
    return markedRatings() + others.sampleSize() + others.noOpinion();
  }
}
