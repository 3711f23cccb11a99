package vn.thuocdo.publicsite;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.period.Period;
import vn.thuocdo.result.Comparisons;
import vn.thuocdo.result.Line;
import vn.thuocdo.result.NumberFormats;
import vn.thuocdo.result.Participation;
import vn.thuocdo.result.ResultDocument.GroupLine;
import vn.thuocdo.result.TargetVerdict;
import vn.thuocdo.result.UnitFigures;
import vn.thuocdo.result.WeightedShare;
import vn.thuocdo.text.Texts;

/** Goes through calculations with the figures of one publication, step by step. */
final class MethodExamples {

  private static final int DIGITS = 2;

  private final Edition edition;
  private final Texts texts;
  private final NumberFormats numbers;
  private final Comparisons comparisons;

  MethodExamples(Edition edition) {
    this.edition = edition;
    this.texts = edition.texts();
    this.numbers = edition.numbers();
    this.comparisons = edition.comparisons();
  }

  String period() {
    return edition.periodLabel();
  }

  /** Returns the steps for a section; none where the publication has nothing to calculate with. */
  List<String> of(String section) {
    List<String> counting = new ResultPages(edition, "").example();
    return switch (section) {
      case "share" -> counting.stream().limit(2).toList();
      case "interval" -> counting.stream().skip(2).toList();
      case "verdict" -> verdict();
      case "change" -> first(this::change);
      case "holm" -> holm();
      case "trend" -> first(this::trend);
      case "ranks" -> ranks();
      case "response" -> first(this::response);
      case "weights" -> weights();
      case "hidden" -> hidden();
      default -> List.of();
    };
  }

  private Stream<UnitFigures> everybody() {
    return Stream.concat(edition.document().totals().stream(), edition.document().units().stream());
  }

  private List<String> first(java.util.function.Function<UnitFigures, List<String>> example) {
    return everybody().map(example).filter(steps -> !steps.isEmpty()).findFirst().orElse(List.of());
  }

  private List<String> verdict() {
    return first(
        unit ->
            unit.targets().stream()
                .filter(target -> target.evidence() != null && unit.lower() != null)
                .limit(1)
                .map(target -> verdict(unit, target))
                .toList());
  }

  private String verdict(UnitFigures unit, TargetVerdict target) {
    return texts.get(
        "example.verdict",
        edition.name(unit),
        edition.wording().share(unit),
        edition.wording().level(target),
        edition.wording().verdict(target),
        interval(unit.lower(), unit.upper()),
        edition.wording().evidence(target));
  }

  private List<String> change(UnitFigures unit) {
    Optional<Comparisons.Movement> found = comparisons.sincePrevious(unit);
    Double now = unit.share();
    if (found.isEmpty() || now == null) {
      return List.of();
    }
    Comparisons.Movement movement = found.get();
    Double then = Objects.requireNonNull(movement.earlier().share());
    double below =
        square(now - Objects.requireNonNull(unit.lower()))
            + square(Objects.requireNonNull(movement.earlier().upper()) - then);
    double above =
        square(Objects.requireNonNull(unit.upper()) - now)
            + square(then - Objects.requireNonNull(movement.earlier().lower()));
    String earlier =
        Period.parse(movement.earlier().period(), edition.document().calendar())
            .label(edition.locale());
    return List.of(
        texts.get(
            "example.change.shares",
            edition.name(unit),
            earlier,
            numbers.percent(then),
            interval(movement.earlier().lower(), movement.earlier().upper()),
            period(),
            numbers.percent(now),
            interval(unit.lower(), unit.upper())),
        texts.get(
            "example.change.difference",
            numbers.points(movement.difference().difference()),
            numbers.points(Math.sqrt(below)),
            numbers.points(movement.difference().lower()),
            numbers.points(Math.sqrt(above)),
            numbers.points(movement.difference().upper())),
        texts.get(
            movement.difference().isClear() ? "example.change.clear" : "example.change.unclear"));
  }

  /** Takes the group in which most units are compared with the quarter before. */
  private List<String> holm() {
    return edition.document().groups().stream()
        .map(this::tested)
        .max(Comparator.comparing(List::size))
        .filter(tested -> tested.size() > 1)
        .map(this::holm)
        .orElse(List.of());
  }

  private record Tested(String group, UnitFigures unit, Comparisons.Movement movement) {}

  private List<Tested> tested(GroupLine group) {
    return edition.unitsOf(group).stream()
        .flatMap(
            unit ->
                comparisons.sincePrevious(unit).stream()
                    .map(movement -> new Tested(edition.groupName(group), unit, movement)))
        .sorted(Comparator.comparing(tested -> tested.movement().p()))
        .toList();
  }

  private List<String> holm(List<Tested> tested) {
    var steps = new ArrayList<String>();
    steps.add(
        texts.get(
            "example.holm.family",
            tested.getFirst().group(),
            numbers.count(tested.size()),
            numbers.count(tested.stream().filter(one -> one.movement().isClear()).count())));
    for (int i = 0; i < Math.min(2, tested.size()); i++) {
      Tested one = tested.get(i);
      steps.add(
          texts.get(
              one.movement().isClear() ? "example.holm.clear" : "example.holm.unclear",
              edition.name(one.unit()),
              p(one.movement().p()),
              numbers.count(tested.size() - i),
              p(one.movement().adjusted())));
    }
    return steps;
  }

