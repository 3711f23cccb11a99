package vn.thuocdo.paper;

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
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.thuocdo.period.OfficeZone;
import vn.thuocdo.problem.Refusal;
import vn.thuocdo.rating.Place;
import vn.thuocdo.staff.Form;
import vn.thuocdo.staff.Roles;
import vn.thuocdo.staff.Sheet;
import vn.thuocdo.staff.StaffMember;
import vn.thuocdo.survey.Questionnaire;
import vn.thuocdo.survey.Questionnaires;
import vn.thuocdo.unit.Counter;
import vn.thuocdo.unit.Offices;
import vn.thuocdo.unit.OneStopPoint;
import vn.thuocdo.unit.Unit;

/** Where bundles of paper forms are entered, typed twice, compared and counted. */
@Controller(PaperController.PATH)
@Secured({Roles.HOME_AFFAIRS, Roles.UNIT_MANAGER})
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class PaperController {

  static final String PATH = "/can-bo/phieu-giay";

  private static final int SHOWN_DAYS = 100;
  private static final int LARGEST_BUNDLE = 500;
  private static final int MOST_ISSUED = 100_000;
  private static final int LONGEST_NAME = 40;

  private final Bundles bundles;
  private final BundlePages pages;
  private final Offices offices;
  private final Questionnaires questionnaires;
  private final InstantSource clock;

  PaperController(
      Bundles bundles,
      BundlePages pages,
      Offices offices,
      Questionnaires questionnaires,
      InstantSource clock) {
    this.bundles = bundles;
    this.pages = pages;
    this.offices = offices;
    this.questionnaires = questionnaires;
    this.clock = clock;
  }

  @Get
  ModelAndView<?> list(StaffMember member, @QueryValue(defaultValue = "") String xong) {
    return view(list(member, xong, ""));
  }

  private Sheet list(StaffMember member, String done, String problem) {
    LocalDate today = OfficeZone.today(clock);
    List<Bundles.Opened> seen =
        bundles.listSince(today.minusDays(SHOWN_DAYS)).stream()
            .filter(opened -> member.maySee(opened.bundle().place().unitId()))
            .toList();
    return pages.list(member, seen, today, done, problem);
  }

  @Post
  HttpResponse<?> add(StaffMember member, @Body Map<String, Object> form) {
    Optional<Bundle> bundle = bundle(member, form);
    Bundles.Outcome outcome =
        bundle.isEmpty() ? null : bundles.add(member.username(), bundle.get());
    return outcome == Bundles.Outcome.DONE
        ? HttpResponse.seeOther(URI.create(PATH + "?xong=bundle"))
        : HttpResponse.unprocessableEntity()
            .body(view(list(member, "", outcome == null ? "bundle" : outcome.name())));
  }

  /** Returns the bundle that a form tells of; empty when something about it is wrong. */
  private Optional<Bundle> bundle(StaffMember member, Map<String, Object> form) {
    String name = Form.field(form, "ten").strip();
    LocalDate day = FormRow.day(Form.field(form, "ngay").strip());
    int issued = number(form, "phat", MOST_ISSUED);
    int returned = number(form, "thu", LARGEST_BUNDLE);
    // Only among those that the member may see: a code in the form is no permission.
    String[] place = Form.field(form, "noi").split(" ", 2);
    Optional<OneStopPoint> point =
        offices.findPoint(place[0]).filter(found -> member.maySee(found.unitId()));
    Optional<Questionnaire> questionnaire =
        questionnaires.list().stream()
            .filter(one -> one.reference().equals(Form.field(form, "mau")))
            .findFirst();
    if (name.isEmpty()
        || name.length() > LONGEST_NAME
        || day == null
        || day.isAfter(OfficeZone.today(clock))
        || returned < 1
        || issued < returned
        || point.isEmpty()
        || questionnaire.isEmpty()
        || !isAliveOn(point.get(), day)) {
      return Optional.empty();
    }
    long counter =
        place.length < 2
            ? Place.NOT_TOLD
            : offices
                .findCounter(point.get().id(), place[1])
                .map(Counter::id)
                .orElse(Place.NOT_TOLD);
    return Optional.of(
        new Bundle(
            0,
            name,
            new Place(point.get().unitId(), point.get().id(), counter, Place.NOT_TOLD),
            questionnaire.get(),
            day,
            issued,
            returned,
            null,
            null,
            null));
  }

  private boolean isAliveOn(OneStopPoint point, LocalDate day) {
    LocalDate end = point.validTo();
    return !day.isBefore(point.validFrom())
        && (end == null || !day.isAfter(end))
        && offices.findUnit(point.unitId()).filter((Unit unit) -> unit.isAliveOn(day)).isPresent();
  }

  /** Shows a bundle with the next form that this member has not typed. */
  @Get("/{id}")
  ModelAndView<?> show(
      StaffMember member,
      long id,
      @QueryValue(defaultValue = "0") int so,
      @QueryValue(defaultValue = "") String xong) {
    return view(pages.bundle(member, opened(member, id), so, xong, ""));
  }

  @Post("/{id}/nhap")
  HttpResponse<?> type(StaffMember member, long id, @Body Map<String, Object> form) {
    Bundles.Opened opened = opened(member, id);
    int number = number(form, "so", opened.bundle().returned());
    Optional<String> typed = typed(opened.bundle(), form);
    String problem =
        typed.isEmpty()
            ? "form"
            : problem(bundles.type(member.username(), id, number, typed.get()));
    return problem.isEmpty()
        ? HttpResponse.seeOther(URI.create(PATH + "/" + id))
        : HttpResponse.unprocessableEntity()
            .body(view(pages.bundle(member, opened(member, id), number, "", problem)));
  }

  @Get("/{id}/khac")
  ModelAndView<?> compare(StaffMember member, long id) {
    return view(pages.differences(member, opened(member, id), ""));
  }

  @Post("/{id}/khac")
  HttpResponse<?> settle(StaffMember member, long id, @Body Map<String, Object> form) {
    Bundles.Opened opened = opened(member, id);
    int number = number(form, "so", opened.bundle().returned());
    Optional<String> typed = typed(opened.bundle(), form);
    String problem =
        typed.isEmpty()
            ? "form"
            : problem(bundles.settle(member.username(), id, number, typed.get()));
    return problem.isEmpty()
        ? HttpResponse.seeOther(URI.create(PATH + "/" + id + "/khac"))
        : HttpResponse.unprocessableEntity()
            .body(view(pages.differences(member, opened(member, id), problem)));
  }

  @Post("/{id}/dem")
  HttpResponse<?> count(StaffMember member, long id) {
    opened(member, id);
    String problem = problem(bundles.count(member.username(), id));
    return problem.isEmpty()
        ? HttpResponse.seeOther(URI.create(PATH + "/" + id + "?xong=counted"))
        : HttpResponse.unprocessableEntity()
            .body(view(pages.bundle(member, opened(member, id), 0, "", problem)));
  }

  private Bundles.Opened opened(StaffMember member, long id) {
    return bundles
        .find(id)
        .filter(opened -> member.maySee(opened.bundle().place().unitId()))
        .orElseThrow(() -> Refusal.of(HttpStatus.NOT_FOUND, "not-found"));
  }

  private static Optional<String> typed(Bundle bundle, Map<String, Object> form) {
    if (!Form.field(form, "huy").isEmpty()) {
      return Optional.of(TypedForm.VOID);
    }
    var typedForm = new TypedForm(bundle.questionnaire());
    return typedForm.written(
        Form.field(form, "diem"),
        typedForm.boxes().stream()
            .map(question -> Form.field(form, BundlePages.BOX + question.code()))
            .toList());
  }

  private static String problem(Bundles.Outcome outcome) {
    return outcome == Bundles.Outcome.DONE ? "" : outcome.name();
  }

  /** Returns the number in a field; 0 for none, and for one that is too large. */
  private static int number(Map<String, Object> form, String name, int most) {
    String text = Form.field(form, name).strip();
    int number = text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
    return number <= most ? number : 0;
  }

  private static ModelAndView<?> view(Sheet page) {
    return new ModelAndView<>("staff/sheet", Map.of("page", page));
  }
}
