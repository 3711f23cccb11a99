package vn.thuocdo.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import vn.thuocdo.demo.DemoOffice.Citizens;
import vn.thuocdo.period.OfficeZone;
import vn.thuocdo.period.Period;
import vn.thuocdo.period.ReportingCalendar;
import vn.thuocdo.rating.Channel;
import vn.thuocdo.rating.Respondent;

/**
 * Invents the ratings of the demo: the same seed gives the same ratings, whatever the day.
 *
 * <p>How many citizens are satisfied is decided per office and quarter; chance decides which of
 * them are, so that the designed verdicts hold whatever the seed.
 */
final class Simulation {

  static final long SEED = 20260914;

  /** The quarters that are over, in order; the one behind them is running. */
  static final List<String> ENDED_QUARTERS =
      List.of("2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3");

  static final String RUNNING_QUARTER = "2026-Q4";

  private static final int LAST = ENDED_QUARTERS.size() - 1;
  private static final double ASSISTED = 0.04;
  private static final double IN_ENGLISH = 0.01;
  private static final double SUSPECT = 0.004;
  private static final double ON_PAPER = 0.07;
  private static final int ENOUGH_FOR_PAPER = 400;
  private static final LocalTime OPENS = LocalTime.of(7, 30);
  private static final LocalTime AFTER_LUNCH = LocalTime.of(13, 30);
  private static final Duration HALF_DAY = Duration.ofMinutes(220);
  private static final LocalTime LATE_EVENING = LocalTime.of(20, 15);

  /** How much easier than others a group is, on the scale of {@link #propensity}. */
  private static final Map<String, Double> EASE =
      Map.ofEntries(
          Map.entry("HO_TICH", 0.15),
          Map.entry("CHUNG_THUC", 0.25),
          Map.entry("DAT_DAI", -0.35),
          Map.entry("XAY_DUNG", -0.2),
          Map.entry("KINH_DOANH", 0.05),
          Map.entry("LAO_DONG", 0.1),
          Map.entry("GIAO_THONG", 0.15),
          Map.entry("MOI_TRUONG", 0.1),
          Map.entry("TO_CHUC", -0.1));

  private final long seed;
  private final Opinions opinions = Opinions.read();

  Simulation(long seed) {
    this.seed = seed;
  }

  /** Returns everything that had reached the server by then, oldest first. */
  List<SimulatedRating> untilRunning(Instant now) {
    var ratings = new ArrayList<SimulatedRating>();
    ENDED_QUARTERS.forEach(quarter -> ratings.addAll(quarter(quarter)));
    quarter(RUNNING_QUARTER).stream()
        .filter(rating -> !rating.receivedAt().isAfter(now))
        .forEach(ratings::add);
    return List.copyOf(ratings);
  }

  /** Returns all ratings of a whole quarter, oldest first. */
  List<SimulatedRating> quarter(String code) {
    var ratings = new ArrayList<SimulatedRating>();
    for (DemoOffice office : DemoOffices.ALL) {
      ratings.addAll(of(office, code));
    }
    if (code.equals(RUNNING_QUARTER)) {
      ratings.addAll(Stuffing.ratings(seed));
    }
    ratings.sort(Comparator.comparing(SimulatedRating::givenAt).thenComparing(SimulatedRating::id));
    return List.copyOf(ratings);
  }

  /** Returns what was counted on the days of all quarters before one, by day. */
  List<SimulatedCount> countsBefore(LocalDate day) {
    var counts = new ArrayList<SimulatedCount>();
    var quarters = new ArrayList<>(ENDED_QUARTERS);
    quarters.add(RUNNING_QUARTER);
    for (String quarter : quarters) {
      for (DemoOffice office : DemoOffices.ALL) {
        counts.addAll(counts(office, quarter));
      }
    }
    counts.removeIf(one -> !one.day().isBefore(day));
    counts.sort(
        Comparator.comparing(SimulatedCount::day)
            .thenComparing(SimulatedCount::point)
            .thenComparing(SimulatedCount::procedureGroup));
    return List.copyOf(counts);
  }

  /**
   * Those who rated and those who walked past: how many rate is a matter of the office, and whoever
   * had an easy procedure rates more readily.
   */
  private List<SimulatedCount> counts(DemoOffice office, String quarter) {
    record Visits(LocalDate day, String procedureGroup) {}
    var rated = new HashMap<Visits, Integer>();
    of(office, quarter)
        .forEach(
            rating ->
                rated.merge(
                    new Visits(OfficeZone.dayOf(rating.givenAt()), rating.procedureGroup()),
                    1,
                    Integer::sum));
    double rate = 0.3 + 0.3 * Dice.of(seed, office.unit() + " transactions").share();
    var counts = new ArrayList<SimulatedCount>();
    rated.forEach(
        (visits, ratings) -> {
          Dice dice =
              Dice.of(seed, office.unit() + " " + visits.day() + " " + visits.procedureGroup());
          double ofGroup = rate * (1 + EASE.getOrDefault(visits.procedureGroup(), 0.0));
          double others = ratings * (1 / ofGroup - 1) * (1 + dice.around(0.3));
          counts.add(
              new SimulatedCount(
                  visits.day(),
                  office.unit(),
                  office.point(),
                  visits.procedureGroup(),
                  ratings + (int) Math.round(others)));
        });
    return counts;
  }

