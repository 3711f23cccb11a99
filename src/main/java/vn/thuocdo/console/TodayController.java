package vn.thuocdo.console;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.views.ModelAndView;
import java.util.Map;
import java.util.Optional;
import vn.thuocdo.staff.EveryRole;
import vn.thuocdo.staff.StaffFrames;
import vn.thuocdo.staff.StaffMember;

/** The staff home: today at my counters. */
@Controller(TodayController.PATH)
@EveryRole
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
class TodayController {

  static final String PATH = "/can-bo";
  private static final String SECONDS_BETWEEN_REFRESHES = "60";

  private final Today today;
  private final TodayPages pages;

  TodayController(Today today, TodayPages pages) {
    this.today = today;
    this.pages = pages;
  }

  /**
   * Shows the day; refreshes itself only for who asked for it, because it moves under the reader.
   */
  @Get
  HttpResponse<?> show(
      StaffMember member, @QueryValue(StaffFrames.REFRESHES_ITSELF) Optional<String> refreshes) {
    var page = pages.page(member, today.asSeenBy(member), refreshes.isPresent());
    var response = HttpResponse.ok(new ModelAndView<>("console/today", Map.of("page", page)));
    return refreshes.isPresent() ? response.header("Refresh", SECONDS_BETWEEN_REFRESHES) : response;
  }
}
