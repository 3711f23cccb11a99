package vn.thuocdo.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.thuocdo.period.Period;
import vn.thuocdo.period.ReportingCalendar;
import vn.thuocdo.rating.Channel;
import vn.thuocdo.rating.Respondent;
import vn.thuocdo.unit.Domain;
import vn.thuocdo.unit.OneStopPoint;
import vn.thuocdo.unit.ProcedureGroup;
import vn.thuocdo.unit.Unit;
import vn.thuocdo.unit.UnitGroup;

/**
 * Everything that is public is made of documents alone: pages, charts, reports and open data. So
 * whoever has all documents of all periods and versions has everything.
 */
class RecomputationTest {

  private static final long MINIMUM = 5;
  private static final LocalDate BEGIN = LocalDate.parse("2026-06-15");
  private static final List<String> PERIODS =
      List.of("2026-M07", "2026-M08", "2026-M09", "2026-Q3");

  /** Answers of a day. */
  private record Answers(LocalDate day, Tallied sums) {}

  /** Publishes periods of one random province, one after the other. */
  private static final class Province {

    private final Random random;
    private final List<Unit> units;
    private final List<Answers> answers = new ArrayList<>();
    private final Map<Asked.Part, Long> transactions = new HashMap<>();
    private final List<ResultDocument> published = new ArrayList<>();
    private final boolean isCareful;

    Province(long seed, boolean isCareful) {
      this.random = new Random(seed);
      this.isCareful = isCareful;
      this.units =
          IntStream.rangeClosed(1, 2 + random.nextInt(4))
              .mapToObj(
                  id ->
                      new Unit(
                          id,
                          "XA-" + id,
                          "",
                          "Xã " + id,
                          "Commune " + id,
                          "COMMUNE",
                          null,
                          LocalDate.parse("2020-01-01"),
                          null))
              .toList();
      // Half months: with them every period here is cut.
      for (int day : List.of(3, 20, 35, 50, 65, 80)) {
        units.forEach(unit -> addAnswers(BEGIN.plusDays(day), unit));
      }
    }

    private void addAnswers(LocalDate day, Unit unit) {
      int rows = random.nextInt(4);
      for (int row = 0; row < rows; row++) {
        long group = random.nextInt(4);
        long satisfied = random.nextInt(random.nextBoolean() ? 3 : 30);
        long other = random.nextInt(3);
        transactions.merge(
            new Asked.Part(unit.id(), group), satisfied + other + random.nextInt(20), Long::sum);
        answers.add(
            new Answers(
                day,
                new Tallied(
                    unit.id(),
                    List.of(Channel.KIOSK, Channel.KIOSK, Channel.SMS, Channel.QR)
                        .get(random.nextInt(4)),
                    group,
                    Respondent.UNKNOWN,
                    false,
                    new Counts(other, 0, 0, satisfied / 2, satisfied - satisfied / 2, 0))));
      }
    }

    List<Tallied> sums(LocalDate from, LocalDate to) {
      return answers.stream()
          .filter(one -> !one.day.isBefore(from) && !one.day.isAfter(to))
          .map(Answers::sums)
          .toList();
    }

    void publish(Period period) {
      List<ResultDocument> versions =
          published.stream().filter(one -> one.period().equals(period.code())).toList();
      var sources =
          new Sources(
              period,
              Limits.USUAL,
              sums(period.from(), period.to()),
              Excluded.NOTHING,
              units,
              units.stream()
                  .map(
                      unit ->
                          new OneStopPoint(
                              unit.id(),
                              "MC-" + unit.id(),
                              unit.id(),
                              "Một cửa",
                              "One stop",
                              LocalDate.EPOCH,
                              null))
                  .toList(),
              List.of(new UnitGroup("COMMUNE", "Xã", "Communes", Domain.ADMINISTRATION, 1)),
              IntStream.rangeClosed(1, 3)
                  .mapToObj(
                      id ->
                          new ProcedureGroup(id, "P" + id, "Nhóm", "Group", LocalDate.EPOCH, null))
                  .toList(),
              List.of(),
              List.of("OVERALL"),
              Set.of(Channel.QR),
              quarter ->
                  published.stream().filter(one -> one.period().equals(quarter.code())).findFirst(),
              isCareful ? versions.reversed() : List.of(),
              isCareful
                  ? OtherPeriods.of(period.from(), period.to(), published, this::sums)
                  : OtherPeriods.NONE,
              new Asked(transactions, Map.of(1L, 40L)),
              "Tỉnh Mẫu",
              "Sample province",
              true);
      published.add(Assembly.document(sources, true, versions.size() + 1, null));
    }

