package vn.thuocdo.result;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.period.Period;
import vn.thuocdo.result.Assembly.Names;
import vn.thuocdo.result.Cube.Division;
import vn.thuocdo.target.Evidence;
import vn.thuocdo.target.Target;
import vn.thuocdo.target.Verdict;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;
import vn.thuocdo.unit.Domain;
import vn.thuocdo.unit.Unit;
import vn.thuocdo.unit.UnitSuccession;

/** Makes the figures of one unit or total from its counts, without what is hidden. */
record MakeFigures(Sources sources, Names names, Set<Division> divisions, Set<String> hidden) {

  private static final int QUARTERS = 8;

  UnitFigures of(Unit unit, Domain domain, Cube cube) {
    Period period = sources.period();
    return figures(
        Suppression.name(unit.code()),
        unit.code(),
        unit.name(),
        unit.nameEn(),
        unit.group(),
        unit.validFrom(),
        unit.validTo(),
        unit.isAliveDuringAll(period.from(), period.to()),
        cube,
        targetsOf(domain, unit.id()),
        document -> document.findUnit(unit.code()));
  }

  UnitFigures ofTotal(Domain domain, Cube cube) {
    String key = "domain." + domain;
    return figures(
        Suppression.TOTAL,
        domain.name(),
        Texts.of("result", Language.VI).get(key),
        Texts.of("result", Language.EN).get(key),
        domain.name(),
        sources.period().from(),
        null,
        true,
        cube,
        targetsOf(domain, provinceId()),
        document -> document.findTotal(domain));
  }

  /** A target set for the province as a unit speaks of its totals. */
  private long provinceId() {
    return sources.units().stream()
        .filter(unit -> unit.group().equals(Assembly.PROVINCE))
        .filter(unit -> unit.isAliveOn(sources.period().to()))
        .mapToLong(Unit::id)
        .findFirst()
        .orElse(0);
  }

  private List<Target> targetsOf(Domain domain, long unitId) {
    return sources.targets().stream()
        .filter(target -> target.domain() == domain)
        .filter(target -> target.unitId() == null || target.unitId() == unitId)
        .toList();
  }

  private UnitFigures figures(
      String key,
      String code,
      String name,
      String nameEn,
      String group,
      LocalDate validFrom,
      @Nullable LocalDate validTo,
      boolean isWholePeriod,
      Cube cube,
      List<Target> targets,
      Function<ResultDocument, Optional<UnitFigures>> findEarlier) {
    boolean isHidden = hidden.contains(key);
    Line line =
        isHidden
            ? Line.hidden(code, name, nameEn)
            : Line.of(code, name, nameEn, cube.all(), sources.limits());
    return new UnitFigures(
        code,
        name,
        group,
        line.counts(),
        line.noOpinion(),
        line.sampleSize(),
        line.share(),
        line.lower(),
        line.upper(),
        line.suppressed(),
        isHidden ? List.of() : targets.stream().map(target -> verdict(key, cube, target)).toList(),
        nameEn,
        validFrom,
        validTo,
        isWholePeriod,
        line.few(),
        null,
        channels(key, cube),
        lines(key, Division.PROCEDURE_GROUP, cube),
        lines(key, Division.RESPONDENT, cube),
        series(line, findEarlier));
  }

  private TargetVerdict verdict(String key, Cube cube, Target target) {
    Counts counts = target.respondent() == null ? cube.all() : cube.of(target.respondent());
    boolean isHidden =
        target.respondent() != null
            && hidden.contains(
                Suppression.partName(key, Division.RESPONDENT, target.respondent().name()));
    Verdict verdict =
        isHidden
            ? null
            : target.verdict(counts.satisfied(), counts.sampleSize(), sources.limits().fewBelow());
    Evidence evidence =
        verdict == null || verdict == Verdict.INSUFFICIENT_DATA
            ? null
            : target.evidence(counts.satisfied(), counts.sampleSize());
    return new TargetVerdict(target.code(), target.comparator(), target.level(), verdict, evidence);
  }

  private List<Line> channels(String key, Cube cube) {
    var all = new ArrayList<>(lines(key, Division.CHANNEL, cube));
    all.addAll(lines(key, Division.CHANNEL_APART, cube));
    return List.copyOf(all);
  }

  private List<Line> lines(String key, Division division, Cube cube) {
    if (hidden.contains(key) || !divisions.contains(division)) {
      return List.of();
    }
    var parts = new TreeMap<String, Counts>(cube.by(division));
    // Even that there was no answer may give a figure of another period away.
    String prefix = Suppression.partName(key, division, "");
    hidden.stream()
        .filter(name -> name.startsWith(prefix))
        .forEach(name -> parts.putIfAbsent(name.substring(prefix.length()), Counts.NONE));
    var lines = new ArrayList<Line>();
    parts.forEach(
        (part, counts) -> {
          String name = names.of(division, part, false);
          String nameEn = names.of(division, part, true);
          lines.add(
              hidden.contains(Suppression.partName(key, division, part))
                  ? Line.hidden(part, name, nameEn)
                  : Line.of(part, name, nameEn, counts, sources.limits()));
        });
    return List.copyOf(lines);
  }

  private List<SeriesPoint> series(
      Line now, Function<ResultDocument, Optional<UnitFigures>> findEarlier) {
    return sources.period().lastQuarters(QUARTERS).stream()
        .map(
            quarter -> {
              Period last = quarter.cutAt(UnitSuccession.REORGANISED_ON).getLast();
              return isOfNow(quarter) || isOfNow(last)
                  ? point(quarter, sources.period(), null, now)
                  : earlierPoint(quarter, last, findEarlier);
            })
        .toList();
  }

  private boolean isOfNow(Period quarter) {
    return quarter.equals(sources.period());
  }

  /** Of a quarter that was published in two parts the later one, whose units are those of now. */
  private SeriesPoint earlierPoint(
      Period quarter, Period last, Function<ResultDocument, Optional<UnitFigures>> findEarlier) {
    ResultDocument document =
        sources.earlier().apply(quarter).or(() -> sources.earlier().apply(last)).orElse(null);
    UnitFigures then = document == null ? null : findEarlier.apply(document).orElse(null);
    return new SeriesPoint(
        quarter.code(),
        document == null ? quarter.from() : document.from(),
        quarter.to(),
        document == null ? null : document.version(),
        then == null ? null : then.sampleSize(),
        then == null ? null : then.share(),
        then == null ? null : then.lower(),
        then == null ? null : then.upper(),
        then != null && then.suppressed(),
        then != null && then.few());
  }

  private static SeriesPoint point(
      Period quarter, Period days, @Nullable Integer version, Line line) {
    return new SeriesPoint(
        quarter.code(),
        days.from(),
        days.to(),
        version,
        line.sampleSize(),
        line.share(),
        line.lower(),
        line.upper(),
        line.suppressed(),
        line.few());
  }
}
