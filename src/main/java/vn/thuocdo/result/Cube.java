package vn.thuocdo.result;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import vn.thuocdo.rating.Channel;
import vn.thuocdo.rating.Respondent;

/**
 * The counts of one unit, or of several together, as a whole and by each way of dividing them.
 *
 * @param suspect answers, of those with a level, that look odd
 * @param by per division the counts of each part, by code; parts without answers are missing
 */
record Cube(Counts all, long suspect, Map<Division, SortedMap<String, Counts>> by) {

  /** Ways of dividing the same answers; each adds up to the whole, but for the channels apart. */
  enum Division {
    CHANNEL,
    /** Channels that do not count in the whole: shown beside it, and part of nothing. */
    CHANNEL_APART,
    PROCEDURE_GROUP,
    RESPONDENT
  }

  /** Stands for answers whose procedure group was not told. */
  static final String NOT_TOLD = "-";

  /**
   * @param procedureGroup code by number
   * @param apart channels that do not count in the whole
   */
  static Cube of(
      Collection<Tallied> sums, Function<Long, String> procedureGroup, Set<Channel> apart) {
    Counts all = Counts.NONE;
    long suspect = 0;
    Map<Division, SortedMap<String, Counts>> by = empty();
    for (Tallied sum : sums) {
      if (sum.counts().isNone()) {
        continue;
      }
      if (apart.contains(sum.channel())) {
        add(by, Division.CHANNEL_APART, sum.channel().name(), sum.counts());
        continue;
      }
      all = all.plus(sum.counts());
      suspect += sum.isSuspect() ? sum.counts().sampleSize() : 0;
      add(by, Division.CHANNEL, sum.channel().name(), sum.counts());
      add(by, Division.PROCEDURE_GROUP, procedureGroup.apply(sum.procedureGroupId()), sum.counts());
      add(by, Division.RESPONDENT, sum.respondent().name(), sum.counts());
    }
    return new Cube(all, suspect, by);
  }

  static Cube sum(Collection<Cube> cubes) {
    Counts all = Counts.NONE;
    long suspect = 0;
    Map<Division, SortedMap<String, Counts>> by = empty();
    for (Cube cube : cubes) {
      all = all.plus(cube.all);
      suspect += cube.suspect;
      cube.by.forEach(
          (division, parts) -> parts.forEach((code, counts) -> add(by, division, code, counts)));
    }
    return new Cube(all, suspect, by);
  }

  /** Returns the same parts, none of them with an answer. */
  Cube withoutAnswers() {
    Map<Division, SortedMap<String, Counts>> nothing = empty();
    by.forEach(
        (division, parts) ->
            parts.keySet().forEach(code -> add(nothing, division, code, Counts.NONE)));
    return new Cube(Counts.NONE, 0, nothing);
  }

  SortedMap<String, Counts> by(Division division) {
    return by.getOrDefault(division, new TreeMap<>());
  }

  Counts of(Respondent respondent) {
    return by(Division.RESPONDENT).getOrDefault(respondent.name(), Counts.NONE);
  }

  private static Map<Division, SortedMap<String, Counts>> empty() {
    Map<Division, SortedMap<String, Counts>> by = new EnumMap<>(Division.class);
    for (Division division : Division.values()) {
      by.put(division, new TreeMap<>());
    }
    return by;
  }

  private static void add(
      Map<Division, SortedMap<String, Counts>> by, Division division, String code, Counts counts) {
    by.computeIfAbsent(division, any -> new TreeMap<>()).merge(code, counts, Counts::plus);
  }
}
