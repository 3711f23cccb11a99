package vn.thuocdo.staff;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** Ends this session, or every one of this member. */
@Controller
@EveryRole
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class SignOutController {

  private final Sessions sessions;
  private final SessionCookie cookie;

  SignOutController(Sessions sessions, SessionCookie cookie) {
    this.sessions = sessions;
    this.cookie = cookie;
  }

  @Post(StaffArea.SIGN_OUT)
  HttpResponse<?> here(HttpRequest<?> request) {
    cookie.tokenIn(request).ifPresent(sessions::close);
    return goodbye(request);
  }

  @Post(StaffArea.SIGN_OUT_EVERYWHERE)
  HttpResponse<?> everywhere(HttpRequest<?> request, StaffMember member) {
    sessions.closeAllOf(member.id());
    return goodbye(request);
  }

  private HttpResponse<?> goodbye(HttpRequest<?> request) {
    return StaffArea.goTo(StaffArea.SIGN_IN).cookie(cookie.gone(request));
  }
}
