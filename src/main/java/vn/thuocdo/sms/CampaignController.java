package vn.thuocdo.sms;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.views.ModelAndView;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import vn.thuocdo.period.OfficeZone;
import vn.thuocdo.period.Period;
import vn.thuocdo.period.PeriodKind;
import vn.thuocdo.period.ReportingCalendar;
import vn.thuocdo.staff.Roles;
import vn.thuocdo.staff.StaffFrames;
import vn.thuocdo.staff.StaffMember;

/** What becomes of the invitations of a quarter; unit managers see their own units. */
@Controller(CampaignController.PATH)
@Secured({Roles.HOME_AFFAIRS, Roles.UNIT_MANAGER, Roles.OPERATOR, Roles.SUPERVISOR})
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
class CampaignController {

  static final String PATH = "/can-bo/dot-moi";
  private static final String SECONDS_BETWEEN_REFRESHES = "10";

  private final CampaignReport reports;
  private final CampaignPages pages;
  private final InstantSource clock;

  CampaignController(CampaignReport reports, CampaignPages pages, InstantSource clock) {
    this.reports = reports;
    this.pages = pages;
    this.clock = clock;
  }

  /**
   * @param ky code of a quarter; whatever is none is the running one
   */
  @Get
  HttpResponse<?> show(
      StaffMember member,
      @QueryValue(defaultValue = "") String ky,
      @QueryValue(StaffFrames.REFRESHES_ITSELF) Optional<String> refreshes) {
    Period running =
        Period.current(PeriodKind.QUARTER, ReportingCalendar.REPORTING, OfficeZone.today(clock));
    Period quarter = Period.findQuarter(ky).orElse(running);
    var report = reports.of(quarter, member::maySee);
    var page = pages.page(member, running, quarter, report, refreshes.isPresent());
    var response = HttpResponse.ok(new ModelAndView<>("sms/campaign", Map.of("page", page)));
    return refreshes.isPresent() ? response.header("Refresh", SECONDS_BETWEEN_REFRESHES) : response;
  }
}
