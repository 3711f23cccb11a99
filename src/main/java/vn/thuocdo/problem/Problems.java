package vn.thuocdo.problem;

import io.micronaut.http.HttpHeaders;
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
import java.util.List;
import java.util.Map;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;

/** Says why a request was not met: to programs as problem+json, to people as a page. */
@Singleton
class Problems {

  private final HtmlJteViewsRenderer<Map<String, Object>> renderer;

  Problems(HtmlJteViewsRenderer<Map<String, Object>> renderer) {
    this.renderer = renderer;
  }

  /**
   * Returns the answer.
   *
   * @param code of the sentence in {@code messages/problem_*.properties}
   * @param values ready strings for the sentence
   * @param fields names of the fields that were wrong
   */
  MutableHttpResponse<?> answer(
      HttpRequest<?> request,
      HttpStatus status,
      String code,
      Object[] values,
      List<String> fields) {
    MutableHttpResponse<?> response =
        isForPeople(request)
            ? page(request, status, code, values)
            : json(request, status, code, values, fields);
    return response.header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  private static MutableHttpResponse<?> json(
      HttpRequest<?> request,
      HttpStatus status,
      String code,
      Object[] values,
      List<String> fields) {
    Language language =
        Language.preferredBy(
            request.getHeaders().get(HttpHeaders.ACCEPT_LANGUAGE, String.class, ""));
    String detail = Texts.of("problem", language).get(code, values);
    return HttpResponse.status(status)
        .contentType(MediaType.of("application/problem+json"))
        .body(new Problem(status.getReason(), status.getCode(), detail, code, fields));
  }

  /** Renders here: a view is only rendered for the answer of a controller. */
  private MutableHttpResponse<?> page(
      HttpRequest<?> request, HttpStatus status, String code, Object[] values) {
    Language language = Language.preferredBy(request.getParameters().get("lang", String.class, ""));
    var texts = Texts.of("problem", language);
    String title = "page.title." + status.getCode();
    String english = language == Language.VI ? "" : "?lang=en";
    var page =
        new ProblemPage(
            language.tag(),
            texts.get(texts.has(title) ? title : "page.title"),
            texts.get(code, values),
            texts.get("page.system"),
            texts.get("page.home"),
            "/" + english,
            texts.get("page.navigation"),
            texts.get("page.results"),
            texts.get("page.method"),
            "/phuong-phap" + english);
    var html = new StringWriter();
    try {
      renderer.render("problem/problem", Map.of("page", page), request).writeTo(html);
    } catch (IOException e) {
      throw new UncheckedIOException("The page of a problem could not be rendered", e);
    }
    return HttpResponse.status(status)
        .contentType(MediaType.of("text/html; charset=utf-8"))
        .body(html.toString());
  }

  /** Whoever names JSON before HTML is a program; so is whoever speaks to an interface. */
  private static boolean isForPeople(HttpRequest<?> request) {
    if (request.getPath().startsWith("/api/") || request.getPath().startsWith("/webhooks/")) {
      return false;
    }
    for (MediaType accepted : request.getHeaders().accept()) {
      if (accepted.getSubtype().equals("html") || accepted.getSubtype().startsWith("xhtml")) {
        return true;
      }
      if (accepted.getExtension().equals("json") || accepted.getSubtype().endsWith("json")) {
        return false;
      }
    }
    return true;
  }
}
