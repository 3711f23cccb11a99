package vn.thuocdo.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.period.Period;
import vn.thuocdo.report.Grid.Cell;
import vn.thuocdo.report.Grid.Column;
import vn.thuocdo.report.Grid.Count;
import vn.thuocdo.report.Grid.Day;
import vn.thuocdo.report.Grid.Hidden;
import vn.thuocdo.report.Grid.Kind;
import vn.thuocdo.report.Grid.Nothing;
import vn.thuocdo.report.Grid.Row;
import vn.thuocdo.report.Grid.Share;
import vn.thuocdo.report.Grid.Words;
import vn.thuocdo.result.ExclusionLine;
import vn.thuocdo.result.FactorLine;
import vn.thuocdo.result.Line;
import vn.thuocdo.result.NumberFormats;
import vn.thuocdo.result.Participation;
import vn.thuocdo.result.Proceedings;
import vn.thuocdo.result.ResultDocument;
import vn.thuocdo.result.ResultDocument.GroupLine;
import vn.thuocdo.result.SeriesPoint;
import vn.thuocdo.result.TargetLine;
import vn.thuocdo.result.TargetVerdict;
import vn.thuocdo.result.UnitFigures;
import vn.thuocdo.result.WeightedShare;
import vn.thuocdo.result.Wording;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;
import vn.thuocdo.unit.Domain;

/** The tables of a document, in Vietnamese. */
final class Grids {

  private static final Texts TEXTS = Texts.of("official/report", Language.VI);
  private static final Texts RESULT = Texts.of("result", Language.VI);

  private final ResultDocument document;
  private final NumberFormats numbers = NumberFormats.in(Language.VI);
  private final Wording wording = Wording.in(Language.VI);

  Grids(ResultDocument document) {
    this.document = document;
  }

  /** Returns every table that has a row, in the order of the sheets of the workbook. */
  List<Grid> all() {
    var grids = new ArrayList<Grid>();
    grids.add(totals());
    grids.add(units());
    grids.add(levels(document.units()));
    grids.add(parts("channels", everybody(), UnitFigures::byChannel));
    grids.add(parts("procedures", everybody(), UnitFigures::byProcedureGroup));
    grids.add(parts("respondents", everybody(), UnitFigures::byRespondent));
    grids.add(factors());
    grids.add(responses());
    grids.add(series(everybody()));
    grids.add(targets());
    grids.add(verdicts());
    grids.add(exclusions());
    return grids.stream().filter(grid -> !grid.rows().isEmpty()).toList();
  }

  private List<UnitFigures> everybody() {
    return Stream.concat(document.totals().stream(), document.units().stream()).toList();
  }

  /** Returns the result of each domain; domains are never added up. */
  Grid totals() {
    return new Grid(
        text("sheet.totals"),
        text("grid.totals", label()),
        List.of(
            words("subject", 26),
            count("answers"),
            share("share"),
            share("lower"),
            share("upper"),
            words("verdict", 34)),
        document.totals().stream()
            .map(
                total ->
                    Row.of(
                        new Words(domainName(total)),
                        count(total, total.sampleSize()),
                        share(total),
                        bound(total.lower(), total.suppressed()),
                        bound(total.upper(), total.suppressed()),
                        Grid.words(verdict(total))))
            .toList());
  }

  /** Returns the result of each domain with its interval in one column. */
  Grid totalsOnPaper() {
    return new Grid(
        text("sheet.totals"),
        text("grid.totals", label()),
        List.of(
            words("subject", 26),
            count("answers"),
            share("share"),
            new Column(text("column.interval"), 18, Kind.SHARE),
            words("verdict", 30)),
        document.totals().stream()
            .map(
                total ->
                    Row.of(
                        new Words(domainName(total)),
                        count(total, total.sampleSize()),
                        share(total),
                        interval(total.lower(), total.upper(), total.suppressed()),
                        Grid.words(verdict(total))))
            .toList());
  }

