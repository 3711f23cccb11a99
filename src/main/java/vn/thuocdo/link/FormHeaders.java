package vn.thuocdo.link;

import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/**
 * Keeps the address of a form, which is a key, out of caches, of search machines, and of the
 * requests to whatever the citizen opens next.
 */
@ServerFilter({LinkTokens.PATH + "**", QrCode.PATH + "**"})
class FormHeaders {

  @ResponseFilter
  void keepPrivate(MutableHttpResponse<?> response) {
    var headers = response.getHeaders();
    headers.set("Cache-Control", "no-store");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("X-Robots-Tag", "noindex, nofollow");
  }
}
