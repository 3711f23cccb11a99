package vn.thuocdo.result;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.period.Period;
import vn.thuocdo.period.ReportingCalendar;
import vn.thuocdo.problem.Refusal;

/** Published figures for whoever wants to calculate with them. */
@Controller("/api/results")
@ExecuteOn(TaskExecutors.BLOCKING)
class ResultController {

  /** Caches may keep it, but ask whether there is a correction; the answer to that is short. */
  private static final String REVALIDATE = "public, max-age=0, must-revalidate";

  private final Publications publications;

  ResultController(Publications publications) {
    this.publications = publications;
  }

  /** Returns the newest version for a period, with the hash of its document. */
  @Get(value = "/{period}", produces = MediaType.APPLICATION_JSON)
  HttpResponse<byte[]> figures(
      HttpRequest<?> request, String period, @QueryValue @Nullable String calendar) {
    Publication found = find(period, calendar);
    return answer(request, found, ResultJson.withHash(found.text(), found.sha256()), "");
  }

  /** Returns the document byte for byte, so that anyone can take its SHA-256. */
  @Get(value = "/{period}/document", produces = MediaType.APPLICATION_JSON)
  HttpResponse<byte[]> document(
      HttpRequest<?> request, String period, @QueryValue @Nullable String calendar) {
    Publication found = find(period, calendar);
    return answer(request, found, found.text(), "-document");
  }

  private Publication find(String code, @Nullable String calendar) {
    Period period = parse(code, calendar == null ? ReportingCalendar.REPORTING.name() : calendar);
    return publications
        .find(period.calendar(), period.code())
        .orElseThrow(() -> Refusal.of(HttpStatus.NOT_FOUND, "period-not-published", period.code()));
  }

  private static Period parse(String code, String calendar) {
    ReportingCalendar known =
        Arrays.stream(ReportingCalendar.values())
            .filter(one -> one.name().equals(calendar))
            .findFirst()
            .orElseThrow(() -> Refusal.of(HttpStatus.BAD_REQUEST, "calendar-unknown", calendar));
    try {
      return Period.parse(code, known);
    } catch (IllegalArgumentException e) {
      throw Refusal.of(HttpStatus.BAD_REQUEST, "period-malformed", code);
    }
  }

  private static HttpResponse<byte[]> answer(
      HttpRequest<?> request, Publication publication, String text, String suffix) {
    String tag = "\"" + publication.sha256() + suffix + "\"";
    MutableHttpResponse<byte[]> response =
        isKnown(request, tag)
            ? HttpResponse.notModified()
            : HttpResponse.ok(text.getBytes(StandardCharsets.UTF_8));
    return response
        .header(HttpHeaders.ETAG, tag)
        .header(HttpHeaders.CACHE_CONTROL, REVALIDATE)
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
  }

  /** A server that compresses marks the tag as weak; it still names the same figures. */
  private static boolean isKnown(HttpRequest<?> request, String tag) {
    return request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH).stream()
        .flatMap(header -> Arrays.stream(header.split(",")))
        .map(String::strip)
        .anyMatch(known -> known.equals("*") || known.equals(tag) || known.equals("W/" + tag));
  }
}
