package vn.thuocdo.publicsite;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import vn.thuocdo.publicsite.PageFrame.Link;
import vn.thuocdo.publicsite.ResultPage.Fact;
import vn.thuocdo.result.OfficeLine;
import vn.thuocdo.result.Participation;
import vn.thuocdo.result.TargetVerdict;
import vn.thuocdo.result.UnitFigures;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;
import vn.thuocdo.unit.Contact;

/** Makes the page of one unit from a publication. */
final class UnitPages {

  private final Edition edition;
  private final Texts texts;
  private final Tables tables;
  private final String site;

  UnitPages(Edition edition, String site) {
    this.edition = edition;
    this.site = site;
    this.texts = edition.texts();
    this.tables = new Tables(edition);
  }

  /**
   * @param history of the period
   * @param contact of the office as it is today
   */
  UnitPage page(UnitFigures unit, History history, Contact contact) {
    var frames = new ResultPages(edition, site);
    String sentence = edition.wording().sentence(edition.document(), unit);
    var figures = figures(unit);
    return new UnitPage(
        frames
            .frame(edition.name(unit), edition.linksIn(Language.VI).unit(unit.code()))
            .with(
                new PageFrame.Preview(edition.name(unit) + " – " + sentence, image(unit, figures))),
        groupName(unit),
        history.notices(),
        edition.periodLabel() + " · " + edition.period().dates(edition.locale()),
        Link.to(texts.get("unit.back", edition.periodLabel()), edition.links().page()),
        Stream.of(List.of(sentence), edition.movements(unit), edition.weighted(unit))
            .flatMap(List::stream)
            .toList(),
        facts(unit),
        texts.get("unit.contact"),
        reaches(contact),
        texts.get("unit.figures"),
        figures,
        texts.get("unit.parts"),
        unit.suppressed() ? List.of() : parts(unit),
        texts.get("files.name"),
        compare(unit),
        embedding(unit, figures));
  }

  /** Returns the way to the units of the same group; none for a unit without others. */
  private List<Link> compare(UnitFigures unit) {
    boolean hasOthers =
        edition.document().units().stream()
            .anyMatch(other -> other.group().equals(unit.group()) && !other.equals(unit));
    return hasOthers
        ? List.of(
            Link.to(
                texts.get("unit.compare", groupName(unit)), edition.links().compare(unit.group())))
        : List.of();
  }

  /** Returns the chart alone, for a frame on another site. */
  EmbeddedPage embedded(UnitFigures unit) {
    List<Figure.Picture> pictures =
        figures(unit).stream()
            .map(Figure::picture)
            .filter(picture -> !picture.url().isEmpty())
            .limit(1)
            .toList();
    return new EmbeddedPage(
        edition.language().tag(),
        edition.name(unit) + " – " + edition.periodLabel(),
        edition.wording().sentence(edition.document(), unit),
        pictures,
        edition.document().simulated() ? texts.get("simulated") : "",
        Link.to(
            texts.get("embed.source", edition.provinceName()), edition.links().unit(unit.code())));
  }

  private UnitPage.Embedding embedding(UnitFigures unit, List<Figure> figures) {
    boolean hasPicture = figures.stream().anyMatch(figure -> !figure.picture().url().isEmpty());
    String address = edition.links().embedded(unit.code());
    return new UnitPage.Embedding(
        texts.get("embed.heading"),
        texts.get("embed.text"),
        hasPicture
            ? "<iframe src=\"%s%s\" title=\"%s\" width=\"100%%\" height=\"480\" loading=\"lazy\" style=\"border:0\"></iframe>"
                .formatted(
                    site,
                    address,
                    edition
                        .name(unit)
                        .replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace("\"", "&quot;"))
            : "",
        Link.to(texts.get("embed.preview"), address));
  }

  /** The one picture of a unit that is shared and printed; the others are there as SVG. */
  private static String shared(UnitFigures unit) {
    long quarters = unit.series().stream().filter(point -> point.share() != null).count();
    return quarters > 1 || unit.share() == null ? Drawings.SERIES : Drawings.LEVELS;
  }

  private String image(UnitFigures unit, List<Figure> figures) {
    boolean isThere =
        figures.stream()
            .anyMatch(
                figure -> figure.id().equals(shared(unit)) && !figure.picture().url().isEmpty());
    return isThere ? site + press(unit, shared(unit)) : "";
  }

  private String press(UnitFigures unit, String name) {
    return edition.links().unitPicture(name + ".png", unit.code(), PictureSize.PRESS);
  }

  private String groupName(UnitFigures unit) {
    return edition.document().groups().stream()
        .filter(group -> group.code().equals(unit.group()))
        .map(edition::groupName)
        .findFirst()
        .orElse("");
  }

  private List<Fact> facts(UnitFigures unit) {
    var facts = new ArrayList<Fact>();
    facts.add(new Fact(texts.get("unit.code"), unit.code()));
    edition
        .document()
        .findOffice(unit.code())
        .map(OfficeLine::officialCode)
        .filter(code -> !code.isEmpty())
        .ifPresent(code -> facts.add(new Fact(texts.get("unit.official-code"), code)));
    Integer rank = unit.rank();
    facts.add(
        new Fact(
            texts.get("column.rank"),
            rank == null ? texts.get("unranked-because", tables.reason(unit)) : ranks(unit, rank)));
    for (TargetVerdict verdict : unit.targets()) {
      String name =
          edition
              .document()
              .findTarget(verdict.code())
              .map(target -> edition.inLanguage(target.name(), target.nameEn()))
              .orElse(verdict.code());
      String evidence = edition.wording().evidence(verdict);
      facts.add(
          new Fact(
              name,
              edition.wording().verdict(verdict)
                  + " ("
                  + edition.wording().level(verdict)
                  + (evidence.isEmpty() ? "" : "; " + evidence)
                  + ")"));
    }
    return facts;
  }

