package vn.thuocdo.problem;

import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.thuocdo.database.Transactions;

/** Answers what nobody foresaw: logged once, and nothing of it told to the one who asked. */
@Singleton
class UnexpectedHandler implements ExceptionHandler<Exception, HttpResponse<?>> {

  private static final Logger LOG = LoggerFactory.getLogger(UnexpectedHandler.class);
  private static final String RETRY_AFTER_SECONDS = "5";

  private final Problems problems;

  UnexpectedHandler(Problems problems) {
    this.problems = problems;
  }

  @Override
  @SuppressWarnings("rawtypes") // as the interface has it
  public HttpResponse<?> handle(HttpRequest request, Exception failure) {
    HttpRequest<?> asked = request;
    if (Transactions.isTemporary(failure)) {
      LOG.warn(
          "{} {}: the database is {}",
          asked.getMethodName(),
          routeOf(asked),
          Transactions.isFull(failure) ? "full" : "not able to do it now");
      return problems
          .answer(
              asked,
              HttpStatus.SERVICE_UNAVAILABLE,
              "database-unavailable",
              new Object[0],
              List.of())
          .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    LOG.error("{} {} failed", asked.getMethodName(), routeOf(asked), failure);
    return problems.answer(
        asked, HttpStatus.INTERNAL_SERVER_ERROR, "unexpected", new Object[0], List.of());
  }

  /** The pattern, neither the path nor parameters nor body: they may hold what people wrote. */
  private static String routeOf(HttpRequest<?> asked) {
    return BasicHttpAttributes.getUriTemplate(asked).orElse("none");
  }
}
