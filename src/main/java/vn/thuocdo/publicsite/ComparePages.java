package vn.thuocdo.publicsite;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import vn.thuocdo.chart.Chart;
import vn.thuocdo.period.Period;
import vn.thuocdo.publicsite.PageFrame.Link;
import vn.thuocdo.publicsite.Table.Cell;
import vn.thuocdo.publicsite.Table.Row;
import vn.thuocdo.publicsite.Table.Section;
import vn.thuocdo.result.ResultDocument.GroupLine;
import vn.thuocdo.result.SeriesPoint;
import vn.thuocdo.result.UnitFigures;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;
import vn.thuocdo.unit.UnitSuccession;

/** Makes the page on which some units of one group stand side by side. */
final class ComparePages {

  static final String PATH = "/so-sanh";

  private static final int MOST_PERIODS = 12;

  private final Edition all;
  private final GroupLine group;
  private final Edition chosen;
  private final List<UnitFigures> units;
  private final Texts texts;

  /**
   * @param codes of the units to compare, as they were asked for; empty for none yet
   */
  ComparePages(Edition all, GroupLine group, Set<String> codes) {
    this.all = all;
    this.group = group;
    this.chosen = all.only(codes);
    this.units = codes.isEmpty() ? List.of() : Tables.bestFirst(chosen.unitsOf(group));
    this.texts = all.texts();
  }

  /**
   * Returns the page.
   *
   * @param periods the newest version of each period, the latest period first
   */
  ComparePage page(List<Edition> periods, String site) {
    boolean isOne = units.size() == 1;
    List<UnitFigures> compared = isOne ? List.of() : units;
    return new ComparePage(
        new ResultPages(all, site)
            .frame(
                texts.get("compare.title", all.groupName(group)),
                all.linksIn(Language.VI).compare(group.code())),
        all.periodLabel() + " · " + all.period().dates(all.locale()),
        texts.get("compare.lead", String.valueOf(Choice.MOST)),
        texts.get("compare.others"),
        others(periods),
        isOne ? texts.get("compare.one") : "",
        texts.get("compare.differences"),
        differences(compared),
        compared.isEmpty() ? List.of() : List.of(figure(Drawings.SHARES), figure(Drawings.LEVELS)),
        compared.isEmpty() ? List.of() : List.of(course(compared)),
        texts.get("files.name"),
        all.links().compare(group.code()),
        texts.get("compare.legend", String.valueOf(Choice.MOST)),
        Tables.bestFirst(all.unitsOf(group)).stream().map(this::option).toList(),
        texts.get("compare.send"),
        texts.get("compare.hint"),
        Link.to(texts.get("compare.results", all.periodLabel()), all.links().page()));
  }

  /** Other groups of the period, then other periods of the group. */
  private List<Link> others(List<Edition> periods) {
    Stream<Link> groups =
        all.document().groups().stream()
            .filter(other -> !other.equals(group) && !all.unitsOf(other).isEmpty())
            .map(other -> Link.to(all.groupName(other), all.links().compare(other.code())));
    Stream<Link> others =
        periods.stream()
            .filter(other -> !other.period().equals(all.period()))
            .filter(other -> other.findGroup(group.code()).isPresent())
            .limit(MOST_PERIODS)
            .map(other -> Link.to(other.periodLabel(), other.links().compare(group.code())));
    return Stream.concat(groups, others).toList();
  }

  private ComparePage.Option option(UnitFigures unit) {
    Long n = unit.sampleSize();
    return new ComparePage.Option(
        unit.code(),
        all.name(unit),
        unit.share() == null || n == null
            ? new Tables(all).reason(unit)
            : texts.get("compare.figures", all.wording().share(unit), all.numbers().count(n)),
        units.contains(unit));
  }

  private List<String> differences(List<UnitFigures> compared) {
    return all.comparisons().pairs(compared).stream()
        .map(pair -> all.wording().pair(pair, all.name(pair.one()), all.name(pair.other())))
        .toList();
  }

  private Figure figure(String name) {
    String query = Choice.query(chosen.chosen());
    Links links = all.links();
    String wide = links.picture(name + ".svg", group.domain().name(), "") + query;
    var chart = new Drawings(chosen).ofDomain(name, group.domain());
    boolean isShares = name.equals(Drawings.SHARES);
    var tables = new Tables(chosen);
    return new Figure(
        name,
        texts.get((isShares ? "shares" : "levels") + ".heading"),
        isShares ? "" : texts.get("levels.intro"),
        Drawings.picture(
            chart,
            wide,
            links.picture(name + ".svg", group.domain().name(), PictureSize.NARROW) + query),
        texts.get(
            "alt." + name, chart.map(Chart::caption).map(one -> one.description()).orElse("")),
        List.of(Link.to("SVG", wide)),
        isShares
            ? tables.shares(group.domain(), "bang-ty-le")
            : tables.levels(group.domain(), "bang-nam-muc"));
  }

  /** Quarter by quarter; the reorganisation cuts the table in two. */
  private Table course(List<UnitFigures> compared) {
    Map<String, LocalDate> quarters = new LinkedHashMap<>();
    compared.forEach(
        unit ->
            unit.series().stream()
                .filter(point -> point.share() != null)
                .forEach(point -> quarters.putIfAbsent(point.period(), point.to())));
    var before = new ArrayList<Row>();
    var after = new ArrayList<Row>();
    quarters.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .forEach(
            quarter ->
                (quarter.getValue().isBefore(UnitSuccession.REORGANISED_ON) ? before : after)
                    .add(row(quarter.getKey(), compared)));
    return new Table(
        "bang-theo-quy",
        texts.get("compare.course"),
        Stream.concat(Stream.of(texts.get("column.period")), compared.stream().map(all::name))
            .toList(),
        before.isEmpty() || after.isEmpty()
            ? List.of(new Section("", before.isEmpty() ? after : before))
            : List.of(new Section("", before), new Section(texts.get("break"), after)));
  }

  private Row row(String quarter, List<UnitFigures> compared) {
    return new Row(
        Period.parse(quarter, all.document().calendar()).label(all.locale()),
        "",
        compared.stream().map(unit -> share(quarter, unit)).toList(),
        false);
  }

  private Cell share(String quarter, UnitFigures unit) {
    return unit.series().stream()
        .filter(point -> point.period().equals(quarter))
        .findFirst()
        .map(this::share)
        .orElseGet(() -> Cell.figure("–"));
  }

  private Cell share(SeriesPoint point) {
    Long n = point.sampleSize();
    return Cell.figure(
        Tables.share(all.numbers(), point.share(), n),
        n == null ? "" : "n = " + all.numbers().count(n));
  }
}
