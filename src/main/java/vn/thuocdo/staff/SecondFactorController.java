package vn.thuocdo.staff;

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
import io.micronaut.views.ModelAndView;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import vn.thuocdo.chart.QrPicture;
import vn.thuocdo.text.Texts;

/** Where members have a code asked for besides their password, or no longer. */
@Controller(StaffArea.SECOND_FACTOR)
@EveryRole
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class SecondFactorController {

  private final SecondFactor secondFactor;
  private final LockOut lockOut;
  private final StaffFrames frames;

  SecondFactorController(SecondFactor secondFactor, LockOut lockOut, StaffFrames frames) {
    this.secondFactor = secondFactor;
    this.lockOut = lockOut;
    this.frames = frames;
  }

  @Get
  ModelAndView<?> show(StaffMember member, @QueryValue(defaultValue = "") String xong) {
    return page(member, xong, "");
  }

  /** The secret as a picture that an authenticator reads from the screen. */
  @Get(SecondFactorPage.PICTURE)
  @Produces(MediaType.IMAGE_PNG)
  HttpResponse<byte[]> picture(StaffMember member) {
    var texts = Texts.of("staff", member.language());
    return secondFactor
        .begun(member.id())
        .map(secret -> OneTimeCodes.address(texts.get("system"), member.username(), secret))
        .map(QrPicture::png)
        .map(HttpResponse::ok)
        .orElseGet(() -> HttpResponse.status(HttpStatus.NOT_FOUND));
  }

  @Post(SecondFactorPage.BEGIN)
  HttpResponse<?> begin(StaffMember member) {
    secondFactor.begin(member);
    return StaffArea.goTo(StaffArea.SECOND_FACTOR);
  }

  @Post(SecondFactorPage.CONFIRM)
  HttpResponse<?> confirm(StaffMember member, @Body Map<String, Object> form) {
    return secondFactor.confirm(member, Form.field(form, "code"))
        ? StaffArea.goTo(StaffArea.SECOND_FACTOR + "?xong=on")
        : refused(member);
  }

  @Post(SecondFactorPage.END)
  HttpResponse<?> end(StaffMember member, @Body Map<String, Object> form) {
    // A forgotten open session must not be a way to guess codes without the lock-out.
    if (lockOut.take(member.username()).compareTo(Duration.ZERO) > 0
        || !secondFactor.end(member, Form.field(form, "code"))) {
      return refused(member);
    }
    lockOut.release(member.username());
    return StaffArea.goTo(StaffArea.SECOND_FACTOR + "?xong=off");
  }

  private HttpResponse<?> refused(StaffMember member) {
    return HttpResponse.unprocessableEntity().body(page(member, "", "second-factor.wrong"));
  }

  private ModelAndView<?> page(StaffMember member, String done, String problem) {
    var texts = Texts.of("staff", member.language());
    var frame = frames.frame(member, StaffArea.SECOND_FACTOR, texts.get("second-factor.title"));
    Optional<Instant> since = secondFactor.since(member.id());
    Optional<String> begun = secondFactor.begun(member.id());
    String state = since.isPresent() ? "on" : begun.isPresent() ? "begun" : "off";
    var page =
        new SecondFactorPage(
            texts.has("second-factor.done." + done)
                ? frame.withFlash(texts.get("second-factor.done." + done))
                : frame,
            texts.get("second-factor." + state, since.map(LocalTimes::dayOf).orElse("")),
            texts.get("second-factor.picture"),
            begun.map(secret -> secret.replaceAll("(.{4})(?=.)", "$1 ")).orElse(""),
            texts.get("second-factor.secret"),
            texts.get("second-factor.code"),
            texts.get("second-factor.button." + state),
            problem.isEmpty() ? "" : texts.get(problem),
            since.isPresent());
    return new ModelAndView<>("staff/second-factor", Map.of("page", page));
  }
}
