package vn.thuocdo.result;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.result.Cube.Division;
import vn.thuocdo.unit.Domain;

/**
 * What earlier versions of a publication showed. Whoever has both versions can subtract: a figure
 * that changed by fewer answers than may be shown would give those away.
 *
 * @param shown counts of each version that showed them, by the names of {@link Suppression}
 */
record PublishedBefore(Map<String, List<Counts>> shown) {

  static final PublishedBefore NOTHING = new PublishedBefore(Map.of());

  static PublishedBefore of(List<ResultDocument> versions, Domain domain) {
    if (versions.isEmpty()) {
      return NOTHING;
    }
    var before = new PublishedBefore(new HashMap<>());
    for (ResultDocument version : versions) {
      version.findTotal(domain).ifPresent(total -> before.add(version, Suppression.TOTAL, total));
      version.units().forEach(unit -> before.add(version, Suppression.name(unit.code()), unit));
    }
    return before;
  }

  private void add(ResultDocument version, String name, UnitFigures unit) {
    add(name, unit.counts(), unit.noOpinion());
    List<String> apart = version.rules().channelsApart();
    for (Line line : unit.byChannel()) {
      boolean isApart = apart != null && apart.contains(line.code());
      add(name, isApart ? Division.CHANNEL_APART : Division.CHANNEL, line);
    }
    unit.byProcedureGroup().forEach(line -> add(name, Division.PROCEDURE_GROUP, line));
    unit.byRespondent().forEach(line -> add(name, Division.RESPONDENT, line));
  }

  private void add(String name, Division division, Line line) {
    add(Suppression.partName(name, division, line.code()), line.counts(), line.noOpinion());
  }

  private void add(String name, @Nullable List<Long> levels, @Nullable Long noOpinion) {
    if (levels != null && noOpinion != null) {
      var counts =
          new Counts(
              levels.get(0), levels.get(1), levels.get(2), levels.get(3), levels.get(4), noOpinion);
      shown.computeIfAbsent(name, any -> new ArrayList<>()).add(counts);
    }
  }

  /**
   * Returns by how many answers a figure differs from the version it differs least from; more than
   * any number if it is as it was in all of them, or was never shown.
   */
  long smallestChange(String name, Counts now) {
    return shown.getOrDefault(name, List.of()).stream()
        .mapToLong(then -> distance(now, then))
        .filter(distance -> distance > 0)
        .min()
        .orElse(Long.MAX_VALUE);
  }

  private static long distance(Counts one, Counts other) {
    long distance = Math.abs(one.noOpinion() - other.noOpinion());
    for (int level = 0; level < one.levels().size(); level++) {
      distance += Math.abs(one.levels().get(level) - other.levels().get(level));
    }
    return distance;
  }
}
