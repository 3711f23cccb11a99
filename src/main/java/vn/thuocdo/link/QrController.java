package vn.thuocdo.link;

import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
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
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import vn.thuocdo.period.OfficeZone;
import vn.thuocdo.problem.Refusal;
import vn.thuocdo.proxy.Proxies;
import vn.thuocdo.proxy.RateLimit;
import vn.thuocdo.rating.Channel;
import vn.thuocdo.rating.Place;
import vn.thuocdo.rating.ReceiptCode;
import vn.thuocdo.rating.Respondent;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;
import vn.thuocdo.unit.Offices;
import vn.thuocdo.unit.OneStopPoint;

/** The form behind the QR code of a counter: open to everybody who stands there. */
@Controller(QrCode.PATH + "{code}")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
class QrController {

  private final QrCodes codes;
  private final Nonces nonces;
  private final SendRating sendRating;
  private final FormPages pages;
  private final Offices offices;
  private final Proxies proxies;
  private final InstantSource clock;
  private final RateLimit limit;

  /**
   * @param burst answers that may come at once from one address about one code. Everybody on the
   *     office's own network, and thousands of customers of a carrier, share an address
   * @param perMinute answers that may go on coming
   */
  QrController(
      QrCodes codes,
      Nonces nonces,
      SendRating sendRating,
      FormPages pages,
      Offices offices,
      Proxies proxies,
      InstantSource clock,
      @Value("${thuocdo.qr.burst:30}") double burst,
      @Value("${thuocdo.qr.answers-per-minute:10}") double perMinute) {
    this.codes = codes;
    this.nonces = nonces;
    this.sendRating = sendRating;
    this.pages = pages;
    this.offices = offices;
    this.proxies = proxies;
    this.clock = clock;
    this.limit = new RateLimit(burst, perMinute / 60, clock);
  }

  /** A code that answers may be given about. */
  private record Live(QrCode code, OneStopPoint point, FormPages.About about) {}

