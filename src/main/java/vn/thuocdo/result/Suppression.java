package vn.thuocdo.result;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import vn.thuocdo.result.Concealment.Cell;
import vn.thuocdo.result.Concealment.State;
import vn.thuocdo.result.Concealment.Sum;
import vn.thuocdo.result.Cube.Division;
import vn.thuocdo.result.Neighbours.Known;
import vn.thuocdo.result.Neighbours.Tables;

/**
 * Names the figures of a total and its units that the public must not see.
 *
 * <p>The published tables add up in four ways: units to the total, parts of a unit to the unit,
 * parts of the total to the total, and the same part of all units to that part of the total. A
 * channel apart adds up in the last way alone. So do the tables of other periods that share days
 * with this one; and every figure of a period is the sum of the same figure over its spans.
 */
final class Suppression {

  /** Name of the total among the codes of units; no code of a unit is empty. */
  static final String TOTAL = "";

  private static final long LOSS_OF_A_PART_OF_THE_TOTAL = 1_000_000_000L;
  private static final long LOSS_OF_A_UNIT = 1_000_000_000_000L;
  private static final long LOSS_OF_THE_TOTAL = 1_000_000_000_000_000L;
  private static final long LOSS_OF_NOTHING = 1_000_000_000_000_000_000L;

  /** Stands before the names of the tables that are to be published. */
  private static final String OWN = "";

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> names = new ArrayList<>();
  private final List<Cell> cells = new ArrayList<>();
  private final List<Sum> sums = new ArrayList<>();
  private final List<SortedMap<Integer, Long>> equations = new ArrayList<>();
  private final Set<Division> divisions;

