package vn.thuocdo.staff;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.views.jte.HtmlJteViewsRenderer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;

/** Says in plain words why something was not done. */
@Singleton
class RefusedPages {

  private final StaffFrames frames;
  private final HtmlJteViewsRenderer<Map<String, Object>> renderer;

  RefusedPages(StaffFrames frames, HtmlJteViewsRenderer<Map<String, Object>> renderer) {
    this.frames = frames;
    this.renderer = renderer;
  }

  /**
   * @param key of the text that says what was wrong; {@code key.advice} says what to do
   */
  MutableHttpResponse<?> page(HttpRequest<?> request, HttpStatus status, String key) {
    Optional<StaffMember> member = StaffMemberBinder.memberOf(request);
    Language language = member.map(StaffMember::language).orElse(Language.VI);
    var texts = Texts.of("staff", language);
    String title = texts.get(key);
    StaffFrame frame =
        member
            .map(signedIn -> frames.frame(signedIn, request.getPath(), title))
            .orElseGet(() -> frames.frameOfNobody(language, StaffArea.SIGN_IN, title));
    var page =
        new RefusedPage(
            frame, texts.get(key + ".advice"), texts.get("refused.home"), StaffArea.ROOT);
    return HttpResponse.status(status)
        .contentType(MediaType.TEXT_HTML_TYPE)
        .body(rendered(page, request));
  }

  /** Renders here: a view is only rendered for the answer of a controller, not of a filter. */
  private String rendered(RefusedPage page, HttpRequest<?> request) {
    var html = new StringWriter();
    try {
      renderer.render("staff/refused", Map.of("page", page), request).writeTo(html);
    } catch (IOException e) {
      throw new UncheckedIOException("The page of a refusal could not be rendered", e);
    }
    return html.toString();
  }
}
