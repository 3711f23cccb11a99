package vn.thuocdo.result;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The tables of one domain in the spans of {@link OtherPeriods}, and what the public knows of them.
 *
 * @param own numbers of the spans that make up what is to be published
 */
record Neighbours(List<Tables> spans, List<Integer> own, List<Known> known) {

  static final Neighbours NONE = new Neighbours(List.of(), List.of(), List.of());

  /** What a publication about some of the spans together shows and hides. */
  record Known(List<Integer> spans, PublishedBefore publication) {}

  /**
   * A total and the units that add up to it.
   *
   * @param units by code
   */
  record Tables(Cube total, Map<String, Cube> units) {

    static Tables of(Map<String, Cube> units) {
      return new Tables(Cube.sum(units.values()), units);
    }

    Tables withoutAnswers() {
      var empty = new TreeMap<String, Cube>();
      units.forEach((code, cube) -> empty.put(code, cube.withoutAnswers()));
      return of(empty);
    }

    static Tables sum(Collection<Tables> tables) {
      var byUnit = new TreeMap<String, List<Cube>>();
      tables.forEach(
          table ->
              table.units.forEach(
                  (code, cube) ->
                      byUnit.computeIfAbsent(code, any -> new ArrayList<>()).add(cube)));
      var units = new TreeMap<String, Cube>();
      byUnit.forEach((code, cubes) -> units.put(code, Cube.sum(cubes)));
      return of(units);
    }
  }

  /** Returns the tables of some spans together, with every cell that there is in any span. */
  Tables tables(List<Integer> numbers) {
    return Tables.sum(
        Stream.concat(numbers.stream().map(spans::get), spans.stream().map(Tables::withoutAnswers))
            .toList());
  }

  /** Returns tables of their units with every cell that these have in any span. */
  Tables complete(Tables tables) {
    var units = new TreeMap<String, Cube>();
    Tables all = Tables.sum(spans.stream().map(Tables::withoutAnswers).toList());
    tables.units.forEach(
        (code, cube) -> {
          Cube nothing = all.units.get(code);
          units.put(code, nothing == null ? cube : Cube.sum(List.of(cube, nothing)));
        });
    return Tables.of(units);
  }
}
