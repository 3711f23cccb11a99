package vn.thuocdo.link;

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
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.dossier.CaseState;
import vn.thuocdo.problem.Refusal;
import vn.thuocdo.staff.Audit;
import vn.thuocdo.staff.Roles;
import vn.thuocdo.staff.StaffMember;
import vn.thuocdo.text.Texts;
import vn.thuocdo.unit.Offices;
import vn.thuocdo.unit.OneStopPoint;
import vn.thuocdo.unit.Settings;

/** Where staff make QR codes, print them, and withdraw them. */
@Controller(StaffQrController.PATH)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class StaffQrController {

  static final String PATH = "/can-bo/ma-qr";

  private final QrCodes codes;
  private final CodesPages pages;
  private final Posters posters;
  private final PublicAddress publicAddress;
  private final Offices offices;
  private final Settings settings;
  private final Transactions transactions;
  private final Audit audit;

  StaffQrController(
      QrCodes codes,
      CodesPages pages,
      Posters posters,
      PublicAddress publicAddress,
      Offices offices,
      Settings settings,
      Transactions transactions,
      Audit audit) {
    this.codes = codes;
    this.pages = pages;
    this.posters = posters;
    this.publicAddress = publicAddress;
    this.offices = offices;
    this.settings = settings;
    this.transactions = transactions;
    this.audit = audit;
  }

  @Get
  @Secured({Roles.HOME_AFFAIRS, Roles.OPERATOR, Roles.UNIT_MANAGER})
  ModelAndView<?> show(
      StaffMember member,
      @QueryValue(defaultValue = "") String xong,
      @QueryValue(defaultValue = "") String ma) {
    Texts texts = Texts.of("link", member.language());
    String flash =
        switch (xong) {
          case "tao" -> told(texts, "staff.made", ma);
          case "thu-hoi" -> told(texts, "staff.withdrawn", ma);
          case "tinh" -> texts.get("staff.headline.done");
          default -> "";
        };
    return view(pages.page(member, flash, ""));
  }

  @Post
  @Secured({Roles.HOME_AFFAIRS, Roles.OPERATOR, Roles.UNIT_MANAGER})
  HttpResponse<?> make(StaffMember member, @Body Map<String, Object> form) {
    String[] place = field(form, "place").split("/", 2);
    Optional<OneStopPoint> point =
        offices.findPoint(place[0]).filter(one -> pages.mayManage(member, one.id()));
    Optional<Long> counter =
        place.length < 2 || point.isEmpty() ? Optional.empty() : counter(point.get(), place[1]);
    if (counter.isEmpty()) {
      String problem = Texts.of("link", member.language()).get("staff.refused");
      return HttpResponse.unprocessableEntity().body(view(pages.page(member, "", problem)));
    }
    QrCode made =
        codes.make(
            member.username(),
            point.get().id(),
            counter.get(),
            caseState(field(form, "case")),
            field(form, "place"));
    return HttpResponse.seeOther(URI.create(PATH + "?xong=tao&ma=" + made.code()));
  }

  @Post("/{code}/thu-hoi")
  @Secured({Roles.HOME_AFFAIRS, Roles.OPERATOR, Roles.UNIT_MANAGER})
  HttpResponse<?> withdraw(StaffMember member, String code) {
    QrCode found = require(member, code);
    codes.withdraw(member.username(), found);
    return HttpResponse.seeOther(URI.create(PATH + "?xong=thu-hoi&ma=" + found.code()));
  }

  @Get("/{code}/{file}")
  @Secured({Roles.HOME_AFFAIRS, Roles.OPERATOR, Roles.UNIT_MANAGER})
  @Produces("application/pdf")
  HttpResponse<byte[]> print(StaffMember member, String code, String file) {
    QrCode found = require(member, code);
    Paper paper = Paper.ofFile(file).orElseThrow(StaffQrController::notFound);
    String address = publicAddress.find().orElseThrow(StaffQrController::notFound);
    return HttpResponse.ok(posters.pdf(found, paper, address))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "inline; filename=\"ma-qr-%s-%s\"".formatted(found.code(), paper.file()));
  }

  /** Sở Nội vụ answers for the figures, so it alone says what they are made of. */
  @Post("/tinh-chung")
  @Secured(Roles.HOME_AFFAIRS)
  HttpResponse<?> count(StaffMember member, @Body Map<String, Object> form) {
    String wanted = Boolean.toString(Boolean.parseBoolean(field(form, "value")));
    transactions.write(
        connection -> {
          String before = settings.get(CodesPages.IN_HEADLINE, "false");
          settings.put(CodesPages.IN_HEADLINE, wanted);
          audit.record(
              member.username(), "qr-in-headline-set", CodesPages.IN_HEADLINE, before, wanted);
          return 0;
        });
    return HttpResponse.seeOther(URI.create(PATH + "?xong=tinh"));
  }

  /** What somebody may not manage is «not found» for them. */
  private QrCode require(StaffMember member, String code) {
    return codes
        .find(code)
        .filter(one -> pages.mayManage(member, one.pointId()))
        .orElseThrow(StaffQrController::notFound);
  }

  /** Returns 0 for the whole point; empty when there is no such counter. */
  private Optional<Long> counter(OneStopPoint point, String code) {
    return code.isEmpty()
        ? Optional.of(0L)
        : offices.findCounter(point.id(), code).map(counter -> counter.id());
  }

  private static @Nullable CaseState caseState(String name) {
    return Arrays.stream(CaseState.values())
        .filter(state -> state.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  /** Says something about a code only when there is one. */
  private String told(Texts texts, String key, String code) {
    return codes.find(code).map(one -> texts.get(key, one.code())).orElse("");
  }

  private static Refusal notFound() {
    return Refusal.of(HttpStatus.NOT_FOUND, "not-found");
  }

  private static String field(Map<String, Object> form, String name) {
    return String.valueOf(form.getOrDefault(name, ""));
  }

  private static ModelAndView<?> view(CodesPage page) {
    return new ModelAndView<>("link/codes", Map.of("page", page));
  }
}
