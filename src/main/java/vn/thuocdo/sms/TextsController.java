package vn.thuocdo.sms;

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
import java.util.Map;
import vn.thuocdo.problem.Refusal;
import vn.thuocdo.staff.Roles;
import vn.thuocdo.staff.StaffMember;

/** Where Sở Nội vụ words what citizens are written, and sees what it will cost. */
@Controller(TextsController.PATH)
@Secured(Roles.HOME_AFFAIRS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class TextsController {

  static final String PATH = MessagesController.PATH + "/noi-dung";

  private final SmsTexts texts;
  private final TextVersions versions;
  private final CheckText checkText;
  private final MessagePrice price;
  private final TextPages pages;

  TextsController(
      SmsTexts texts,
      TextVersions versions,
      CheckText checkText,
      MessagePrice price,
      TextPages pages) {
    this.texts = texts;
    this.versions = versions;
    this.checkText = checkText;
    this.price = price;
    this.pages = pages;
  }

  @Get
  ModelAndView<?> list(StaffMember member, @QueryValue(defaultValue = "") String xong) {
    return new ModelAndView<>("sms/texts", Map.of("page", pages.list(member, xong, "")));
  }

  @Post("/gia")
  HttpResponse<?> setPrice(StaffMember member, @Body Map<String, Object> form) {
    String written = field(form, "gia");
    return price.set(member.username(), written)
        ? HttpResponse.seeOther(URI.create(PATH + "?xong=price"))
        : HttpResponse.unprocessableEntity()
            .body(new ModelAndView<>("sms/texts", Map.of("page", pages.list(member, "", written))));
  }

  @Get("/{kind}/{language}")
  ModelAndView<?> show(
      StaffMember member,
      String kind,
      String language,
      @QueryValue(defaultValue = "") String xong) {
    SmsTexts.Kind known = known(kind, language);
    return page(member, known, language, texts.template(language, known), xong);
  }

  @Post("/{kind}/{language}/xem")
  ModelAndView<?> preview(
      StaffMember member, String kind, String language, @Body Map<String, Object> form) {
    return page(member, known(kind, language), language, tidied(form), "");
  }

  @Post("/{kind}/{language}")
  HttpResponse<?> change(
      StaffMember member, String kind, String language, @Body Map<String, Object> form) {
    SmsTexts.Kind known = known(kind, language);
    String text = tidied(form);
    if (!checkText.judge(known, text).findings().isEmpty()) {
      return HttpResponse.unprocessableEntity().body(page(member, known, language, text, ""));
    }
    versions.change(member.username(), known, language, text);
    return HttpResponse.seeOther(URI.create(address(known, language) + "?xong=changed"));
  }

  @Post("/{kind}/{language}/ban-goc")
  HttpResponse<?> restore(StaffMember member, String kind, String language) {
    SmsTexts.Kind known = known(kind, language);
    versions.change(member.username(), known, language, null);
    return HttpResponse.seeOther(URI.create(address(known, language) + "?xong=shipped"));
  }

  static String address(SmsTexts.Kind kind, String language) {
    return PATH + "/" + kind.file() + "/" + language;
  }

  private ModelAndView<?> page(
      StaffMember member, SmsTexts.Kind kind, String language, String text, String done) {
    var page = pages.text(member, kind, language, checkText.judge(kind, text), done);
    return new ModelAndView<>("sms/text", Map.of("page", page));
  }

  private static SmsTexts.Kind known(String kind, String language) {
    return SmsTexts.Kind.ofFile(kind)
        .filter(known -> SmsTexts.LANGUAGES.contains(language))
        .orElseThrow(() -> Refusal.of(HttpStatus.NOT_FOUND, "not-found"));
  }

  private static String tidied(Map<String, Object> form) {
    return CheckText.tidy(field(form, "noi-dung"));
  }

  private static String field(Map<String, Object> form, String name) {
    return String.valueOf(form.getOrDefault(name, ""));
  }
}
