package vn.thuocdo.opendata;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.period.Period;
import vn.thuocdo.result.FactorLine;
import vn.thuocdo.result.Handling;
import vn.thuocdo.result.Line;
import vn.thuocdo.result.OfficeLine;
import vn.thuocdo.result.ResultDocument;
import vn.thuocdo.result.SeriesPoint;
import vn.thuocdo.result.TargetLine;
import vn.thuocdo.result.TargetVerdict;
import vn.thuocdo.result.UnitFigures;
import vn.thuocdo.stats.Proportion;
import vn.thuocdo.target.Evidence;
import vn.thuocdo.target.Target;
import vn.thuocdo.target.Verdict;
import vn.thuocdo.unit.Domain;
import vn.thuocdo.unit.UnitSuccession;

/**
 * Calculates every figure of a document anew from its counts, as a stranger would: with nothing but
 * the document.
 */
final class FigureChecks {

  /** Rounding of different machines. */
  private static final double TOLERANCE = 1e-12;

  private static final int LEVELS = 5;
  private static final int QUARTERS = 8;

  private final ResultDocument document;
  private final Findings findings;
  private final Map<String, Domain> domains = new HashMap<>();
  private final Set<String> apart;

  private FigureChecks(ResultDocument document, Findings findings) {
    this.document = document;
    this.findings = findings;
    document.groups().forEach(group -> domains.put(group.code(), group.domain()));
    List<String> channels = document.rules().channelsApart();
    this.apart = channels == null ? Set.of() : Set.copyOf(channels);
  }

  static void run(ResultDocument document, Findings findings) {
    new FigureChecks(document, findings).run();
  }

  private void run() {
    checkPeriod();
    for (UnitFigures total : document.totals()) {
      checkFigures("total " + total.code(), total, domainOfTotal(total));
    }
    for (UnitFigures unit : document.units()) {
      checkFigures(unit.code(), unit, domainOf(unit));
    }
    checkRanks();
    for (Domain domain : Domain.values()) {
      checkDomain(domain);
    }
    checkSuppressed();
    checkSeriesAgree();
    checkFactors();
    new ParticipationChecks(document, findings, domains).run();
    Handling handling = document.handling();
    if (handling != null) {
      HandlingFigures.check(handling, findings);
    }
  }

  /** The mean of the shares of the criteria; nothing of what is hidden. */
  private void checkFactors() {
    List<FactorLine> factors = document.factors();
    for (FactorLine factor : factors == null ? List.<FactorLine>of() : factors) {
      String name = factor.questionnaire() + " " + factor.code();
      Double share = factor.share();
      if (factor.suppressed()) {
        findings.expect(
            share == null && factor.criteria().isEmpty(),
            "hidden",
            () -> name + " is hidden and has figures");
        continue;
      }
      double mean =
          factor.criteria().stream()
              .mapToDouble(one -> (double) one.satisfied() / one.sampleSize())
              .average()
              .orElse(Double.NaN);
      findings.expect(
          share != null && Math.abs(share - mean) < TOLERANCE,
          "factors",
          () -> "%s: the share is %s, its criteria make %s".formatted(name, share, mean));
      findings.expect(
          factor.criteria().stream()
              .allMatch(
                  one ->
                      one.satisfied() >= 0
                          && one.satisfied() <= one.sampleSize()
                          && one.sampleSize() >= document.rules().hiddenBelow()),
          "factors",
          () -> name + " rests on impossible or hidden counts");
    }
  }

  private void checkPeriod() {
    Period period = document.toPeriod();
    findings.expect(
        period.from().equals(document.from()) && period.to().equals(document.to()),
        "period",
        () ->
            "%s does not last from %s to %s"
                .formatted(period.code(), document.from(), document.to()));
    Set<String> codes = new HashSet<>();
    document
        .units()
        .forEach(
            unit ->
                findings.expect(
                    codes.add(unit.code()), "period", () -> unit.code() + " is listed twice"));
    checkDirectory();
  }

  /** No unit has two lines, and no official code means two units. */
  private void checkDirectory() {
    List<OfficeLine> directory = document.directory();
    Set<String> units = new HashSet<>();
    Set<String> codes = new HashSet<>();
    for (OfficeLine office : directory == null ? List.<OfficeLine>of() : directory) {
      findings.expect(
          document.findUnit(office.code()).isPresent() && units.add(office.code()),
          "directory",
          () -> office.code() + " has two lines or no figures");
      findings.expect(
          office.officialCode().isEmpty() || codes.add(office.officialCode()),
          "directory",
          () -> "Two units have the official code " + office.officialCode());
    }
  }

