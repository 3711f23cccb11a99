package vn.thuocdo.opendata;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.views.ModelAndView;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import vn.thuocdo.problem.Refusal;
import vn.thuocdo.publicsite.Content;
import vn.thuocdo.result.Publications;
import vn.thuocdo.result.PublishedPeriod;
import vn.thuocdo.text.Language;

/** Published files, and what leads to them. */
@Controller(produces = MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
class DataController {

  private static final MediaType ZIP = MediaType.of("application/zip");
  private static final MediaType JSON_LD = MediaType.of("application/ld+json; charset=utf-8");
  private static final MediaType ATOM = MediaType.of("application/atom+xml; charset=utf-8");
  private static final MediaType PEM = MediaType.of("application/x-pem-file");

  private final Publications publications;
  private final Archives archives;
  private final DataPages pages;
  private final Lists lists;

  DataController(Publications publications, Archives archives, DataPages pages, Lists lists) {
    this.publications = publications;
    this.archives = archives;
    this.pages = pages;
    this.lists = lists;
  }

  @Get(Addresses.LIST)
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<?> data(@QueryValue(defaultValue = "") String lang) {
    return HttpResponse.ok(
        new ModelAndView<>(
            "opendata/data",
            Map.of("page", pages.data(publications.list(), Language.preferredBy(lang)))));
  }

  @Get(Addresses.LIST + "/{name}.zip")
  HttpResponse<?> file(HttpRequest<?> request, String name) {
    PublishedPeriod head =
        Addresses.find(name, publications.list())
            .orElseThrow(() -> Refusal.of(HttpStatus.NOT_FOUND, "not-found"));
    boolean isForEver = Addresses.fileName(head).equals(name + ".zip");
    return Content.of(ZIP, archives.content(archives.of(head)))
        .answer(request, isForEver ? Content.FOR_EVER : Content.ASK_EACH_TIME)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"" + Addresses.fileName(head) + "\"");
  }

  @Get(Addresses.CATALOGUE)
  HttpResponse<?> catalogue(HttpRequest<?> request) {
    return text(request, JSON_LD, lists.catalogue(publications.list()));
  }

  @Get(Addresses.FEED)
  HttpResponse<?> feed(HttpRequest<?> request) {
    return text(request, ATOM, lists.feed(publications.list()));
  }

  @Get(Addresses.KEYS)
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<?> keys(@QueryValue(defaultValue = "") String lang) {
    return HttpResponse.ok(
        new ModelAndView<>("opendata/key", Map.of("page", pages.keys(Language.preferredBy(lang)))));
  }

  /** The key of today; that of an older file is in it and on the page. */
  @Get(Addresses.KEY)
  HttpResponse<?> key(HttpRequest<?> request) {
    return text(request, PEM, archives.publicKeys().getFirst());
  }

  private static HttpResponse<?> text(HttpRequest<?> request, MediaType type, String text) {
    return Content.of(type, text.getBytes(StandardCharsets.UTF_8))
        .answer(request, Content.ASK_EACH_TIME);
  }
}
