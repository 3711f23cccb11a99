package vn.thuocdo.staff;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.views.ModelAndView;
import java.util.Map;
import java.util.Optional;
import vn.thuocdo.text.Texts;

/** Where members change their own password. */
@Controller(StaffArea.PASSWORD)
@EveryRole
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
class PasswordController {

  private final ChangePassword changePassword;
  private final Sessions sessions;
  private final SessionCookie cookie;
  private final StaffFrames frames;

  PasswordController(
      ChangePassword changePassword, Sessions sessions, SessionCookie cookie, StaffFrames frames) {
    this.changePassword = changePassword;
    this.sessions = sessions;
    this.cookie = cookie;
    this.frames = frames;
  }

  @Get
  ModelAndView<?> show(StaffMember member, @QueryValue Optional<String> xong) {
    return page(member, "", xong.isPresent());
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> change(
      HttpRequest<?> request, StaffMember member, @Body Map<String, Object> form) {
    Optional<String> problem =
        changePassword.change(
            member,
            Form.field(form, "current"),
            Form.field(form, "wanted"),
            Form.field(form, "repeated"));
    if (problem.isPresent()) {
      return HttpResponse.unprocessableEntity().body(page(member, problem.get(), false));
    }
    String token = sessions.open(member.id(), member.language());
    return StaffArea.goTo(StaffArea.PASSWORD + "?xong=1").cookie(cookie.holding(token, request));
  }

  private ModelAndView<?> page(StaffMember member, String problem, boolean isDone) {
    var texts = Texts.of("staff", member.language());
    var frame = frames.frame(member, StaffArea.PASSWORD, texts.get("password.title"));
    var page =
        new PasswordPage(
            isDone ? frame.withFlash(texts.get("password.changed")) : frame,
            member.username(),
            texts.get("password.rule", String.valueOf(PasswordRule.SHORTEST)),
            texts.get("password.current"),
            texts.get("password.wanted"),
            texts.get("password.repeated"),
            texts.get("password.button"),
            problem.isEmpty() ? "" : texts.get(problem, String.valueOf(PasswordRule.SHORTEST)),
            StaffArea.PASSWORD,
            texts.get("second-factor.title"),
            StaffArea.SECOND_FACTOR,
            texts.get("everywhere.title"),
            texts.get("everywhere.intro"),
            texts.get("everywhere.button"),
            StaffArea.SIGN_OUT_EVERYWHERE);
    return new ModelAndView<>("staff/password", Map.of("page", page));
  }
}
