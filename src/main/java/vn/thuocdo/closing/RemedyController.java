package vn.thuocdo.closing;

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
import java.util.Map;
import vn.thuocdo.period.Period;
import vn.thuocdo.staff.Roles;
import vn.thuocdo.staff.StaffMember;

/** The register of remedies: Sở Nội vụ enters what was found, units what they do about it. */
@Controller(RemedyController.PATH)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class RemedyController {

  static final String PATH = "/can-bo/khac-phuc";

  private final Remedies remedies;
  private final RemedyPages pages;

  RemedyController(Remedies remedies, RemedyPages pages) {
    this.remedies = remedies;
    this.pages = pages;
  }

  @Get
  @Secured({Roles.HOME_AFFAIRS, Roles.UNIT_MANAGER, Roles.SUPERVISOR})
  ModelAndView<?> show(StaffMember member, @QueryValue(defaultValue = "") String xong) {
    return view(member, Attempt.NONE, xong);
  }

  @Post
  @Secured(Roles.HOME_AFFAIRS)
  HttpResponse<?> add(StaffMember member, @Body Map<String, Object> form) {
    Period period = Formats.readPeriod(Formats.field(form, "ky"), Formats.field(form, "lich"));
    Outcome outcome =
        period == null
            ? Outcome.DAY
            : remedies.add(
                member.username(),
                period,
                Formats.field(form, "don-vi"),
                Formats.field(form, "ly-do"),
                Formats.readDay(Formats.field(form, "han")));
    return answer(member, new Attempt("them", outcome, form), "them");
  }

  @Post("/bao-cao")
  @Secured({Roles.HOME_AFFAIRS, Roles.UNIT_MANAGER})
  HttpResponse<?> tell(StaffMember member, @Body Map<String, Object> form) {
    String day = Formats.field(form, "xong-ngay");
    LocalDate doneOn = Formats.readDay(day);
    Outcome outcome =
        !day.isEmpty() && doneOn == null
            ? Outcome.DAY
            : remedies.tell(
                member,
                Formats.number(Formats.field(form, "so")),
                (int) Formats.number(Formats.field(form, "lan")),
                Formats.field(form, "ly-do"),
                Formats.field(form, "trach-nhiem"),
                doneOn,
                Formats.field(form, "minh-chung"));
    return answer(member, new Attempt("bao-cao", outcome, form), "bao-cao");
  }

  private HttpResponse<?> answer(StaffMember member, Attempt attempt, String done) {
    return attempt.isRefused()
        ? HttpResponse.unprocessableEntity().body(view(member, attempt, ""))
        : HttpResponse.seeOther(URI.create(PATH + "?xong=" + done));
  }

  private ModelAndView<?> view(StaffMember member, Attempt attempt, String done) {
    var page = pages.page(member, remedies.list(member), attempt, done);
    return new ModelAndView<>("closing/work", Map.of("page", page));
  }
}
