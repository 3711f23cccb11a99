package vn.thuocdo.publicsite;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.chart.LevelRow;
import vn.thuocdo.period.Period;
import vn.thuocdo.publicsite.Table.Cell;
import vn.thuocdo.publicsite.Table.Row;
import vn.thuocdo.publicsite.Table.Section;
import vn.thuocdo.result.Comparisons;
import vn.thuocdo.result.Line;
import vn.thuocdo.result.NumberFormats;
import vn.thuocdo.result.Participation;
import vn.thuocdo.result.Participation.Response;
import vn.thuocdo.result.SeriesPoint;
import vn.thuocdo.result.TargetLine;
import vn.thuocdo.result.TargetVerdict;
import vn.thuocdo.result.UnitFigures;
import vn.thuocdo.result.WeightedShare;
import vn.thuocdo.text.Texts;
import vn.thuocdo.unit.Domain;

/** The figures of the charts as tables, so that everybody can read, copy and check them. */
final class Tables {

  private static final String NOTHING = "–";

  private final Edition edition;
  private final Texts texts;
  private final Comparisons comparisons;

  Tables(Edition edition) {
    this.edition = edition;
    this.comparisons = edition.comparisons();
    this.texts = edition.texts();
  }

  /**
   * Returns units in the order in which people look for them: ranked ones first, the few and the
   * missing last.
   */
  static List<UnitFigures> bestFirst(List<UnitFigures> units) {
    Comparator<UnitFigures> order =
        Comparator.<UnitFigures>comparingInt(Tables::place)
            .thenComparing(unit -> -zeroIfNull(unit.share()))
            .thenComparing(UnitFigures::code);
    return units.stream().sorted(order).toList();
  }

  private static int place(UnitFigures unit) {
    if (unit.rank() != null) {
      return 0;
    }
    if (unit.share() == null) {
      return 3;
    }
    return unit.few() ? 2 : 1;
  }

  private static double zeroIfNull(@Nullable Double share) {
    return share == null ? 0 : share;
  }

  /** Returns the shares of a domain with the rank of each unit among those like it. */
  Table shares(Domain domain, String id) {
    return new Table(
        id,
        texts.get("table.shares", edition.domainName(domain), edition.periodLabel()),
        columns("unit", "share", "interval", "sample", "verdict", "rank"),
        sections(domain, this::shareRow));
  }

  private Row shareRow(UnitFigures unit) {
    return new Row(
        edition.name(unit),
        edition.links().unit(unit.code()),
        List.of(
            Cell.figure(edition.wording().share(unit)),
            interval(unit.lower(), unit.upper()),
            count(unit.sampleSize()),
            verdict(unit),
            rank(unit)),
        unit.rank() == null);
  }

  /** Returns the rank, or why there is none. */
  private Cell rank(UnitFigures unit) {
    Integer rank = unit.rank();
    if (rank != null) {
      return comparisons
          .ranks(unit)
          .map(
              ranks ->
                  Cell.figure(
                      String.valueOf(rank),
                      texts.get(
                          "rank.interval",
                          String.valueOf(ranks.best()),
                          String.valueOf(ranks.worst()))))
          .orElseGet(() -> Cell.figure(String.valueOf(rank)));
    }
    return Cell.words(texts.get("unranked"), reason(unit));
  }

  String reason(UnitFigures unit) {
    if (unit.suppressed()) {
      return texts.get("note.hidden");
    }
    if (unit.share() == null) {
      return texts.get("note.none");
    }
    if (unit.few()) {
      return texts.get("note.few", edition.numbers().count(edition.document().rules().fewBelow()));
    }
    return unit.wholePeriod() ? "" : texts.get("note.part");
  }

  Cell verdict(UnitFigures unit) {
    List<TargetVerdict> verdicts =
        unit.targets().stream().filter(verdict -> verdict.verdict() != null).toList();
    if (verdicts.isEmpty()) {
      return Cell.words(NOTHING);
    }
    var wording = edition.wording();
    var parts = new ArrayList<String>();
    for (TargetVerdict verdict : verdicts) {
      parts.add(wording.verdict(verdict) + " (" + aim(verdict) + ")");
    }
    String evidence =
        verdicts.stream()
            .map(wording::evidence)
            .filter(text -> !text.isEmpty())
            .distinct()
            .reduce((first, second) -> first + ", " + second)
            .orElse("");
    return Cell.words(String.join("; ", parts), evidence);
  }

