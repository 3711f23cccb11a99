package vn.thuocdo.target;

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
import java.math.BigDecimal;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.thuocdo.problem.Refusal;
import vn.thuocdo.rating.Respondent;
import vn.thuocdo.staff.Form;
import vn.thuocdo.staff.Roles;
import vn.thuocdo.staff.Sheet;
import vn.thuocdo.staff.StaffMember;
import vn.thuocdo.unit.Domain;
import vn.thuocdo.unit.Offices;
import vn.thuocdo.unit.Unit;

/** Where targets are set, adopted and let go, and where coverage is reported. */
@Controller(TargetController.PATH)
@Secured({Roles.HOME_AFFAIRS, Roles.HEALTH_OWNER, Roles.EDUCATION_OWNER, Roles.SUPERVISOR})
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class TargetController {

  static final String PATH = "/can-bo/chi-tieu";

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final int LONGEST_NAME = 300;

  private final Targets targets;
  private final Coverages coverages;
  private final TargetPages pages;
  private final Offices offices;

  TargetController(Targets targets, Coverages coverages, TargetPages pages, Offices offices) {
    this.targets = targets;
    this.coverages = coverages;
    this.pages = pages;
    this.offices = offices;
  }

  @Get
  ModelAndView<?> show(StaffMember member, @QueryValue(defaultValue = "") String xong) {
    return view(pages.page(member, xong, List.of()));
  }

  @Post
  HttpResponse<?> add(StaffMember member, @Body Map<String, Object> form) {
    Optional<Domain> domain = domain(form);
    domain.ifPresent(one -> requireOwner(member, one));
    Optional<BigDecimal> level = share(form, "muc");
    Optional<LocalDate> from = day(form, "tu");
    Optional<LocalDate> due = day(form, "den");
    String unitCode = Form.field(form, "don-vi").strip();
    Optional<Unit> unit = offices.findUnit(unitCode);
    if (domain.isEmpty()
        || level.isEmpty()
        || !isNamed(form)
        || from.isEmpty()
        || due.isEmpty()
        || due.get().isBefore(from.get())
        || (!unitCode.isEmpty() && unit.isEmpty())) {
      return refused(member, "refused.fields");
    }
    var target =
        new Target(
            code(form),
            Form.field(form, "ten").strip(),
            nameEn(form),
            domain.get(),
            respondent(form),
            unit.map(Unit::id).orElse(null),
            Form.field(form, "so-sanh").equals("GT") ? Comparator.GT : Comparator.GE,
            level.get(),
            from.get(),
            due.get(),
            Form.field(form, "nguon").strip(),
            true);
    return targets.add(member.username(), target, Form.field(form, "chu-tri").strip())
        ? done("added")
        : refused(member, "refused.twice");
  }

  @Post("/{code}/dung")
  HttpResponse<?> adopt(StaffMember member, String code) {
    requireOwner(member, known(code).domain());
    targets.setActive(member.username(), code, true);
    return done("adopted");
  }

  @Post("/{code}/thoi")
  HttpResponse<?> letGo(StaffMember member, String code) {
    requireOwner(member, known(code).domain());
    targets.setActive(member.username(), code, false);
    return done("dropped");
  }

  @Post("/bao-phu")
  @Secured(Roles.HOME_AFFAIRS)
  HttpResponse<?> addCoverage(StaffMember member, @Body Map<String, Object> form) {
    Optional<BigDecimal> level = share(form, "muc");
    Optional<BigDecimal> upper = share(form, "den-muc");
    Optional<LocalDate> from = day(form, "tu");
    Optional<LocalDate> due = day(form, "den");
    var rule =
        Arrays.stream(Coverage.Rule.values())
            .filter(one -> one.name().equals(Form.field(form, "so-sanh")))
            .findFirst();
    if (rule.isEmpty()
        || level.isEmpty()
        || !isNamed(form)
        || from.isEmpty()
        || due.isEmpty()
        || due.get().isBefore(from.get())
        || (rule.get() == Coverage.Rule.RANGE
            && upper.filter(end -> end.compareTo(level.get()) >= 0).isEmpty())) {
      return refused(member, "refused.fields");
    }
    var coverage =
        new Coverage(
            code(form),
            Form.field(form, "ten").strip(),
            nameEn(form),
            rule.get(),
            level.get(),
            rule.get() == Coverage.Rule.RANGE ? upper.get() : null,
            from.get(),
            due.get(),
            Form.field(form, "chu-tri").strip(),
            Form.field(form, "nguon").strip(),
            true,
            List.of());
    return coverages.add(member.username(), coverage)
        ? done("added")
        : refused(member, "refused.twice");
  }

  @Post("/bao-phu/{code}/dung")
  @Secured(Roles.HOME_AFFAIRS)
  HttpResponse<?> adoptCoverage(StaffMember member, String code) {
    coverages.setActive(member.username(), code, true);
    return done("adopted");
  }

  @Post("/bao-phu/{code}/thoi")
  @Secured(Roles.HOME_AFFAIRS)
  HttpResponse<?> letGoOfCoverage(StaffMember member, String code) {
    coverages.setActive(member.username(), code, false);
    return done("dropped");
  }

  @Post("/so-lieu")
  @Secured(Roles.HOME_AFFAIRS)
  HttpResponse<?> report(StaffMember member, @Body Map<String, Object> form) {
    String code = Form.field(form, "ma");
    Optional<LocalDate> day = day(form, "ngay");
    Optional<Long> reached = count(form, "dat");
    Optional<Long> ofAll = count(form, "tong");
    boolean isKnown = coverages.list().stream().anyMatch(one -> one.code().equals(code));
    if (!isKnown
        || day.isEmpty()
        || reached.isEmpty()
        || ofAll.filter(all -> all > 0 && all >= reached.get()).isEmpty()) {
      return refused(member, "refused.figure");
    }
    coverages.report(
        member.username(),
        code,
        new Coverage.Figure(
            day.get(), reached.get(), ofAll.get(), Form.field(form, "ghi-chu").strip()));
    return done("reported");
  }

  private Target known(String code) {
    return targets.list().stream()
        .filter(target -> target.code().equals(code))
        .findFirst()
        .orElseThrow(() -> Refusal.of(HttpStatus.NOT_FOUND, "not-found"));
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

  private static boolean isNamed(Map<String, Object> form) {
    String name = Form.field(form, "ten").strip();
    return code(form).matches("[A-Za-z0-9._-]{1,40}")
        && !name.isEmpty()
        && name.length() <= LONGEST_NAME
        && nameEn(form).length() <= LONGEST_NAME
        && Form.field(form, "nguon").strip().length() <= LONGEST_NAME
        && Form.field(form, "chu-tri").strip().length() <= 100;
  }

  private static String code(Map<String, Object> form) {
    return Form.field(form, "ma").strip();
  }

  private static String nameEn(Map<String, Object> form) {
    String name = Form.field(form, "ten-en").strip();
    return name.isEmpty() ? Form.field(form, "ten").strip() : name;
  }

  private static Optional<Domain> domain(Map<String, Object> form) {
    return Arrays.stream(Domain.values())
        .filter(one -> one.name().equals(Form.field(form, "linh-vuc")))
        .findFirst();
  }

  private static @org.jspecify.annotations.Nullable Respondent respondent(
      Map<String, Object> form) {
    return Arrays.stream(Respondent.values())
        .filter(one -> one != Respondent.UNKNOWN)
        .filter(one -> one.name().equals(Form.field(form, "doi-tuong")))
        .findFirst()
        .orElse(null);
  }

  /** Reads a percentage, with comma or point, as a share from 0 to 1. */
  private static Optional<BigDecimal> share(Map<String, Object> form, String name) {
    String text = Form.field(form, name).strip().replace("%", "").replace(',', '.');
    return text.matches("\\d{1,3}(\\.\\d{1,4})?")
        ? Optional.of(new BigDecimal(text).divide(HUNDRED))
            .filter(share -> share.compareTo(BigDecimal.ONE) <= 0)
        : Optional.empty();
  }

  private static Optional<Long> count(Map<String, Object> form, String name) {
    String text = Form.field(form, name).strip();
    return text.matches("\\d{1,9}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
  }

  private static Optional<LocalDate> day(Map<String, Object> form, String name) {
    try {
      return Optional.of(LocalDate.parse(Form.field(form, name).strip()))
          .filter(day -> day.getYear() >= 1990 && day.getYear() <= 2199);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private HttpResponse<?> refused(StaffMember member, String problem) {
    return HttpResponse.unprocessableEntity().body(view(pages.page(member, "", List.of(problem))));
  }

  private static HttpResponse<?> done(String what) {
    return HttpResponse.seeOther(URI.create(PATH + "?xong=" + what));
  }

  private static ModelAndView<?> view(Sheet page) {
    return new ModelAndView<>("staff/sheet", Map.of("page", page));
  }
}
