package vn.thuocdo.dossier;

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
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import vn.thuocdo.dossier.IndicatorSet.Count;
import vn.thuocdo.dossier.IndicatorSet.Indicator;
import vn.thuocdo.period.Period;
import vn.thuocdo.period.ReportingCalendar;
import vn.thuocdo.problem.Refusal;
import vn.thuocdo.staff.Roles;
import vn.thuocdo.staff.StaffMember;
import vn.thuocdo.unit.Offices;
import vn.thuocdo.unit.Unit;

/** The nine indicators 0-1-2: a score beside the opinions, never mixed with them. */
@Controller(IndicatorController.PATH)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
class IndicatorController {

  static final String PATH = "/can-bo/chin-chi-so";

  private static final int HIGHEST_POINTS = 2;

  private final Indicators indicators;
  private final IndicatorPages pages;
  private final Offices offices;

  IndicatorController(Indicators indicators, IndicatorPages pages, Offices offices) {
    this.indicators = indicators;
    this.pages = pages;
    this.offices = offices;
  }

  /**
   * @param ky code of a period of the reporting calendar; the last quarter that is over when empty
   * @param dv code of the unit whose form is opened
   */
  @Get
  @Secured({Roles.HOME_AFFAIRS, Roles.UNIT_MANAGER, Roles.SUPERVISOR})
  HttpResponse<?> show(
      StaffMember member,
      @QueryValue(defaultValue = "") String ky,
      @QueryValue(defaultValue = "") String dv,
      @QueryValue(defaultValue = "") String xong) {
    Optional<Unit> unit = findUnit(member, dv);
    Optional<Period> period =
        ky.isBlank() ? Optional.of(pages.usualPeriod()) : findPeriod(ky.strip());
    return period
        .<HttpResponse<?>>map(
            one ->
                HttpResponse.ok(view(pages.page(member, one, unit, "", Map.of(), !xong.isEmpty()))))
        .orElseGet(
            () ->
                HttpResponse.badRequest(
                    view(
                        pages.page(member, pages.usualPeriod(), unit, "period", Map.of(), false))));
  }

  @Post
  @Secured(Roles.HOME_AFFAIRS)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> enter(StaffMember member, @Body Map<String, Object> form) {
    Period period = findPeriod(field(form, "ky")).orElseThrow(IndicatorController::notFound);
    Unit unit = findUnit(member, field(form, "dv")).orElseThrow(IndicatorController::notFound);
    IndicatorSet set = indicators.find(period).orElseThrow(IndicatorController::notFound);
    var counts = new HashMap<Integer, Count>();
    String problem = "";
    for (Indicator indicator : set.indicators()) {
      problem = problem.isEmpty() ? read(form, indicator, counts) : problem;
    }
    if (!problem.isEmpty()) {
      var typed = new HashMap<String, String>();
      form.forEach((name, value) -> typed.put(name, String.valueOf(value)));
      return HttpResponse.unprocessableEntity()
          .body(view(pages.page(member, period, Optional.of(unit), problem, typed, false)));
    }
    indicators.enter(member.username(), period, set, unit, counts);
    return HttpResponse.seeOther(
        URI.create(PATH + "?ky=" + period.code() + "&dv=" + unit.code() + "&xong=co"));
  }

  /** Puts down what is known of an indicator; returns the code of what is wrong, or nothing. */
  private static String read(
      Map<String, Object> form, Indicator indicator, Map<Integer, Count> counts) {
    int[] dossiers = new int[HIGHEST_POINTS + 1];
    int all = 0;
    for (int points = 0; points <= HIGHEST_POINTS; points++) {
      String text = field(form, IndicatorPages.nameOf(indicator, points));
      if (!text.matches("\\d{0,7}")) {
        return "count";
      }
      dossiers[points] = text.isEmpty() ? 0 : Integer.parseInt(text);
      all += dossiers[points];
    }
    if (!indicator.isPerDossier() && all > 1) {
      return "one";
    }
    if (all > 0) {
      counts.put(indicator.number(), new Count(dossiers[2], dossiers[1], dossiers[0]));
    }
    return "";
  }

  private static Optional<Period> findPeriod(String code) {
    return Period.find(code, ReportingCalendar.REPORTING);
  }

  /** Only among those that the member may see: a code in the address is no permission. */
  private Optional<Unit> findUnit(StaffMember member, String code) {
    return offices.findUnit(code).filter(unit -> member.maySee(unit.id()));
  }

  private static Refusal notFound() {
    return Refusal.of(HttpStatus.NOT_FOUND, "not-found");
  }

  private static String field(Map<String, Object> form, String name) {
    return String.valueOf(form.getOrDefault(name, "")).strip();
  }

  private static ModelAndView<?> view(IndicatorPage page) {
    return new ModelAndView<>("dossier/indicators", Map.of("page", page));
  }
}
