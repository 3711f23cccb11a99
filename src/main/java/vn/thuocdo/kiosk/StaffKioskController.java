package vn.thuocdo.kiosk;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.views.ModelAndView;
import java.net.URI;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.thuocdo.period.OfficeZone;
import vn.thuocdo.staff.Roles;
import vn.thuocdo.staff.StaffFrames;
import vn.thuocdo.staff.StaffMember;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;
import vn.thuocdo.unit.Offices;

/** Where staff enrol kiosks, see how they are, and take a lost one's key away. */
@Controller(StaffKioskController.PATH)
@Secured({Roles.HOME_AFFAIRS, Roles.OPERATOR})
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
class StaffKioskController {

  static final String PATH = "/can-bo/ki-ot";

  private static final int REFUSED_SHOWN = 20;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy");

  private final EnrolmentCodes codes;
  private final RevokeKiosk revokeKiosk;
  private final KioskReport report;
  private final Offices offices;
  private final StaffFrames frames;
  private final InstantSource clock;

  StaffKioskController(
      EnrolmentCodes codes,
      RevokeKiosk revokeKiosk,
      KioskReport report,
      Offices offices,
      StaffFrames frames,
      InstantSource clock) {
    this.codes = codes;
    this.revokeKiosk = revokeKiosk;
    this.report = report;
    this.offices = offices;
    this.frames = frames;
    this.clock = clock;
  }

  @Get
  ModelAndView<?> show(StaffMember member) {
    return page(member, Optional.empty());
  }

  /** Shows the new code in the answer itself: it is nowhere to be seen again. */
  @Post("/ma")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  ModelAndView<?> issue(StaffMember member, @Body Map<String, Object> form) {
    String[] parts = String.valueOf(form.getOrDefault("counter", "")).split("/", 2);
    return page(
        member,
        parts.length == 2 ? codes.issue(member.username(), parts[0], parts[1]) : Optional.empty());
  }

  @Post("/{id}/thu-hoi")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> revoke(StaffMember member, long id) {
    revokeKiosk.revoke(member.username(), id);
    return HttpResponse.seeOther(URI.create(PATH));
  }

  private ModelAndView<?> page(StaffMember member, Optional<EnrolmentCodes.Issued> issued) {
    Texts texts = Texts.of("kiosk", member.language());
    var page =
        new KiosksPage(
            frames.frame(member, PATH, texts.get("title")),
            texts.get("intro"),
            texts.get("issue.title"),
            texts.get("issue.counter"),
            counters(member.language()),
            texts.get("issue.button"),
            issued.map(code -> facts(code, texts)).orElse(List.of()),
            texts.get("issued.note"),
            texts.get("caption"),
            columns(
                texts, "column.", "place", "state", "seen", "waiting", "numbers", "alarms",
                "device"),
            report.rows(member.language()),
            texts.get("none"),
            texts.get("revoke.button"),
            texts.get("revoke.note"),
            texts.get("refused.caption"),
            columns(texts, "refused.column.", "at", "kiosk", "seq", "reason"),
            report.refused(member.language(), REFUSED_SHOWN));
    return new ModelAndView<>("kiosk/kiosks", Map.of("page", page));
  }

  private static List<String> columns(Texts texts, String prefix, String... keys) {
    return java.util.Arrays.stream(keys).map(key -> texts.get(prefix + key)).toList();
  }

  private static List<KiosksPage.Fact> facts(EnrolmentCodes.Issued issued, Texts texts) {
    return List.of(
        new KiosksPage.Fact(texts.get("issued.code"), issued.code()),
        new KiosksPage.Fact(texts.get("issued.pin"), issued.pin()),
        new KiosksPage.Fact(
            texts.get("issued.until"),
            TIME.format(ZonedDateTime.ofInstant(issued.expiresAt(), OfficeZone.ZONE))));
  }

  private List<KiosksPage.Choice> counters(Language language) {
    var today = OfficeZone.today(clock);
    var choices = new ArrayList<KiosksPage.Choice>();
    for (var counter : offices.listCounters()) {
      var point = offices.findPoint(counter.pointId()).orElseThrow();
      boolean isOpen =
          (counter.validTo() == null || !counter.validTo().isBefore(today))
              && (point.validTo() == null || !point.validTo().isBefore(today));
      if (isOpen) {
        boolean isVietnamese = language == Language.VI;
        choices.add(
            new KiosksPage.Choice(
                point.code() + "/" + counter.code(),
                (isVietnamese ? point.name() : point.nameEn())
                    + " – "
                    + (isVietnamese ? counter.name() : counter.nameEn())));
      }
    }
    return choices;
  }
}
