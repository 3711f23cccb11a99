package vn.thuocdo.publicsite;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpParameters;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpRequestWrapper;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.body.ByteBody;
import io.micronaut.http.server.annotation.PreMatching;
import io.micronaut.http.uri.UriBuilder;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Lets public addresses be paths and nothing else, so that every page and picture can also be a
 * file of any web server: {@code /en/ket-qua/2026-Q3} is {@code /ket-qua/2026-Q3?lang=en}, {@code
 * /bieu-do/2026-Q3/v=1a2b/ty-le.svg} is {@code /bieu-do/2026-Q3/ty-le.svg?v=1a2b}, {@code
 * /ket-qua/v=1a2b/2026-Q3} is {@code /ket-qua/2026-Q3?v=1a2b}. Addresses with a query go on
 * working.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class PathAddresses {

  static final String ENGLISH = "/en";
  static final String CALENDAR = "/duong-lich";

  private static final Set<String> OF_PICTURES = Set.of("linh-vuc", "v", "co");
  private static final Set<String> OF_VERSIONS = Set.of("v");

  /** Where files of the same name as a folder would be in the way. */
  private static final Pattern JSON = Pattern.compile("(/api/results/.+)\\.json");

  @PreMatching
  @RequestFilter
  HttpRequest<?> filter(HttpRequest<?> request) {
    String path = request.getUri().getRawPath();
    if (request.getMethod() != HttpMethod.GET || path == null) {
      return request;
    }
    var parameters = new LinkedHashMap<String, String>();
    String plain = plain(path, parameters);
    if (plain.equals(path)) {
      return request;
    }
    UriBuilder uri = UriBuilder.of(request.getUri()).replacePath(plain);
    parameters.forEach(uri::replaceQueryParam);
    return request instanceof ServerHttpRequest<?> server
        ? new Readdressed<>(server, request.mutate().uri(uri.build()))
        : request;
  }

  /** The request as it came, but for its address. */
  private static final class Readdressed<B> extends HttpRequestWrapper<B>
      implements ServerHttpRequest<B> {

    private final ServerHttpRequest<B> original;
    private final HttpRequest<?> address;

    Readdressed(ServerHttpRequest<B> original, HttpRequest<?> address) {
      super(original);
      this.original = original;
      this.address = address;
    }

    @Override
    public URI getUri() {
      return address.getUri();
    }

    @Override
    public String getPath() {
      return address.getPath();
    }

    @Override
    public HttpParameters getParameters() {
      return address.getParameters();
    }

    @Override
    public ByteBody byteBody() {
      return original.byteBody();
    }
  }

  /** Returns the path without what stands for a parameter. */
  static String plain(String path, Map<String, String> parameters) {
    String rest = path;
    if (rest.equals(ENGLISH) || rest.startsWith(ENGLISH + "/")) {
      parameters.put("lang", "en");
      rest = rest.substring(ENGLISH.length());
    }
    if (rest.startsWith(CALENDAR + "/")) {
      parameters.put("calendar", "CALENDAR");
      rest = rest.substring(CALENDAR.length());
    }
    var plain = new StringBuilder();
    for (String segment : rest.split("/")) {
      int equals = segment.indexOf('=');
      if (equals > 0 && known(rest).contains(segment.substring(0, equals))) {
        parameters.put(segment.substring(0, equals), segment.substring(equals + 1));
      } else if (!segment.isEmpty()) {
        plain.append('/').append(segment);
      }
    }
    if (parameters.isEmpty() && !JSON.matcher(rest).matches()) {
      return path;
    }
    String found = plain.isEmpty() ? "/" : plain.toString();
    var json = JSON.matcher(found);
    return json.matches() ? json.group(1) : found;
  }

  private static Set<String> known(String path) {
    if (path.startsWith("/bieu-do/")) {
      return OF_PICTURES;
    }
    return path.startsWith("/ket-qua/") || path.startsWith("/api/results/")
        ? OF_VERSIONS
        : Set.of();
  }
}
