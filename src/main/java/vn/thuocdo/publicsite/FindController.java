package vn.thuocdo.publicsite;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Set;
import vn.thuocdo.problem.Refusal;
import vn.thuocdo.result.ResultDocument.GroupLine;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;
import vn.thuocdo.unit.Settings;

/** Where readers look for something, and set units side by side. */
@Controller(produces = MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
class FindController {

  private final Editions editions;
  private final PublicPages pages;
  private final MethodPages methodPages;
  private final Settings settings;

  FindController(Editions editions, PublicPages pages, MethodPages methodPages, Settings settings) {
    this.editions = editions;
    this.pages = pages;
    this.methodPages = methodPages;
    this.settings = settings;
  }

  @Get(SearchPages.PATH)
  HttpResponse<?> search(HttpRequest<?> request) {
    Language language = Editions.language(request);
    PageFrame frame =
        methodPages.frame(
            language, Texts.of("publicsite", language).get("search.title"), SearchPages.PATH);
    var found =
        new SearchPages(language, editions.newestOfAll(language), frame)
            .page(Editions.parameter(request, "q"));
    return pages.render("search", found, request).answer(request, Content.ASK_EACH_TIME);
  }

  /** The first group of the newest result. */
  @Get(ComparePages.PATH)
  HttpResponse<?> compare(HttpRequest<?> request) {
    Language language = Editions.language(request);
    List<Edition> all = editions.newestOfAll(language);
    if (all.isEmpty()) {
      return pages
          .render("text", methodPages.nothingYet(language), request)
          .answer(request, Content.ASK_EACH_TIME);
    }
    Edition newest = all.getFirst();
    GroupLine group =
        newest.document().groups().stream()
            .filter(one -> !newest.unitsOf(one).isEmpty())
            .findFirst()
            .orElseThrow(FindController::notFound);
    return show(request, newest, group, all);
  }

  @Get(ComparePages.PATH + "/{period}/{group}")
  HttpResponse<?> compare(HttpRequest<?> request, String period, String group) {
    Edition edition = editions.newest(request, period);
    return show(
        request,
        edition,
        edition.findGroup(group).orElseThrow(FindController::notFound),
        editions.newestOfAll(edition.language()));
  }

  private HttpResponse<?> show(
      HttpRequest<?> request, Edition edition, GroupLine group, List<Edition> all) {
    Set<String> chosen = Choice.of(request);
    chosen.removeIf(
        code -> edition.unitsOf(group).stream().noneMatch(unit -> unit.code().equals(code)));
    String site = settings.publicAddress();
    return pages
        .render("compare", new ComparePages(edition, group, chosen).page(all, site), request)
        .answer(request, Content.ASK_EACH_TIME);
  }

  private static Refusal notFound() {
    return Refusal.of(HttpStatus.NOT_FOUND, "not-found");
  }
}