    void publishAll() {
      var periods = new ArrayList<>(PERIODS);
      Collections.shuffle(periods, random);
      periods.stream()
          .limit(2 + random.nextInt(PERIODS.size() - 1))
          .forEach(code -> publish(Period.parse(code, ReportingCalendar.REPORTING)));
    }
  }

  /** What somebody with all documents of a province can find out. */
  private static final class Reader {

    private final Province province;
    private final Attacker attacker = new Attacker();
    private final Set<String> hidden = new LinkedHashSet<>();
    private final Set<String> universe;

    Reader(Province province) {
      this.province = province;
      this.universe = truth(BEGIN, BEGIN.plusYears(1)).keySet();
      // Of several versions the last one: the data are the same.
      var documents = new LinkedHashMap<String, ResultDocument>();
      province.published.forEach(one -> documents.put(one.period(), one));
      documents.values().forEach(this::read);
      relate(List.copyOf(documents.values()));
    }

    /** Notes what is shown and hidden, and that what is not listed beside it has no answers. */
    private void read(ResultDocument document) {
      String period = document.period() + " ";
      var shown = new TreeMap<String, Long>();
      var secret = new TreeSet<String>();
      note("", document.totals().getFirst(), shown, secret);
      document.units().forEach(unit -> note(unit.code(), unit, shown, secret));
      for (String name : universe) {
        String whole = name.contains("/") ? name.substring(0, name.indexOf('/')) : name;
        Long n = shown.get(name);
        if (n != null) {
          attacker.reads(period + name, n);
        } else if (secret.contains(name)) {
          hidden.add(period + name);
        } else if (!secret.contains(whole)) {
          attacker.reads(period + name, 0);
        }
      }
      attacker.adds(period, document.units().stream().map(unit -> period + unit.code()).toList());
      var sums = new TreeMap<String, Set<String>>();
      for (String name : universe) {
        if (name.contains("/")) {
          String whole = name.substring(0, name.indexOf('/'));
          String part = name.substring(name.indexOf('/'));
          String division = part.substring(0, part.lastIndexOf('/'));
          if (!division.equals("/CHANNEL_APART")) {
            sums.computeIfAbsent(whole + " " + division, any -> new TreeSet<>()).add(period + name);
          }
          if (!whole.isEmpty()) {
            sums.computeIfAbsent(part, any -> new TreeSet<>()).add(period + name);
          }
        }
      }
      sums.forEach(
          (sum, parts) ->
              attacker.adds(
                  period + (sum.startsWith("/") ? sum : sum.substring(0, sum.indexOf(' '))),
                  parts));
    }

    private static void note(
        String code, UnitFigures unit, Map<String, Long> shown, Set<String> secret) {
      note(code, unit.sampleSize(), shown, secret);
      for (Line line : unit.byChannel()) {
        String division = line.code().equals("QR") ? "/CHANNEL_APART/" : "/CHANNEL/";
        note(code + division + line.code(), line.sampleSize(), shown, secret);
      }
      for (Line line : unit.byProcedureGroup()) {
        note(code + "/PROCEDURE_GROUP/" + line.code(), line.sampleSize(), shown, secret);
      }
    }

    private static void note(
        String name, @Nullable Long n, Map<String, Long> shown, Set<String> secret) {
      if (n == null) {
        secret.add(name);
      } else {
        shown.put(name, n);
      }
    }