  /** What a unit, a total and a part have in common. */
  private record Numbers(
      String subject,
      @Nullable List<Long> counts,
      @Nullable Long noOpinion,
      @Nullable Long sampleSize,
      @Nullable Double share,
      @Nullable Double lower,
      @Nullable Double upper,
      boolean suppressed,
      boolean few) {

    static Numbers of(String subject, UnitFigures unit) {
      return new Numbers(
          subject,
          unit.counts(),
          unit.noOpinion(),
          unit.sampleSize(),
          unit.share(),
          unit.lower(),
          unit.upper(),
          unit.suppressed(),
          unit.few());
    }

    static Numbers of(String subject, Line line) {
      return new Numbers(
          subject,
          line.counts(),
          line.noOpinion(),
          line.sampleSize(),
          line.share(),
          line.lower(),
          line.upper(),
          line.suppressed(),
          line.few());
    }

    boolean isEmpty() {
      return counts == null
          && noOpinion == null
          && sampleSize == null
          && share == null
          && lower == null
          && upper == null;
    }
  }

  private void checkFigures(String subject, UnitFigures unit, Domain domain) {
    checkNumbers(Numbers.of(subject, unit));
    for (Line line : parts(unit)) {
      checkNumbers(Numbers.of(subject + " / " + line.code(), line));
    }
    findings.expect(
        !unit.suppressed() || parts(unit).isEmpty() && unit.targets().isEmpty(),
        "suppressed",
        () -> subject + " is hidden, but not its parts or verdicts");
    checkSums(subject, "channels", unit, whole(unit.byChannel()));
    checkSums(subject, "procedure groups", unit, unit.byProcedureGroup());
    checkSums(subject, "respondents", unit, unit.byRespondent());
    checkVerdicts(subject, unit, domain);
    checkSeries(subject, unit);
  }

  private static List<Line> parts(UnitFigures unit) {
    var lines = new ArrayList<>(unit.byChannel());
    lines.addAll(unit.byProcedureGroup());
    lines.addAll(unit.byRespondent());
    return lines;
  }

  private List<Line> whole(List<Line> channels) {
    return channels.stream().filter(line -> !apart.contains(line.code())).toList();
  }

  private void checkNumbers(Numbers numbers) {
    String subject = numbers.subject;
    if (numbers.suppressed) {
      findings.expect(
          numbers.isEmpty() && !numbers.few,
          "suppressed",
          () -> subject + " is hidden, but some of its numbers are told");
      return;
    }
    List<Long> counts = numbers.counts;
    Long n = numbers.sampleSize;
    Long noOpinion = numbers.noOpinion;
    boolean isComplete =
        counts != null
            && counts.size() == LEVELS
            && counts.stream().allMatch(count -> count >= 0)
            && n != null
            && noOpinion != null
            && noOpinion >= 0;
    findings.expect(isComplete, "counts", () -> subject + " lacks counts");
    if (!isComplete || counts == null || n == null || noOpinion == null) {
      return;
    }
    long sum = counts.stream().mapToLong(Long::longValue).sum();
    findings.expect(
        sum == n,
        "counts",
        () -> "%s: n is %d, its counts add up to %d".formatted(subject, n, sum));
    findings.expect(
        sum + noOpinion == 0 || sum >= document.rules().hiddenBelow(),
        "suppressed",
        () -> "%s has %d answers and should be hidden".formatted(subject, sum));
    findings.expect(
        numbers.few == (sum > 0 && sum < document.rules().fewBelow()),
        "few",
        () -> "%s is wrongly %s".formatted(subject, numbers.few ? "few" : "not few"));
    checkShare(
        "share", subject, satisfied(counts), sum, numbers.share, numbers.lower, numbers.upper);
  }

  private void checkShare(
      String kind,
      String subject,
      long satisfied,
      long n,
      @Nullable Double share,
      @Nullable Double lower,
      @Nullable Double upper) {
    if (n == 0) {
      findings.expect(
          share == null && lower == null && upper == null,
          kind,
          () -> subject + " has a share of no answers");
      return;
    }
    Proportion expected = Proportion.wilson(satisfied, n, document.rules().confidence());
    expectNear(kind, subject, "share", share, expected.share());
    expectNear(kind, subject, "lower end", lower, expected.lower());
    expectNear(kind, subject, "upper end", upper, expected.upper());
  }

  private void expectNear(
      String kind, String subject, String what, @Nullable Double told, double expected) {
    findings.expect(
        told != null && Math.abs(told - expected) <= TOLERANCE,
        kind,
        () -> "%s: the %s is %s, its counts give %s".formatted(subject, what, told, expected));
  }

