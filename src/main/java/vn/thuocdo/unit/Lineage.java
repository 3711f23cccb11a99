package vn.thuocdo.unit;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The units whose answers together are comparable with those of a unit: itself and everything that
 * wholly became part of it. Where a part of a predecessor went elsewhere there is no such set,
 * since nobody knows which of its answers came from which part.
 */
public sealed interface Lineage {

  /**
   * Everything that came together.
   *
   * @param unitIds the unit itself and its predecessors, however far back
   */
  record Whole(Set<Long> unitIds) implements Lineage {}

  /**
   * A predecessor came only in part.
   *
   * @param predecessorId the first such predecessor, by number
   */
  record Partial(long predecessorId) implements Lineage {}

  /** Returns the lineage of a unit. */
  static Lineage of(long unitId, List<UnitSuccession> successions) {
    var found = new TreeSet<Long>();
    var partial = new TreeSet<Long>();
    var waiting = new ArrayDeque<Long>();
    waiting.add(unitId);
    while (!waiting.isEmpty()) {
      long id = waiting.remove();
      if (!found.add(id)) {
        continue;
      }
      for (UnitSuccession one : successions) {
        if (one.successorId() == id && one.kind() != UnitSuccession.Kind.ABOLISH) {
          if (isShared(one, successions)) {
            partial.add(one.predecessorId());
          }
          waiting.add(one.predecessorId());
        }
      }
    }
    return partial.isEmpty() ? new Whole(Set.copyOf(found)) : new Partial(partial.getFirst());
  }

  private static boolean isShared(UnitSuccession one, List<UnitSuccession> successions) {
    return !one.isWhole()
        || successions.stream()
            .anyMatch(
                other ->
                    other.predecessorId() == one.predecessorId()
                        && other.successorId() != one.successorId()
                        && other.kind() != UnitSuccession.Kind.ABOLISH);
  }
}
