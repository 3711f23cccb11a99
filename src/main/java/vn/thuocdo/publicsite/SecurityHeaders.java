package vn.thuocdo.publicsite;

import io.micronaut.context.annotation.Value;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import java.util.LinkedHashMap;
import vn.thuocdo.proxy.Proxies;

/** Tells browsers, with every answer, what our pages never do, so that nobody else does it. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class SecurityHeaders implements Ordered {

  /** Our pages have no script at all. */
  static final String PAGES =
      "default-src 'none'; img-src 'self'; style-src 'self'; form-action 'self';"
          + " frame-ancestors 'none'; base-uri 'none'";

  /** Made to be shown by others. */
  static final String EMBEDDED = PAGES.replace("frame-ancestors 'none'", "frame-ancestors *");

  static final String KIOSK =
      "default-src 'none'; script-src 'self'; connect-src 'self'; manifest-src 'self';"
          + " worker-src 'self'; img-src 'self' blob: data:; style-src 'self'; form-action 'self';"
          + " frame-ancestors 'none'; base-uri 'none'";

  /** For a picture that is opened by itself. */
  static final String PICTURES = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'";

  private static final String UNUSED =
      "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(),"
          + " gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

  private final Proxies proxies;
  private final long hstsSeconds;

  /**
   * @param hstsSeconds how long browsers that came by https come by nothing else; 0 to not say so
   */
  SecurityHeaders(Proxies proxies, @Value("${thuocdo.hsts-seconds:31536000}") long hstsSeconds) {
    this.proxies = proxies;
    this.hstsSeconds = hstsSeconds;
  }

  @ResponseFilter
  void protect(HttpRequest<?> request, MutableHttpResponse<?> response) {
    var headers = response.getHeaders();
    headers.set("Content-Security-Policy", policyFor(request, response));
    headers.set("X-Content-Type-Options", "nosniff");
    if (!headers.contains("Referrer-Policy")) {
      headers.set("Referrer-Policy", "same-origin");
    }
    headers.set("Permissions-Policy", UNUSED);
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    if (hstsSeconds > 0 && proxies.isHttps(request)) {
      headers.set("Strict-Transport-Security", "max-age=" + hstsSeconds + "; includeSubDomains");
    }
  }

  private static String policyFor(HttpRequest<?> request, MutableHttpResponse<?> response) {
    boolean isPicture =
        response.getContentType().filter(type -> type.getType().equals("image")).isPresent();
    if (isPicture) {
      return PICTURES;
    }
    String path = PathAddresses.plain(request.getPath(), new LinkedHashMap<>());
    if (path.startsWith("/nhung/")) {
      return EMBEDDED;
    }
    return path.equals("/kiosk") || path.startsWith("/kiosk/") ? KIOSK : PAGES;
  }

  /** Outermost: nothing is answered without. */
  @Override
  public int getOrder() {
    return ServerFilterPhase.FIRST.before();
  }
}