  @Get
  HttpResponse<?> show(
      String code,
      @QueryValue(defaultValue = "") String lang,
      @QueryValue(defaultValue = "") String xong,
      @QueryValue(defaultValue = "") String ma) {
    Language language = Language.preferredBy(lang);
    Optional<QrCode> found = codes.find(code);
    Optional<Live> live = found.flatMap(this::live);
    if (live.isEmpty()) {
      return noForm(found, language);
    }
    FormPages.About about = live.get().about();
    return switch (xong) {
      case "" ->
          HttpResponse.ok(
              form(about, language, nonces.issue(live.get().code().code()), PostedForm.EMPTY, ""));
      case "lai" -> HttpResponse.ok(thanks(about, language, "repeated", ma));
      default -> HttpResponse.ok(thanks(about, language, "received", ma));
    };
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> answer(
      HttpRequest<?> request,
      String code,
      @QueryValue(defaultValue = "") String lang,
      @Body byte[] body) {
    Language language = Language.preferredBy(lang);
    Optional<QrCode> found = codes.find(code);
    Optional<Live> live = found.flatMap(this::live);
    if (live.isEmpty()) {
      return noForm(found, language);
    }
    PostedForm form =
        PostedForm.read(body).orElseThrow(() -> Refusal.of(HttpStatus.BAD_REQUEST, "unreadable"));
    String key = proxies.clientOf(request) + " " + live.get().code().code();
    Optional<Duration> wait = limit.take(key);
    if (wait.isPresent()) {
      String seconds = Long.toString(wait.get().toSeconds());
      String alert = Texts.of("link", language).get("alert.BUSY", seconds);
      return again(
              HttpStatus.TOO_MANY_REQUESTS, live.get(), language, form, form.one("form"), alert)
          .header(HttpHeaders.RETRY_AFTER, seconds);
    }
    return judge(live.get(), language, form);
  }

  private HttpResponse<?> judge(Live live, Language language, PostedForm form) {
    Texts texts = Texts.of("link", language);
    String nonce = form.one("form");
    String code = live.code().code();
    var judged = nonces.judge(nonce, code);
    return switch (judged.verdict()) {
      case STALE ->
          again(
              HttpStatus.UNPROCESSABLE_ENTITY,
              live,
              language,
              form,
              nonces.issue(code),
              texts.get("alert.STALE"));
      case TOO_FAST ->
          again(
              HttpStatus.UNPROCESSABLE_ENTITY,
              live,
              language,
              form,
              nonce,
              texts.get("alert.TOO_FAST"));
      case GOOD -> take(live, language, form, judged.id());
    };
  }

  private HttpResponse<?> take(Live live, Language language, PostedForm form, UUID id) {
    Texts texts = Texts.of("link", language);
    String nonce = form.one("form");
    var answers = Answers.read(form, sendRating.questionnaire(form), live.code().caseState());
    if (answers.complaint().isPresent()) {
      String alert = texts.get("alert." + answers.complaint().get());
      return again(HttpStatus.UNPROCESSABLE_ENTITY, live, language, form, nonce, alert);
    }
    var place =
        new Place(
            live.point().unitId(), live.point().id(), live.code().counterId(), Place.NOT_TOLD);
    var about = new SendRating.About(Channel.QR, place, Respondent.UNKNOWN, null);
    return switch (sendRating.send(id, about, language, answers)) {
      case STORED -> done(live, "1", language, id);
      case REPEATED -> done(live, "lai", language, id);
      case NOT_NOW ->
          again(
                  HttpStatus.SERVICE_UNAVAILABLE,
                  live,
                  language,
                  form,
                  nonce,
                  texts.get("alert.NOT_NOW"))
              .header(HttpHeaders.RETRY_AFTER, "5");
      case REFUSED ->
          again(
              HttpStatus.UNPROCESSABLE_ENTITY,
              live,
              language,
              form,
              nonce,
              texts.get("alert.REFUSED"));
    };
  }

  private static HttpResponse<?> done(Live live, String how, Language language, UUID id) {
    return HttpResponse.seeOther(
        URI.create(
            live.about().path()
                + "?xong="
                + how
                + "&lang="
                + language.tag()
                + "&ma="
                + ReceiptCode.of(id)));
  }

  private Optional<Live> live(QrCode code) {
    var today = OfficeZone.today(clock);
    return code.isWithdrawn()
        ? Optional.empty()
        : offices
            .findPoint(code.pointId())
            .filter(point -> point.validTo() == null || !point.validTo().isBefore(today))
            .map(
                point ->
                    new Live(
                        code,
                        point,
                        new FormPages.About(
                            QrCode.PATH + code.code(),
                            point.id(),
                            code.counterId(),
                            code.caseState(),
                            false)));
  }

  private HttpResponse<?> noForm(Optional<QrCode> found, Language language) {
    return found.isEmpty()
        ? HttpResponse.notFound(notice(Optional.empty(), language, "code-unknown"))
        : HttpResponse.status(HttpStatus.GONE)
            .body(notice(Optional.empty(), language, "code-withdrawn"));
  }

  private MutableHttpResponse<ModelAndView<?>> again(
      HttpStatus status,
      Live live,
      Language language,
      PostedForm form,
      String formId,
      String alert) {
    return HttpResponse.<ModelAndView<?>>status(status)
        .body(form(live.about(), language, formId, form, alert));
  }

  private ModelAndView<?> form(
      FormPages.About about, Language language, String formId, PostedForm filled, String alert) {
    return new ModelAndView<>(
        "link/form",
        Map.of(
            "page",
            pages.form(
                about, sendRating.questionnaire(filled), language, formId, filled, "", alert)));
  }

  private ModelAndView<?> thanks(
      FormPages.About about, Language language, String key, String receipt) {
    return new ModelAndView<>(
        "link/notice",
        Map.of(
            "page", pages.notice(Optional.of(about), ReceiptCode.parse(receipt), language, key)));
  }

  private ModelAndView<?> notice(Optional<FormPages.About> about, Language language, String key) {
    return new ModelAndView<>("link/notice", Map.of("page", pages.notice(about, language, key)));
  }
}