  /** Returns all units, one below the other, with a row for each filter of a spreadsheet. */
  Grid units() {
    return new Grid(
        text("sheet.units"),
        text("grid.units", label()),
        List.of(
            words("code", 18),
            words("unit", 34),
            words("group", 20),
            words("domain", 20),
            count("answers"),
            share("share"),
            share("lower"),
            share("upper"),
            new Column(text("column.rank"), 8, Kind.COUNT),
            words("verdict", 34),
            words("note", 30)),
        groups()
            .flatMap(
                group ->
                    bestFirst(unitsOf(group)).stream()
                        .map(
                            unit ->
                                Row.of(
                                    new Words(unit.code()),
                                    new Words(unit.name()),
                                    new Words(group.name()),
                                    new Words(RESULT.get("domain." + group.domain())),
                                    count(unit, unit.sampleSize()),
                                    share(unit),
                                    bound(unit.lower(), unit.suppressed()),
                                    bound(unit.upper(), unit.suppressed()),
                                    rank(unit),
                                    Grid.words(verdict(unit)),
                                    Grid.words(note(unit)))))
            .toList());
  }

  /** Returns the units of a domain under the names of their groups, as paper wants them. */
  Grid ranking(Domain domain) {
    var rows = new ArrayList<Row>();
    groups()
        .filter(group -> group.domain() == domain)
        .forEach(
            group -> {
              rows.add(new Row(List.of(new Words(group.name())), true));
              bestFirst(unitsOf(group))
                  .forEach(
                      unit ->
                          rows.add(
                              Row.of(
                                  rank(unit),
                                  new Words(unit.name()),
                                  count(unit, unit.sampleSize()),
                                  share(unit),
                                  interval(unit.lower(), unit.upper(), unit.suppressed()),
                                  Grid.words(verdictOrNote(unit)))));
            });
    return new Grid(
        text("sheet.units"),
        text("grid.ranking", RESULT.get("domain." + domain), label()),
        List.of(
            new Column(text("column.rank"), 9, Kind.COUNT),
            words("unit", 28),
            count("answers"),
            share("share"),
            new Column(text("column.interval"), 19, Kind.SHARE),
            words("verdict", 24)),
        rows);
  }

  Grid levels(List<UnitFigures> units) {
    return new Grid(
        text("sheet.levels"),
        text("grid.levels", label()),
        Stream.concat(
                Stream.of(words("code", 18), words("unit", 34)),
                Stream.concat(levelColumns(), Stream.of(share("share"))))
            .toList(),
        units.stream()
            .map(
                unit ->
                    row(
                        Stream.of(new Words(unit.code()), new Words(nameOf(unit))),
                        levelCells(
                            unit.counts(), unit.noOpinion(), unit.sampleSize(), unit.suppressed()),
                        Stream.of(share(unit))))
            .toList());
  }

  /** Returns counts by level without codes, as paper has room for. */
  Grid levelsOnPaper() {
    return new Grid(
        text("sheet.levels"),
        text("grid.levels", label()),
        Stream.concat(Stream.of(words("unit", 20)), levelColumns()).toList(),
        everybody().stream()
            .map(
                unit ->
                    new Row(
                        Stream.concat(
                                Stream.of(new Words(nameOf(unit))),
                                levelCells(
                                    unit.counts(),
                                    unit.noOpinion(),
                                    unit.sampleSize(),
                                    unit.suppressed()))
                            .toList(),
                        false))
            .toList());
  }

  /** Returns targets without what only spreadsheets ask for. */
  Grid targetsOnPaper() {
    return new Grid(
        text("sheet.targets"),
        text("grid.targets"),
        List.of(
            words("target", 40),
            words("respondents", 16),
            words("level", 16),
            new Column(text("column.due"), 16, Kind.DAY),
            words("source", 28)),
        document.targets().stream()
            .map(
                target ->
                    Row.of(
                        new Words(target.name()),
                        respondents(target),
                        new Words(level(target)),
                        new Day(target.dueOn()),
                        Grid.words(target.source())))
            .toList());
  }

  private static Cell respondents(TargetLine target) {
    return new Words(
        target.respondent() == null
            ? text("respondents.all")
            : RESULT.get("respondent." + target.respondent()));
  }

