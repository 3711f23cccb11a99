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
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import vn.thuocdo.problem.Refusal;
import vn.thuocdo.proxy.RateLimit;
import vn.thuocdo.rating.Channel;
import vn.thuocdo.rating.ReceiptCode;
import vn.thuocdo.staff.Secrets;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;

/**
 * The form behind a link. Opening it changes nothing: telephones and carriers open links by
 * themselves to look at them.
 */
@Controller(LinkTokens.PATH + "{token}")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
class LinkController {

  /** More changes of mind than anybody has; each one is a row that is kept for ever. */
  private static final double MOST_ANSWERS_AT_ONCE = 20;

  private static final double ANSWERS_PER_SECOND = 1 / 60.0;

  private final LinkTokens tokens;
  private final SendRating sendRating;
  private final FormPages pages;
  private final InstantSource clock;
  private final RateLimit limit;

  LinkController(LinkTokens tokens, SendRating sendRating, FormPages pages, InstantSource clock) {
    this.tokens = tokens;
    this.sendRating = sendRating;
    this.pages = pages;
    this.clock = clock;
    this.limit = new RateLimit(MOST_ANSWERS_AT_ONCE, ANSWERS_PER_SECOND, clock);
  }

  @Get
  HttpResponse<?> show(
      String token,
      @QueryValue(defaultValue = "") String lang,
      @QueryValue(defaultValue = "") String xong,
      @QueryValue(defaultValue = "") String ma) {
    Optional<Link> found = tokens.find(token);
    if (found.isEmpty()) {
      return unknown(lang);
    }
    Link link = found.get();
    Language language = language(link, lang);
    var about = about(link, token);
    return switch (link.stateAt(clock.instant())) {
      case EXPIRED -> expired(link, about, language);
      case CLOSED -> HttpResponse.ok(notice(about, language, "closed"));
      case ANSWERED ->
          xong.isEmpty()
              ? HttpResponse.ok(
                  form(
                      about,
                      language,
                      newFormId(),
                      PostedForm.EMPTY,
                      changeNote(link, language),
                      ""))
              : HttpResponse.ok(
                  new ModelAndView<>(
                      "link/notice",
                      Map.of(
                          "page",
                          pages.notice(
                              Optional.of(about),
                              ReceiptCode.parse(ma),
                              language,
                              "thanks",
                              changeableUntil(link)))));
      case OPEN -> HttpResponse.ok(form(about, language, newFormId(), PostedForm.EMPTY, "", ""));
    };
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> answer(
      String token, @QueryValue(defaultValue = "") String lang, @Body byte[] body) {
    Optional<Link> found = tokens.find(token);
    if (found.isEmpty()) {
      return unknown(lang);
    }
    Link link = found.get();
    Language language = language(link, lang);
    var about = about(link, token);
    return switch (link.stateAt(clock.instant())) {
      case EXPIRED -> expired(link, about, language);
      case CLOSED -> HttpResponse.status(HttpStatus.GONE).body(notice(about, language, "closed"));
      case ANSWERED, OPEN ->
          take(
              link,
              about,
              language,
              PostedForm.read(body)
                  .orElseThrow(() -> Refusal.of(HttpStatus.BAD_REQUEST, "unreadable")));
    };
  }

  private HttpResponse<?> take(
      Link link, FormPages.About about, Language language, PostedForm form) {
    Texts texts = Texts.of("link", language);
    var answers = Answers.read(form, sendRating.questionnaire(form), about.caseState());
    if (answers.complaint().isPresent()) {
      String alert = texts.get("alert." + answers.complaint().get());
      return again(HttpStatus.UNPROCESSABLE_ENTITY, about, language, form, alert);
    }
    Optional<Duration> wait = limit.take(HexFormat.of().formatHex(link.tokenHash()));
    if (wait.isPresent()) {
      String alert = texts.get("alert.BUSY", Long.toString(wait.get().toSeconds()));
      return again(HttpStatus.TOO_MANY_REQUESTS, about, language, form, alert)
          .header(HttpHeaders.RETRY_AFTER, Long.toString(wait.get().toSeconds()));
    }
    var ticket = link.ticket();
    UUID id = ratingId(link, form, answers);
    var sent =
        sendRating.send(
            id,
            new SendRating.About(
                Channel.LINK, ticket.place(), ticket.respondent(), ticket.occasion()),
            language,
            answers);
    return switch (sent) {
      case STORED, REPEATED -> {
        tokens.answered(link, clock.instant());
        yield HttpResponse.seeOther(
            URI.create(
                about.path() + "?xong=1&lang=" + language.tag() + "&ma=" + ReceiptCode.of(id)));
      }
      case NOT_NOW ->
          again(HttpStatus.SERVICE_UNAVAILABLE, about, language, form, texts.get("alert.NOT_NOW"))
              .header(HttpHeaders.RETRY_AFTER, "5");
      case REFUSED ->
          again(HttpStatus.UNPROCESSABLE_ENTITY, about, language, form, texts.get("alert.REFUSED"));
    };
  }

  /**
   * The same form with the same answers is the same rating, however often it is sent. Whoever goes
   * back to a form that was sent and changes an answer gives another one, which replaces it.
   */
  private static UUID ratingId(Link link, PostedForm form, Answers answers) {
    String content =
        HexFormat.of().formatHex(link.tokenHash())
            + "\n"
            + form.one("form")
            + "\n"
            + answers.byQuestion()
            + "\n"
            + answers.comment().orElse("");
    var bytes = ByteBuffer.wrap(Secrets.sha256(content));
    // RFC 9562, version 8: bits of our own choice.
    long high = (bytes.getLong() & ~0xF000L) | 0x8000L;
    long low = (bytes.getLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
    return new UUID(high, low);
  }

  private io.micronaut.http.MutableHttpResponse<ModelAndView<?>> again(
      HttpStatus status, FormPages.About about, Language language, PostedForm form, String alert) {
    return HttpResponse.<ModelAndView<?>>status(status)
        .body(form(about, language, form.one("form"), form, "", alert));
  }

  private ModelAndView<?> form(
      FormPages.About about,
      Language language,
      String formId,
      PostedForm filled,
      String note,
      String alert) {
    return new ModelAndView<>(
        "link/form",
        Map.of(
            "page",
            pages.form(
                about, sendRating.questionnaire(filled), language, formId, filled, note, alert)));
  }

  private HttpResponse<?> unknown(String lang) {
    Language language = Language.preferredBy(lang);
    return HttpResponse.notFound(
        new ModelAndView<>(
            "link/notice", Map.of("page", pages.notice(Optional.empty(), language, "unknown"))));
  }

  private HttpResponse<?> expired(Link link, FormPages.About about, Language language) {
    return HttpResponse.status(HttpStatus.GONE)
        .body(notice(about, language, "expired", FormPages.time(link.ticket().expiresAt())));
  }

  private ModelAndView<?> notice(
      FormPages.About about, Language language, String key, Object... values) {
    return new ModelAndView<>(
        "link/notice", Map.of("page", pages.notice(Optional.of(about), language, key, values)));
  }

  private static String changeNote(Link link, Language language) {
    return Texts.of("link", language).get("note.change", changeableUntil(link));
  }

  private static String changeableUntil(Link link) {
    Instant first = link.firstAnsweredAt();
    return first == null ? "" : FormPages.time(first.plus(Link.CHANGEABLE_FOR));
  }

  private static FormPages.About about(Link link, String token) {
    var place = link.ticket().place();
    return new FormPages.About(
        LinkTokens.PATH + token,
        place.pointId(),
        place.counterId(),
        link.ticket().caseState(),
        true);
  }

  private static Language language(Link link, String lang) {
    return Language.preferredBy(lang.isEmpty() ? link.ticket().language() : lang);
  }

  private static String newFormId() {
    return UUID.randomUUID().toString();
  }
}