  private List<UnitPage.Reach> reaches(Contact contact) {
    return Stream.of(
            reach("post", contact.post(), ""),
            reach("phone", contact.phone(), "tel:" + contact.phone().replaceAll("[^0-9+]", "")),
            reach("email", contact.email(), "mailto:" + contact.email()),
            reach("address", contact.address(), ""),
            reach("opening-hours", contact.openingHours(), ""))
        .filter(reach -> !reach.text().isEmpty())
        .toList();
  }

  private UnitPage.Reach reach(String key, String text, String url) {
    return new UnitPage.Reach(texts.get("unit.contact." + key), text, url);
  }

  private String ranks(UnitFigures unit, int rank) {
    String ranked = String.valueOf(rankedLike(unit));
    return edition
        .comparisons()
        .ranks(unit)
        .map(
            ranks ->
                texts.get(
                    "unit.ranks",
                    String.valueOf(rank),
                    ranked,
                    String.valueOf(ranks.best()),
                    String.valueOf(ranks.worst())))
        .orElseGet(() -> texts.get("unit.rank", String.valueOf(rank), ranked));
  }

  private long rankedLike(UnitFigures unit) {
    return edition.document().units().stream()
        .filter(other -> other.group().equals(unit.group()) && other.rank() != null)
        .count();
  }

  private List<Figure> figures(UnitFigures unit) {
    var figures = new ArrayList<Figure>();
    boolean hasLevels = !unit.suppressed() && unit.share() != null;
    if (hasLevels) {
      figures.add(
          figure(
              unit,
              Drawings.LEVELS,
              tables.parts(
                  texts.get("table.unit-levels", edition.name(unit), edition.periodLabel()),
                  "unit",
                  List.of(Tables.asLine(unit)),
                  "bang-nam-muc")));
    }
    if (!unit.series().isEmpty()) {
      figures.add(
          figure(
              unit,
              Drawings.SERIES,
              tables.series(edition.name(unit), unit.series(), "bang-theo-thoi-gian")));
    }
    return figures;
  }

  private Figure figure(UnitFigures unit, String name, Table table) {
    Links links = edition.links();
    var summaries = new Summaries(edition);
    String key = name.equals(Drawings.LEVELS) ? "levels" : "series";
    return new Figure(
        name,
        texts.get(key + ".heading"),
        texts.get(key + ".unit-intro") + (key.equals("series") ? aboutTargets(unit) : ""),
        Drawings.picture(
            new Drawings(edition).ofUnit(name, unit),
            links.unitPicture(name + ".svg", unit.code(), ""),
            links.unitPicture(name + ".svg", unit.code(), PictureSize.NARROW)),
        texts.get(
            "alt." + name,
            name.equals(Drawings.LEVELS) ? summaries.levels(unit) : summaries.series(unit)),
        Stream.concat(
                Stream.of(Link.to("SVG", links.unitPicture(name + ".svg", unit.code(), ""))),
                Stream.of(Link.to(texts.get("files.press"), press(unit, name)))
                    .filter(link -> name.equals(shared(unit))))
            .toList(),
        table);
  }

  private String aboutTargets(UnitFigures unit) {
    var pages = new ResultPages(edition, site);
    var domain = Drawings.domainOf(edition, unit);
    return pages.targetLine(domain) + pages.partialTargets(domain);
  }

  private void addResponses(List<Table> tables, UnitFigures unit, Participation participation) {
    if (!participation.byProcedureGroup().isEmpty()) {
      tables.add(
          this.tables.responses(
              texts.get("table.responses-by-group", edition.name(unit), edition.periodLabel()),
              "procedure-group",
              participation.byProcedureGroup(),
              "bang-tra-loi-linh-vuc"));
    }
    if (!participation.byChannel().isEmpty()) {
      tables.add(
          this.tables.responses(
              texts.get("table.responses-by-channel", edition.name(unit), edition.periodLabel()),
              "channel",
              participation.byChannel(),
              "bang-tra-loi-kenh"));
    }
  }

  private List<Table> parts(UnitFigures unit) {
    var parts = new ArrayList<Table>();
    if (!unit.byChannel().isEmpty()) {
      parts.add(
          tables.parts(
              texts.get("table.channels", edition.name(unit), edition.periodLabel()),
              "channel",
              unit.byChannel(),
              "bang-kenh"));
    }
    if (!unit.byProcedureGroup().isEmpty()) {
      parts.add(
          tables.parts(
              texts.get("table.procedure-groups", edition.name(unit), edition.periodLabel()),
              "procedure-group",
              unit.byProcedureGroup(),
              "bang-linh-vuc"));
    }
    if (!unit.byRespondent().isEmpty()) {
      parts.add(
          tables.parts(
              texts.get("table.respondents", edition.name(unit), edition.periodLabel()),
              "respondent",
              unit.byRespondent(),
              "bang-doi-tuong"));
    }
    edition.document().findParticipation(unit).ifPresent(one -> addResponses(parts, unit, one));
    return parts;
  }
}