  private static long satisfied(List<Long> counts) {
    return counts.get(3) + counts.get(4);
  }

  private void checkSums(String subject, String what, UnitFigures unit, List<Line> parts) {
    if (unit.suppressed() || (parts.isEmpty() && what.equals("respondents"))) {
      return;
    }
    expectSum(
        subject + " by " + what,
        Numbers.of(subject, unit),
        parts.stream().map(part -> Numbers.of(part.code(), part)).toList());
  }

  /** A whole is the sum of its parts; if some are hidden, at least that of the others. */
  private void expectSum(String subject, Numbers whole, List<Numbers> parts) {
    long[] total = values(whole);
    if (whole.suppressed || total.length == 0) {
      return;
    }
    boolean isComplete = parts.stream().noneMatch(Numbers::suppressed);
    var sum = new long[total.length];
    for (Numbers part : parts) {
      long[] values = values(part);
      for (int i = 0; i < values.length; i++) {
        sum[i] += values[i];
      }
    }
    for (int i = 0; i < total.length; i++) {
      int level = i;
      findings.expect(
          isComplete ? sum[i] == total[i] : sum[i] <= total[i],
          "sums",
          () ->
              "%s: %s add up to %d, told is %d"
                  .formatted(
                      subject,
                      level == LEVELS ? "answers without opinion" : "answers of " + (level + 1),
                      sum[level],
                      total[level]));
    }
  }

  private static long[] values(Numbers numbers) {
    List<Long> counts = numbers.counts;
    Long noOpinion = numbers.noOpinion;
    if (counts == null || counts.size() != LEVELS || noOpinion == null) {
      return new long[0];
    }
    var values = new long[LEVELS + 1];
    for (int i = 0; i < LEVELS; i++) {
      values[i] = counts.get(i);
    }
    values[LEVELS] = noOpinion;
    return values;
  }

  private void checkDomain(Domain domain) {
    List<UnitFigures> units =
        document.units().stream().filter(unit -> domainOf(unit) == domain).toList();
    Optional<UnitFigures> total = document.findTotal(domain);
    findings.expect(
        units.isEmpty() == total.isEmpty(),
        "sums",
        () -> "the total of %s does not go with its units".formatted(domain));
    if (total.isEmpty()) {
      return;
    }
    expectSum(
        "total " + domain,
        Numbers.of("", total.get()),
        units.stream().map(unit -> Numbers.of("", unit)).toList());
    boolean anyHidden = units.stream().anyMatch(UnitFigures::suppressed);
    checkParts(domain, total.get().byChannel(), units, UnitFigures::byChannel, anyHidden);
    checkParts(
        domain, total.get().byProcedureGroup(), units, UnitFigures::byProcedureGroup, anyHidden);
    checkParts(domain, total.get().byRespondent(), units, UnitFigures::byRespondent, anyHidden);
  }

  private void checkParts(
      Domain domain,
      List<Line> parts,
      List<UnitFigures> units,
      java.util.function.Function<UnitFigures, List<Line>> partsOf,
      boolean anyHidden) {
    for (Line part : parts) {
      List<Numbers> same = new ArrayList<>();
      units.forEach(
          unit ->
              partsOf.apply(unit).stream()
                  .filter(line -> line.code().equals(part.code()))
                  .forEach(line -> same.add(Numbers.of("", line))));
      if (anyHidden) {
        same.add(HIDDEN);
      }
      expectSum("total %s / %s".formatted(domain, part.code()), Numbers.of("", part), same);
    }
  }

  private static final Numbers HIDDEN =
      new Numbers("", null, null, null, null, null, null, true, false);

  private void checkVerdicts(String subject, UnitFigures unit, Domain domain) {
    if (unit.suppressed()) {
      return;
    }
    Map<String, TargetVerdict> told = new TreeMap<>();
    unit.targets().forEach(verdict -> told.put(verdict.code(), verdict));
    findings.expect(
        told.size() == unit.targets().size(), "verdicts", () -> subject + " has a verdict twice");
    for (TargetLine target : document.targets()) {
      TargetVerdict verdict = told.remove(target.code());
      boolean isMeant =
          target.domain() == domain && (target.unit() == null || target.unit().equals(unit.code()));
      // A target of the province itself speaks of its totals, and the province is no unit here.
      boolean mayBe =
          isMeant
              || (target.domain() == domain
                  && target.unit() != null
                  && subject.startsWith("total ")
                  && document.findUnit(target.unit()).isEmpty());
      findings.expect(
          verdict == null ? !isMeant : mayBe,
          "verdicts",
          () ->
              "%s: a verdict about %s is %s"
                  .formatted(subject, target.code(), verdict == null ? "missing" : "not due"));
      if (verdict != null) {
        checkVerdict(subject, unit, target, verdict);
      }
    }
    findings.expect(
        told.isEmpty(), "verdicts", () -> subject + ": no target is called " + told.keySet());
  }

