package vn.thuocdo.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.thuocdo.period.OfficeZone;
import vn.thuocdo.period.Period;
import vn.thuocdo.period.ReportingCalendar;
import vn.thuocdo.rating.Respondent;
import vn.thuocdo.stats.Proportion;

class SimulationTest {

  private static final Instant NOW = Instant.parse("2026-11-21T05:00:00Z");

  private final Simulation simulation = new Simulation(Simulation.SEED);

  @Test
  void the_same_seed_gives_the_same_ratings_on_every_machine() throws NoSuchAlgorithmException {
    var digest = MessageDigest.getInstance("SHA-256");
    for (SimulatedRating rating : simulation.quarter("2025-Q2").subList(0, 1_000)) {
      digest.update(rating.toString().getBytes(StandardCharsets.UTF_8));
    }

    assertThat(HexFormat.of().formatHex(digest.digest()))
        .isEqualTo("f42caddbdc2e12374ede7a06be392fa50f8a04f4e1a30bd30caf46737a752894");
  }

  @Test
  void ended_quarters_are_the_same_whatever_the_day() {
    Instant reform = OfficeZone.startOf(DemoOffices.REFORM);
    List<SimulatedRating> early = simulation.untilRunning(reform);
    List<SimulatedRating> late = simulation.untilRunning(Instant.parse("2031-01-01T00:00:00Z"));

    assertThat(late.subList(0, early.size())).isEqualTo(early);
    assertThat(early.getLast().givenAt()).isBefore("2026-09-15T00:00:00Z");
    assertThat(OfficeZone.dayOf(late.getLast().givenAt())).isBeforeOrEqualTo(DemoOffices.LAST_DAY);
  }

  @Test
  void nothing_has_arrived_from_the_future() {
    assertThat(simulation.untilRunning(NOW))
        .allSatisfy(rating -> assertThat(rating.receivedAt()).isBeforeOrEqualTo(NOW))
        .last()
        .satisfies(
            rating ->
                assertThat(OfficeZone.dayOf(rating.givenAt()))
                    .isEqualTo(LocalDate.of(2026, 11, 21)));
  }

  @Test
  void six_ended_quarters_have_about_sixty_thousand_ratings_each_with_an_id_of_its_own() {
    List<SimulatedRating> ended = simulation.untilRunning(Instant.EPOCH);

    assertThat(ended).hasSizeBetween(56_000, 64_000);
    assertThat(ended.stream().map(SimulatedRating::id).collect(Collectors.toSet()))
        .hasSameSizeAs(ended)
        .allSatisfy(id -> assertThat(id.version()).isEqualTo(7));
    for (String quarter : Simulation.ENDED_QUARTERS) {
      assertThat(simulation.quarter(quarter)).hasSizeBetween(8_000, 13_500);
    }
  }

  @Test
  void somebody_stuffs_the_ballot_of_the_running_quarter_alone_marked_as_the_door_would() {
    List<SimulatedRating> marked =
        simulation.quarter(Simulation.RUNNING_QUARTER).stream()
            .filter(one -> one.suspicion().equals("STREAK"))
            .toList();

    assertThat(marked).hasSize(Stuffing.PRESSED - Stuffing.BEFORE_ANYBODY_COULD_KNOW);
    assertThat(marked).allMatch(one -> OfficeZone.dayOf(one.givenAt()).equals(Stuffing.DAY));
    assertThat(simulation.quarter("2026-Q3")).noneMatch(one -> one.suspicion().equals("STREAK"));
  }

  @Test
  void every_rating_is_given_in_its_quarter_while_its_office_lives() {
    for (String code : Simulation.ENDED_QUARTERS) {
      Period quarter = Period.parse(code, ReportingCalendar.REPORTING);
      for (SimulatedRating rating : simulation.quarter(code)) {
        LocalDate day = OfficeZone.dayOf(rating.givenAt());
        DemoOffice office = office(rating.unit());
        assertThat(quarter.contains(day)).isTrue();
        assertThat(day).isBetween(office.from(), office.to());
        assertThat(office.procedureGroups()).containsKey(rating.procedureGroup());
      }
    }
  }

  @Test
  void old_units_end_and_new_ones_begin_with_the_reform() {
    var before = unitsOf("2025-Q2");
    var after = unitsOf("2025-Q4");

    assertThat(before).contains("TP-MAU", "X-MAU-9").doesNotContain("P-MAU-TRUNG");
    assertThat(after).contains("P-MAU-TRUNG", "DK-MAU-DAO").doesNotContain("TP-MAU", "X-MAU-9");
    assertThat(unitsOf("2025-Q3")).containsAll(before).containsAll(after);
  }