  /** Returns the target in words, with those whom it looks at. */
  private String aim(TargetVerdict verdict) {
    String level = edition.wording().level(verdict);
    return edition
        .document()
        .findTarget(verdict.code())
        .map(TargetLine::respondent)
        .map(respondent -> texts.get("verdict.only." + respondent, level))
        .orElse(level);
  }

  /** Returns the five levels of the units of a domain. */
  Table levels(Domain domain, String id) {
    return new Table(
        id,
        texts.get("table.levels", edition.domainName(domain), edition.periodLabel()),
        columns("unit", "level5", "level4", "level3", "level2", "level1", "no-opinion", "sample"),
        sections(
            domain,
            unit ->
                new Row(
                    edition.name(unit),
                    edition.links().unit(unit.code()),
                    levelCells(unit.counts(), unit.noOpinion(), unit.sampleSize()),
                    unit.few() || unit.share() == null)));
  }

  private List<Cell> levelCells(
      @Nullable List<Long> counts, @Nullable Long noOpinion, @Nullable Long n) {
    var cells = new ArrayList<Cell>();
    List<Long> hundredths =
        counts == null ? List.of() : LevelRow.shown("", "", counts).hundredths();
    for (int level = 5; level >= 1; level--) {
      cells.add(
          counts == null || hundredths.isEmpty()
              ? Cell.figure(NOTHING)
              : Cell.figure(
                  percent(hundredths.get(level - 1)),
                  edition.numbers().count(counts.get(level - 1))));
    }
    cells.add(count(noOpinion));
    cells.add(count(n));
    return cells;
  }

  /** Returns quarters, oldest first. */
  Table series(String subject, List<SeriesPoint> series, String id) {
    List<Row> rows = series.stream().map(this::seriesRow).toList();
    return new Table(
        id,
        texts.get("table.series", subject),
        columns("period", "share", "interval", "sample", "dates", "note"),
        List.of(new Section("", rows)));
  }

  private Row seriesRow(SeriesPoint point) {
    Period period = Period.parse(point.period(), edition.document().calendar());
    String note =
        point.suppressed()
            ? texts.get("note.hidden")
            : point.version() == null && !point.period().equals(edition.document().period())
                ? texts.get("note.unpublished")
                : point.share() == null
                    ? texts.get("note.none")
                    : point.few() ? texts.get("note.few-short") : "";
    return new Row(
        period.label(edition.locale()),
        "",
        List.of(
            share(point.share(), point.sampleSize()),
            interval(point.lower(), point.upper()),
            count(point.sampleSize()),
            Cell.words(
                Period.between(point.from(), point.to(), period.calendar())
                    .dates(edition.locale())),
            Cell.words(note)),
        point.share() == null || point.few());
  }

  /** Returns the parts of a unit: its channels, or its procedure groups. */
  Table parts(String caption, String column, List<Line> lines, String id) {
    List<Row> rows =
        lines.stream()
            .map(
                line -> {
                  var cells =
                      new ArrayList<>(
                          levelCells(line.counts(), line.noOpinion(), line.sampleSize()));
                  cells.add(share(line.share(), line.sampleSize()));
                  cells.add(interval(line.lower(), line.upper()));
                  return new Row(
                      edition.inLanguage(line.name(), line.nameEn()),
                      "",
                      cells,
                      line.few() || line.suppressed());
                })
            .toList();
    return new Table(
        id,
        caption,
        columns(
            column,
            "level5",
            "level4",
            "level3",
            "level2",
            "level1",
            "no-opinion",
            "sample",
            "share",
            "interval"),
        List.of(new Section("", rows)));
  }

