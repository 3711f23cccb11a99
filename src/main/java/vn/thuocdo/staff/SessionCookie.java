package vn.thuocdo.staff;

import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import jakarta.inject.Singleton;
import java.util.Optional;
import vn.thuocdo.proxy.Proxies;

/**
 * The only cookie of the system: staff only, sent to {@code /can-bo} only, out of reach for scripts
 * and for other sites.
 */
@Singleton
class SessionCookie {

  private static final String NAME = "thuocdo_session";

  private final Proxies proxies;
  private final boolean isAlwaysSecure;

  /**
   * @param publicUrl where the outside world finds this server; https there means that every cookie
   *     is for https only
   */
  SessionCookie(Proxies proxies, @Value("${thuocdo.public-url:}") String publicUrl) {
    this.proxies = proxies;
    this.isAlwaysSecure = publicUrl.startsWith("https:");
  }

  Optional<String> tokenIn(HttpRequest<?> request) {
    return request.getCookies().findCookie(name(isSecure(request))).map(Cookie::getValue);
  }

  Cookie holding(String token, HttpRequest<?> request) {
    boolean isSecure = isSecure(request);
    return Cookie.of(name(isSecure), token)
        .path(StaffArea.ROOT)
        .httpOnly(true)
        .sameSite(SameSite.Strict)
        .secure(isSecure);
  }

  Cookie gone(HttpRequest<?> request) {
    return holding("", request).maxAge(0);
  }

  /** Browsers take a name with this prefix only with the Secure mark and over https. */
  private static String name(boolean isSecure) {
    return isSecure ? "__Secure-" + NAME : NAME;
  }

  private boolean isSecure(HttpRequest<?> request) {
    return isAlwaysSecure || proxies.isHttps(request);
  }
}
