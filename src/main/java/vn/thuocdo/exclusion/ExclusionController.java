package vn.thuocdo.exclusion;

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
import io.micronaut.security.annotation.Secured;
import io.micronaut.views.ModelAndView;
import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import vn.thuocdo.period.Period;
import vn.thuocdo.staff.Roles;
import vn.thuocdo.staff.StaffMember;

/** Where Sở Nội vụ decides whether marked ratings count. */
@Controller(ExclusionController.PATH)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class ExclusionController {

  static final String PATH = "/can-bo/bat-thuong";

  private final Review review;
  private final Decide decide;
  private final ExclusionPages pages;

  ExclusionController(Review review, Decide decide, ExclusionPages pages) {
    this.review = review;
    this.decide = decide;
    this.pages = pages;
  }

  @Get
  @Secured({Roles.HOME_AFFAIRS, Roles.SUPERVISOR})
  HttpResponse<?> show(
      StaffMember member,
      @QueryValue(defaultValue = "") String ky,
      @QueryValue(defaultValue = "") String trang,
      @QueryValue(defaultValue = "") String xong) {
    Optional<Period> period = ky.isBlank() ? Optional.of(pages.running()) : Period.findQuarter(ky);
    var findings = review.of(period.orElseGet(pages::running), (int) number(trang, 1));
    String malformed = period.isPresent() ? "" : ky;
    var page = pages.page(member, findings, Attempt.NONE, xong, malformed);
    return period.isPresent() ? HttpResponse.ok(view(page)) : HttpResponse.badRequest(view(page));
  }

  @Post("/loai")
  @Secured(Roles.HOME_AFFAIRS)
  HttpResponse<?> exclude(StaffMember member, @Body Map<String, Object> form) {
    var about =
        new CounterDay(
            day(field(form, "ngay")),
            number(field(form, "diem"), 0),
            number(field(form, "quay"), 0));
    String reason = field(form, "ly-do");
    var attempt =
        new Attempt(
            DayRows.excludeId(about), reason, decide.exclude(member.username(), about, reason));
    return answer(member, form, attempt, "excluded");
  }

  @Post("/rut")
  @Secured(Roles.HOME_AFFAIRS)
  HttpResponse<?> withdraw(StaffMember member, @Body Map<String, Object> form) {
    long id = number(field(form, "quyet-dinh"), 0);
    String reason = field(form, "ly-do");
    var attempt =
        new Attempt(DayRows.withdrawId(id), reason, decide.withdraw(member.username(), id, reason));
    return answer(member, form, attempt, "withdrawn");
  }

  private HttpResponse<?> answer(
      StaffMember member, Map<String, Object> form, Attempt attempt, String done) {
    Period period = Period.findQuarter(field(form, "ky")).orElseGet(pages::running);
    int page = (int) number(field(form, "trang"), 1);
    if (attempt.isRefused()) {
      var findings = review.of(period, page);
      return HttpResponse.unprocessableEntity()
          .body(view(pages.page(member, findings, attempt, "", "")));
    }
    String what = attempt.outcome() == Decision.DONE ? done : "before";
    return HttpResponse.seeOther(URI.create(ExclusionPages.url(period, page) + "&xong=" + what));
  }

  /** A day that is none has no marked ratings, and the answer says so. */
  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      return LocalDate.EPOCH;
    }
  }

  private static long number(String text, long otherwise) {
    try {
      return Math.clamp(Long.parseLong(text), 0, Integer.MAX_VALUE);
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  private static String field(Map<String, Object> form, String name) {
    return String.valueOf(form.getOrDefault(name, ""));
  }

  private static ModelAndView<?> view(ExclusionPage page) {
    return new ModelAndView<>("exclusion/days", Map.of("page", page));
  }
}
