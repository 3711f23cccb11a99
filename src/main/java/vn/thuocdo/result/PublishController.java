package vn.thuocdo.result;

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
import java.util.Map;
import java.util.Optional;
import vn.thuocdo.period.Period;
import vn.thuocdo.period.ReportingCalendar;
import vn.thuocdo.staff.Roles;
import vn.thuocdo.staff.StaffMember;

/** Where Sở Nội vụ looks at a period that is over, closes it and publishes it. */
@Controller(PublishController.PATH)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
class PublishController {

  static final String PATH = "/can-bo/cong-bo";

  private final Publish publish;
  private final PublishPages pages;

  PublishController(Publish publish, PublishPages pages) {
    this.publish = publish;
    this.pages = pages;
  }

  @Get
  @Secured({Roles.HOME_AFFAIRS, Roles.SUPERVISOR})
  ModelAndView<?> list(StaffMember member, @QueryValue Optional<String> xong) {
    return view("result/publish", pages.list(member, "", xong.orElse("")));
  }

  @Get("/xem")
  @Secured({Roles.HOME_AFFAIRS, Roles.SUPERVISOR})
  HttpResponse<?> preview(
      StaffMember member, @QueryValue Optional<String> ky, @QueryValue Optional<String> lich) {
    Optional<Period> period = period(ky.orElse(""), lich.orElse(""));
    if (period.isEmpty()) {
      return HttpResponse.badRequest(
          view("result/publish", pages.list(member, "publish.malformed", ky.orElse(""))));
    }
    return HttpResponse.ok(view("result/preview", pages.preview(member, period.get())));
  }

  /** The frame of staff pages checks the hidden field against forged requests. */
  @Post
  @Secured(Roles.HOME_AFFAIRS)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> publish(StaffMember member, @Body Map<String, Object> form) {
    String code = String.valueOf(form.getOrDefault("ky", ""));
    Optional<Period> period = period(code, String.valueOf(form.getOrDefault("lich", "")));
    if (period.isEmpty()) {
      return HttpResponse.badRequest(
          view("result/publish", pages.list(member, "publish.malformed", code)));
    }
    return switch (publish.publish(period.get(), member.username())) {
      case PublishOutcome.Published published -> done("published", period.get());
      case PublishOutcome.PublishedBefore before -> done("before", period.get());
      case PublishOutcome.NotEnded notEnded ->
          HttpResponse.status(io.micronaut.http.HttpStatus.CONFLICT)
              .body(view("result/publish", pages.list(member, "publish.not-ended", code)));
    };
  }

  private static HttpResponse<?> done(String what, Period period) {
    String code = period.calendar() + "_" + period.code().replace("..", "_");
    return HttpResponse.seeOther(URI.create(PATH + "?xong=" + what + "_" + code));
  }

  private static Optional<Period> period(String code, String calendar) {
    try {
      ReportingCalendar known =
          calendar.equals(ReportingCalendar.CALENDAR.name())
              ? ReportingCalendar.CALENDAR
              : ReportingCalendar.REPORTING;
      return Optional.of(Period.parse(code.strip(), known));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static ModelAndView<?> view(String template, Object page) {
    return new ModelAndView<>(template, Map.of("page", page));
  }
}
