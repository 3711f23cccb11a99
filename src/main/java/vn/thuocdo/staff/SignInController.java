package vn.thuocdo.staff;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
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
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import vn.thuocdo.proxy.Proxies;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;

/** The door: name and password in, a session out. */
@Controller(StaffArea.SIGN_IN)
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
class SignInController {

  private final SignIn signIn;
  private final SessionCookie cookie;
  private final ForgedRequests forged;
  private final StaffFrames frames;
  private final Proxies proxies;

  SignInController(
      SignIn signIn,
      SessionCookie cookie,
      ForgedRequests forged,
      StaffFrames frames,
      Proxies proxies) {
    this.signIn = signIn;
    this.cookie = cookie;
    this.forged = forged;
    this.frames = frames;
    this.proxies = proxies;
  }

  @Get
  HttpResponse<?> show(
      HttpRequest<?> request, @QueryValue Optional<String> to, @QueryValue Optional<String> lang) {
    if (StaffMemberBinder.memberOf(request).isPresent()) {
      return StaffArea.goTo(StaffArea.safeReturn(to.orElse("")));
    }
    Language language = Language.preferredBy(lang.orElse(""));
    return HttpResponse.ok(page(language, to.orElse(""), "", ""));
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> enter(HttpRequest<?> request, @Body Map<String, Object> form) {
    Language language = Language.preferredBy(Form.field(form, "lang"));
    String to = Form.field(form, "to");
    String username = Form.field(form, "username");
    var texts = Texts.of("staff", language);
    if (forged.comesFromElsewhere(request)) {
      return HttpResponse.status(HttpStatus.FORBIDDEN)
          .body(page(language, to, "", texts.get("refused.form")));
    }
    String address = proxies.clientOf(request);
    return switch (signIn.attempt(
        username, Form.field(form, "password"), Form.field(form, "code"), address, language)) {
      case SignIn.Welcome welcome ->
          StaffArea.goTo(StaffArea.safeReturn(to)).cookie(cookie.holding(welcome.token(), request));
      case SignIn.Refused refused ->
          HttpResponse.status(HttpStatus.UNAUTHORIZED)
              .body(page(language, to, username, texts.get("sign-in.wrong")));
      case SignIn.TryLater later ->
          HttpResponse.status(HttpStatus.TOO_MANY_REQUESTS)
              .header("Retry-After", String.valueOf(later.delay().toSeconds() + 1))
              .body(page(language, to, username, laterSentence(texts, later.delay())));
    };
  }

  private static String laterSentence(Texts texts, Duration wait) {
    return wait.compareTo(Duration.ofMinutes(1)) <= 0
        ? texts.get("sign-in.later-seconds", String.valueOf(wait.toSeconds() + 1))
        : texts.get("sign-in.later-minutes", String.valueOf(wait.toMinutes() + 1));
  }

  private ModelAndView<?> page(Language language, String to, String username, String problem) {
    var texts = Texts.of("staff", language);
    String back = StaffArea.safeReturn(to);
    var page =
        new SignInPage(
            frames.frameOfNobody(language, StaffArea.SIGN_IN, texts.get("sign-in.title")),
            texts.get("sign-in.intro"),
            texts.get("username"),
            texts.get("password"),
            texts.get("sign-in.code"),
            texts.get("sign-in.code.hint"),
            texts.get("sign-in.button"),
            texts.get("sign-in.forgotten"),
            username,
            back.equals(StaffArea.ROOT) ? "" : back,
            problem,
            StaffArea.SIGN_IN);
    return new ModelAndView<>("staff/sign-in", Map.of("page", page));
  }
}
