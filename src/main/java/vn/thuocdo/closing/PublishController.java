package vn.thuocdo.closing;

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
import io.micronaut.views.ModelAndView;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.period.Period;
import vn.thuocdo.staff.Roles;
import vn.thuocdo.staff.StaffMember;

/** Where Sở Nội vụ closes a period that is over, checks it, signs it, and corrects it. */
@Controller(PublishController.PATH)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
class PublishController {

  static final String PATH = "/can-bo/cong-bo";

  private final Workflow workflow;
  private final Replies replies;
  private final Closings closings;
  private final PeriodPages pages;

  PublishController(Workflow workflow, Replies replies, Closings closings, PeriodPages pages) {
    this.workflow = workflow;
    this.replies = replies;
    this.closings = closings;
    this.pages = pages;
  }

  @Get
  @Secured({Roles.HOME_AFFAIRS, Roles.SUPERVISOR})
  ModelAndView<?> list(StaffMember member) {
    return list(member, "");
  }

  @Get("/xem")
  @Secured({Roles.HOME_AFFAIRS, Roles.SUPERVISOR})
  HttpResponse<?> show(
      StaffMember member,
      @QueryValue(defaultValue = "") String ky,
      @QueryValue(defaultValue = "") String lich,
      @QueryValue(defaultValue = "") String xong) {
    Period period = Formats.readPeriod(ky.strip(), lich);
    if (period == null) {
      return HttpResponse.badRequest(list(member, ky));
    }
    return HttpResponse.ok(view(member, period, Attempt.NONE, xong));
  }

  /** The frame of staff pages checks the hidden field against forged requests. */
  @Post("/{step}")
  @Secured(Roles.HOME_AFFAIRS)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> take(StaffMember member, String step, @Body Map<String, Object> form) {
    String code = Formats.field(form, "ky");
    Period period = Formats.readPeriod(code, Formats.field(form, "lich"));
    if (period == null) {
      return HttpResponse.badRequest(list(member, code));
    }
    Outcome outcome = take(member.username(), step, period, form);
    if (outcome == null) {
      return HttpResponse.notFound(list(member, ""));
    }
    if (outcome.isRefused()) {
      return HttpResponse.status(HttpStatus.UNPROCESSABLE_ENTITY)
          .body(view(member, period, new Attempt(step, outcome, form), ""));
    }
    return HttpResponse.seeOther(
        URI.create(pages.url(period) + "&xong=" + (outcome == Outcome.DONE ? step : "truoc")));
  }

  /** Returns null for a step that there is not. */
  private @Nullable Outcome take(String who, String step, Period period, Map<String, Object> form) {
    long id = Formats.number(Formats.field(form, "so"));
    String reason = Formats.field(form, "ly-do");
    return switch (step) {
      case "dong" -> workflow.close(who, period);
      case "kiem" -> workflow.check(who, id);
      case "ky" -> sign(who, id, Formats.field(form, "luc"));
      case "mo-lai" -> workflow.reopen(who, id, reason);
      case "dinh-chinh" -> workflow.correct(who, period, reason);
      case "rut" -> workflow.withdraw(who, period, (int) id, reason);
      case "tra-loi" ->
          replies.answer(
              who,
              id,
              Formats.number(Formats.field(form, "y-kien")),
              reason,
              Formats.field(form, "dung").equals("co"));
      case "nhac" -> replies.remind(who, id) > 0 ? Outcome.DONE : Outcome.DONE_BEFORE;
      default -> null;
    };
  }

  private Outcome sign(String who, long id, String moment) {
    Instant at;
    try {
      at = moment.isEmpty() ? null : Formats.readMoment(moment);
    } catch (DateTimeException e) {
      return Outcome.MOMENT;
    }
    return workflow.sign(who, id, at);
  }

  private ModelAndView<?> list(StaffMember member, String malformed) {
    var page = pages.list(member, closings.list(), malformed);
    return new ModelAndView<>("closing/periods", Map.of("page", page));
  }

  private ModelAndView<?> view(StaffMember member, Period period, Attempt attempt, String done) {
    var page = pages.page(member, closings.details(period), attempt, done);
    return new ModelAndView<>("closing/period", Map.of("page", page));
  }
}
