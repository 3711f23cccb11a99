package vn.thuocdo.publicsite;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import vn.thuocdo.chart.Chart;
import vn.thuocdo.period.OfficeZone;
import vn.thuocdo.publicsite.PageFrame.Link;
import vn.thuocdo.publicsite.Table.Cell;
import vn.thuocdo.publicsite.Table.Row;
import vn.thuocdo.publicsite.Table.Section;
import vn.thuocdo.result.Proceedings;
import vn.thuocdo.result.UnitFigures;
import vn.thuocdo.result.Withdrawal;
import vn.thuocdo.text.Texts;
import vn.thuocdo.unit.Domain;

/** Makes the front page: the newest result in one sentence and one chart, and the way to all. */
final class HomePages {

  /** Ten years of quarters. */
  private static final int MOST_PERIODS = 40;

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT).withZone(OfficeZone.ZONE);

  private final Edition edition;
  private final String site;
  private final Texts texts;

  /**
   * @param edition of the newest result
   * @param site where these pages are reached from outside; may be empty
   */
  HomePages(Edition edition, String site) {
    this.edition = edition;
    this.site = site;
    this.texts = edition.texts();
  }

  /**
   * Returns the page.
   *
   * @param history of the newest result
   * @param periods the newest version of each period, the latest period first
   * @param corrected versions that correct others or were withdrawn, with their heads
   */
  HomePage page(History history, List<Edition> periods, List<Corrected> corrected) {
    Optional<UnitFigures> headline = edition.document().headline();
    Optional<Drawn> drawn = headline.flatMap(this::drawn);
    var results = new ResultPages(edition, site);
    return new HomePage(
        results
            .frame(texts.get("result.title", edition.periodLabel()), "/")
            .with(results.preview()),
        texts.get("home.kicker"),
        history.notices(),
        texts.get("result.dates", edition.period().dates(edition.locale())),
        sentences(headline),
        drawn.map(Drawn::picture).orElse(Figure.Picture.NONE),
        drawn.map(Drawn::alt).orElse(""),
        links(),
        SearchBox.of(edition.language(), ""),
        Stream.concat(Stream.of(periods(periods)), corrections(corrected)).toList());
  }

  private List<String> sentences(Optional<UnitFigures> headline) {
    var sentences = new ArrayList<String>();
    headline.ifPresent(
        total -> {
          sentences.add(edition.wording().sentence(edition.document(), total));
          edition.movements(total).stream().limit(1).forEach(sentences::add);
        });
    edition.document().totals().stream()
        .skip(1)
        .map(total -> edition.wording().subject(edition.document(), total))
        .forEach(sentences::add);
    return sentences;
  }

  private record Drawn(Figure.Picture picture, String alt) {}

  /** The course of quarters where there is one, else the units of the period. */
  private Optional<Drawn> drawn(UnitFigures total) {
    boolean hasCourse = total.series().stream().filter(point -> point.share() != null).count() > 1;
    String name = hasCourse ? Drawings.SERIES : Drawings.SHARES;
    Domain domain = Domain.valueOf(total.code());
    Optional<Chart> chart = new Drawings(edition).ofDomain(name, domain);
    return chart
        .filter(Drawings::showsSomething)
        .map(
            one ->
                new Drawn(
                    Drawings.picture(
                        chart,
                        edition.links().picture(name + ".svg", domain.name(), ""),
                        edition.links().picture(name + ".svg", domain.name(), PictureSize.NARROW)),
                    texts.get("alt." + name, one.caption().description())));
  }

  private List<Link> links() {
    var links = new ArrayList<Link>();
    links.add(Link.to(texts.get("home.results", edition.periodLabel()), edition.links().page()));
    links.add(Link.to(texts.get("home.documents"), edition.links().documents()));
    return links;
  }

  private Table periods(List<Edition> periods) {
    return new Table(
        "bang-ky",
        texts.get("home.periods"),
        Stream.of(
                "home.period", "column.share", "column.interval", "column.sample", "column.verdict")
            .map(texts::get)
            .toList(),
        List.of(
            new Section("", periods.stream().limit(MOST_PERIODS).map(HomePages::row).toList())));
  }

  private static Row row(Edition period) {
    Optional<UnitFigures> total = period.document().headline();
    var tables = new Tables(period);
    return new Row(
        period.periodLabel(),
        period.links().page(),
        total
            .map(
                one ->
                    List.of(
                        Cell.figure(period.wording().share(one)),
                        tables.interval(one.lower(), one.upper()),
                        tables.count(one.sampleSize()),
                        tables.verdict(one)))
            .orElseGet(
                () ->
                    List.of(Cell.figure("–"), Cell.figure("–"), Cell.figure("–"), Cell.words("–"))),
        total.filter(one -> one.share() != null && !one.few()).isEmpty());
  }

  /**
   * A version that is not what it seemed to be at first.
   *
   * @param address of the version
   */
  record Corrected(Edition edition, String address, Optional<Withdrawal> withdrawal) {

    Instant at() {
      return withdrawal.map(Withdrawal::at).orElseGet(() -> edition.publication().publishedAt());
    }

    String reason() {
      Proceedings proceedings = edition.document().proceedings();
      String correction = proceedings == null ? null : proceedings.correction();
      return withdrawal.map(Withdrawal::reason).orElse(correction == null ? "–" : correction);
    }
  }

  private Stream<Table> corrections(List<Corrected> corrected) {
    List<Row> rows =
        corrected.stream()
            .map(
                one ->
                    new Row(
                        texts.get(
                            "home.version",
                            one.edition().periodLabel(),
                            String.valueOf(one.edition().publication().version())),
                        one.address(),
                        List.of(
                            Cell.words(
                                texts.get(
                                    one.withdrawal().isPresent()
                                        ? "home.withdrawn"
                                        : "home.corrected"),
                                DAY.format(one.at())),
                            Cell.words(one.reason())),
                        false))
            .toList();
    return rows.isEmpty()
        ? Stream.of()
        : Stream.of(
            new Table(
                "bang-dinh-chinh",
                texts.get("home.corrections"),
                Stream.of("home.period", "home.what", "home.reason").map(texts::get).toList(),
                List.of(new Section("", rows))));
  }
}
