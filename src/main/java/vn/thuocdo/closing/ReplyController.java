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
import java.util.Map;
import vn.thuocdo.staff.Roles;
import vn.thuocdo.staff.StaffMember;

/** Where a unit looks through its frozen figures before they are public, and agrees or objects. */
@Controller(ReplyController.PATH)
@Secured(Roles.UNIT_MANAGER)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
class ReplyController {

  static final String PATH = "/can-bo/doi-chieu";

  private final Replies replies;
  private final Closings closings;
  private final ReplyPages pages;

  ReplyController(Replies replies, Closings closings, ReplyPages pages) {
    this.replies = replies;
    this.closings = closings;
    this.pages = pages;
  }

  @Get
  ModelAndView<?> show(StaffMember member, @QueryValue(defaultValue = "") String xong) {
    return view(member, Attempt.NONE, xong);
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> reply(StaffMember member, @Body Map<String, Object> form) {
    boolean isObjection = !Formats.field(form, "dong-y").equals("co");
    String objection = isObjection ? Formats.field(form, "ly-do") : "";
    Outcome outcome =
        isObjection && objection.isEmpty()
            ? Outcome.NO_REASON
            : replies.reply(
                member,
                Formats.number(Formats.field(form, "so")),
                Formats.field(form, "don-vi"),
                objection);
    if (outcome.isRefused()) {
      var attempt = new Attempt(Formats.field(form, "don-vi"), outcome, form);
      return HttpResponse.unprocessableEntity().body(view(member, attempt, ""));
    }
    return HttpResponse.seeOther(
        URI.create(PATH + "?xong=" + (isObjection ? "khong-dong-y" : "dong-y")));
  }

  private ModelAndView<?> view(StaffMember member, Attempt attempt, String done) {
    var page = pages.page(member, closings.waitingFor(member), attempt, done);
    return new ModelAndView<>("closing/work", Map.of("page", page));
  }
}
