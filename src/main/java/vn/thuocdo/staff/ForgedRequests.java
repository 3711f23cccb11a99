package vn.thuocdo.staff;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.body.AvailableByteBody;
import io.micronaut.http.body.ByteBody;
import io.micronaut.http.body.CloseableByteBody;
import io.netty.handler.codec.http.QueryStringDecoder;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Recognises requests that another site makes in the name of somebody who is signed in here. */
@Singleton
class ForgedRequests {

  static final String FIELD = "_csrf";
  private static final String HEADER = "X-CSRF-Token";

  private static final int LONGEST_FIRST_PART = 1_000;
  private static final Pattern FIRST_PART =
      Pattern.compile(
          "--[^\r\n]{1,100}\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n([^\r\n]*)\r\n",
          Pattern.CASE_INSENSITIVE);

  /** Tells whether this method may change something. */
  static boolean mayChange(HttpRequest<?> request) {
    return switch (request.getMethod()) {
      case GET, HEAD, OPTIONS, TRACE -> false;
      default -> true;
    };
  }

  /**
   * Tells whether a browser says that the request comes from another site.
   *
   * <p>Every browser of the last years sends one of the two headers with a form; a client that
   * sends neither is no browser, and nobody's cookies are in it.
   */
  boolean comesFromElsewhere(HttpRequest<?> request) {
    @Nullable String site = request.getHeaders().get("Sec-Fetch-Site");
    if (site != null) {
      return !site.equals("same-origin");
    }
    @Nullable String origin = request.getHeaders().get("Origin");
    return origin != null && !isOurs(origin, request);
  }

  private static boolean isOurs(String origin, HttpRequest<?> request) {
    try {
      @Nullable String authority = URI.create(origin).getRawAuthority();
      return authority != null && authority.equalsIgnoreCase(request.getHeaders().get("Host"));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Tells whether the form, or the header of a script, carries the token of this session. */
  boolean carriesToken(ServerHttpRequest<?> request, String token) {
    return sentToken(request).filter(sent -> Secrets.areSame(sent, token)).isPresent();
  }

  private static Optional<String> sentToken(ServerHttpRequest<?> request) {
    @Nullable String header = request.getHeaders().get(HEADER);
    if (header != null) {
      return Optional.of(header);
    }
    String type = request.getContentType().map(MediaType::getName).orElse("");
    return switch (type) {
      case MediaType.APPLICATION_FORM_URLENCODED -> bodyOf(request, ForgedRequests::fieldOf);
      case MediaType.MULTIPART_FORM_DATA -> bodyOf(request, ForgedRequests::firstPartOf);
      default -> Optional.empty();
    };
  }

  private static Optional<String> bodyOf(
      ServerHttpRequest<?> request, Function<AvailableByteBody, Optional<String>> token) {
    try (CloseableByteBody copy = request.byteBody().split(ByteBody.SplitBackpressureMode.FASTEST);
        var body = copy.buffer().join()) {
      return token.apply(body);
    }
  }

  private static Optional<String> fieldOf(AvailableByteBody body) {
    try {
      var form = new QueryStringDecoder(body.toString(StandardCharsets.UTF_8), false);
      return Optional.ofNullable(form.parameters().get(FIELD)).map(List::getFirst);
    } catch (IllegalArgumentException e) {
      // No form at all: its percent signs lead nowhere.
      return Optional.empty();
    }
  }

  /** In a form with a file the token is the first part, so that nothing else need be read. */
  private static Optional<String> firstPartOf(AvailableByteBody body) {
    byte[] bytes = body.toByteArray();
    int length = Math.min(bytes.length, LONGEST_FIRST_PART);
    Matcher part = FIRST_PART.matcher(new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
    return part.lookingAt() ? Optional.of(part.group(1)) : Optional.empty();
  }
}
