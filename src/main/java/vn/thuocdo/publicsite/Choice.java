package vn.thuocdo.publicsite;

import io.micronaut.http.HttpRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The units that a reader chose to set side by side, in addresses. */
final class Choice {

  static final String PARAMETER = "don-vi";

  /** More do not stand side by side on a phone, and of twenty pairs nobody reads one. */
  static final int MOST = 6;

  private Choice() {}

  /** Returns their codes in order, at most {@link #MOST}. */
  static Set<String> of(HttpRequest<?> request) {
    return request.getParameters().getAll(PARAMETER).stream()
        .filter(code -> !code.isBlank())
        .sorted()
        .distinct()
        .limit(MOST)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns the end of an address that names them. */
  static String query(Collection<String> codes) {
    return codes.stream()
        .map(code -> PARAMETER + "=" + URLEncoder.encode(code, StandardCharsets.UTF_8))
        .collect(Collectors.joining("&", "?", ""));
  }
}
