package vn.thuocdo.catalogue;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.thuocdo.problem.Refusal;
import vn.thuocdo.staff.Form;
import vn.thuocdo.staff.Roles;
import vn.thuocdo.staff.Sheet;
import vn.thuocdo.staff.StaffMember;
import vn.thuocdo.unit.Contact;
import vn.thuocdo.unit.Offices;
import vn.thuocdo.unit.Unit;

/** What one unit was and is called, its codes, and how citizens reach it. */
@Controller(UnitController.PATH)
@Secured({Roles.HOME_AFFAIRS, Roles.OPERATOR, Roles.SUPERVISOR})
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class UnitController {

  static final String PATH = CatalogueController.PATH + "/{code}";

  private final Offices offices;
  private final ChangeUnit changeUnit;
  private final UnitPages pages;

  UnitController(Offices offices, ChangeUnit changeUnit, UnitPages pages) {
    this.offices = offices;
    this.changeUnit = changeUnit;
    this.pages = pages;
  }

  @Get
  ModelAndView<?> show(
      StaffMember member, String code, @QueryValue(defaultValue = "") String xong) {
    return view(pages.page(member, unit(code), xong, List.of()));
  }

  /** An official code from a day on, or the right one for a stretch of time that began then. */
  @Post("/ma")
  @Secured({Roles.HOME_AFFAIRS, Roles.OPERATOR})
  HttpResponse<?> giveCode(StaffMember member, String code, @Body Map<String, Object> form) {
    Unit unit = unit(code);
    return answer(
        member,
        unit,
        "code",
        changeUnit.giveCode(
            member, unit, Form.field(form, "ma").strip(), Form.field(form, "tu").strip()));
  }

  @Post("/lien-he")
  @Secured({Roles.HOME_AFFAIRS, Roles.OPERATOR})
  HttpResponse<?> tellContact(StaffMember member, String code, @Body Map<String, Object> form) {
    Unit unit = unit(code);
    var contact =
        new Contact(
            Form.field(form, "chuc-danh").strip(),
            Form.field(form, "dien-thoai").strip(),
            Form.field(form, "thu").strip(),
            Form.field(form, "dia-chi").strip(),
            Form.field(form, "gio").strip());
    return answer(member, unit, "contact", changeUnit.tellContact(member, unit, contact));
  }

  private HttpResponse<?> answer(
      StaffMember member, Unit unit, String done, Optional<String> problem) {
    return problem.isEmpty()
        ? HttpResponse.seeOther(URI.create(PATH.replace("{code}", unit.code()) + "?xong=" + done))
        : HttpResponse.unprocessableEntity()
            .body(view(pages.page(member, unit, "", List.of(problem.get()))));
  }

  private Unit unit(String code) {
    return offices.findUnit(code).orElseThrow(() -> Refusal.of(HttpStatus.NOT_FOUND, "not-found"));
  }

  private static ModelAndView<?> view(Sheet page) {
    return new ModelAndView<>("staff/sheet", Map.of("page", page));
  }
}
