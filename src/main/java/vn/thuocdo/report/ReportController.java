package vn.thuocdo.report;

import io.micronaut.http.HttpHeaders;
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
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.thuocdo.closing.Drafts;
import vn.thuocdo.period.Period;
import vn.thuocdo.period.ReportingCalendar;
import vn.thuocdo.problem.Refusal;
import vn.thuocdo.result.Publications;
import vn.thuocdo.staff.Roles;
import vn.thuocdo.staff.StaffFrames;
import vn.thuocdo.staff.StaffMember;

/** Where Sở Nội vụ writes the report of a period, looks at it, and has all documents made. */
@Controller(ReportController.PATH)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class ReportController {

  static final String PATH = "/can-bo/bao-cao";

  private static final String SECONDS_BETWEEN_REFRESHES = "2";
  private static final String SAVED = "saved";

  private final Publications publications;
  private final Drafts drafts;
  private final WrittenTexts written;
  private final ReadTexts texts;
  private final ReportPages pages;
  private final MakeDocuments documents;
  private final DocumentJobs jobs;

  ReportController(
      Publications publications,
      Drafts drafts,
      WrittenTexts written,
      ReadTexts texts,
      ReportPages pages,
      MakeDocuments documents,
      DocumentJobs jobs) {
    this.publications = publications;
    this.drafts = drafts;
    this.written = written;
    this.texts = texts;
    this.pages = pages;
    this.documents = documents;
    this.jobs = jobs;
  }

  @Get
  @Secured(Roles.HOME_AFFAIRS)
  ModelAndView<?> list(StaffMember member) {
    return new ModelAndView<>("report/periods", Map.of("page", pages.list(member)));
  }

  @Get("/chung")
  @Secured(Roles.HOME_AFFAIRS)
  ModelAndView<?> facts(StaffMember member, @QueryValue(defaultValue = "") String xong) {
    return view(pages.facts(member, Writing.NONE, xong));
  }

  @Post("/chung")
  @Secured(Roles.HOME_AFFAIRS)
  HttpResponse<?> saveFacts(StaffMember member, @Body Map<String, Object> form) {
    List<String> fields = Arrays.stream(OfficeFact.values()).map(Enum::name).toList();
    Writing writing = save(member, "report-facts-saved", Scope.EVERY_REPORT, fields, form);
    return writing.isSaved()
        ? HttpResponse.seeOther(URI.create(PATH + "/chung?xong=" + SAVED))
        : conflict(writing, pages.facts(member, writing, ""));
  }

  @Get("/{calendar}/{code}")
  @Secured(Roles.HOME_AFFAIRS)
  HttpResponse<?> show(
      StaffMember member,
      String calendar,
      String code,
      @QueryValue(defaultValue = "") String xong) {
    Source source = any(calendar, code);
    ReportPage page = pages.page(member, source, Writing.NONE, xong);
    var response = HttpResponse.ok(view(page));
    return page.isRunning() ? response.header("Refresh", refresh(source)) : response;
  }

  /** Looking at a bar of progress keeps no session alive. */
  private static String refresh(Source source) {
    return SECONDS_BETWEEN_REFRESHES
        + "; url="
        + ReportPages.url(source)
        + "?"
        + StaffFrames.REFRESHES_ITSELF
        + "=1";
  }

  @Post("/{calendar}/{code}")
  @Secured(Roles.HOME_AFFAIRS)
  HttpResponse<?> save(
      StaffMember member, String calendar, String code, @Body Map<String, Object> form) {
    Source source = any(calendar, code);
    List<String> fields = Arrays.stream(Passage.values()).map(Enum::name).toList();
    Scope scope = Scope.of(source.document().toPeriod());
    Writing writing = save(member, "report-text-saved", scope, fields, form);
    return writing.isSaved()
        ? HttpResponse.seeOther(URI.create(ReportPages.url(source) + "?xong=" + SAVED))
        : conflict(writing, pages.page(member, source, writing, ""));
  }

  @Post("/{calendar}/{code}/lap")
  @Secured(Roles.HOME_AFFAIRS)
  HttpResponse<?> make(StaffMember member, String calendar, String code) {
    Source source = source(calendar, code);
    jobs.ask(source.document(), member.username());
    return HttpResponse.seeOther(URI.create(ReportPages.url(source)));
  }

  @Post("/{calendar}/{code}/dua-ra/{job}")
  @Secured(Roles.HOME_AFFAIRS)
  HttpResponse<?> release(StaffMember member, String calendar, String code, long job) {
    Source source = source(calendar, code);
    boolean isReleased = jobs.release(job, source.document().toPeriod(), member.username());
    return HttpResponse.seeOther(
        URI.create(ReportPages.url(source) + (isReleased ? "?xong=released" : "")));
  }

  @Get("/{calendar}/{code}/{file}")
  @Secured(Roles.HOME_AFFAIRS)
  @Produces(MediaType.ALL)
  HttpResponse<?> file(String calendar, String code, String file) {
    Source source =
        file.startsWith(MakeDocuments.DRAFT)
            ? draft(calendar, code).orElseThrow(ReportController::notFound)
            : source(calendar, code);
    byte[] bytes = documents.single(source, file).orElseThrow(ReportController::notFound);
    return attachment(file, source.document().period() + "-" + file, bytes);
  }

  @Get("/{calendar}/{code}/tat-ca/{job}.zip")
  @Secured(Roles.HOME_AFFAIRS)
  @Produces(MediaType.ALL)
  HttpResponse<?> archive(String calendar, String code, long job) {
    Source source = source(calendar, code);
    byte[] bytes =
        jobs.archive(job, source.document().toPeriod()).orElseThrow(ReportController::notFound);
    return attachment(".zip", source.document().period() + "-tai-lieu.zip", bytes);
  }

  private static HttpResponse<?> attachment(String file, String name, byte[] bytes) {
    return HttpResponse.ok(bytes)
        .contentType(FileTypes.of(file))
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition(file, name));
  }

  /** Browsers show what they can, and save the rest. */
  static String disposition(String file, String name) {
    return (file.endsWith(".pdf") ? "inline" : "attachment") + "; filename=\"" + name + "\"";
  }

  private Writing save(
      StaffMember member, String what, Scope scope, List<String> fields, Map<String, Object> form) {
    var edits = new HashMap<String, WrittenTexts.Edit>();
    for (String name : fields) {
      if (form.containsKey(name)) {
        // Browsers end lines as networks do.
        String text = field(form, name).replace("\r\n", "\n").strip();
        String untouched =
            scope.equals(Scope.EVERY_REPORT) ? texts.usual(OfficeFact.valueOf(name)) : "";
        edits.put(
            name, new WrittenTexts.Edit(text, number(field(form, name + ".revision")), untouched));
      }
    }
    boolean isTooLong =
        edits.values().stream().anyMatch(edit -> edit.text().length() > Passage.LONGEST);
    return isTooLong
        ? new Writing(edits, Map.of(), true)
        : new Writing(edits, written.save(member.username(), what, scope, edits), false);
  }

  private static HttpResponse<?> conflict(Writing writing, ReportPage page) {
    return HttpResponse.status(
            writing.isTooLong() ? HttpStatus.UNPROCESSABLE_ENTITY : HttpStatus.CONFLICT)
        .body(view(page));
  }

  private Source source(String calendar, String code) {
    return published(calendar, code).orElseThrow(ReportController::notFound);
  }

  /** What is published, or, before anything is, what is frozen. */
  private Source any(String calendar, String code) {
    return published(calendar, code)
        .or(() -> draft(calendar, code))
        .orElseThrow(ReportController::notFound);
  }

  private Optional<Source> published(String calendar, String code) {
    return period(calendar, code)
        .flatMap(period -> publications.find(period.calendar(), period.code()))
        .map(Source::of);
  }

  private Optional<Source> draft(String calendar, String code) {
    return period(calendar, code).flatMap(drafts::find).map(Source::of);
  }

  private static Optional<Period> period(String calendar, String code) {
    try {
      return Optional.of(Period.parse(code, ReportingCalendar.valueOf(calendar)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static Refusal notFound() {
    return Refusal.of(HttpStatus.NOT_FOUND, "not-found");
  }

  private static String field(Map<String, Object> form, String name) {
    return String.valueOf(form.getOrDefault(name, ""));
  }

  private static ModelAndView<?> view(ReportPage page) {
    return new ModelAndView<>("report/writing", Map.of("page", page));
  }
}
