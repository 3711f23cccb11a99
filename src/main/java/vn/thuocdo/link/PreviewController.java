package vn.thuocdo.link;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.views.ModelAndView;
import java.util.Map;
import java.util.Optional;
import vn.thuocdo.problem.Refusal;
import vn.thuocdo.staff.Roles;
import vn.thuocdo.staff.StaffMember;
import vn.thuocdo.survey.Drafts;
import vn.thuocdo.survey.Questionnaire;
import vn.thuocdo.survey.Questionnaires;

/** A questionnaire as citizens see it: a published version by its number, or the draft. */
@Controller("/can-bo/phieu/{code}/{version}/xem")
@Secured({Roles.HOME_AFFAIRS, Roles.HEALTH_OWNER, Roles.EDUCATION_OWNER, Roles.SUPERVISOR})
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
class PreviewController {

  private static final String DRAFT = "nhap";

  private final Questionnaires questionnaires;
  private final Drafts drafts;
  private final FormPages pages;

  PreviewController(Questionnaires questionnaires, Drafts drafts, FormPages pages) {
    this.questionnaires = questionnaires;
    this.drafts = drafts;
    this.pages = pages;
  }

  @Get
  ModelAndView<?> show(StaffMember member, String code, String version) {
    Questionnaire questionnaire =
        find(code, version).orElseThrow(() -> Refusal.of(HttpStatus.NOT_FOUND, "not-found"));
    return new ModelAndView<>(
        "link/form", Map.of("page", pages.preview(questionnaire, member.language())));
  }

  private Optional<Questionnaire> find(String code, String version) {
    if (version.equals(DRAFT)) {
      return drafts.preview(code);
    }
    return version.matches("\\d{1,6}")
        ? questionnaires.find(code, Integer.parseInt(version))
        : Optional.empty();
  }
}
