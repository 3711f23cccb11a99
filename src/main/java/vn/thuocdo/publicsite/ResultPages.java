package vn.thuocdo.publicsite;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.period.OfficeZone;
import vn.thuocdo.publicsite.PageFrame.Link;
import vn.thuocdo.publicsite.ResultPage.Fact;
import vn.thuocdo.result.ExclusionLine;
import vn.thuocdo.result.NumberFormats;
import vn.thuocdo.result.Participation;
import vn.thuocdo.result.PublishedPeriod;
import vn.thuocdo.result.UnitFigures;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;
import vn.thuocdo.unit.Domain;

/** Makes the page of a period from its publication. */
final class ResultPages {

  private static final int MOST_OTHERS = 24;
  private static final int MOST_DECISIONS = 30;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy", Locale.ROOT).withZone(OfficeZone.ZONE);

  private final Edition edition;
  private final Texts texts;
  private final Tables tables;
  private final String site;

  /**
   * @param site where these pages are reached from outside, as in https://example.vn; may be empty
   */
  ResultPages(Edition edition, String site) {
    this.edition = edition;
    this.site = site;
    this.texts = edition.texts();
    this.tables = new Tables(edition);
  }

  /**
   * Returns the page.
   *
   * @param published everything that is published, the latest first
   * @param history of this period
   */
  ResultPage page(List<PublishedPeriod> published, History history) {
    var rules = edition.document().rules();
    var told = Texts.of("history", edition.language());
    return new ResultPage(
        frame(texts.get("result.title", edition.periodLabel()), address()).with(preview()),
        history.notices(),
        texts.get("result.dates", edition.period().dates(edition.locale())),
        edition.document().totals().stream().map(this::part).toList(),
        besides(),
        texts.get("hidden.heading"),
        hidden(),
        texts.get("method.heading"),
        paragraphs(edition.inLanguage(rules.methodText(), rules.methodTextEn())),
        Link.to(texts.get("method.more"), Links.method(edition.language())),
        texts.get("example.heading"),
        example(),
        texts.get("files.heading"),
        Stream.of("documents", "table", "document", "figures")
            .map(file -> Link.to(texts.get("files." + file), history.addressOf(file)))
            .toList(),
        texts.get("others.heading"),
        others(published),
        texts.get("identity.heading"),
        identity(),
        history.steps(),
        Stream.concat(history.changes().stream(), history.tables().stream()).toList(),
        told.get("versions.heading"),
        history.versionLinks(),
        texts.get("files.name"));
  }

  private List<Link> besides() {
    return edition.document().handling() == null
        ? List.of()
        : List.of(Link.to(texts.get("handling.link"), edition.links().handling()));
  }

  PageFrame frame(String title, String address) {
    return PageFrame.of(
        edition.language(), title, edition.provinceName(), edition.document().simulated(), address);
  }

  PageFrame.Preview preview() {
    return edition
        .document()
        .headline()
        .map(
            total ->
                new PageFrame.Preview(
                    edition.wording().subject(edition.document(), total),
                    site
                        + edition
                            .links()
                            .picture(Drawings.SHARES + ".png", total.code(), PictureSize.PRESS)))
        .orElse(PageFrame.Preview.NONE);
  }

  private String address() {
    return edition.linksIn(Language.VI).page();
  }

  private ResultPage.Part part(UnitFigures total) {
    Domain domain = Domain.valueOf(total.code());
    String prefix = domain.name().toLowerCase(Locale.ROOT);
    return new ResultPage.Part(
        prefix,
        edition.domainName(domain),
        sentences(total),
        List.of(
            shares(domain, prefix), levels(total, domain, prefix), series(total, domain, prefix)),
        texts.get("responses.heading"),
        texts.get("responses.intro"),
        isTransactionsKnown()
            ? List.of(tables.responses(total, domain, prefix + "-bang-tra-loi"))
            : List.of());
  }

  private boolean isTransactionsKnown() {
    List<Participation> known = edition.document().participation();
    return known != null && !known.isEmpty();
  }

  private List<String> sentences(UnitFigures total) {
    var sentences = new ArrayList<String>();
    sentences.add(edition.wording().sentence(edition.document(), total));
    if (!total.suppressed() && total.few()) {
      sentences.add(texts.get("few", edition.numbers().count(fewBelow())));
    }
    sentences.addAll(edition.movements(total));
    sentences.addAll(edition.weighted(total));
    return sentences;
  }

  private long fewBelow() {
    return edition.document().rules().fewBelow();
  }

  private Figure shares(Domain domain, String prefix) {
    String fewBelow = edition.numbers().count(fewBelow());
    return figure(
        prefix,
        Drawings.SHARES,
        domain,
        texts.get("shares.heading"),
        texts.get("shares.intro", fewBelow) + partialTargets(domain),
        new Summaries(edition).shares(domain),
        tables.shares(domain, prefix + "-bang-ty-le"));
  }

  private Figure levels(UnitFigures total, Domain domain, String prefix) {
    return figure(
        prefix,
        Drawings.LEVELS,
        domain,
        texts.get("levels.heading"),
        texts.get("levels.intro"),
        new Summaries(edition).levels(total),
        tables.levels(domain, prefix + "-bang-nam-muc"));
  }

  private Figure series(UnitFigures total, Domain domain, String prefix) {
    return figure(
        prefix,
        Drawings.SERIES,
        domain,
        texts.get("series.heading"),
        texts.get("series.intro") + targetLine(domain) + partialTargets(domain),
        new Summaries(edition).series(total),
        tables.series(edition.domainName(domain), total.series(), prefix + "-bang-theo-thoi-gian"));
  }

