package vn.thuocdo.survey;

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
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import vn.thuocdo.period.OfficeZone;
import vn.thuocdo.problem.Refusal;
import vn.thuocdo.staff.Form;
import vn.thuocdo.staff.Roles;
import vn.thuocdo.staff.Sheet;
import vn.thuocdo.staff.StaffMember;
import vn.thuocdo.unit.Domain;

/**
 * Where questionnaires are read, written and published. Sở Nội vụ may do everything; Sở Y tế and Sở
 * GD&ĐT write those of their own domain.
 */
@Controller(QuestionnaireController.PATH)
@Secured({Roles.HOME_AFFAIRS, Roles.HEALTH_OWNER, Roles.EDUCATION_OWNER, Roles.SUPERVISOR})
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class QuestionnaireController {

  static final String PATH = "/can-bo/phieu";

  private static final String CODE = "[A-Z0-9_]{1,40}";

  private final Questionnaires questionnaires;
  private final Drafts drafts;
  private final Uses uses;
  private final Scales scales;
  private final QuestionnairePages pages;
  private final InstantSource clock;

  QuestionnaireController(
      Questionnaires questionnaires,
      Drafts drafts,
      Uses uses,
      Scales scales,
      QuestionnairePages pages,
      InstantSource clock) {
    this.questionnaires = questionnaires;
    this.drafts = drafts;
    this.uses = uses;
    this.scales = scales;
    this.pages = pages;
    this.clock = clock;
  }

  @Get
  ModelAndView<?> list(StaffMember member, @QueryValue(defaultValue = "") String xong) {
    return view(pages.list(member, xong, List.of(), Map.of()));
  }

  /** Chooses what stands behind links and QR codes. */
  @Post("/dung")
  @Secured(Roles.HOME_AFFAIRS)
  HttpResponse<?> use(StaffMember member, @Body Map<String, Object> form) {
    String[] name = Form.field(form, "phieu").split("@", 2);
    LocalDate from = day(Form.field(form, "tu"));
    Questionnaire chosen =
        name.length == 2 && name[1].matches("\\d{1,6}")
            ? questionnaires.find(name[0], Integer.parseInt(name[1])).orElseThrow(this::gone)
            : null;
    if (chosen == null
        || chosen.questions().stream().noneMatch(Question::isHeadline)
        || from.isBefore(OfficeZone.today(clock))) {
      return refused(pages.list(member, "", List.of("use.refused"), Map.of()));
    }
    uses.choose(member.username(), chosen, from);
    return HttpResponse.seeOther(URI.create(PATH + "?xong=use"));
  }

  /** Begins a questionnaire from nothing. */
  @Post("/soan")
  HttpResponse<?> beginNew(StaffMember member, @Body Map<String, Object> form) {
    String code = Form.field(form, "ma").strip();
    Domain domain = oneOf(Domain.values(), Form.field(form, "linh-vuc"));
    requireOwner(member, domain);
    Draft draft =
        Draft.begun(
            code,
            domain,
            oneOf(Population.values(), Form.field(form, "ai")),
            Form.field(form, "ten"),
            Form.field(form, "ten-en"));
    if (!code.matches(CODE) || !drafts.begin(member.username(), draft)) {
      return refused(pages.list(member, "", List.of("new.refused"), form));
    }
    return HttpResponse.seeOther(URI.create(draftPath(code)));
  }

  @Post("/{code}/{version}/soan")
  HttpResponse<?> begin(StaffMember member, String code, int version) {
    Questionnaire from = questionnaires.find(code, version).orElseThrow(this::gone);
    requireOwner(member, from.domain());
    drafts.begin(member.username(), from);
    return HttpResponse.seeOther(URI.create(draftPath(code)));
  }

  @Get("/{code}/nhap")
  ModelAndView<?> draft(
      StaffMember member, String code, @QueryValue(defaultValue = "") String xong) {
    Draft draft = drafts.find(code).orElseThrow(this::gone);
    return view(pages.draft(member, draft, xong, mayWrite(member, domainOf(draft))));
  }

  @Post("/{code}/nhap/dau")
  HttpResponse<?> head(StaffMember member, String code, @Body Map<String, Object> form) {
    return change(member, code, draft -> draft.with(head(form)));
  }

  @Post("/{code}/nhap/yeu-to")
  HttpResponse<?> factor(StaffMember member, String code, @Body Map<String, Object> form) {
    return change(
        member,
        code,
        draft ->
            draft.withFactor(
                Form.field(form, "ma").strip(),
                Form.field(form, "ten"),
                Form.field(form, "ten-en")));
  }

  @Post("/{code}/nhap/cau")
  HttpResponse<?> question(StaffMember member, String code, @Body Map<String, Object> form) {
    return change(
        member, code, draft -> draft.with(Form.field(form, "ma").strip(), item(form), scales));
  }

  @Post("/{code}/nhap/bo-cau")
  HttpResponse<?> remove(StaffMember member, String code, @Body Map<String, Object> form) {
    return change(member, code, draft -> draft.without(Form.field(form, "ma")));
  }

  @Post("/{code}/nhap/bo")
  HttpResponse<?> drop(StaffMember member, String code) {
    requireOwner(member, domainOf(drafts.find(code).orElseThrow(this::gone)));
    drafts.drop(member.username(), code);
    return HttpResponse.seeOther(URI.create(PATH + "?xong=dropped"));
  }

  @Post("/{code}/nhap/cong-bo")
  HttpResponse<?> publish(StaffMember member, String code) {
    Draft draft = drafts.find(code).orElseThrow(this::gone);
    requireOwner(member, domainOf(draft));
    return drafts.publish(member.username(), draft).isEmpty()
        ? HttpResponse.seeOther(URI.create(PATH + "?xong=published"))
        : refused(pages.draft(member, draft, "", true));
  }

  private HttpResponse<?> change(StaffMember member, String code, UnaryOperator<Draft> change) {
    Draft draft = drafts.find(code).orElseThrow(this::gone);
    requireOwner(member, domainOf(draft));
    drafts.save(member.username(), change.apply(draft));
    return HttpResponse.seeOther(URI.create(draftPath(code) + "?xong=saved"));
  }

  private static Draft.Head head(Map<String, Object> form) {
    return new Draft.Head(
        Form.field(form, "ten"),
        Form.field(form, "ten-en"),
        Form.field(form, "nguon"),
        Form.field(form, "nguon-en"),
        Form.field(form, "cong-thuc"),
        Form.field(form, "tu"),
        Form.field(form, "den"),
        Form.field(form, "gop-y"),
        Form.field(form, "gop-y-en"),
        !Form.field(form, "doi-chieu").isEmpty());
  }

  private static Draft.Item item(Map<String, Object> form) {
    String place = Form.field(form, "thu-tu");
    return new Draft.Item(
        Form.field(form, "cau"),
        Form.field(form, "cau-en"),
        Form.field(form, "thang"),
        Form.field(form, "yeu-to"),
        place.matches("\\d{1,3}") ? Integer.parseInt(place) : Integer.MAX_VALUE,
        !Form.field(form, "chinh").isEmpty(),
        !Form.field(form, "tu-chon").isEmpty(),
        !Form.field(form, "mat").isEmpty(),
        !Form.field(form, "khong-y-kien").isEmpty(),
        Form.field(form, "lua-chon"),
        Form.field(form, "khi"));
  }

  static boolean mayWrite(StaffMember member, Domain domain) {
    return switch (member.role()) {
      case HOME_AFFAIRS -> true;
      case HEALTH_OWNER -> domain == Domain.HEALTH;
      case EDUCATION_OWNER -> domain == Domain.EDUCATION;
      default -> false;
    };
  }

  private static void requireOwner(StaffMember member, Domain domain) {
    if (!mayWrite(member, domain)) {
      throw Refusal.of(HttpStatus.FORBIDDEN, "not-allowed");
    }
  }

  static Domain domainOf(Draft draft) {
    String domain = Tree.text(draft.tree(), "domain");
    return domain.isEmpty() ? Domain.ADMINISTRATION : Domain.valueOf(domain);
  }

  static String draftPath(String code) {
    return PATH + "/" + (code.matches(CODE) ? code : "x") + "/nhap";
  }

  private static <E extends Enum<E>> E oneOf(E[] values, String name) {
    return Arrays.stream(values)
        .filter(value -> value.name().equals(name))
        .findFirst()
        .orElseThrow(() -> Refusal.of(HttpStatus.BAD_REQUEST, "unreadable"));
  }

  /** A day that is none lies before every day that can be chosen. */
  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      return LocalDate.MIN;
    }
  }

  private Refusal gone() {
    return Refusal.of(HttpStatus.NOT_FOUND, "not-found");
  }

  private static HttpResponse<?> refused(Sheet page) {
    return HttpResponse.unprocessableEntity().body(view(page));
  }

  private static ModelAndView<?> view(Sheet page) {
    return new ModelAndView<>("staff/sheet", Map.of("page", page));
  }
}
