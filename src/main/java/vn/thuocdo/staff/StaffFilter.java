package vn.thuocdo.staff;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What holds for every request of somebody who is signed in. It asks who is signed in, not for the
 * path: a path can be written in many ways.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class StaffFilter implements Ordered {

  private static final Set<String> OPEN_BEFORE_A_NEW_PASSWORD =
      Set.of(StaffArea.PASSWORD, StaffArea.SIGN_OUT);

  private static final Set<String> OPEN_BEFORE_CODES =
      Set.of(
          StaffArea.SECOND_FACTOR,
          StaffArea.SECOND_FACTOR + SecondFactorPage.PICTURE,
          StaffArea.SECOND_FACTOR + SecondFactorPage.BEGIN,
          StaffArea.SECOND_FACTOR + SecondFactorPage.CONFIRM,
          StaffArea.SIGN_OUT);

  private final ForgedRequests forged;
  private final RefusedPages refused;

  StaffFilter(ForgedRequests forged, RefusedPages refused) {
    this.forged = forged;
    this.refused = refused;
  }

  /**
   * Stops forged requests, and sends whoever has a borrowed password, or no second factor where one
   * is needed, to get one.
   */
  @RequestFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Nullable HttpResponse<?> check(ServerHttpRequest<?> request) {
    Optional<LiveSession> session =
        request.getUserPrincipal(Authentication.class).flatMap(LiveSession::of);
    if (session.isEmpty()) {
      return null;
    }
    if (ForgedRequests.mayChange(request)
        && (forged.comesFromElsewhere(request)
            || !forged.carriesToken(request, session.get().member().csrfToken()))) {
      return refused.page(request, HttpStatus.FORBIDDEN, "refused.form");
    }
    if (session.get().mustChangePassword()) {
      return unlessIn(OPEN_BEFORE_A_NEW_PASSWORD, request, StaffArea.PASSWORD);
    }
    return session.get().mustBeginCodes()
        ? unlessIn(OPEN_BEFORE_CODES, request, StaffArea.SECOND_FACTOR)
        : null;
  }

  private static @Nullable HttpResponse<?> unlessIn(
      Set<String> open, HttpRequest<?> request, String first) {
    return open.contains(request.getPath()) ? null : StaffArea.goTo(first);
  }

  /** Keeps staff pages out of every cache, the Back button after signing out included. */
  @ResponseFilter
  void keepPrivate(HttpRequest<?> request, MutableHttpResponse<?> response) {
    if (StaffArea.holds(request)) {
      response.header("Cache-Control", "no-store");
    }
  }

  @Override
  public int getOrder() {
    return ServerFilterPhase.SECURITY.after();
  }
}