  /**
   * Returns the parts of units.
   *
   * @param kind {@code channels}, {@code procedures} or {@code respondents}
   */
  Grid parts(String kind, List<UnitFigures> units, Function<UnitFigures, List<Line>> lines) {
    return new Grid(
        text("sheet." + kind),
        text("grid." + kind, label()),
        Stream.concat(
                Stream.of(words("code", 18), words("unit", 34), words(kind, 26)),
                Stream.concat(
                    levelColumns(), Stream.of(share("share"), share("lower"), share("upper"))))
            .toList(),
        units.stream()
            .flatMap(
                unit ->
                    lines.apply(unit).stream()
                        .map(
                            line ->
                                row(
                                    Stream.of(
                                        new Words(unit.code()),
                                        new Words(nameOf(unit)),
                                        new Words(line.name())),
                                    levelCells(
                                        line.counts(),
                                        line.noOpinion(),
                                        line.sampleSize(),
                                        line.suppressed()),
                                    Stream.of(
                                        share(line.share(), line.sampleSize(), line.suppressed()),
                                        bound(line.lower(), line.suppressed()),
                                        bound(line.upper(), line.suppressed())))))
            .toList());
  }

  /**
   * Returns of how many transactions, or invitations, there are answers: of each unit, and of its
   * procedure groups and channels.
   */
  Grid responses() {
    return new Grid(
        text("sheet.responses"),
        text("grid.responses", label()),
        List.of(
            words("code", 18),
            words("unit", 34),
            words("part", 26),
            count("asked"),
            count("answers"),
            share("rate"),
            share("weighted"),
            share("lower"),
            share("upper")),
        everybody().stream()
            .flatMap(
                unit -> document.findParticipation(unit).stream().flatMap(one -> rows(unit, one)))
            .toList());
  }

  private Stream<Row> rows(UnitFigures unit, Participation participation) {
    return Stream.concat(
        Stream.of(
            response(unit, text("part.whole"), participation.all(), participation.weighted())),
        Stream.concat(participation.byProcedureGroup().stream(), participation.byChannel().stream())
            .map(part -> response(unit, part.name(), part, null)));
  }

  private Row response(
      UnitFigures unit,
      String part,
      Participation.Response response,
      @Nullable WeightedShare weighted) {
    boolean isHidden = response.suppressed();
    return Row.of(
        new Words(unit.code()),
        new Words(nameOf(unit)),
        new Words(part),
        isHidden ? new Hidden() : count(response.asked()),
        isHidden ? new Hidden() : count(response.answers()),
        bound(response.rate(), isHidden),
        bound(weighted == null ? null : Double.valueOf(weighted.share()), isHidden),
        bound(weighted == null ? null : Double.valueOf(weighted.lower()), isHidden),
        bound(weighted == null ? null : Double.valueOf(weighted.upper()), isHidden));
  }

  /** Returns transactions, rate and weighted share of each domain, for paper. */
  Grid responsesOnPaper() {
    return new Grid(
        text("sheet.responses"),
        text("grid.responses", label()),
        List.of(
            words("subject", 30),
            count("asked"),
            count("answers"),
            share("rate"),
            share("share"),
            share("weighted"),
            new Column(text("column.interval"), 18, Kind.SHARE)),
        document.totals().stream()
            .flatMap(
                total ->
                    document.findParticipation(total).stream()
                        .filter(one -> one.all().asked() != null)
                        .map(one -> onPaper(total, one)))
            .toList());
  }

  private Row onPaper(UnitFigures total, Participation one) {
    WeightedShare weighted = one.weighted();
    return Row.of(
        new Words(domainName(total)),
        count(one.all().asked()),
        count(one.all().answers()),
        bound(one.all().rate(), false),
        share(total),
        bound(weighted == null ? null : Double.valueOf(weighted.share()), false),
        weighted == null ? new Nothing() : interval(weighted.lower(), weighted.upper(), false));
  }

