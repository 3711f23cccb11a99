package vn.thuocdo.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import vn.thuocdo.rating.Channel;
import vn.thuocdo.rating.Respondent;
import vn.thuocdo.result.Cube.Division;

class SuppressionTest {

  private static final Set<Division> ALL = EnumSet.allOf(Division.class);

  @Test
  void nothing_is_hidden_when_every_figure_has_enough_answers() {
    assertThat(hide(Map.of("A", unit(40), "B", unit(50), "C", unit(60)))).isEmpty();
  }

  @Test
  void a_single_small_unit_takes_the_next_smallest_with_it() {
    assertThat(hide(Map.of("A", unit(3), "B", unit(50), "C", unit(60), "D", unit(40))))
        .contains("A", "D")
        .doesNotContain("B", "C", "");
  }

  @Test
  void two_small_units_protect_each_other_only_if_together_they_are_not_small() {
    assertThat(hide(Map.of("A", unit(3), "B", unit(4), "C", unit(60)))).doesNotContain("C");
    assertThat(hide(Map.of("A", unit(1), "B", unit(1), "C", unit(60), "D", unit(70))))
        .contains("C");
  }

  @Test
  void a_unit_without_any_answer_is_no_secret() {
    assertThat(hide(Map.of("A", unit(0), "B", unit(50), "C", unit(60)))).isEmpty();
  }

  @Test
  void a_small_channel_takes_another_channel_of_its_unit_with_it() {
    Cube mixed =
        Cube.of(
            List.of(
                tallied(Channel.KIOSK, 1, 100),
                tallied(Channel.QR, 1, 20),
                tallied(Channel.SMS, 1, 2)),
            id -> "P" + id,
            Set.of());

    var hidden = hide(Map.of("A", mixed, "B", unit(50), "C", unit(60)));

    assertThat(hidden).contains("A/CHANNEL/SMS", "A/CHANNEL/QR").doesNotContain("A", "B", "C");
  }

  @Test
  void a_small_channel_apart_takes_that_of_another_unit_with_it_and_no_unit() {
    var hidden = hide(Map.of("A", withApart(2), "B", withApart(20), "C", withApart(30)));

    assertThat(hidden).containsExactly("A/CHANNEL_APART/QR", "B/CHANNEL_APART/QR");
  }

  private static Cube withApart(long answers) {
    return Cube.of(
        List.of(tallied(Channel.KIOSK, 1, 50), tallied(Channel.QR, 2, answers)),
        id -> "P" + id,
        Set.of(Channel.QR));
  }

  @Test
  void a_correction_by_a_few_answers_is_hidden_because_the_version_before_could_be_subtracted() {
    Map<String, Cube> units = Map.of("A", unit(43), "B", unit(50), "C", unit(60));
    var before =
        new PublishedBefore(
            Map.of(
                "", List.of(unit(150).all()),
                "A", List.of(unit(40).all()),
                "B", List.of(unit(50).all()),
                "C", List.of(unit(60).all())),
            Set.of());

    Set<String> hidden =
        Suppression.hide(Cube.sum(units.values()), units, ALL, 5, before, Neighbours.NONE);

    assertThat(hidden).contains("A", "").doesNotContain("C");
  }

  @Test
  void a_correction_by_enough_answers_hides_nothing() {
    Map<String, Cube> units = Map.of("A", unit(45), "B", unit(50), "C", unit(60));
    var before =
        new PublishedBefore(
            Map.of("", List.of(unit(150).all()), "A", List.of(unit(40).all())), Set.of());

    assertThat(Suppression.hide(Cube.sum(units.values()), units, ALL, 5, before, Neighbours.NONE))
        .isEmpty();
  }

