package vn.thuocdo.publicsite;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.period.Period;
import vn.thuocdo.period.ReportingCalendar;
import vn.thuocdo.problem.Refusal;
import vn.thuocdo.result.Publication;

/** Published figures for whoever wants to calculate with them. */
@Controller("/api/results")
@ExecuteOn(TaskExecutors.BLOCKING)
class ResultController {

  /** Caches may keep it, but ask whether there is a correction; the answer to that is short. */
  private static final String REVALIDATE = "public, max-age=0, must-revalidate";

  private final Editions editions;
  private final Memory memory;

  ResultController(Editions editions, Memory memory) {
    this.editions = editions;
    this.memory = memory;
  }

  /**
   * Returns the version for a period that the address is marked with, or the newest one, with the
   * hash of its document.
   */
  @Get(value = "/{period}", produces = MediaType.APPLICATION_JSON)
  HttpResponse<byte[]> figures(
      HttpRequest<?> request, String period, @QueryValue @Nullable String calendar) {
    Publication found = find(request, period, calendar);
    return answer(request, "figures/" + found.sha256(), found::textWithHash);
  }

  /** Returns the document byte for byte, so that anyone can take its SHA-256. */
  @Get(value = "/{period}/document", produces = MediaType.APPLICATION_JSON)
  HttpResponse<byte[]> document(
      HttpRequest<?> request, String period, @QueryValue @Nullable String calendar) {
    Publication found = find(request, period, calendar);
    return answer(request, "document/" + found.sha256(), found::text);
  }

  private Publication find(HttpRequest<?> request, String code, @Nullable String calendar) {
    check(code, calendar == null ? ReportingCalendar.REPORTING : Editions.calendar(calendar));
    return editions.marked(request, code).publication();
  }

  /** To a program a word that is no period is its mistake; to a reader it is a wrong address. */
  private static void check(String code, ReportingCalendar calendar) {
    try {
      Period.parse(code, calendar);
    } catch (IllegalArgumentException e) {
      throw Refusal.of(HttpStatus.BAD_REQUEST, "period-malformed", code);
    }
  }

  private HttpResponse<byte[]> answer(HttpRequest<?> request, String key, Supplier<String> text) {
    return memory
        .get(
            key,
            () ->
                Content.of(
                    MediaType.APPLICATION_JSON_TYPE, text.get().getBytes(StandardCharsets.UTF_8)))
        .answer(request, REVALIDATE);
  }
}
