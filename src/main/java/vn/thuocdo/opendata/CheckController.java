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
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import vn.thuocdo.problem.Refusal;
import vn.thuocdo.proxy.Proxies;
import vn.thuocdo.proxy.RateLimit;
import vn.thuocdo.text.Language;

/** What became of a rating, for whoever kept its receipt code. */
@Controller(produces = MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
class CheckController {

  /** Codes cannot be guessed; this is for the server. Customers of a carrier share an address. */
  private static final double AT_ONCE = 60;

  private static final double PER_SECOND = 2;

  private final CheckPages pages;
  private final Proxies proxies;
  private final RateLimit limit;

  CheckController(CheckPages pages, Proxies proxies, InstantSource clock) {
    this.pages = pages;
    this.proxies = proxies;
    this.limit = new RateLimit(AT_ONCE, PER_SECOND, clock);
  }

  @Get(CheckPages.PATH)
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<?> check(
      HttpRequest<?> request,
      @QueryValue(defaultValue = "") String ma,
      @QueryValue(defaultValue = "") String lang) {
    Language language = Language.preferredBy(lang);
    Optional<Duration> wait =
        ma.isBlank() ? Optional.empty() : limit.take(proxies.clientOf(request));
    if (wait.isPresent()) {
      long seconds = wait.get().toSeconds();
      return HttpResponse.status(HttpStatus.TOO_MANY_REQUESTS)
          .header(HttpHeaders.RETRY_AFTER, String.valueOf(seconds))
          .body(view(pages.busy(ma, language, seconds)));
    }
    return HttpResponse.ok(view(pages.page(ma, language)))
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  private static ModelAndView<?> view(CheckPage page) {
    return new ModelAndView<>("opendata/check", Map.of("page", page));
  }

  @Get(CheckPages.PROOF)
  HttpResponse<?> proof(
      HttpRequest<?> request,
      @QueryValue(defaultValue = "") String ma,
      @QueryValue(defaultValue = "") String tep) {
    Optional<Duration> wait = limit.take(proxies.clientOf(request));
    if (wait.isPresent()) {
      throw Refusal.retryLater(HttpStatus.TOO_MANY_REQUESTS, "too-many-requests", wait.get());
    }
    byte[] proof =
        pages.proof(ma, tep).orElseThrow(() -> Refusal.of(HttpStatus.NOT_FOUND, "not-found"));
    return HttpResponse.ok(proof)
        .contentType(MediaType.APPLICATION_JSON_TYPE)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"bang-chung.json\"");
  }
}