  /** Levels as in the targets of the demo; the interval is the one of official figures. */
  @ParameterizedTest
  @CsvSource({
    "SO-NV,       0.9, MET,     CERTAIN",
    "SO-NNMT,     0.9, MET,     UNCERTAIN",
    "SO-XD,       0.9, NOT_MET, CERTAIN",
    "P-MAU-TRUNG, 0.9, MET,     CERTAIN",
    "X-MAU-DONG,  0.9, MET,     UNCERTAIN",
    "X-MAU-TAY,   0.9, NOT_MET, UNCERTAIN",
    "DK-MAU-DAO,  0.9, INSUFFICIENT, -",
    "BV-MAU,      0.8, MET,     CERTAIN",
    "TH-MAU,      0.8, HIDDEN,  -",
  })
  void the_third_quarter_of_2026_shows_every_verdict(
      String unit, double level, String verdict, String evidence) {
    List<SimulatedRating> ratings =
        simulation.quarter("2026-Q3").stream().filter(one -> one.unit().equals(unit)).toList();

    assertThat(verdictOf(ratings, level)).isEqualTo(verdict + " " + evidence);
    // The targets for health and education speak of individuals only.
    assertThat(
            verdictOf(
                ratings.stream()
                    .filter(one -> level == 0.9 || one.respondent() == Respondent.INDIVIDUAL)
                    .toList(),
                level))
        .isEqualTo(verdict + " " + evidence);
  }

  private static String verdictOf(List<SimulatedRating> ratings, double level) {
    long size = ratings.size();
    if (size < 30) {
      return size < 5 ? "HIDDEN -" : "INSUFFICIENT -";
    }
    long satisfied = ratings.stream().filter(one -> one.score() >= 4).count();
    Proportion share = Proportion.wilson(satisfied, size, 0.95);
    boolean isMet = satisfied > level * size;
    boolean isCertain = isMet ? share.lower() > level : share.upper() <= level;
    return (isMet ? "MET " : "NOT_MET ") + (isCertain ? "CERTAIN" : "UNCERTAIN");
  }

  @Test
  void more_transactions_are_counted_than_answered_by_day_and_group_and_none_of_today() {
    LocalDate today = LocalDate.of(2026, 11, 21);
    List<SimulatedCount> counts = simulation.countsBefore(today);

    assertThat(counts).hasSizeBetween(10_000, 40_000);
    assertThat(counts).allMatch(one -> one.day().isBefore(today));
    assertThat(simulation.countsBefore(LocalDate.of(2026, 9, 15)))
        .isEqualTo(
            counts.stream().filter(one -> one.day().isBefore(LocalDate.of(2026, 9, 15))).toList());
    Map<String, Integer> answers =
        simulation.quarter("2026-Q3").stream()
            .collect(Collectors.toMap(SimulationTest::part, one -> 1, Integer::sum, TreeMap::new));
    Map<String, Integer> counted =
        counts.stream()
            .filter(one -> one.day().isAfter(LocalDate.of(2026, 6, 14)))
            .filter(one -> one.day().isBefore(LocalDate.of(2026, 9, 15)))
            .collect(
                Collectors.toMap(
                    one -> one.day() + " " + one.point() + " " + one.procedureGroup(),
                    SimulatedCount::counted));
    assertThat(counted.keySet()).isEqualTo(answers.keySet());
    answers.forEach((part, n) -> assertThat(counted.get(part)).as(part).isGreaterThanOrEqualTo(n));
    int all = counted.values().stream().mapToInt(Integer::intValue).sum();
    assertThat(simulation.quarter("2026-Q3").size() / (double) all).isBetween(0.3, 0.6);
  }

  private static String part(SimulatedRating one) {
    return OfficeZone.dayOf(one.givenAt()) + " " + one.point() + " " + one.procedureGroup();
  }

  @Test
  void groups_of_procedures_differ() {
    Map<String, Double> shares =
        simulation.quarter("2026-Q3").stream()
            .filter(one -> one.unit().equals("P-MAU-TRUNG"))
            .collect(
                Collectors.groupingBy(
                    SimulatedRating::procedureGroup,
                    TreeMap::new,
                    Collectors.averagingDouble(one -> one.score() >= 4 ? 1 : 0)));

    assertThat(shares.get("CHUNG_THUC")).isGreaterThan(shares.getOrDefault("DAT_DAI", 1.0) + 0.05);
  }

  @Test
  void reasons_are_given_only_when_asked_for_and_are_those_of_the_questionnaire()
      throws IOException {
    String preset =
        Files.readString(Path.of("src/main/resources/presets/questionnaires/KIOSK_1TAP@1.json"));
    var comments = new HashSet<String>();
    for (SimulatedRating rating : simulation.quarter("2026-Q3")) {
      assertThat(rating.score()).isBetween(1, 5);
      assertThat(rating.choices()).hasSizeLessThanOrEqualTo(rating.score() == 4 ? 0 : 3);
      assertThat(rating.choices()).allMatch(choice -> preset.contains("\"" + choice + "\""));
      if (rating.comment() != null) {
        comments.add(rating.comment());
      }
    }
    assertThat(comments).hasSizeGreaterThan(15);
  }

  private Set<String> unitsOf(String quarter) {
    return simulation.quarter(quarter).stream()
        .map(SimulatedRating::unit)
        .collect(Collectors.toSet());
  }

  private static DemoOffice office(String unit) {
    return DemoOffices.ALL.stream()
        .filter(office -> office.unit().equals(unit))
        .findFirst()
        .orElseThrow();
  }
}