  /** Returns the parts of one unit, for paper. */
  Grid partsOf(String kind, List<Line> lines) {
    return new Grid(
        text("sheet." + kind),
        text("grid." + kind, label()),
        List.of(
            words(kind, 34),
            count("answers"),
            share("share"),
            new Column(text("column.interval"), 16, Kind.SHARE)),
        lines.stream()
            .map(
                line ->
                    Row.of(
                        new Words(line.name()),
                        line.suppressed() ? new Hidden() : count(line.sampleSize()),
                        share(line.share(), line.sampleSize(), line.suppressed()),
                        interval(line.lower(), line.upper(), line.suppressed())))
            .toList());
  }

  Grid series(List<UnitFigures> units) {
    return new Grid(
        text("sheet.series"),
        text("grid.series"),
        List.of(
            words("code", 18),
            words("unit", 34),
            words("quarter", 14),
            new Column(text("column.from"), 12, Kind.DAY),
            new Column(text("column.to"), 12, Kind.DAY),
            new Column(text("column.version"), 10, Kind.COUNT),
            count("answers"),
            share("share"),
            share("lower"),
            share("upper")),
        units.stream()
            .flatMap(unit -> unit.series().stream().map(point -> seriesRow(unit, point)))
            .toList());
  }

  private Row seriesRow(UnitFigures unit, SeriesPoint point) {
    return Row.of(
        new Words(unit.code()),
        new Words(nameOf(unit)),
        new Words(Period.parse(point.period(), document.calendar()).label(Language.VI.locale())),
        new Day(point.from()),
        new Day(point.to()),
        point.version() == null ? new Nothing() : new Count(point.version()),
        point.suppressed() ? new Hidden() : count(point.sampleSize()),
        share(point.share(), point.sampleSize(), point.suppressed()),
        bound(point.lower(), point.suppressed()),
        bound(point.upper(), point.suppressed()));
  }

  Grid targets() {
    return new Grid(
        text("sheet.targets"),
        text("grid.targets"),
        List.of(
            words("code", 18),
            words("target", 44),
            words("domain", 20),
            words("respondents", 14),
            words("level", 18),
            new Column(text("column.valid-from"), 12, Kind.DAY),
            new Column(text("column.due"), 12, Kind.DAY),
            words("source", 40)),
        document.targets().stream()
            .map(
                target ->
                    Row.of(
                        new Words(target.code()),
                        new Words(target.name()),
                        new Words(RESULT.get("domain." + target.domain())),
                        respondents(target),
                        new Words(level(target)),
                        new Day(target.validFrom()),
                        new Day(target.dueOn()),
                        Grid.words(target.source())))
            .toList());
  }

  /** Returns each unit against each of its targets. */
  Grid verdicts() {
    return new Grid(
        text("sheet.verdicts"),
        text("grid.verdicts", label()),
        List.of(
            words("code", 18),
            words("unit", 34),
            words("target-code", 14),
            words("level", 18),
            words("verdict", 18),
            words("evidence", 18)),
        everybody().stream()
            .flatMap(
                unit ->
                    unit.targets().stream()
                        .map(
                            target ->
                                Row.of(
                                    new Words(unit.code()),
                                    new Words(nameOf(unit)),
                                    new Words(target.code()),
                                    new Words(wording.level(target)),
                                    target.verdict() == null
                                        ? new Hidden()
                                        : new Words(wording.verdict(target)),
                                    Grid.words(wording.evidence(target)))))
            .toList());
  }

  Grid exclusions() {
    return new Grid(
        text("sheet.exclusions"),
        text("grid.exclusions"),
        List.of(
            new Column(text("column.day"), 14, Kind.DAY),
            words("unit", 34),
            new Column(text("column.counters"), 10, Kind.COUNT),
            words("reason", 50)),
        exclusionLines().stream()
            .map(
                line ->
                    Row.of(
                        new Day(line.day()),
                        new Words(
                            document
                                .findUnit(line.unit())
                                .map(UnitFigures::name)
                                .orElse(line.unit())),
                        new Count(line.counters()),
                        Grid.words(line.reason())))
            .toList());
  }

