package vn.thuocdo.causes;

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
import java.util.Map;
import java.util.Optional;
import vn.thuocdo.period.Period;
import vn.thuocdo.staff.Roles;
import vn.thuocdo.staff.StaffMember;

/** Where staff find out why a share moved; unit managers see their own units. */
@Controller(CausesController.PATH)
@Secured({Roles.HOME_AFFAIRS, Roles.UNIT_MANAGER, Roles.SUPERVISOR})
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
class CausesController {

  static final String PATH = "/can-bo/vi-sao";
  static final String ASKED = PATH + "/ai-duoc-hoi";

  private final CausesPages pages;
  private final AskedPages askedPages;

  CausesController(CausesPages pages, AskedPages askedPages) {
    this.pages = pages;
    this.askedPages = askedPages;
  }

  @Get
  HttpResponse<?> show(
      StaffMember member,
      @QueryValue(value = "don-vi", defaultValue = "") String unit,
      @QueryValue(defaultValue = "") String ky) {
    Optional<Period> period = ky.isBlank() ? Optional.of(pages.running()) : Period.findQuarter(ky);
    var page =
        pages.page(member, period.orElseGet(pages::running), unit, period.isEmpty() ? ky : "");
    var view = new ModelAndView<>("causes/causes", Map.of("page", page));
    return period.isPresent() ? HttpResponse.ok(view) : HttpResponse.badRequest(view);
  }

  /** Where counters may ask fewer citizens, or those who are content; for Sở Nội vụ alone. */
  @Get("/ai-duoc-hoi")
  @Secured(Roles.HOME_AFFAIRS)
  HttpResponse<?> asked(StaffMember member, @QueryValue(defaultValue = "") String ky) {
    Optional<Period> period = ky.isBlank() ? Optional.of(pages.running()) : Period.findQuarter(ky);
    var page =
        askedPages.page(member, period.orElseGet(pages::running), period.isEmpty() ? ky : "");
    var view = new ModelAndView<>("causes/asked", Map.of("page", page));
    return period.isPresent() ? HttpResponse.ok(view) : HttpResponse.badRequest(view);
  }
}