    /** Says that a period is the sum of the spans into which all periods cut it. */
    private void relate(List<ResultDocument> documents) {
      var cuts = new TreeSet<LocalDate>();
      documents.forEach(one -> cuts.addAll(List.of(one.from(), one.to().plusDays(1))));
      for (ResultDocument document : documents) {
        for (String name : universe) {
          var spans = new ArrayList<String>();
          LocalDate from = document.from();
          while (!from.isAfter(document.to())) {
            LocalDate next = Objects.requireNonNull(cuts.higher(from));
            spans.add(span(documents, from, next.minusDays(1)) + " " + name);
            from = next;
          }
          String whole = document.period() + " " + name;
          if (!spans.equals(List.of(whole))) {
            attacker.adds(whole, spans);
          }
        }
      }
    }

    private static String span(List<ResultDocument> documents, LocalDate from, LocalDate to) {
      return documents.stream()
          .filter(one -> one.from().equals(from) && one.to().equals(to))
          .map(ResultDocument::period)
          .findFirst()
          .orElse(from + ".." + to);
    }

    /** Returns what is found out of what is hidden, or of a few answers that nobody published. */
    List<String> findings() {
      var findings = new ArrayList<String>();
      attacker
          .solved()
          .forEach(
              (name, value) -> {
                if (value > 0 && (hidden.contains(name) || value < MINIMUM)) {
                  findings.add(name + " is " + value);
                }
              });
      attacker
          .ranges()
          .forEach(
              (name, range) -> {
                if (hidden.contains(name) && range.most() > 0 && range.values() < MINIMUM) {
                  findings.add(name + " is in " + range);
                }
              });
      return findings;
    }

    private Map<String, Long> truth(LocalDate from, LocalDate to) {
      var truth = new TreeMap<String, Long>();
      for (Tallied sum : province.sums(from, to)) {
        long n = sum.counts().sampleSize();
        if (n == 0) {
          continue;
        }
        for (String unit : List.of("", "XA-" + sum.unitId())) {
          if (sum.channel() == Channel.QR) {
            truth.merge(unit + "/CHANNEL_APART/QR", n, Long::sum);
          } else {
            String group = sum.procedureGroupId() == 0 ? "-" : "P" + sum.procedureGroupId();
            truth.merge(unit, n, Long::sum);
            truth.merge(unit + "/CHANNEL/" + sum.channel(), n, Long::sum);
            truth.merge(unit + "/PROCEDURE_GROUP/" + group, n, Long::sum);
          }
        }
      }
      return truth;
    }
  }

  @Property(tries = 60)
  void nobody_can_recompute_what_is_hidden_from_everything_that_is_public(@ForAll long seed) {
    var province = new Province(seed, true);

    province.publishAll();

    assertThat(new Reader(province).findings()).isEmpty();
  }

  /** Each document hides what it alone would give away; together they do not hold. */
  @Test
  void periods_that_are_published_without_regard_for_each_other_give_hidden_figures_away() {
    long found =
        IntStream.range(0, 40)
            .filter(
                seed -> {
                  var province = new Province(seed, false);
                  province.publishAll();
                  return !new Reader(province).findings().isEmpty();
                })
            .count();

    assertThat(found).isGreaterThan(10);
  }

  @Test
  void what_a_month_hides_is_hidden_in_its_quarter_where_the_other_months_are_known() {
    var province = new Province(1, true);
    province.answers.clear();
    for (String day : List.of("2026-06-20", "2026-07-20", "2026-08-20")) {
      province.answers.add(answers(day, 1, day.startsWith("2026-06") ? 3 : 40));
      province.answers.add(answers(day, 2, 50));
    }
    for (String code : PERIODS.subList(0, 3)) {
      province.publish(Period.parse(code, ReportingCalendar.REPORTING));
    }
    province.publish(Period.parse("2026-Q3", ReportingCalendar.REPORTING));

    ResultDocument quarter = province.published.getLast();

    assertThat(quarter.findUnit("XA-1").map(UnitFigures::suppressed)).isEqualTo(Optional.of(true));
    assertThat(new Reader(province).findings()).isEmpty();
  }

  private static Answers answers(String day, long unit, long satisfied) {
    return new Answers(
        LocalDate.parse(day),
        new Tallied(
            unit,
            Channel.KIOSK,
            1,
            Respondent.UNKNOWN,
            false,
            new Counts(0, 0, 0, 0, satisfied, 0)));
  }
}
