package vn.thuocdo.staff;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.core.util.PathMatcher;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.security.rules.SecurityRuleResult;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * What is open to everybody. Asked last, after the roles on the controllers; a path that nobody
 * answers for is refused.
 */
@Singleton
class PublicPaths implements SecurityRule<HttpRequest<?>> {

  private static final List<String> OPEN =
      List.of(
          "/",
          "/ket-qua/**",
          "/tim-kiem",
          "/so-sanh",
          "/so-sanh/**",
          "/phuong-phap",
          "/nhung/**",
          "/du-lieu",
          "/du-lieu/**",
          "/tin.atom",
          "/khoa-cong-khai",
          "/api/public-key",
          "/kiem-tra",
          "/kiem-tra/**",
          "/muc-tieu",
          "/bieu-do/**",
          "/api/results/**",
          // Kiosks have no account: they show their own key.
          "/api/kiosk/**",
          // Carriers sign what they tell.
          "/webhooks/**",
          "/kiosk/**",
          // Citizens have no account: they show the link they were sent, or the code of a counter.
          "/s/**",
          "/q/**",
          // One-stop software shows its own key.
          "/api/transactions",
          "/demo/phone/**",
          "/demo/phone",
          "/assets/**",
          "/health",
          "/favicon.ico",
          "/robots.txt");

  @Override
  public Publisher<SecurityRuleResult> check(
      @Nullable HttpRequest<?> request, @Nullable Authentication authentication) {
    String path = request == null ? "" : withoutLastSlash(request.getPath());
    boolean isOpen = OPEN.stream().anyMatch(open -> PathMatcher.ANT.matches(open, path));
    return Publishers.just(isOpen ? SecurityRuleResult.ALLOWED : SecurityRuleResult.UNKNOWN);
  }

  /** A controller answers for its path with a slash behind it, too. */
  private static String withoutLastSlash(String path) {
    return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  @Override
  public int getOrder() {
    return LOWEST_PRECEDENCE;
  }
}
