package vn.thuocdo.result;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.thuocdo.result.Concealment.Cell;
import vn.thuocdo.result.Concealment.Sum;
import vn.thuocdo.result.Cube.Division;

/**
 * Names the figures of a total and its units that the public must not see.
 *
 * <p>The published tables add up in four ways: units to the total, parts of a unit to the unit,
 * parts of the total to the total, and the same part of all units to that part of the total. A
 * channel apart adds up in the last way alone.
 */
final class Suppression {

  /** Name of the total among the codes of units; no code of a unit is empty. */
  static final String TOTAL = "";

  private static final long LOSS_OF_A_PART_OF_THE_TOTAL = 1_000_000_000L;
  private static final long LOSS_OF_A_UNIT = 1_000_000_000_000L;
  private static final long LOSS_OF_THE_TOTAL = 1_000_000_000_000_000L;

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> names = new ArrayList<>();
  private final List<Cell> cells = new ArrayList<>();
  private final List<Sum> sums = new ArrayList<>();
  private final PublishedBefore before;

  private Suppression(PublishedBefore before) {
    this.before = before;
  }

  /** Says that nothing is hidden, as in figures for staff. */
  static Set<String> nothing() {
    return Set.of();
  }

  /**
   * Returns the names of the hidden figures, as {@link #name} and {@link #partName} make them.
   *
   * @param units by code
   * @param divisions those that are published
   * @param before earlier versions, from which nobody may subtract
   */
  static Set<String> hide(
      Cube total,
      Map<String, Cube> units,
      Set<Division> divisions,
      long minimum,
      PublishedBefore before) {
    var tables = new Suppression(before);
    tables.addWhole(TOTAL, total, LOSS_OF_THE_TOTAL);
    new TreeMap<>(units).forEach((code, unit) -> tables.addWhole(code, unit, LOSS_OF_A_UNIT));
    tables.addSum(TOTAL, units.keySet());
    Set<Division> published = divisions.isEmpty() ? Set.of() : EnumSet.copyOf(divisions);
    for (Division division : published) {
      tables.addDivision(division, total, units);
    }
    BitSet hidden = Concealment.hide(tables.cells, tables.sums, minimum);
    var result = new TreeSet<String>();
    hidden.stream().forEach(cell -> result.add(tables.names.get(cell)));
    return result;
  }

  static String name(String unit) {
    return unit;
  }

  static String partName(String unit, Division division, String part) {
    return unit + "/" + division + "/" + part;
  }

  private void addDivision(Division division, Cube total, Map<String, Cube> units) {
    addParts(TOTAL, division, total, LOSS_OF_A_PART_OF_THE_TOTAL);
    var unitsWithPart = new LinkedHashMap<String, List<String>>();
    new TreeMap<>(units)
        .forEach(
            (code, unit) -> {
              addParts(code, division, unit, 0);
              for (String part : unit.by(division).keySet()) {
                unitsWithPart
                    .computeIfAbsent(partName(TOTAL, division, part), any -> new ArrayList<>())
                    .add(partName(code, division, part));
              }
            });
    unitsWithPart.forEach(this::addSum);
  }

  private void addWhole(String code, Cube cube, long loss) {
    addCell(name(code), cube.all(), loss, -1);
  }

  private void addParts(String code, Division division, Cube cube, long loss) {
    int whole = number(name(code));
    var parts = new ArrayList<String>();
    cube.by(division)
        .forEach(
            (part, counts) -> {
              // The only part is the whole by another name: hiding it costs the whole.
              boolean isAlone = addsUp(division) && cube.by(division).size() == 1;
              String name = partName(code, division, part);
              addCell(name, counts, isAlone ? cells.get(whole).loss() : loss, whole);
              parts.add(name);
            });
    if (!parts.isEmpty() && addsUp(division)) {
      addSum(name(code), parts);
    }
  }

  private static boolean addsUp(Division division) {
    return division != Division.CHANNEL_APART;
  }

  private void addCell(String name, Counts counts, long loss, int owner) {
    numbers.put(name, cells.size());
    names.add(name);
    long size = Math.min(counts.sampleSize(), before.smallestChange(name, counts));
    cells.add(new Cell(size, counts.isNone(), loss + counts.sampleSize(), owner));
  }

  private void addSum(String total, java.util.Collection<String> parts) {
    sums.add(new Sum(number(total), parts.stream().sorted().map(this::number).toList()));
  }

  private int number(String name) {
    Integer number = numbers.get(name);
    if (number == null) {
      throw new IllegalStateException("No figure " + name);
    }
    return number;
  }
}
