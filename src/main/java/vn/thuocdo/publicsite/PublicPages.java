package vn.thuocdo.publicsite;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.views.jte.HtmlJteViewsRenderer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Turns page records into bytes. */
@Singleton
class PublicPages {

  private static final MediaType HTML = MediaType.of("text/html; charset=utf-8");

  private final HtmlJteViewsRenderer<Map<String, Object>> renderer;

  PublicPages(HtmlJteViewsRenderer<Map<String, Object>> renderer) {
    this.renderer = renderer;
  }

  /**
   * @param template under templates/publicsite
   */
  Content render(String template, Record page, HttpRequest<?> request) {
    var html = new StringWriter();
    try {
      renderer.render("publicsite/" + template, Map.of("page", page), request).writeTo(html);
    } catch (IOException e) {
      throw new UncheckedIOException("The page " + template + " could not be rendered", e);
    }
    return Content.of(HTML, html.toString().getBytes(StandardCharsets.UTF_8));
  }
}