  private List<String> trend(UnitFigures unit) {
    return comparisons
        .course(unit)
        .map(
            course ->
                List.of(
                    texts.get(
                        "example.trend",
                        edition.name(unit),
                        numbers.count(course.quarters()),
                        numbers.decimal(course.trend().z()),
                        p(course.trend().p()),
                        p(course.adjusted()),
                        edition.wording().course(course))))
        .orElse(List.of());
  }

  /** Takes a unit in the middle, of which most can be learned. */
  private List<String> ranks() {
    List<UnitFigures> ranked =
        edition.document().units().stream()
            .filter(unit -> unit.rank() != null)
            .sorted(Comparator.comparing(UnitFigures::rank))
            .toList();
    if (ranked.size() < 2) {
      return List.of();
    }
    UnitFigures unit = ranked.get(ranked.size() / 2);
    long all = ranked.stream().filter(other -> other.group().equals(unit.group())).count();
    return comparisons
        .ranks(unit)
        .map(
            ranks ->
                List.of(
                    texts.get(
                        "example.ranks",
                        edition.name(unit),
                        String.valueOf(unit.rank()),
                        String.valueOf(all),
                        String.valueOf(ranks.best() - 1),
                        String.valueOf(all - ranks.worst()),
                        String.valueOf(ranks.best()),
                        String.valueOf(ranks.worst()))))
        .orElse(List.of());
  }

  private List<String> response(UnitFigures unit) {
    Participation.Response all =
        edition.document().findParticipation(unit).map(Participation::all).orElse(null);
    Long answers = all == null ? null : all.answers();
    Long asked = all == null ? null : all.asked();
    return answers == null || asked == null || answers > asked
        ? List.of()
        : List.of(
            texts.get(
                "example.response",
                edition.name(unit),
                numbers.count(answers),
                numbers.count(asked),
                numbers.percent(answers, asked)));
  }

  /** Takes the unit with the fewest strata whose procedure groups are all strata of their own. */
  private List<String> weights() {
    return edition.document().units().stream()
        .flatMap(
            unit ->
                edition.document().findParticipation(unit).stream()
                    .filter(one -> one.weighted() != null)
                    .filter(one -> Objects.requireNonNull(one.weighted()).joined().isEmpty())
                    .filter(one -> one.byProcedureGroup().size() > 1)
                    .map(one -> Map.entry(unit, one)))
        .min(Comparator.comparing(one -> one.getValue().byProcedureGroup().size()))
        .map(one -> weights(one.getKey(), one.getValue()))
        .orElse(List.of());
  }

  private List<String> weights(UnitFigures unit, Participation participation) {
    var steps = new ArrayList<String>();
    steps.add(texts.get("example.weights.unit", edition.name(unit)));
    for (Participation.Response group : participation.byProcedureGroup()) {
      unit.byProcedureGroup().stream()
          .filter(line -> line.code().equals(group.code()) && line.counts() != null)
          .map(line -> stratum(line, Objects.requireNonNull(group.asked())))
          .forEach(steps::add);
    }
    WeightedShare weighted = Objects.requireNonNull(participation.weighted());
    steps.add(
        texts.get(
            "example.weights.share",
            numbers.count(Objects.requireNonNull(participation.all().asked())),
            numbers.percent(weighted.share()),
            numbers.interval(weighted.lower(), weighted.upper()),
            edition.wording().share(unit),
            numbers.decimal(weighted.designEffect())));
    return steps;
  }

  private String stratum(Line line, long asked) {
    List<Long> counts = Objects.requireNonNull(line.counts());
    long satisfied = counts.get(3) + counts.get(4);
    long n = counts.stream().mapToLong(Long::longValue).sum();
    return texts.get(
        "example.weights.stratum",
        edition.inLanguage(line.name(), line.nameEn()),
        numbers.count(asked),
        numbers.count(satisfied),
        numbers.count(n),
        numbers.percent(satisfied, n));
  }

  private List<String> hidden() {
    long units = edition.document().units().stream().filter(UnitFigures::suppressed).count();
    int all = edition.document().rules().suppressed().size();
    return List.of(texts.get("example.hidden", numbers.count(units), numbers.count(all - units)));
  }

  private String interval(@Nullable Double lower, @Nullable Double upper) {
    return numbers.interval(Objects.requireNonNull(lower), Objects.requireNonNull(upper));
  }

  private String p(double p) {
    if (p < 0.0001) {
      return texts.get("example.p-small");
    }
    String plain = new BigDecimal(p).round(new MathContext(DIGITS)).toPlainString();
    return edition.language().tag().equals("vi") ? plain.replace('.', ',') : plain;
  }

  private static double square(double value) {
    return value * value;
  }
}
