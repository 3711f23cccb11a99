package vn.thuocdo.result;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.result.Cube.Division;
import vn.thuocdo.unit.Domain;

/**
 * What the versions of one publication show. Whoever has two of them can subtract: a figure that
 * changed by fewer answers than may be shown would give those away.
 *
 * @param shown counts of each version that shows them, by the names of {@link Suppression}
 * @param hidden names that a version hides
 */
record PublishedBefore(Map<String, List<Counts>> shown, Set<String> hidden) {

  static final PublishedBefore NOTHING = new PublishedBefore(Map.of(), Set.of());

  static PublishedBefore of(List<ResultDocument> versions, Domain domain) {
    if (versions.isEmpty()) {
      return NOTHING;
    }
    var before = new PublishedBefore(new HashMap<>(), new HashSet<>());
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
    if (levels == null || noOpinion == null) {
      hidden.add(name);
      return;
    }
    var counts =
        new Counts(
            levels.get(0), levels.get(1), levels.get(2), levels.get(3), levels.get(4), noOpinion);
    shown.computeIfAbsent(name, any -> new ArrayList<>()).add(counts);
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

  /**
   * Returns how many answers the public knows a figure to have; none where it is not listed among
   * others that are; empty where it is hidden.
   *
   * @param owner name of the whole, for a part
   * @param isDivided whether parts such as this one are shown at all
   */
  OptionalLong known(String name, Optional<String> owner, boolean isDivided) {
    List<Counts> versions = shown.getOrDefault(name, List.of());
    if (!versions.isEmpty()) {
      return OptionalLong.of(versions.getFirst().sampleSize());
    }
    boolean isSecret =
        hidden.contains(name) || owner.filter(hidden::contains).isPresent() || !isDivided;
    return isSecret ? OptionalLong.empty() : OptionalLong.of(0);
  }

  /** Tells whether parts by this division are shown. */
  boolean isDivided(Division division) {
    String part = "/" + division + "/";
    return division != Division.RESPONDENT
        || shown.keySet().stream().anyMatch(name -> name.contains(part))
        || hidden.stream().anyMatch(name -> name.contains(part));
  }

  private static long distance(Counts one, Counts other) {
    long distance = Math.abs(one.noOpinion() - other.noOpinion());
    for (int level = 0; level < one.levels().size(); level++) {
      distance += Math.abs(one.levels().get(level) - other.levels().get(level));
    }
    return distance;
  }
}
