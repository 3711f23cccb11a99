package vn.thuocdo.staff;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import vn.thuocdo.text.Language;

/** Tells from the cookie who is asking; for public pages it does not even look. */
@Singleton
class SessionAuthentication implements AuthenticationFetcher<HttpRequest<?>> {

  private final Sessions sessions;
  private final SessionCookie cookie;
  private final ExecutorService executor;

  SessionAuthentication(
      Sessions sessions,
      SessionCookie cookie,
      @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
    this.sessions = sessions;
    this.cookie = cookie;
    this.executor = executor;
  }

  @Override
  public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
    if (!StaffArea.holds(request)) {
      return Publishers.empty();
    }
    Optional<String> token = cookie.tokenIn(request);
    if (token.isEmpty()) {
      return Publishers.empty();
    }
    return Publishers.fromCompletableFuture(
        () -> CompletableFuture.supplyAsync(() -> find(token.get(), request), executor));
  }

  /** Returns null for nobody: a publisher made from it is then empty. */
  private @Nullable Authentication find(String token, HttpRequest<?> request) {
    boolean isClick = !request.getParameters().contains(StaffFrames.REFRESHES_ITSELF);
    Optional<Language> chosen = request.getParameters().getFirst("lang").map(Language::preferredBy);
    Optional<LiveSession> session = sessions.find(token, isClick);
    if (session.isPresent()
        && chosen.isPresent()
        && chosen.get() != session.get().member().language()) {
      sessions.setLanguage(token, chosen.get());
      session = sessions.find(token, isClick);
    }
    return session.map(LiveSession::asAuthentication).orElse(null);
  }
}
