package vn.thuocdo.staff;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.authentication.DefaultAuthorizationExceptionHandler;
import jakarta.inject.Singleton;

/** Answers who may not go where they want to: sign in first, or not with this role. */
@Singleton
@Replaces(DefaultAuthorizationExceptionHandler.class)
class NotAllowed implements ExceptionHandler<AuthorizationException, HttpResponse<?>> {

  private final RefusedPages refused;

  NotAllowed(RefusedPages refused) {
    this.refused = refused;
  }

  @Override
  @SuppressWarnings("rawtypes") // as the interface has it
  public HttpResponse<?> handle(HttpRequest request, AuthorizationException exception) {
    HttpRequest<?> asked = request;
    if (!StaffArea.holds(asked)) {
      return HttpResponse.status(
          exception.isForbidden() ? HttpStatus.FORBIDDEN : HttpStatus.UNAUTHORIZED);
    }
    return exception.isForbidden()
        ? refused.page(asked, HttpStatus.FORBIDDEN, "refused.role")
        : StaffArea.goTo(StaffArea.signInFor(asked));
  }
}
