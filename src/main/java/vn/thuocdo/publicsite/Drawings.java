package vn.thuocdo.publicsite;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.chart.Bar;
import vn.thuocdo.chart.Caption;
import vn.thuocdo.chart.Chart;
import vn.thuocdo.chart.Charts;
import vn.thuocdo.chart.Estimate;
import vn.thuocdo.chart.Form;
import vn.thuocdo.chart.LevelRow;
import vn.thuocdo.chart.QuarterPoint;
import vn.thuocdo.chart.SeriesBreak;
import vn.thuocdo.chart.SortedBars;
import vn.thuocdo.chart.StackedLevels;
import vn.thuocdo.chart.Standing;
import vn.thuocdo.chart.Target;
import vn.thuocdo.chart.TimeSeries;
import vn.thuocdo.period.OfficeZone;
import vn.thuocdo.period.Period;
import vn.thuocdo.result.Line;
import vn.thuocdo.result.ResultDocument.GroupLine;
import vn.thuocdo.result.SeriesPoint;
import vn.thuocdo.result.UnitFigures;
import vn.thuocdo.target.Verdict;
import vn.thuocdo.unit.Domain;
import vn.thuocdo.unit.UnitSuccession;

/** From a publication to what its charts show. Reads the frozen document only. */
final class Drawings {

