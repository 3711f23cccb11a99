package vn.thuocdo.problem;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;

/** Answers a {@link Refusal} with problem+json in the language of the one who asked. */
@Singleton
class ProblemHandler implements ExceptionHandler<Refusal, HttpResponse<?>> {

  /** RFC 9457. */
  @Serdeable
  record Problem(String title, int status, String detail, String code) {}

  @Override
  public HttpResponse<?> handle(HttpRequest request, Refusal refusal) {
    Language language =
        Language.preferredBy(
            request.getHeaders().get(HttpHeaders.ACCEPT_LANGUAGE, String.class, ""));
    String detail = Texts.of("problem", language).get(refusal.code(), refusal.values());
    var response =
        HttpResponse.status(refusal.status())
            .contentType(MediaType.of("application/problem+json"))
            .body(
                new Problem(
                    refusal.status().getReason(),
                    refusal.status().getCode(),
                    detail,
                    refusal.code()));
    var wait = refusal.retryAfter();
    if (wait != null) {
      response.header(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, wait.toSeconds())));
    }
    return response;
  }
}
