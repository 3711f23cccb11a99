package vn.thuocdo.sms;

import io.micronaut.http.HttpRequest;
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
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.thuocdo.period.OfficeZone;
import vn.thuocdo.problem.Refusal;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.PhoneNumber;
import vn.thuocdo.text.Texts;
import vn.thuocdo.unit.Offices;

/** A telephone to try the messages with; only in the simulated province without a carrier. */
@Controller(DemoPhoneController.PATH)
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
class DemoPhoneController {

  static final String PATH = "/demo/phone";

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm dd/MM");
  private static final Pattern LINK =
      Pattern.compile("(?:https?://[^\\s/]+)?(/s/[A-Za-z0-9_-]{22})");

  private final DemoPhone phones;
  private final Offices offices;
  private final InstantSource clock;

  DemoPhoneController(DemoPhone phones, Offices offices, InstantSource clock) {
    this.phones = phones;
    this.offices = offices;
    this.clock = clock;
  }

  @Get
  ModelAndView<?> show(HttpRequest<?> request, @QueryValue(defaultValue = "") String so) {
    requireDemo();
    String lang = request.getParameters().get("lang", String.class, "");
    return new ModelAndView<>("sms/phone", Map.of("page", page(Language.preferredBy(lang), so)));
  }

  @Post("/ho-so")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> finish(@Body Map<String, Object> form) {
    requireDemo();
    String phone = text(form, "so");
    if (Numbers.invitable(phone).isPresent()) {
      phones.finishDossier(phone, text(form, "point"));
    }
    return backTo(phone);
  }

  @Post("/tra-loi")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> say(@Body Map<String, Object> form) {
    requireDemo();
    String phone = text(form, "so");
    String said = text(form, "text");
    if (!said.isBlank() && Numbers.invitable(phone).isPresent()) {
      phones.say(phone, said);
    }
    return backTo(phone);
  }

  private void requireDemo() {
    if (!phones.exists()) {
      throw Refusal.of(HttpStatus.NOT_FOUND, "not-found");
    }
  }

  private static String text(Map<String, Object> form, String name) {
    return String.valueOf(form.getOrDefault(name, ""));
  }

  private static HttpResponse<?> backTo(String phone) {
    return HttpResponse.seeOther(URI.create(address(phone)));
  }

  private static String address(String phone) {
    return PATH + "?so=" + URLEncoder.encode(phone, StandardCharsets.UTF_8);
  }

  private DemoPhonePage page(Language language, String typed) {
    Texts texts = Texts.of("sms", language);
    String phone = Numbers.invitable(typed).map(PhoneNumber::e164).orElse("");
    DemoPhone.Screen screen =
        phone.isEmpty() ? new DemoPhone.Screen(List.of(), null) : phones.screen(phone);
    Instant waitsUntil = screen.waitsUntil();
    String waiting =
        waitsUntil != null && waitsUntil.isAfter(clock.instant().plusSeconds(5))
            ? texts.get("phone.waiting", local(waitsUntil))
            : "";
    return new DemoPhonePage(
        language.tag(),
        texts.get("phone.title"),
        texts.get("phone.intro"),
        phone.isEmpty() && !typed.isBlank() ? texts.get("phone.wrong") : "",
        texts.get("phone.number"),
        phone.isEmpty() ? typed : typed.strip(),
        texts.get("phone.open"),
        texts.get("phone.point"),
        phone.isEmpty() ? List.of() : points(language),
        texts.get("phone.finish"),
        texts.get("phone.conversation"),
        screen.lines().stream().map(line -> line(line, texts)).toList(),
        texts.get("phone.none"),
        waiting,
        texts.get("phone.reply"),
        texts.get("phone.send"),
        texts.get("phone.reload"),
        address(typed));
  }

  private List<DemoPhonePage.Point> points(Language language) {
    var today = OfficeZone.today(clock);
    return offices.listPoints().stream()
        .filter(point -> point.validTo() == null || !point.validTo().isBefore(today))
        .map(
            point ->
                new DemoPhonePage.Point(
                    point.code(), language == Language.VI ? point.name() : point.nameEn()))
        .toList();
  }

  private static DemoPhonePage.Line line(DemoPhone.Line line, Texts texts) {
    Matcher link = LINK.matcher(line.text());
    return new DemoPhonePage.Line(
        line.isOurs(),
        texts.get(line.isOurs() ? "phone.theirs" : "phone.yours"),
        local(line.at()),
        line.text(),
        line.isOurs() && link.find() ? link.group(1) : "",
        texts.get("phone.form"));
  }

  private static String local(Instant at) {
    return TIME.format(ZonedDateTime.ofInstant(at, OfficeZone.ZONE));
  }
}
