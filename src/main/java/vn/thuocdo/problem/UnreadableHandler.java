package vn.thuocdo.problem;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.netty.handler.codec.DecoderException;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Answers a request that is not what it says it is: a form whose percent signs lead nowhere, bytes
 * that were never compressed. Nothing is logged: the decoder's message quotes what was sent, which
 * may be a password.
 */
@Singleton
class UnreadableHandler implements ExceptionHandler<DecoderException, HttpResponse<?>> {

  private final Problems problems;

  UnreadableHandler(Problems problems) {
    this.problems = problems;
  }

  @Override
  @SuppressWarnings("rawtypes") // as the interface has it
  public HttpResponse<?> handle(HttpRequest request, DecoderException failure) {
    HttpRequest<?> asked = request;
    return problems.answer(asked, HttpStatus.BAD_REQUEST, "unreadable", new Object[0], List.of());
  }
}
