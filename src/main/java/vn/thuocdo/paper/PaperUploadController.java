package vn.thuocdo.paper;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Part;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.reactivestreams.Publisher;
import vn.thuocdo.staff.Roles;
import vn.thuocdo.staff.Sheet.Field;
import vn.thuocdo.staff.Sheet.Input;
import vn.thuocdo.staff.Sheet.Option;
import vn.thuocdo.staff.Sheet.Section;
import vn.thuocdo.staff.StaffFrames;
import vn.thuocdo.staff.StaffMember;
import vn.thuocdo.staff.UploadPages;
import vn.thuocdo.text.Texts;

/** Takes files of paper forms, and of what surveys of the past counted. */
@Controller(PaperUploadController.PATH)
@Secured(Roles.HOME_AFFAIRS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
class PaperUploadController {

  static final String PATH = PaperController.PATH + "/tep";

  private final ImportRatings importRatings;
  private final ImportCounts importCounts;
  private final UploadPages uploads;
  private final StaffFrames frames;

  PaperUploadController(
      ImportRatings importRatings,
      ImportCounts importCounts,
      UploadPages uploads,
      StaffFrames frames) {
    this.importRatings = importRatings;
    this.importCounts = importCounts;
    this.uploads = uploads;
    this.frames = frames;
  }

  /** What a file holds and how it is taken. */
  private enum Kind {
    RATINGS_TRIAL,
    RATINGS,
    COUNTS_TRIAL,
    COUNTS,
    COUNTS_REPLACE;

    boolean isTrial() {
      return this == RATINGS_TRIAL || this == COUNTS_TRIAL;
    }
  }

  static Section form(Texts texts) {
    return Section.of(
            texts.get("file.title"),
            List.of(texts.get("file.intro"), texts.get("file.ratings"), texts.get("file.counts")))
        .with(
            Input.post(
                "tep-csv",
                PATH,
                List.of(
                    Field.file("tep", texts.get("file.file")),
                    Field.choice(
                        "viec",
                        texts.get("file.kind"),
                        "",
                        Stream.of(Kind.values())
                            .map(kind -> new Option(kind.name(), texts.get("file." + kind)))
                            .toList())),
                texts.get("file.button")));
  }

  /**
   * @param viec a {@link Kind}; of one that is not known nothing is stored
   */
  @Post
  @Consumes({MediaType.MULTIPART_FORM_DATA, MediaType.APPLICATION_FORM_URLENCODED})
  HttpResponse<Publisher<String>> load(
      HttpRequest<?> request,
      StaffMember member,
      @Part("tep") CompletedFileUpload tep,
      @Part("viec") String viec)
      throws IOException {
    Kind kind =
        Stream.of(Kind.values())
            .filter(one -> one.name().equals(viec))
            .findFirst()
            .orElse(Kind.RATINGS_TRIAL);
    var texts = Texts.of("paper", member.language());
    return uploads.page(
        request,
        member,
        frames.frame(member, PaperController.PATH, texts.get("title")),
        PaperController.PATH,
        tep,
        (file, progress) -> taken(member, texts, kind, load(member, kind, file, progress)));
  }

  private Report load(StaffMember member, Kind kind, Path file, UploadPages.Progress progress)
      throws IOException {
    return switch (kind) {
      case RATINGS_TRIAL, RATINGS ->
          importRatings.load(file, kind.isTrial(), member.username(), progress::done);
      case COUNTS_TRIAL ->
          importCounts.load(file, ImportCounts.Mode.TRIAL, member.username(), progress::done);
      case COUNTS ->
          importCounts.load(file, ImportCounts.Mode.ADD, member.username(), progress::done);
      case COUNTS_REPLACE ->
          importCounts.load(file, ImportCounts.Mode.REPLACE, member.username(), progress::done);
    };
  }

  private static UploadPages.Taken taken(
      StaffMember member, Texts texts, Kind kind, Report report) {
    String key =
        report.finishedBefore() != null
            ? "file.before"
            : kind.isTrial() ? "file.tried" : "file.stored";
    return new UploadPages.Taken(
        texts.get(
            key,
            Long.toString(report.stored()),
            Long.toString(report.repeated()),
            Long.toString(report.refusedLines())),
        List.of(),
        report.refused().stream()
            .map(
                line ->
                    texts.get(
                        "file.refused",
                        Integer.toString(line.number()),
                        line.explain(member.language())))
            .toList(),
        report.refusedAsCsv(member.language()));
  }
}
