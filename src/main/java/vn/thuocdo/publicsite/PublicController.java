package vn.thuocdo.publicsite;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.thuocdo.period.OfficeZone;
import vn.thuocdo.problem.Refusal;
import vn.thuocdo.result.Handling;
import vn.thuocdo.result.Publication;
import vn.thuocdo.result.Publications;
import vn.thuocdo.result.PublishedPeriod;
import vn.thuocdo.result.UnitFigures;
import vn.thuocdo.text.Language;
import vn.thuocdo.unit.Contact;
import vn.thuocdo.unit.Offices;
import vn.thuocdo.unit.Settings;

/** The pages that the public reads. */
@Controller(produces = MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
class PublicController {

  private final Publications publications;
  private final Editions editions;
  private final PublicPages pages;
  private final MethodPages methodPages;
  private final Memory memory;
  private final Settings settings;
  private final Offices offices;
  private final InstantSource clock;

  PublicController(
      Publications publications,
      Editions editions,
      PublicPages pages,
      MethodPages methodPages,
      Memory memory,
      Settings settings,
      Offices offices,
      InstantSource clock) {
    this.publications = publications;
    this.editions = editions;
    this.pages = pages;
    this.methodPages = methodPages;
    this.memory = memory;
    this.settings = settings;
    this.offices = offices;
    this.clock = clock;
  }

  /** The newest figures in short; what is newest may change at any time. */
  @Get("/")
  HttpResponse<?> home(HttpRequest<?> request) {
    Language language = Editions.language(request);
    List<PublishedPeriod> published = publications.list();
    if (published.isEmpty()) {
      return pages
          .render("text", methodPages.nothingYet(language), request)
          .answer(request, Content.ASK_EACH_TIME);
    }
    String site = site();
    return memory
        .get(
            "home/" + language + "/" + Integer.toHexString(published.hashCode()) + site,
            () -> pages.render("home", home(published, language, site), request))
        .answer(request, Content.ASK_EACH_TIME);
  }

  private HomePage home(List<PublishedPeriod> published, Language language, String site) {
    List<Edition> all = editions.newestOfAll(language);
    Edition newest =
        all.isEmpty() ? editions.newest(published.getFirst().period(), language) : all.getFirst();
    return new HomePages(newest, site)
        .page(editions.history(newest), all, editions.corrected(language));
  }

  @Get("/ket-qua/{period}")
  HttpResponse<?> result(HttpRequest<?> request, String period) {
    Edition edition = editions.marked(request, period);
    List<PublishedPeriod> published = publications.list();
    // The page lists the other periods: with every new one it is another page.
    String site = site();
    String key = key("result", edition, Integer.toHexString(published.hashCode()) + site);
    return memory
        .get(
            key,
            () ->
                pages.render(
                    "result",
                    new ResultPages(edition, site).page(published, editions.history(edition)),
                    request))
        .answer(request, Content.ASK_EACH_TIME);
  }

  /** The same figures for spreadsheets. */
  @Get("/ket-qua/{period}.csv")
  HttpResponse<?> table(HttpRequest<?> request, String period) {
    Edition edition = editions.marked(request, period);
    return memory
        .get(key("table", edition, ""), () -> FiguresFile.of(edition.publication()))
        .answer(request, Content.ASK_EACH_TIME)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"" + edition.links().tableName() + "\"");
  }

  /**
   * @param code of the unit here; the official code of the period leads to the same page
   */
  @Get("/ket-qua/{period}/don-vi/{code}")
  HttpResponse<?> unit(HttpRequest<?> request, String period, String code) {
    Edition edition = editions.marked(request, period);
    Optional<UnitFigures> found = edition.document().findUnit(code);
    if (found.isEmpty()) {
      return edition
          .document()
          .findUnitByOfficialCode(code)
          .map(
              unit -> HttpResponse.temporaryRedirect(URI.create(edition.links().unit(unit.code()))))
          .orElseThrow(() -> Refusal.of(HttpStatus.NOT_FOUND, "not-found"));
    }
    UnitFigures unit = found.get();
    String site = site();
    Contact contact = contact(unit);
    History history = editions.history(edition);
    // The page tells of a correction: with every new version it is another page.
    String state = Integer.toHexString(history.versions().hashCode());
    return memory
        .get(
            key("unit", edition, unit.code() + "/" + state + site + "/" + contact.asText()),
            () ->
                pages.render(
                    "unit", new UnitPages(edition, site).page(unit, history, contact), request))
        .answer(request, Content.ASK_EACH_TIME);
  }

  /** Points for how dossiers were handled, apart from all opinions. */
  @Get("/ket-qua/{period}/chin-chi-so")
  HttpResponse<?> handling(HttpRequest<?> request, String period) {
    Edition edition = editions.marked(request, period);
    Handling handling = edition.document().handling();
    if (handling == null) {
      throw Refusal.of(HttpStatus.NOT_FOUND, "not-found");
    }
    History history = editions.history(edition);
    String state = Integer.toHexString(history.versions().hashCode());
    return memory
        .get(
            key("handling", edition, state),
            () ->
                pages.render(
                    "handling",
                    new HandlingPages(edition, history.before()).page(handling, history.notices()),
                    request))
        .answer(request, Content.ASK_EACH_TIME);
  }

  /** The office as it is today: whoever reads of an old quarter wants to reach somebody now. */
  private Contact contact(UnitFigures unit) {
    return offices
        .findUnit(unit.code())
        .filter(one -> one.isAliveOn(OfficeZone.today(clock)))
        .map(one -> offices.contactOf(one.id()))
        .orElse(Contact.NONE);
  }

  /** The chart of a unit alone: the only page that other sites may show in a frame. */
  @Get("/nhung/{period}/don-vi/{code}")
  HttpResponse<?> embedded(HttpRequest<?> request, String period, String code) {
    Edition edition = editions.newest(request, period);
    var unit =
        edition
            .document()
            .findUnit(code)
            .orElseThrow(() -> Refusal.of(HttpStatus.NOT_FOUND, "not-found"));
    return memory
        .get(
            key("embedded", edition, unit.code()),
            () -> pages.render("embedded", new UnitPages(edition, "").embedded(unit), request))
        .answer(request, Content.ASK_EACH_TIME);
  }

  @Get("/phuong-phap")
  HttpResponse<?> method(HttpRequest<?> request) {
    var language = Editions.language(request);
    Optional<Publication> newest = publications.newest();
    return memory
        .get(
            "method/%s/%s/%s"
                .formatted(
                    language,
                    newest.map(Publication::sha256).orElse(""),
                    settings.get("province.name", "")),
            () -> pages.render("text", methodPages.method(language, newest), request))
        .answer(request, Content.ASK_EACH_TIME);
  }

  /** Previews of shared links want whole addresses. */
  private String site() {
    return settings.publicAddress();
  }

  private static String key(String kind, Edition edition, String detail) {
    return String.format(
        Locale.ROOT,
        "%s/%s/%s/%s/%s",
        kind,
        edition.language(),
        edition.publication().sha256(),
        edition.isFixed() ? "fixed" : "newest",
        detail);
  }
}