  private Suppression(Set<Division> divisions) {
    this.divisions = divisions.isEmpty() ? Set.of() : EnumSet.copyOf(divisions);
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
   * @param neighbours other periods, from which nobody may subtract either
   */
  static Set<String> hide(
      Cube total,
      Map<String, Cube> units,
      Set<Division> divisions,
      long minimum,
      PublishedBefore before,
      Neighbours neighbours) {
    var tables = new Suppression(divisions);
    boolean isAlone = neighbours.spans().isEmpty();
    var own = new Tables(total, units);
    tables.addTables(
        OWN, isAlone ? own : neighbours.complete(own), new ToBePublished(before, isAlone));
    tables.addNeighbours(neighbours);
    BitSet hidden = Concealment.hide(tables.cells, tables.sums, tables.equations, minimum);
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

  /** Makes the cell of a figure. */
  private interface Knowledge {

    /** Tells whether there is, or will be, a publication about these days. */
    boolean isPublished();

    /**
     * @param owner name of the whole, for a part by the division
     * @param number of the whole, or -1
     */
    Cell cell(
        String name,
        Optional<String> owner,
        Optional<Division> division,
        Counts counts,
        long loss,
        int number);
  }

  /**
   * What is to be published.
   *
   * @param isAlone whether no other period shares days with it: what has no answer is no secret
   */
  private record ToBePublished(PublishedBefore before, boolean isAlone) implements Knowledge {

    @Override
    public boolean isPublished() {
      return true;
    }

    @Override
    public Cell cell(
        String name,
        Optional<String> owner,
        Optional<Division> division,
        Counts counts,
        long loss,
        int number) {
      long n = counts.sampleSize();
      long size = Math.min(n, before.smallestChange(name, counts));
      return counts.isNone() && !isAlone
          ? new Cell(0, 0, false, LOSS_OF_NOTHING + loss, number, State.BLANK)
          : new Cell(size, n, counts.isNone(), loss + n, number, State.OPEN);
    }
  }

  /** What another publication shows, or nobody; empty for days that none is about. */
  private record PublishedElsewhere(Optional<PublishedBefore> publication) implements Knowledge {

    @Override
    public boolean isPublished() {
      return publication.isPresent();
    }

    @Override
    public Cell cell(
        String name,
        Optional<String> owner,
        Optional<Division> division,
        Counts counts,
        long loss,
        int number) {
      long n = counts.sampleSize();
      if (publication.isEmpty()) {
        return new Cell(n, n, false, 0, -1, State.UNPUBLISHED);
      }
      PublishedBefore shown = publication.get();
      OptionalLong known = shown.known(name, owner, division.map(shown::isDivided).orElse(true));
      return known.isPresent()
          ? new Cell(n, known.getAsLong(), known.getAsLong() == 0, 0, -1, State.SHOWN)
          : new Cell(n, n, false, 0, -1, State.HIDDEN);
    }
  }

  private void addNeighbours(Neighbours neighbours) {
    List<Integer> own = neighbours.own();
    Map<List<Integer>, PublishedBefore> known = new HashMap<>();
    neighbours.known().forEach(one -> known.put(one.spans(), one.publication()));
    for (int span = 0; span < neighbours.spans().size(); span++) {
      if (!own.equals(List.of(span))) {
        Optional<PublishedBefore> shown = Optional.ofNullable(known.get(List.of(span)));
        addTables(
            prefix(List.of(span), own),
            neighbours.tables(List.of(span)),
            new PublishedElsewhere(shown));
      }
    }
    for (Known one : neighbours.known()) {
      if (one.spans().size() > 1) {
        Tables tables = neighbours.tables(one.spans());
        String prefix = prefix(one.spans(), own);
        addTables(prefix, tables, new PublishedElsewhere(Optional.of(one.publication())));
        addSpans(prefix, one.spans(), own);
      }
    }
    if (own.size() > 1) {
      addSpans(OWN, own, own);
    }
    if (!neighbours.spans().isEmpty()) {
      addEquations(neighbours);
    }
  }

  /**
   * Says how every figure follows from the same figure elsewhere. That days which nobody published
   * add up like all others need not be said: it follows.
   */
  private void addEquations(Neighbours neighbours) {
    List<String> figures = names.stream().filter(name -> isOf(OWN, name)).toList();
    for (Map<List<Integer>, Long> dependence : Dependences.of(neighbours)) {
      for (String figure : figures) {
        var equation = new TreeMap<Integer, Long>();
        dependence.forEach(
            (spans, times) -> {
              Integer cell = numbers.get(prefix(spans, neighbours.own()) + figure);
              if (cell != null) {
                equation.put(cell, times);
              }
            });
        equations.add(equation);
      }
    }
  }

  private static String prefix(List<Integer> spans, List<Integer> own) {
    return spans.equals(own) ? OWN : spans + " ";
  }

  /** Says that every figure of a period is the sum of those of its spans. */
  private void addSpans(String prefix, List<Integer> spans, List<Integer> own) {
    IntStream.range(0, names.size())
        .mapToObj(names::get)
        .filter(name -> isOf(prefix, name))
        .map(name -> name.substring(prefix.length()))
        .toList()
        .forEach(
            name ->
                sums.add(
                    sum(
                        prefix + name,
                        spans.stream()
                            .map(span -> prefix(List.of(span), own) + name)
                            .filter(numbers::containsKey)
                            .toList())));
  }

  private static boolean isOf(String prefix, String name) {
    return prefix.isEmpty() ? !name.startsWith("[") : name.startsWith(prefix);
  }

  private void addTables(String prefix, Tables tables, Knowledge knowledge) {
    addWhole(prefix, TOTAL, tables.total(), LOSS_OF_THE_TOTAL, knowledge);
    new TreeMap<>(tables.units())
        .forEach((code, unit) -> addWhole(prefix, code, unit, LOSS_OF_A_UNIT, knowledge));
    addSum(
        prefix + TOTAL,
        tables.units().keySet().stream().map(code -> prefix + name(code)).toList(),
        knowledge);
    for (Division division : divisions) {
      addDivision(prefix, division, tables, knowledge);
    }
  }

  private void addDivision(String prefix, Division division, Tables tables, Knowledge knowledge) {
    addParts(prefix, TOTAL, division, tables.total(), LOSS_OF_A_PART_OF_THE_TOTAL, knowledge);
    var unitsWithPart = new LinkedHashMap<String, List<String>>();
    new TreeMap<>(tables.units())
        .forEach(
            (code, unit) -> {
              addParts(prefix, code, division, unit, 0, knowledge);
              for (String part : unit.by(division).keySet()) {
                unitsWithPart
                    .computeIfAbsent(
                        prefix + partName(TOTAL, division, part), any -> new ArrayList<>())
                    .add(prefix + partName(code, division, part));
              }
            });
    unitsWithPart.forEach((total, parts) -> addSum(total, parts, knowledge));
  }

  private void addWhole(String prefix, String code, Cube cube, long loss, Knowledge knowledge) {
    addCell(
        prefix + name(code),
        knowledge.cell(name(code), Optional.empty(), Optional.empty(), cube.all(), loss, -1));
  }

  private void addParts(
      String prefix, String code, Division division, Cube cube, long loss, Knowledge knowledge) {
    int whole = number(prefix + name(code));
    var parts = new ArrayList<String>();
    cube.by(division)
        .forEach(
            (part, counts) -> {
              // The only part is the whole by another name: hiding it costs the whole.
              boolean isAlone = addsUp(division) && cube.by(division).size() == 1;
              String name = partName(code, division, part);
              addCell(
                  prefix + name,
                  knowledge.cell(
                      name,
                      Optional.of(name(code)),
                      Optional.of(division),
                      counts,
                      isAlone ? cells.get(whole).loss() : loss,
                      whole));
              parts.add(prefix + name);
            });
    if (!parts.isEmpty() && addsUp(division)) {
      addSum(prefix + name(code), parts, knowledge);
    }
  }

  private static boolean addsUp(Division division) {
    return division != Division.CHANNEL_APART;
  }

  private void addCell(String name, Cell cell) {
    numbers.put(name, cells.size());
    names.add(name);
    cells.add(cell);
  }

  private void addSum(String total, Collection<String> parts, Knowledge knowledge) {
    Sum sum = sum(total, parts);
    sums.add(sum);
    if (knowledge.isPublished()) {
      equations.add(sum.equation());
    }
  }

  private Sum sum(String total, Collection<String> parts) {
    return new Sum(number(total), parts.stream().sorted().map(this::number).toList());
  }

  private int number(String name) {
    Integer number = numbers.get(name);
    if (number == null) {
      throw new IllegalStateException("No figure " + name);
    }
    return number;
  }
}
