package vn.thuocdo.staff;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.views.ModelAndView;
import java.util.Map;

/** Shows who changed what. */
@Controller(StaffArea.AUDIT)
@Secured({Roles.HOME_AFFAIRS, Roles.SUPERVISOR})
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
class AuditController {

  private static final int MOST_PAGES = 10_000;

  private final AuditRepository lines;
  private final VerifyAudit chain;
  private final StaffFrames frames;

  AuditController(AuditRepository lines, VerifyAudit chain, StaffFrames frames) {
    this.lines = lines;
    this.chain = chain;
    this.frames = frames;
  }

  /**
   * @param ai username; empty for everybody
   * @param viec code of what was done; empty for everything
   * @param trang 1 for the newest lines
   */
  @Get
  ModelAndView<?> show(
      StaffMember member,
      @QueryValue(defaultValue = "") String ai,
      @QueryValue(defaultValue = "") String viec,
      @QueryValue(defaultValue = "1") int trang) {
    int number = Math.clamp(trang, 1, MOST_PAGES);
    int skipped = (number - 1) * AuditPage.LINES;
    // One line more than shown tells whether there is a next page.
    var found = lines.listNewestFirst(ai, viec, AuditPage.LINES + 1, skipped);
    var search = new AuditPage.Search(ai, viec, number, chain.head());
    var page = AuditPage.of(frames, member, search, found, lines.listActors(), lines.listActions());
    return new ModelAndView<>("staff/audit", Map.of("page", page));
  }
}
