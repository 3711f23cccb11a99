package vn.thuocdo.catalogue;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
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
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reactivestreams.Publisher;
import vn.thuocdo.staff.Form;
import vn.thuocdo.staff.Roles;
import vn.thuocdo.staff.Sheet;
import vn.thuocdo.staff.StaffMember;
import vn.thuocdo.staff.UploadPages;
import vn.thuocdo.unit.ImportDirectory;

/** Where staff see and change the directory of units; every change is tried before it is made. */
@Controller(CatalogueController.PATH)
@Secured({Roles.HOME_AFFAIRS, Roles.OPERATOR, Roles.SUPERVISOR})
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class CatalogueController {

  static final String PATH = "/can-bo/danh-muc";

  private final ImportDirectory importDirectory;
  private final RecordSuccession recordSuccession;
  private final LoadCatalogue loadCatalogue;
  private final CataloguePages pages;
  private final UploadPages uploads;

  CatalogueController(
      ImportDirectory importDirectory,
      RecordSuccession recordSuccession,
      LoadCatalogue loadCatalogue,
      CataloguePages pages,
      UploadPages uploads) {
    this.importDirectory = importDirectory;
    this.recordSuccession = recordSuccession;
    this.loadCatalogue = loadCatalogue;
    this.pages = pages;
    this.uploads = uploads;
  }

  @Get
  ModelAndView<?> show(StaffMember member, @QueryValue(defaultValue = "") String xong) {
    return view(pages.page(member, xong, List.of()));
  }

  /** Says what the lines would change; nothing is written unless that was asked for. */
  @Post("/nhap")
  @Secured({Roles.HOME_AFFAIRS, Roles.OPERATOR})
  HttpResponse<?> load(StaffMember member, @Body Map<String, Object> form) throws IOException {
    String text = Form.field(form, "csv");
    if (!Form.field(form, "ghi").isEmpty()) {
      var report = importDirectory.apply(stream(text), member.username());
      return HttpResponse.ok(view(pages.loaded(member, report)));
    }
    return HttpResponse.ok(
        view(
            pages.tried(
                member,
                text,
                importDirectory.check(stream(text)),
                importDirectory.changes(stream(text)))));
  }

  /**
   * @param viec a {@link LoadCatalogue.Kind}; of one that is not known nothing is stored
   */
  @Post("/tep")
  @Secured({Roles.HOME_AFFAIRS, Roles.OPERATOR})
  @Consumes({MediaType.MULTIPART_FORM_DATA, MediaType.APPLICATION_FORM_URLENCODED})
  HttpResponse<Publisher<String>> upload(
      HttpRequest<?> request,
      StaffMember member,
      @Part("tep") CompletedFileUpload tep,
      @Part("viec") String viec)
      throws IOException {
    LoadCatalogue.Kind kind =
        CataloguePages.kinds(member)
            .filter(one -> one.name().equals(viec))
            .findFirst()
            .orElse(LoadCatalogue.Kind.DIRECTORY_TRIAL);
    return uploads.page(
        request,
        member,
        pages.frame(member),
        PATH,
        tep,
        (file, progress) ->
            loadCatalogue.take(kind, file, member.username(), member.language(), progress));
  }

  @Post("/ke-thua")
  @Secured(Roles.HOME_AFFAIRS)
  HttpResponse<?> succeed(StaffMember member, @Body Map<String, Object> form) {
    var outcome =
        recordSuccession.record(
            Optional.of(member.username()),
            new RecordSuccession.Typed(
                Form.field(form, "truoc").strip(),
                Form.field(form, "sau").strip(),
                Form.field(form, "ngay").strip(),
                Form.field(form, "kieu"),
                Form.field(form, "phan").strip(),
                Form.field(form, "co-so"),
                Form.field(form, "van-ban").strip()));
    return outcome.isEmpty()
        ? HttpResponse.seeOther(URI.create(PATH + "?xong=succession"))
        : HttpResponse.unprocessableEntity()
            .body(view(pages.page(member, "", List.of(outcome.get()))));
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static ModelAndView<?> view(Sheet page) {
    return new ModelAndView<>("staff/sheet", Map.of("page", page));
  }
}