  private void checkVerdict(String subject, UnitFigures unit, TargetLine line, TargetVerdict told) {
    var target =
        new Target(
            line.code(),
            line.name(),
            line.nameEn(),
            line.domain(),
            line.respondent(),
            null,
            line.comparator(),
            line.level(),
            line.validFrom(),
            line.dueOn(),
            line.source(),
            true);
    Verdict verdict = null;
    Evidence evidence = null;
    Optional<long[]> counts = countsFor(unit, line);
    if (counts.isPresent()) {
      long satisfied = counts.get()[0];
      long n = counts.get()[1];
      verdict = target.verdict(satisfied, n, document.rules().fewBelow());
      evidence = verdict == Verdict.INSUFFICIENT_DATA ? null : target.evidence(satisfied, n);
    }
    Verdict expected = verdict;
    Evidence certainty = evidence;
    findings.expect(
        told.comparator() == line.comparator()
            && told.level().compareTo(line.level()) == 0
            && target.isInForce(document.toPeriod()),
        "verdicts",
        () -> "%s: %s is not the target that is in force".formatted(subject, line.code()));
    findings.expect(
        told.verdict() == expected && told.evidence() == certainty,
        "verdicts",
        () ->
            "%s: %s is said to be %s %s, its counts give %s %s"
                .formatted(
                    subject, line.code(), told.verdict(), told.evidence(), expected, certainty));
  }

  /** Returns satisfied answers and all answers; empty if they are hidden. */
  private static Optional<long[]> countsFor(UnitFigures unit, TargetLine target) {
    List<Long> counts = unit.counts();
    if (target.respondent() != null) {
      Optional<Line> line =
          unit.byRespondent().stream()
              .filter(one -> one.code().equals(target.respondent().name()))
              .findFirst();
      if (line.isEmpty()) {
        return Optional.of(new long[2]);
      }
      counts = line.get().counts();
    }
    return counts == null || counts.size() != LEVELS
        ? Optional.empty()
        : Optional.of(
            new long[] {satisfied(counts), counts.stream().mapToLong(Long::longValue).sum()});
  }

  private void checkRanks() {
    for (UnitFigures unit : document.units()) {
      boolean isWhole =
          !unit.validFrom().isAfter(document.from())
              && (unit.validTo() == null || !unit.validTo().isBefore(document.to()));
      findings.expect(
          unit.wholePeriod() == isWhole,
          "ranks",
          () -> unit.code() + " did " + (isWhole ? "" : "not ") + "live through the whole period");
      Integer expected =
          isRanked(unit)
              ? 1
                  + (int)
                      document.units().stream()
                          .filter(other -> isRanked(other) && other.group().equals(unit.group()))
                          .filter(other -> isHigher(other, unit))
                          .count()
              : null;
      findings.expect(
          Objects.equals(unit.rank(), expected),
          "ranks",
          () -> "%s has rank %s, the counts give %s".formatted(unit.code(), unit.rank(), expected));
    }
    document
        .totals()
        .forEach(
            total ->
                findings.expect(
                    total.rank() == null,
                    "ranks",
                    () -> "the total " + total.code() + " is ranked"));
  }

  private static boolean isRanked(UnitFigures unit) {
    List<Long> counts = unit.counts();
    return !unit.suppressed()
        && !unit.few()
        && unit.wholePeriod()
        && counts != null
        && counts.size() == LEVELS
        && counts.stream().anyMatch(count -> count > 0);
  }

  private static boolean isHigher(UnitFigures one, UnitFigures other) {
    List<Long> first = Objects.requireNonNull(one.counts());
    List<Long> second = Objects.requireNonNull(other.counts());
    return java.math.BigInteger.valueOf(satisfied(first))
            .multiply(
                java.math.BigInteger.valueOf(second.stream().mapToLong(Long::longValue).sum()))
            .compareTo(
                java.math.BigInteger.valueOf(satisfied(second))
                    .multiply(
                        java.math.BigInteger.valueOf(
                            first.stream().mapToLong(Long::longValue).sum())))
        > 0;
  }

  private void checkSeries(String subject, UnitFigures unit) {
    Period period = document.toPeriod();
    List<String> expected = period.lastQuarters(QUARTERS).stream().map(Period::code).toList();
    findings.expect(
        unit.series().stream().map(SeriesPoint::period).toList().equals(expected),
        "series",
        () -> subject + ": the quarters are not " + expected);
    for (SeriesPoint point : unit.series()) {
      checkPoint(subject + " in " + point.period(), unit, point);
    }
  }