  static final String SHARES = "ty-le";
  static final String LEVELS = "nam-muc";
  static final String SERIES = "theo-thoi-gian";
  static final List<String> NAMES = List.of(SHARES, LEVELS, SERIES);

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT).withZone(OfficeZone.ZONE);

  private final Edition edition;

  Drawings(Edition edition) {
    this.edition = edition;
  }

  /** Returns a chart about all units of a domain; empty if there is no such chart. */
  Optional<Chart> ofDomain(String name, Domain domain) {
    Optional<UnitFigures> total = edition.document().findTotal(domain);
    if (total.isEmpty()) {
      return Optional.empty();
    }
    var summaries = new Summaries(edition);
    String subject = edition.domainName(domain);
    return switch (name) {
      case SHARES ->
          Optional.of(shares(caption("shares", subject, summaries.shares(domain)), domain));
      case LEVELS ->
          Optional.of(
              levels(caption("levels", subject, summaries.levels(domain, total.get())), domain));
      case SERIES ->
          Optional.of(
              series(
                  caption("series", subject, summaries.series(total.get())),
                  total.get().series(),
                  domain));
      default -> Optional.empty();
    };
  }

  /** Returns a chart about one unit; empty if there is no such chart. */
  Optional<Chart> ofUnit(String name, UnitFigures unit) {
    var summaries = new Summaries(edition);
    String subject = edition.name(unit);
    return switch (name) {
      case LEVELS -> Optional.of(levels(caption("levels", subject, summaries.levels(unit)), unit));
      case SERIES ->
          Optional.of(
              series(
                  caption("series", subject, summaries.series(unit)),
                  unit.series(),
                  domainOf(edition, unit)));
      default -> Optional.empty();
    };
  }

  /** Returns where a chart is found; none if it would show nothing. */
  static Figure.Picture picture(Optional<Chart> chart, String url, String narrow) {
    return chart
        .filter(Drawings::showsSomething)
        .map(
            drawn ->
                new Figure.Picture(
                    url,
                    Charts.sizeOf(drawn, Form.WIDE),
                    narrow,
                    Charts.sizeOf(drawn, Form.NARROW)))
        .orElse(Figure.Picture.NONE);
  }

  static boolean showsSomething(Chart chart) {
    return switch (chart) {
      case SortedBars bars -> bars.bars().stream().anyMatch(bar -> bar.estimate().isPresent());
      case StackedLevels levels -> levels.rows().stream().anyMatch(row -> !row.counts().isEmpty());
      case TimeSeries series ->
          series.points().stream().anyMatch(point -> point.estimate().isPresent());
    };
  }

  private SortedBars shares(Caption caption, Domain domain) {
    List<Bar> bars =
        edition.groupsOf(domain).stream()
            .flatMap(
                group ->
                    Tables.bestFirst(edition.unitsOf(group)).stream().map(unit -> bar(unit, group)))
            .toList();
    return new SortedBars(caption, bars, targets(domain));
  }

  private Bar bar(UnitFigures unit, GroupLine group) {
    String name = edition.name(unit);
    String heading = edition.groupName(group);
    Long n = unit.sampleSize();
    return estimate(unit.share(), unit.lower(), unit.upper())
        .map(estimate -> Bar.shown(name, heading, n == null ? 0 : n, estimate, standing(unit)))
        .orElseGet(() -> Bar.hidden(name, heading, whyWithoutBar(unit)));
  }

  private StackedLevels levels(Caption caption, Domain domain) {
    List<LevelRow> rows =
        edition.groupsOf(domain).stream()
            .flatMap(
                group ->
                    Tables.bestFirst(edition.unitsOf(group)).stream()
                        .map(unit -> row(unit, edition.groupName(group))))
            .toList();
    return new StackedLevels(caption, rows, words());
  }

  private StackedLevels levels(Caption caption, UnitFigures unit) {
    var rows = new ArrayList<LevelRow>();
    rows.add(row(unit, ""));
    unit.byChannel().forEach(line -> rows.add(row(line, edition.texts().get("part.channel"))));
    unit.byProcedureGroup()
        .forEach(line -> rows.add(row(line, edition.texts().get("part.procedure-group"))));
    return new StackedLevels(caption, rows, words());
  }

  private LevelRow row(UnitFigures unit, String heading) {
    List<Long> counts = unit.counts();
    String name = edition.name(unit);
    return counts == null || isNothing(counts)
        ? LevelRow.hidden(name, heading, whyWithoutBar(unit))
        : LevelRow.shown(name, heading, counts);
  }

  private LevelRow row(Line line, String heading) {
    List<Long> counts = line.counts();
    String name = edition.inLanguage(line.name(), line.nameEn());
    return counts == null || isNothing(counts)
        ? LevelRow.hidden(
            name, heading, edition.texts().get(line.suppressed() ? "note.hidden" : "note.none"))
        : LevelRow.shown(name, heading, counts);
  }

  private TimeSeries series(Caption caption, List<SeriesPoint> all, Domain domain) {
    // Quarters before the first figure would only take the room of those with one.
    List<SeriesPoint> series = all.stream().dropWhile(point -> point.share() == null).toList();
    List<QuarterPoint> points = series.stream().map(this::point).toList();
    return new TimeSeries(caption, points, targets(domain), breaks(series));
  }

  private QuarterPoint point(SeriesPoint point) {
    String label =
        Period.parse(point.period(), edition.document().calendar()).shortLabel(edition.locale());
    Long n = point.sampleSize();
    return estimate(point.share(), point.lower(), point.upper())
        .map(estimate -> QuarterPoint.of(label, n == null ? 0 : n, estimate))
        .orElseGet(() -> QuarterPoint.missing(label));
  }

  private List<SeriesBreak> breaks(List<SeriesPoint> series) {
    for (int i = 1; i < series.size(); i++) {
      if (!series.get(i).to().isBefore(UnitSuccession.REORGANISED_ON)) {
        return series.get(i - 1).to().isBefore(UnitSuccession.REORGANISED_ON)
            ? List.of(new SeriesBreak(i, edition.texts().get("break")))
            : List.of();
      }
    }
    return List.of();
  }

  private List<Target> targets(Domain domain) {
    return edition.targetsOf(domain).stream()
        .map(target -> new Target(target.level().doubleValue(), edition.level(target)))
        .distinct()
        .toList();
  }

  private Standing standing(UnitFigures unit) {
    if (edition.isAny(unit, Verdict.NOT_MET)) {
      return Standing.NOT_MET;
    }
    return edition.isAny(unit, Verdict.MET) ? Standing.MET : Standing.UNJUDGED;
  }

  private String whyWithoutBar(UnitFigures unit) {
    return edition.texts().get(unit.suppressed() ? "note.hidden" : "note.none");
  }

  static Domain domainOf(Edition edition, UnitFigures unit) {
    return edition.document().groups().stream()
        .filter(group -> group.code().equals(unit.group()))
        .map(GroupLine::domain)
        .findFirst()
        .orElse(Domain.ADMINISTRATION);
  }

  private Caption caption(String key, String subject, String finding) {
    var texts = edition.texts();
    Instant publishedAt = edition.document().publishedAt();
    String source =
        publishedAt == null
            ? texts.get("chart.source.unpublished", edition.provinceName())
            : texts.get(
                "chart.source",
                edition.provinceName(),
                DAY.format(publishedAt),
                String.valueOf(edition.document().version()));
    return new Caption(
        texts.get("chart." + key, subject),
        Stream.of(
                edition.period().label(edition.locale())
                    + " ("
                    + edition.period().dates(edition.locale())
                    + ")",
                edition.document().simulated() ? texts.get("simulated") : "")
            .filter(part -> !part.isEmpty())
            .reduce((first, second) -> first + " · " + second)
            .orElse(""),
        source,
        finding,
        edition.locale());
  }

  private List<String> words() {
    return Stream.of(1, 2, 3, 4, 5).map(level -> edition.texts().get("level." + level)).toList();
  }

  private static Optional<Estimate> estimate(
      @Nullable Double share, @Nullable Double lower, @Nullable Double upper) {
    return share == null || lower == null || upper == null
        ? Optional.empty()
        : Optional.of(new Estimate(share, lower, upper));
  }

  private static boolean isNothing(List<Long> counts) {
    return counts.stream().allMatch(count -> count == 0);
  }
}
