package vn.thuocdo.problem;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.util.List;

/** Answers a {@link Refusal} in the language of the one who asked. */
@Singleton
class RefusalHandler implements ExceptionHandler<Refusal, HttpResponse<?>> {

  private final Problems problems;

  RefusalHandler(Problems problems) {
    this.problems = problems;
  }

  @Override
  @SuppressWarnings("rawtypes") // as the interface has it
  public HttpResponse<?> handle(HttpRequest request, Refusal refusal) {
    HttpRequest<?> asked = request;
    var response =
        problems.answer(asked, refusal.status(), refusal.code(), refusal.values(), List.of());
    var wait = refusal.retryAfter();
    if (wait != null) {
      response.header(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, wait.toSeconds())));
    }
    return response;
  }
}