  private void checkPoint(String subject, UnitFigures unit, SeriesPoint point) {
    Period quarter = Period.parse(point.period(), document.calendar());
    // A quarter in which units were reorganised may have been published in two parts.
    Period last = quarter.cutAt(UnitSuccession.REORGANISED_ON).getLast();
    findings.expect(
        (quarter.from().equals(point.from()) || last.from().equals(point.from()))
            && quarter.to().equals(point.to()),
        "series",
        () -> subject + ": wrong days");
    if (quarter.code().equals(document.period()) || last.code().equals(document.period())) {
      findings.expect(
          point.version() == null
              && Objects.equals(point.sampleSize(), unit.sampleSize())
              && Objects.equals(point.share(), unit.share())
              && Objects.equals(point.lower(), unit.lower())
              && Objects.equals(point.upper(), unit.upper())
              && point.suppressed() == unit.suppressed()
              && point.few() == unit.few(),
          "series",
          () -> subject + ": not the figures of this document");
      return;
    }
    Long n = point.sampleSize();
    Double share = point.share();
    if (n == null || share == null) {
      findings.expect(
          (n == null || (n == 0 && !point.suppressed() && point.version() != null))
              && share == null
              && point.lower() == null
              && point.upper() == null
              && !point.few()
              && !(point.suppressed() && point.version() == null),
          "series",
          () -> subject + ": figures that do not go together");
      return;
    }
    findings.expect(
        n > 0 && point.version() != null && point.version() >= 1 && !point.suppressed(),
        "series",
        () -> subject + ": figures of no publication");
    if (n > 0) {
      checkShare(
          "series",
          subject,
          Math.clamp(Math.round(share * n), 0, n),
          n,
          share,
          point.lower(),
          point.upper());
    }
  }

  /** In one publication fewer answers are never «enough» where more are «few». */
  private void checkSeriesAgree() {
    var mostFew = new HashMap<String, Long>();
    var leastEnough = new HashMap<String, Long>();
    var versions = new HashMap<String, Integer>();
    var all = new ArrayList<>(document.totals());
    all.addAll(document.units());
    for (UnitFigures unit : all) {
      for (SeriesPoint point : unit.series()) {
        Long n = point.sampleSize();
        if (n != null && n > 0) {
          if (point.few()) {
            mostFew.merge(point.period(), n, Math::max);
          } else {
            leastEnough.merge(point.period(), n, Math::min);
          }
        }
        Integer version = point.version();
        if (version != null) {
          Integer before = versions.putIfAbsent(point.period(), version);
          findings.expect(
              before == null || before.equals(version),
              "series",
              () -> unit.code() + " in " + point.period() + ": another version than elsewhere");
        }
      }
    }
    mostFew.forEach(
        (period, n) ->
            findings.expect(
                n < leastEnough.getOrDefault(period, Long.MAX_VALUE),
                "series",
                () -> "%s: %d answers are few, and fewer are not".formatted(period, n)));
  }

  /** The list of what is hidden is that of what is hidden. */
  private void checkSuppressed() {
    var expected = new TreeSet<String>();
    document.totals().forEach(total -> addHidden(total, total.code(), expected));
    document.units().forEach(unit -> addHidden(unit, unit.code(), expected));
    var told = new TreeSet<>(document.rules().suppressed());
    findings.expect(
        told.size() == document.rules().suppressed().size() && told.equals(expected),
        "suppressed",
        () -> "listed as hidden are %s, hidden are %s".formatted(told, expected));
  }

  private void addHidden(UnitFigures unit, String path, Set<String> hidden) {
    if (unit.suppressed()) {
      hidden.add(path);
      return;
    }
    for (Line line : unit.byChannel()) {
      addHidden(
          line, path + (apart.contains(line.code()) ? "/CHANNEL_APART/" : "/CHANNEL/"), hidden);
    }
    unit.byProcedureGroup().forEach(line -> addHidden(line, path + "/PROCEDURE_GROUP/", hidden));
    unit.byRespondent().forEach(line -> addHidden(line, path + "/RESPONDENT/", hidden));
  }

  private static void addHidden(Line line, String path, Set<String> hidden) {
    if (line.suppressed()) {
      hidden.add(path + line.code());
    }
  }

  private Domain domainOf(UnitFigures unit) {
    return domains.getOrDefault(unit.group(), Domain.ADMINISTRATION);
  }

  private static Domain domainOfTotal(UnitFigures total) {
    return Domain.valueOf(total.code());
  }
}
