package vn.thuocdo.causes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How much a part of a whole carries of the change of the whole's share.
 *
 * <p>The change is taken apart at the middle of the two times: with weight w (the part's answers of
 * all answers) and share p of a part, and share P of the whole, a part carries w̄·Δp because its
 * own share moved, and (p̄ − P̄)·Δw because more or fewer of all answers are its own. Over all
 * parts these add up to ΔP exactly.
 *
 * @param code of the part
 * @param before null if nobody answered there then
 * @param after null if nobody answers there now
 * @param ofItself what the move of its own share carries, from -1 to 1
 * @param ofWeight what the move of its weight carries, from -1 to 1
 */
record Contribution(
    String code,
    @Nullable Sample before,
    @Nullable Sample after,
    double ofItself,
    double ofWeight) {

  /**
   * @param size at least 1
   */
  record Sample(long satisfied, long size) {

    double share() {
      return (double) satisfied / size;
    }
  }

  double all() {
    return ofItself + ofWeight;
  }

  /** Returns the parts, the one that carries most of a fall first; none if a side is empty. */
  static List<Contribution> of(Map<String, Sample> before, Map<String, Sample> after) {
    double sizeBefore = before.values().stream().mapToLong(Sample::size).sum();
    double sizeAfter = after.values().stream().mapToLong(Sample::size).sum();
    if (sizeBefore == 0 || sizeAfter == 0) {
      return List.of();
    }
    double whole =
        (before.values().stream().mapToLong(Sample::satisfied).sum() / sizeBefore
                + after.values().stream().mapToLong(Sample::satisfied).sum() / sizeAfter)
            / 2;
    var codes = new TreeMap<String, Boolean>();
    before.keySet().forEach(code -> codes.put(code, true));
    after.keySet().forEach(code -> codes.put(code, true));
    var parts = new ArrayList<Contribution>();
    for (String code : codes.keySet()) {
      Sample then = before.get(code);
      Sample now = after.get(code);
      double weightThen = then == null ? 0 : then.size() / sizeBefore;
      double weightNow = now == null ? 0 : now.size() / sizeAfter;
      // Where nobody answered there is no share that could have moved.
      double shareThen = then != null ? then.share() : now == null ? 0 : now.share();
      double shareNow = now != null ? now.share() : shareThen;
      parts.add(
          new Contribution(
              code,
              then,
              now,
              (weightThen + weightNow) / 2 * (shareNow - shareThen),
              ((shareThen + shareNow) / 2 - whole) * (weightNow - weightThen)));
    }
    parts.sort(Comparator.comparingDouble(Contribution::all).thenComparing(Contribution::code));
    return List.copyOf(parts);
  }
}