  /** Returns what the dashed line is, after a space; empty without one. */
  String targetLine(Domain domain) {
    return edition.targetsOf(domain).isEmpty() ? "" : " " + texts.get("series.target");
  }

  /** Returns why some targets have no line, after a space; empty where all have one. */
  String partialTargets(Domain domain) {
    return edition.partialTargetsOf(domain).stream()
        .map(target -> " " + texts.get("target.only." + target.respondent(), edition.level(target)))
        .distinct()
        .collect(Collectors.joining());
  }

  private Figure figure(
      String prefix,
      String name,
      Domain domain,
      String heading,
      String intro,
      String summary,
      Table table) {
    Links links = edition.links();
    String alt = texts.get("alt." + name, summary);
    return new Figure(
        prefix + "-" + name,
        heading,
        intro,
        Drawings.picture(
            new Drawings(edition).ofDomain(name, domain),
            links.picture(name + ".svg", domain.name(), ""),
            links.picture(name + ".svg", domain.name(), PictureSize.NARROW)),
        alt,
        List.of(
            Link.to("SVG", links.picture(name + ".svg", domain.name(), "")),
            Link.to(
                texts.get("files.press"),
                links.picture(name + ".png", domain.name(), PictureSize.PRESS)),
            Link.to(
                texts.get("files.a4"),
                links.picture(name + ".png", domain.name(), PictureSize.PAPER))),
        table);
  }

  /** Returns what is hidden and why; units by name, their parts only counted. */
  private List<String> hidden() {
    var rules = edition.document().rules();
    var lines = new ArrayList<String>();
    lines.add(edition.inLanguage(rules.suppressionText(), rules.suppressionTextEn()));
    List<String> names =
        edition.document().units().stream()
            .filter(UnitFigures::suppressed)
            .map(edition::name)
            .toList();
    if (rules.suppressed().isEmpty()) {
      lines.add(texts.get("hidden.none"));
    } else {
      if (!names.isEmpty()) {
        lines.add(texts.get("hidden.units", count(names.size()), String.join("; ", names)));
      }
      int parts = rules.suppressed().size() - names.size();
      if (parts > 0) {
        lines.add(texts.get("hidden.parts", count(parts)));
      }
    }
    if (rules.suspect() > 0) {
      lines.add(texts.get("hidden.suspect", count(rules.suspect())));
    }
    if (rules.excluded() > 0) {
      lines.add(texts.get("hidden.excluded", count(rules.excluded())));
      lines.addAll(exclusions(rules.exclusions()));
    }
    return lines;
  }

  /** Returns each decision; of very many only the first, because all stand in the document. */
  private List<String> exclusions(@Nullable List<ExclusionLine> decisions) {
    List<ExclusionLine> all = decisions == null ? List.of() : decisions;
    var lines = new ArrayList<String>();
    all.stream().limit(MOST_DECISIONS).map(this::exclusion).forEach(lines::add);
    if (all.size() > MOST_DECISIONS) {
      lines.add(texts.get("hidden.exclusions-more", count(all.size() - MOST_DECISIONS)));
    }
    return lines;
  }

  private String exclusion(ExclusionLine decision) {
    String unit =
        edition.document().findUnit(decision.unit()).map(edition::name).orElse(decision.unit());
    return texts.get(
        "hidden.exclusion",
        DAY.format(decision.day()),
        unit,
        count(decision.counters()),
        decision.reason());
  }

  /** Returns the way from the counts of this very publication to its share, step by step. */
  List<String> example() {
    var total = edition.document().headline();
    List<Long> counts = total.map(UnitFigures::counts).orElse(null);
    if (total.isEmpty() || counts == null || total.get().lower() == null) {
      return List.of();
    }
    NumberFormats numbers = edition.numbers();
    long satisfied = counts.get(3) + counts.get(4);
    long n = counts.stream().mapToLong(Long::longValue).sum();
    return List.of(
        texts.get(
            "example.counts",
            edition.domainName(Domain.valueOf(total.get().code())),
            count(counts.get(4)),
            count(counts.get(3)),
            count(counts.get(2)),
            count(counts.get(1)),
            count(counts.get(0)),
            count(n)),
        texts.get(
            "example.share",
            count(counts.get(4)),
            count(counts.get(3)),
            count(satisfied),
            count(n),
            numbers.percent(satisfied, n)),
        texts.get(
            "example.interval",
            String.valueOf(satisfied),
            String.valueOf(n),
            numbers.interval(
                Objects.requireNonNull(total.get().lower()),
                Objects.requireNonNull(total.get().upper()))));
  }

  private List<Link> others(List<PublishedPeriod> published) {
    return published.stream()
        .filter(head -> !head.period().equals(edition.period()))
        .map(PublishedPeriod::period)
        .distinct()
        .limit(MOST_OTHERS)
        .map(
            period ->
                Link.to(
                    period.label(edition.locale()) + " (" + period.dates(edition.locale()) + ")",
                    Links.to(period, edition.language(), "").page()))
        .toList();
  }

  private List<Fact> identity() {
    var publication = edition.publication();
    Instant publishedAt = publication.publishedAt();
    return List.of(
        new Fact(texts.get("identity.period"), edition.document().period()),
        new Fact(
            texts.get("identity.calendar"), texts.get("calendar." + edition.document().calendar())),
        new Fact(texts.get("identity.version"), String.valueOf(publication.version())),
        new Fact(texts.get("identity.published"), MOMENT.format(publishedAt)),
        new Fact(texts.get("identity.method"), edition.document().method()),
        new Fact("SHA-256", publication.sha256()));
  }

  private String count(long count) {
    return edition.numbers().count(count);
  }

  static List<String> paragraphs(String text) {
    return Arrays.stream(text.split("\n")).map(String::strip).filter(p -> !p.isEmpty()).toList();
  }
}
