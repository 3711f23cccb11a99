package vn.thuocdo.dossier;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Part;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.views.ModelAndView;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import vn.thuocdo.period.OfficeZone;
import vn.thuocdo.problem.Refusal;
import vn.thuocdo.staff.Role;
import vn.thuocdo.staff.Roles;
import vn.thuocdo.staff.StaffMember;
import vn.thuocdo.staff.UploadPages;
import vn.thuocdo.unit.Offices;
import vn.thuocdo.unit.OneStopPoint;
import vn.thuocdo.unit.ProcedureGroup;

/**
 * Where transactions come in by hand: a day's count of a point without a connection, or a file of
 * the one-stop software.
 */
@Controller(TransactionsPageController.PATH)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
class TransactionsPageController {

  static final String PATH = "/can-bo/giao-dich";

  private static final int LARGEST_COUNT = 99_999;
  private static final String GROUP_FIELD = "nhom-";

  private final CountedTransactions counted;
  private final ImportTransactions importTransactions;
  private final TransactionsPages pages;
  private final UploadPages uploads;
  private final Offices offices;
  private final InstantSource clock;

  TransactionsPageController(
      CountedTransactions counted,
      ImportTransactions importTransactions,
      TransactionsPages pages,
      UploadPages uploads,
      Offices offices,
      InstantSource clock) {
    this.counted = counted;
    this.importTransactions = importTransactions;
    this.pages = pages;
    this.uploads = uploads;
    this.offices = offices;
    this.clock = clock;
  }

  /**
   * @param diem code of the point that was counted
   * @param ngay the day, as {@code 2026-11-21}
   */
  @Get
  @Secured({Roles.HOME_AFFAIRS, Roles.UNIT_MANAGER, Roles.OPERATOR})
  ModelAndView<?> show(
      StaffMember member,
      @QueryValue(defaultValue = "") String diem,
      @QueryValue(defaultValue = "") String ngay,
      @QueryValue(defaultValue = "") String xong) {
    return view(pages.page(member, form(member, diem, ngay), xong));
  }

  @Post
  @Secured({Roles.HOME_AFFAIRS, Roles.UNIT_MANAGER})
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> enter(StaffMember member, @Body Map<String, Object> form) {
    var about = form(member, field(form, "diem"), field(form, "ngay"));
    Optional<OneStopPoint> point = about.point();
    Optional<Map<Long, Integer>> counts = counts(form);
    if (point.isEmpty() || about.isWrongDay() || counts.isEmpty()) {
      var refused = about.withProblem(counts.isEmpty() ? "count" : "day");
      return HttpResponse.unprocessableEntity().body(view(pages.page(member, refused, "")));
    }
    var codes = new HashMap<Long, String>();
    codes.put(0L, "-");
    offices.listProcedureGroups().forEach(group -> codes.put(group.id(), group.code()));
    counted.enter(member.username(), point.get(), about.day(), counts.get(), codes);
    return HttpResponse.seeOther(
        URI.create(
            PATH + "?diem=" + point.get().code() + "&ngay=" + about.day() + "&xong=counted"));
  }

  /**
   * @param thu what would happen is told and nothing stored, unless it is {@code khong}
   */
  @Post("/tep")
  @Secured({Roles.HOME_AFFAIRS, Roles.OPERATOR})
  @Consumes({MediaType.MULTIPART_FORM_DATA, MediaType.APPLICATION_FORM_URLENCODED})
  HttpResponse<?> load(
      HttpRequest<?> request,
      StaffMember member,
      @Part("tep") CompletedFileUpload file,
      @Part("thu") String thu)
      throws IOException {
    boolean isTrial = !thu.equals("khong");
    return uploads.page(
        request,
        member,
        pages.frame(member),
        PATH,
        file,
        (path, progress) -> {
          try (var in = Files.newInputStream(path)) {
            var report =
                isTrial
                    ? importTransactions.load(in, true, progress::done)
                    : importTransactions.loadAs(member.username(), in, progress::done);
            return pages.taken(member.language(), report, isTrial);
          }
        });
  }

  private TransactionsPages.Form form(StaffMember member, String point, String day) {
    LocalDate today = OfficeZone.today(clock);
    LocalDate chosen = today;
    boolean isWrongDay = false;
    try {
      chosen = day.isBlank() ? today : LocalDate.parse(day.strip());
    } catch (DateTimeParseException e) {
      isWrongDay = true;
    }
    isWrongDay |=
        chosen.isAfter(today) || chosen.isBefore(today.minusDays(ReadTransaction.OLDEST.toDays()));
    // Only among those that the member may see: a code in the address is no permission.
    Optional<OneStopPoint> known =
        offices.findPoint(point).filter(found -> member.maySee(found.unitId()));
    if (!point.isBlank() && known.isEmpty()) {
      throw Refusal.of(HttpStatus.NOT_FOUND, "not-found");
    }
    return new TransactionsPages.Form(known, chosen, isWrongDay, isWrongDay ? "day" : "");
  }

  /** Returns the counts of the form; empty when one of them is no count. */
  private Optional<Map<Long, Integer>> counts(Map<String, Object> form) {
    var counts = new HashMap<Long, Integer>();
    var groups = new HashMap<String, Long>();
    groups.put("-", 0L);
    for (ProcedureGroup group : offices.listProcedureGroups()) {
      groups.put(group.code(), group.id());
    }
    for (var group : groups.entrySet()) {
      String text = field(form, GROUP_FIELD + group.getKey()).strip();
      if (!text.isEmpty()) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > LARGEST_COUNT) {
          return Optional.empty();
        }
        counts.put(group.getValue(), Integer.valueOf(text));
      }
    }
    return Optional.of(counts);
  }

  /** Tells whether somebody may hand in files: whoever answers for all units at once. */
  static boolean mayLoad(StaffMember member) {
    return member.role() == Role.HOME_AFFAIRS || member.role() == Role.OPERATOR;
  }

  /** Tells whether somebody may say how many there were. */
  static boolean mayCount(StaffMember member) {
    return member.role() == Role.HOME_AFFAIRS || member.role() == Role.UNIT_MANAGER;
  }

  private static String field(Map<String, Object> form, String name) {
    return String.valueOf(form.getOrDefault(name, ""));
  }

  private static ModelAndView<?> view(TransactionsPage page) {
    return new ModelAndView<>("dossier/transactions", Map.of("page", page));
  }
}