  private List<SimulatedRating> of(DemoOffice office, String code) {
    Period quarter = Period.parse(code, ReportingCalendar.REPORTING);
    boolean onSaturdays = office.citizens().comeOnSaturdays();
    LocalDate from = later(quarter.from(), office.from());
    LocalDate to = earlier(quarter.to(), office.to());
    List<LocalDate> days =
        to.isBefore(from) ? List.of() : WorkingDays.between(from, to, onSaturdays);
    if (days.isEmpty()) {
      return List.of();
    }
    Dice dice = Dice.of(seed, office.unit() + " " + code);
    int allDays = WorkingDays.between(quarter.from(), quarter.to(), onSaturdays).size();
    double part = days.size() / (double) allDays;
    int usual = (int) Math.round(office.ratingsInAQuarter() * part * (1 + dice.around(0.06)));
    int size = office.sizes().getOrDefault(code, usual);
    int satisfied = (int) Math.round(size * share(dice, office, code));
    Draw draw = Draw.of(office, days);
    var visits = new ArrayList<Visit>();
    for (int i = 0; i < size; i++) {
      visits.add(draw.visit(dice, office));
    }
    visits.sort(Comparator.comparingDouble(Visit::propensity).reversed());
    var ratings = new ArrayList<SimulatedRating>();
    for (int i = 0; i < size; i++) {
      ratings.add(rating(dice, office, visits.get(i), i < satisfied, size));
    }
    return ratings;
  }

  /** A quarter's share lies on the way from the first to the last, give or take a point. */
  private static double share(Dice dice, DemoOffice office, String code) {
    int index = ENDED_QUARTERS.indexOf(code);
    double way = (index < 0 ? LAST + 1 : index) / (double) LAST;
    double noise = dice.around(0.009);
    double share = office.firstShare() + (office.lastShare() - office.firstShare()) * way;
    return index == LAST ? office.lastShare() : Math.min(0.985, share + noise);
  }

  private record Visit(LocalDate day, String procedureGroup, String counter, double propensity) {}

  /** What visits of one office in one quarter are drawn from. */
  private record Draw(
      List<LocalDate> days, double[] busyness, List<String> groups, double[] weights) {

    static Draw of(DemoOffice office, List<LocalDate> days) {
      // The order of an unordered map must not decide what the demo shows.
      var groups = new TreeMap<>(office.procedureGroups());
      return new Draw(
          days,
          days.stream().mapToDouble(WorkingDays::busyness).toArray(),
          List.copyOf(groups.keySet()),
          groups.values().stream().mapToDouble(Integer::doubleValue).toArray());
    }

    Visit visit(Dice dice, DemoOffice office) {
      LocalDate day = days.get(dice.weighted(busyness));
      String group = groups.get(dice.weighted(weights));
      String counter = office.counters().get(dice.happens(0.55) ? 0 : office.counters().size() - 1);
      double chance = dice.around(1) + dice.around(1) + dice.around(1);
      return new Visit(day, group, counter, propensity(group, counter, chance));
    }
  }

  private static double propensity(String group, String counter, double chance) {
    return EASE.getOrDefault(group, 0.0) + (counter.equals("1") ? 0.05 : -0.05) + chance;
  }

  private SimulatedRating rating(
      Dice dice, DemoOffice office, Visit visit, boolean isSatisfied, int size) {
    int score =
        isSatisfied ? (dice.happens(0.56) ? 5 : 4) : 3 - dice.weighted(new double[] {55, 30, 15});
    boolean isHospital = office.citizens() == Citizens.OF_A_HOSPITAL;
    List<String> choices = opinions.choices(dice, score, isHospital);
    String comment = opinions.comment(dice, score, choices);
    Channel channel =
        size >= ENOUGH_FOR_PAPER && dice.happens(ON_PAPER) ? Channel.PAPER : Channel.KIOSK;
    String suspicion = suspicion(dice, channel);
    Instant givenAt = givenAt(dice, visit.day(), suspicion);
    long delay =
        channel == Channel.PAPER ? 20_000_000L + dice.below(3_600_000) : 900 + dice.below(60_000);
    return new SimulatedRating(
        id(dice, givenAt),
        office.unit(),
        office.point(),
        visit.counter(),
        visit.procedureGroup(),
        channel,
        Respondent.values()[dice.weighted(office.citizens().mix())],
        channel == Channel.KIOSK && dice.happens(IN_ENGLISH) ? "en" : "vi",
        channel == Channel.KIOSK && dice.happens(ASSISTED),
        suspicion,
        givenAt,
        channel == Channel.KIOSK ? Math.round(dice.around(1500)) : 0,
        givenAt.plusMillis(delay),
        score,
        choices,
        comment);
  }

  private static String suspicion(Dice dice, Channel channel) {
    if (channel != Channel.KIOSK || !dice.happens(SUSPECT)) {
      return "";
    }
    return dice.happens(0.6) ? "BURST" : "OUT_OF_HOURS";
  }

  private static Instant givenAt(Dice dice, LocalDate day, String suspicion) {
    // The middle of a half day is busier than its ends.
    long afterOpening = (long) ((dice.share() + dice.share()) / 2 * HALF_DAY.toMillis());
    boolean isMorning = dice.happens(0.6) || day.getDayOfWeek() == DayOfWeek.SATURDAY;
    LocalTime start = isMorning ? OPENS : AFTER_LUNCH;
    if (suspicion.equals("OUT_OF_HOURS")) {
      start = LATE_EVENING;
      afterOpening /= 4;
    }
    return day.atTime(start).atZone(OfficeZone.ZONE).toInstant().plusMillis(afterOpening);
  }

  /** Returns a UUID of version 7 (RFC 9562), as a kiosk would have made it at that time. */
  static UUID id(Dice dice, Instant at) {
    long high = (at.toEpochMilli() << 16) | 0x7000L | (dice.next() & 0xFFF);
    long low = (dice.next() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }

  private static LocalDate earlier(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? one : other;
  }
}