  /** Factors with the questions that they consist of. */
  Grid factors() {
    List<FactorLine> factors = document.factors();
    var rows = new ArrayList<Row>();
    String questionnaire = "";
    for (FactorLine factor : factors == null ? List.<FactorLine>of() : factors) {
      if (!factor.questionnaire().equals(questionnaire)) {
        questionnaire = factor.questionnaire();
        rows.add(new Row(List.of(new Words(factor.title())), true));
      }
      Double share = factor.share();
      rows.add(
          Row.of(
              new Words(factor.name()),
              share == null ? new Hidden() : new Share(share, numbers.percent(share)),
              new Nothing()));
      for (FactorLine.Criterion criterion : factor.criteria()) {
        rows.add(
            Row.of(
                new Words("– " + criterion.name()),
                new Share(
                    (double) criterion.satisfied() / criterion.sampleSize(),
                    numbers.percent(criterion.satisfied(), criterion.sampleSize())),
                new Count(criterion.sampleSize())));
      }
    }
    return new Grid(
        text("sheet.factors"),
        text("grid.factors"),
        List.of(
            words("factor", 60),
            new Column(text("column.share"), 14, Kind.SHARE),
            new Column(text("column.answers"), 12, Kind.COUNT)),
        rows);
  }

  /** What units did about what the period before showed. */
  Grid remedies(List<Proceedings.Remedy> remedies) {
    return new Grid(
        text("sheet.remedies"),
        text("grid.remedies"),
        List.of(
            words("unit", 24),
            words("finding", 34),
            words("measure", 34),
            new Column(text("column.due"), 14, Kind.DAY),
            words("result", 28)),
        remedies.stream()
            .map(
                remedy ->
                    Row.of(
                        new Words(
                            document
                                .findUnit(remedy.unit())
                                .map(UnitFigures::name)
                                .orElse(remedy.unit())),
                        Grid.words(remedy.finding()),
                        Grid.words(
                            Stream.of(remedy.measure(), remedy.responsible())
                                .filter(part -> !part.isBlank())
                                .collect(Collectors.joining("; "))),
                        new Day(remedy.dueOn()),
                        Grid.words(resultOf(remedy))))
            .toList());
  }

  private static String resultOf(Proceedings.Remedy remedy) {
    LocalDate doneOn = remedy.doneOn();
    String result =
        doneOn == null ? text("remedy.open") : text("remedy.done", DocumentDates.day(doneOn));
    return remedy.evidence().isBlank() ? result : result + "; " + remedy.evidence();
  }

  private List<ExclusionLine> exclusionLines() {
    List<ExclusionLine> lines = document.rules().exclusions();
    return lines == null ? List.of() : lines;
  }

  /** Returns all verdicts about a unit, each with how sure it is; empty for none. */
  String verdict(UnitFigures unit) {
    return unit.targets().stream()
        .filter(target -> target.verdict() != null)
        .map(this::verdictOf)
        .collect(Collectors.joining("; "));
  }

  /** Returns one verdict with its target, as in «trên 90%: Đạt, chắc chắn». */
  String verdictOf(TargetVerdict target) {
    String evidence = wording.evidence(target);
    String words = wording.verdict(target) + (evidence.isEmpty() ? "" : ", " + evidence);
    return text("cell.verdict", aim(target), words);
  }

  private String aim(TargetVerdict target) {
    return document
        .findTarget(target.code())
        .map(TargetLine::respondent)
        .map(
            respondent ->
                text("cell.only", wording.level(target), RESULT.get("respondent." + respondent)))
        .orElse(wording.level(target));
  }

  private String verdictOrNote(UnitFigures unit) {
    String note = note(unit);
    String verdict = verdict(unit);
    return verdict.isEmpty() || note.isEmpty() ? verdict + note : verdict + " (" + note + ")";
  }

  /** Returns why a unit is not ranked; empty when it is. */
  String note(UnitFigures unit) {
    if (unit.suppressed()) {
      return RESULT.get("note.hidden");
    }
    if (unit.share() == null) {
      return RESULT.get("note.none");
    }
    if (unit.few()) {
      return RESULT.get("note.few");
    }
    return unit.wholePeriod() ? "" : RESULT.get("note.part");
  }

