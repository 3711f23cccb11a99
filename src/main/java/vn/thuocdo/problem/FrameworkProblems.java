package vn.thuocdo.problem;

import io.micronaut.context.annotation.Primary;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;
import java.util.List;
import java.util.Optional;

/**
 * Answers what was refused before any of our code was asked: an address, a method, a body or a
 * parameter that does not fit. What the framework says about it is not passed on.
 */
@Singleton
@Primary
class FrameworkProblems implements ErrorResponseProcessor<Object> {

  private static final Object[] NO_VALUES = {};

  private final Problems problems;

  FrameworkProblems(Problems problems) {
    this.problems = problems;
  }

  @Override
  @SuppressWarnings("unchecked") // a body of any kind
  public MutableHttpResponse<Object> processResponse(
      ErrorContext context, MutableHttpResponse<?> refused) {
    HttpStatus status = HttpStatus.valueOf(refused.code());
    List<String> fields = fieldsOf(context);
    MutableHttpResponse<?> answer =
        status == HttpStatus.BAD_REQUEST && !fields.isEmpty()
            ? problems.answer(
                context.getRequest(),
                status,
                "fields-wrong",
                new Object[] {String.join(", ", fields)},
                fields)
            : problems.answer(context.getRequest(), status, codeOf(status), NO_VALUES, fields);
    // What a method that is not allowed must say: which ones are.
    refused.getHeaders().getAll("Allow").forEach(allowed -> answer.header("Allow", allowed));
    return (MutableHttpResponse<Object>) answer;
  }

  private static String codeOf(HttpStatus status) {
    return switch (status) {
      case BAD_REQUEST -> "unreadable";
      case UNAUTHORIZED, FORBIDDEN -> "not-allowed";
      case NOT_FOUND -> "not-found";
      case METHOD_NOT_ALLOWED -> "method-not-allowed";
      case NOT_ACCEPTABLE -> "not-acceptable";
      case REQUEST_ENTITY_TOO_LARGE -> "too-large";
      case UNSUPPORTED_MEDIA_TYPE -> "media-type";
      default -> status.getCode() < 500 ? "refused" : "unexpected";
    };
  }

  private static List<String> fieldsOf(ErrorContext context) {
    Throwable cause = context.getRootCause().orElse(null);
    if (cause instanceof ConstraintViolationException violations) {
      return violations.getConstraintViolations().stream()
          .map(violation -> lastOf(violation.getPropertyPath().toString()))
          .distinct()
          .sorted()
          .toList();
    }
    if (cause instanceof ConversionErrorException conversion) {
      return List.of(conversion.getArgument().getName());
    }
    return context.getErrors().stream()
        .map(Error::getPath)
        .flatMap(Optional::stream)
        .map(path -> lastOf(path.replaceFirst("^/", "")))
        .filter(name -> name.matches("[A-Za-z0-9_.\\[\\]-]{1,60}"))
        .distinct()
        .toList();
  }

  /** The method and its argument, which the path starts with, mean nothing to the one who asked. */
  private static String lastOf(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }
}
