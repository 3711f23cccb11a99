package vn.thuocdo.report;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.views.ModelAndView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import vn.thuocdo.period.Period;
import vn.thuocdo.period.ReportingCalendar;
import vn.thuocdo.problem.Refusal;
import vn.thuocdo.publicsite.Links;
import vn.thuocdo.publicsite.PageFrame;
import vn.thuocdo.result.Publication;
import vn.thuocdo.result.Publications;
import vn.thuocdo.result.ResultDocument;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;

/** The documents that Sở Nội vụ has let everybody read. */
@Controller("/ket-qua/{code}/tai-lieu")
@ExecuteOn(TaskExecutors.BLOCKING)
class DocumentsController {

  /** The number of a job names its files for ever. */
  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  private final Publications publications;
  private final DocumentJobs jobs;

  DocumentsController(Publications publications, DocumentJobs jobs) {
    this.publications = publications;
    this.jobs = jobs;
  }

  @Get
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<?> list(
      String code,
      @QueryValue(defaultValue = "") String calendar,
      @QueryValue(defaultValue = "") String lang) {
    Language language = Language.preferredBy(lang);
    Period period = period(code, calendar);
    ResultDocument document =
        publications
            .find(period.calendar(), period.code())
            .map(Publication::document)
            .orElseThrow(DocumentsController::notFound);
    DocumentsPage page = page(document, jobs.released(period), language);
    return HttpResponse.ok(new ModelAndView<>("report/documents", Map.of("page", page)))
        .header(HttpHeaders.CACHE_CONTROL, "no-cache");
  }

  @Get("/{job}/{+file}")
  @Produces(MediaType.ALL)
  HttpResponse<?> file(
      HttpRequest<?> request,
      String code,
      long job,
      String file,
      @QueryValue(defaultValue = "") String calendar) {
    Period period = period(code, calendar);
    boolean isOpen =
        !file.equals(MakeDocuments.WORD)
            && jobs.find(job)
                .filter(one -> one.releasedAt() != null && one.period().equals(period))
                .isPresent();
    String tag = "\"" + job + "\"";
    if (isOpen && tag.equals(request.getHeaders().get(HttpHeaders.IF_NONE_MATCH))) {
      return HttpResponse.notModified().header(HttpHeaders.CACHE_CONTROL, FOR_EVER);
    }
    byte[] bytes =
        isOpen ? jobs.file(job, file).orElseThrow(DocumentsController::notFound) : refuse();
    String name = period.code() + "-" + file.replace('/', '-');
    return HttpResponse.ok(bytes)
        .contentType(FileTypes.of(file))
        .header(HttpHeaders.CONTENT_DISPOSITION, ReportController.disposition(file, name))
        .header(HttpHeaders.CACHE_CONTROL, FOR_EVER)
        .header(HttpHeaders.ETAG, tag);
  }

  private static byte[] refuse() {
    throw notFound();
  }

  private DocumentsPage page(
      ResultDocument document, Optional<DocumentJob> job, Language language) {
    Texts words = Texts.of("report", language);
    Period period = document.toPeriod();
    String base = Links.to(period, Language.VI, "").page() + "/tai-lieu";
    var frame =
        PageFrame.of(
            language,
            words.get("public.title", period.label(language.locale())),
            name(document, language),
            document.simulated(),
            base);
    List<PageFrame.Link> files =
        job.stream()
            .flatMap(
                one ->
                    Stream.of(MakeDocuments.PDF, MakeDocuments.WORKBOOK, MakeDocuments.PRESS)
                        .map(file -> link(words, base, one, file)))
            .toList();
    return new DocumentsPage(
        frame,
        words.get(job.isPresent() ? "public.intro" : "public.none"),
        files,
        words.get("public.notices"),
        job.map(one -> notices(document, language, base, one)).orElse(List.of()),
        words.get("public.back", period.label(language.locale())),
        Links.to(period, language, "").page());
  }

  private static PageFrame.Link link(Texts words, String base, DocumentJob job, String file) {
    String kind = file.substring(file.lastIndexOf('.') + 1).replace("zip", "press");
    return new PageFrame.Link(words.get("file." + kind), base + "/" + job.id() + "/" + file, false);
  }

  private static List<DocumentsPage.Notice> notices(
      ResultDocument document, Language language, String base, DocumentJob job) {
    return Stream.concat(document.totals().stream(), document.units().stream())
        .map(
            unit ->
                new DocumentsPage.Notice(
                    language == Language.EN && !unit.nameEn().isBlank()
                        ? unit.nameEn()
                        : unit.name(),
                    Stream.of(NoticeSheet.Paper.values())
                        .map(
                            paper ->
                                new PageFrame.Link(
                                    paper.name(),
                                    base + "/" + job.id() + "/" + MakeDocuments.notice(unit, paper),
                                    false))
                        .toList()))
        .toList();
  }

  private static String name(ResultDocument document, Language language) {
    return language == Language.EN && !document.provinceNameEn().isBlank()
        ? document.provinceNameEn()
        : document.provinceName();
  }

  private static Period period(String code, String calendar) {
    try {
      return Period.parse(
          code,
          calendar.isEmpty() ? ReportingCalendar.REPORTING : ReportingCalendar.valueOf(calendar));
    } catch (IllegalArgumentException e) {
      throw notFound();
    }
  }

  private static Refusal notFound() {
    return Refusal.of(HttpStatus.NOT_FOUND, "not-found");
  }
}