  String level(TargetLine target) {
    return wording.level(
        new TargetVerdict(target.code(), target.comparator(), target.level(), null, null));
  }

  /** Returns a unit's name, or that of the domain of a total. */
  String nameOf(UnitFigures unit) {
    return document.totals().contains(unit) ? domainName(unit) : unit.name();
  }

  String domainName(UnitFigures total) {
    return RESULT.get("domain." + total.code());
  }

  /** Returns the period in words. */
  String label() {
    return document.toPeriod().label(Language.VI.locale());
  }

  /** Returns the groups that have units, in the order of the document. */
  Stream<GroupLine> groups() {
    return document.groups().stream().filter(group -> !unitsOf(group).isEmpty());
  }

  List<UnitFigures> unitsOf(GroupLine group) {
    return document.units().stream().filter(unit -> unit.group().equals(group.code())).toList();
  }

  /** Returns ranked units first, then the small ones, the hidden ones last. */
  static List<UnitFigures> bestFirst(List<UnitFigures> units) {
    return units.stream()
        .sorted(
            Comparator.<UnitFigures>comparingInt(
                    unit -> unit.rank() != null ? 0 : unit.share() == null ? 2 : 1)
                .thenComparing(
                    unit -> Optional.ofNullable(unit.share()).orElse(0.0),
                    Comparator.reverseOrder())
                .thenComparing(UnitFigures::code))
        .toList();
  }

  private Stream<Column> levelColumns() {
    return Stream.of("level5", "level4", "level3", "level2", "level1", "no-opinion", "answers")
        .map(this::count);
  }

  private Stream<Cell> levelCells(
      @Nullable List<Long> counts, @Nullable Long noOpinion, @Nullable Long n, boolean isHidden) {
    if (isHidden || counts == null) {
      return Stream.generate(() -> (Cell) new Hidden()).limit(7);
    }
    return Stream.concat(
        counts.reversed().stream().map(Grids::count), Stream.of(count(noOpinion), count(n)));
  }

  private static Row row(Stream<Cell> first, Stream<Cell> second, Stream<Cell> third) {
    return new Row(Stream.concat(first, Stream.concat(second, third)).toList(), false);
  }

  private static Cell count(@Nullable Long count) {
    return count == null ? new Nothing() : new Count(count);
  }

  private static Cell count(UnitFigures unit, @Nullable Long count) {
    return unit.suppressed() ? new Hidden() : count(count);
  }

  private static Cell rank(UnitFigures unit) {
    return unit.rank() == null ? new Nothing() : new Count(unit.rank());
  }

  private Cell share(UnitFigures unit) {
    Double share = unit.share();
    return unit.suppressed()
        ? new Hidden()
        : share == null ? new Nothing() : new Share(share, wording.share(unit));
  }

  /** The nearest double to 99.625 % lies below it and would be rounded down: count once more. */
  private Cell share(@Nullable Double share, @Nullable Long n, boolean isHidden) {
    return isHidden
        ? new Hidden()
        : share == null || n == null || n == 0
            ? new Nothing()
            : new Share(share, numbers.percent(Math.round(share * n), n));
  }

  private Cell bound(@Nullable Double bound, boolean isHidden) {
    return isHidden
        ? new Hidden()
        : bound == null ? new Nothing() : new Share(bound, numbers.percent(bound));
  }

  private Cell interval(@Nullable Double lower, @Nullable Double upper, boolean isHidden) {
    return isHidden
        ? new Hidden()
        : lower == null || upper == null
            ? new Nothing()
            : new Words(numbers.interval(lower, upper));
  }

  private static Column words(String key, int weight) {
    return new Column(text("column." + key), weight, Kind.WORDS);
  }

  private Column count(String key) {
    return new Column(text("column." + key), 10, Kind.COUNT);
  }

  private static Column share(String key) {
    return new Column(text("column." + key), 11, Kind.SHARE);
  }

  private static String text(String key, Object... values) {
    return TEXTS.get(key, values);
  }
}