  /** An attacker knows every published figure and how the tables add up. */
  @Property(tries = 300)
  void no_hidden_figure_can_be_solved_for(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 9) int unitCount,
      @ForAll @IntRange(min = 1, max = 40) int largest) {
    Map<String, Cube> units = random(new Random(seed), unitCount, largest);
    Cube total = Cube.sum(units.values());

    Set<String> hidden =
        Suppression.hide(total, units, ALL, 5, PublishedBefore.NOTHING, Neighbours.NONE);

    new Reader(total, units, hidden).solvesNothing();
    assertThat(smallFigures(total, units)).isSubsetOf(hidden);
  }

  /** A rest that subtraction gives is a figure like any other and must not be small. */
  @Property(tries = 300)
  void no_small_rest_of_a_total_can_be_calculated(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 9) int unitCount) {
    Map<String, Cube> units = random(new Random(seed), unitCount, 12);
    Cube total = Cube.sum(units.values());

    Set<String> hidden =
        Suppression.hide(total, units, ALL, 5, PublishedBefore.NOTHING, Neighbours.NONE);

    long rest =
        units.entrySet().stream()
            .filter(unit -> hidden.contains(unit.getKey()))
            .mapToLong(unit -> unit.getValue().all().sampleSize())
            .sum();
    assertThat(hidden.contains("") || rest == 0 || rest >= 5).isTrue();
  }

  private static Set<String> hide(Map<String, Cube> units) {
    return Suppression.hide(
        Cube.sum(units.values()), units, ALL, 5, PublishedBefore.NOTHING, Neighbours.NONE);
  }

  private static Cube unit(long answers) {
    return Cube.of(List.of(tallied(Channel.KIOSK, 1, answers)), id -> "P" + id, Set.of());
  }

  private static Tallied tallied(Channel channel, long procedureGroup, long answers) {
    return new Tallied(
        1,
        channel,
        procedureGroup,
        Respondent.UNKNOWN,
        false,
        new Counts(0, 0, 0, answers / 2, answers - answers / 2, 0));
  }

  private static Map<String, Cube> random(Random random, int unitCount, int largest) {
    var units = new TreeMap<String, Cube>();
    for (int i = 0; i < unitCount; i++) {
      var sums = new ArrayList<Tallied>();
      int rows = random.nextInt(6);
      for (int row = 0; row < rows; row++) {
        long answers = random.nextInt(largest);
        sums.add(
            new Tallied(
                i,
                Channel.values()[random.nextInt(3)],
                random.nextInt(4),
                Respondent.values()[random.nextInt(3)],
                false,
                new Counts(0, answers / 3, 0, 0, answers - answers / 3, random.nextInt(2))));
      }
      units.put("U" + i, Cube.of(sums, id -> "P" + id, Set.of(Channel.LINK)));
    }
    return units;
  }

  private static Set<String> smallFigures(Cube total, Map<String, Cube> units) {
    var small = new TreeSet<String>();
    var all = new TreeMap<>(units);
    all.put("", total);
    all.forEach(
        (code, cube) -> {
          if (isSmall(cube.all())) {
            small.add(code);
          }
          for (Division division : Division.values()) {
            cube.by(division)
                .forEach(
                    (part, counts) -> {
                      if (isSmall(counts)) {
                        small.add(Suppression.partName(code, division, part));
                      }
                    });
          }
        });
    return small;
  }

  private static boolean isSmall(Counts counts) {
    return counts.sampleSize() < 5 && (counts.sampleSize() > 0 || counts.noOpinion() > 0);
  }

  /** Solves with exact fractions (as integers), independently of the code under test. */
  private static final class Reader {

    private final List<String> unknowns;
    private final List<BigInteger[]> rows = new ArrayList<>();

    Reader(Cube total, Map<String, Cube> units, Set<String> hidden) {
      unknowns = new ArrayList<>(hidden);
      equation("", units.keySet());
      var parts = new TreeMap<String, Set<String>>();
      var all = new TreeMap<>(units);
      all.put("", total);
      all.forEach(
          (code, cube) -> {
            for (Division division : Division.values()) {
              var names = new TreeSet<String>();
              for (String part : cube.by(division).keySet()) {
                names.add(Suppression.partName(code, division, part));
                if (!code.isEmpty()) {
                  parts
                      .computeIfAbsent(
                          Suppression.partName("", division, part), any -> new TreeSet<>())
                      .add(Suppression.partName(code, division, part));
                }
              }
              if (!names.isEmpty() && division != Division.CHANNEL_APART) {
                equation(code, names);
              }
            }
          });
      parts.forEach(this::equation);
    }

    private void equation(String whole, Set<String> parts) {
      var row = new BigInteger[unknowns.size()];
      java.util.Arrays.fill(row, BigInteger.ZERO);
      for (String part : parts) {
        if (unknowns.contains(part)) {
          row[unknowns.indexOf(part)] = BigInteger.ONE;
        }
      }
      if (unknowns.contains(whole)) {
        row[unknowns.indexOf(whole)] = BigInteger.ONE.negate();
      }
      rows.add(row);
    }

    void solvesNothing() {
      Attacker.eliminate(rows, unknowns.size());
      for (BigInteger[] row : rows) {
        long unknown = java.util.Arrays.stream(row).filter(value -> value.signum() != 0).count();
        assertThat(unknown).isNotEqualTo(1);
      }
    }
  }
}