  /** Returns of how many transactions the units of a domain have answers, and what that weighs. */
  Table responses(UnitFigures total, Domain domain, String id) {
    var rows = new ArrayList<Section>();
    rows.add(new Section("", List.of(responseRow(total))));
    rows.addAll(sections(domain, this::responseRow));
    return new Table(
        id,
        texts.get("table.responses", edition.domainName(domain), edition.periodLabel()),
        columns("unit", "transactions", "sample", "rate", "share", "weighted", "design-effect"),
        rows);
  }

  private Row responseRow(UnitFigures unit) {
    Optional<Participation> known = edition.document().findParticipation(unit);
    WeightedShare weighted = known.map(Participation::weighted).orElse(null);
    return new Row(
        edition.name(unit),
        unit.code().equals(unit.group()) ? "" : edition.links().unit(unit.code()),
        List.of(
            count(known.map(Participation::all).map(Response::asked).orElse(null)),
            count(unit.sampleSize()),
            known.map(Participation::all).map(this::rate).orElseGet(() -> Cell.figure(NOTHING)),
            Cell.figure(edition.wording().share(unit)),
            weighted == null
                ? Cell.figure(NOTHING)
                : Cell.figure(
                    edition.numbers().percent(weighted.share()),
                    edition.numbers().interval(weighted.lower(), weighted.upper())),
            Cell.figure(
                weighted == null ? NOTHING : edition.numbers().decimal(weighted.designEffect()))),
        unit.few() || unit.share() == null);
  }

  /** Returns who of those asked answered, by procedure group or channel. */
  Table responses(String caption, String column, List<Response> parts, String id) {
    return new Table(
        id,
        caption,
        columns(column, "asked", "sample", "rate"),
        List.of(
            new Section(
                "",
                parts.stream()
                    .map(
                        part ->
                            new Row(
                                edition.inLanguage(part.name(), part.nameEn()),
                                "",
                                List.of(count(part.asked()), count(part.answers()), rate(part)),
                                part.suppressed()))
                    .toList())));
  }

  private Cell rate(Response response) {
    Long answers = response.answers();
    Long asked = response.asked();
    if (answers == null || asked == null) {
      return Cell.figure(NOTHING);
    }
    return response.rate() == null
        ? Cell.words(texts.get("rate.more-than-counted"))
        : Cell.figure(edition.numbers().percent(answers, asked));
  }

  /** Returns the figures of a unit in the shape of those of its parts. */
  static Line asLine(UnitFigures unit) {
    return new Line(
        unit.code(),
        unit.name(),
        unit.nameEn(),
        unit.counts(),
        unit.noOpinion(),
        unit.sampleSize(),
        unit.share(),
        unit.lower(),
        unit.upper(),
        unit.suppressed(),
        unit.few());
  }

  private List<Section> sections(Domain domain, java.util.function.Function<UnitFigures, Row> row) {
    return edition.groupsOf(domain).stream()
        .map(
            group ->
                new Section(
                    edition.groupName(group),
                    bestFirst(edition.unitsOf(group)).stream().map(row).toList()))
        .toList();
  }

  private List<String> columns(String... keys) {
    return Stream.of(keys).map(key -> texts.get("column." + key)).toList();
  }

  Cell count(@Nullable Long count) {
    return Cell.figure(count == null ? NOTHING : edition.numbers().count(count));
  }

  private Cell share(@Nullable Double share, @Nullable Long n) {
    return Cell.figure(share(edition.numbers(), share, n));
  }

  /**
   * Returns a share from the count that it was made of: the nearest double to 99.625 % lies below
   * it and would be rounded down.
   */
  static String share(NumberFormats numbers, @Nullable Double share, @Nullable Long n) {
    return share == null || n == null || n == 0
        ? NOTHING
        : numbers.percent(Math.round(share * n), n);
  }

  Cell interval(@Nullable Double lower, @Nullable Double upper) {
    return Cell.figure(
        lower == null || upper == null ? NOTHING : edition.numbers().interval(lower, upper));
  }

  private String percent(long hundredths) {
    return edition.numbers().percent(BigDecimal.valueOf(hundredths, 4).doubleValue());
  }
}
