package vn.thuocdo.problem;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

/**
 * Drops an Accept-Language header that names no language, such as «,,»: RFC 9110 §5.6.1 wants it
 * read as an empty list, and the framework's reader breaks on it.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class NoLanguage implements Ordered {

  @RequestFilter
  void drop(HttpRequest<?> request) {
    boolean namesNone =
        request.getHeaders().getAll(HttpHeaders.ACCEPT_LANGUAGE).stream()
            .anyMatch(header -> header.chars().noneMatch(Character::isLetterOrDigit));
    if (namesNone && request.getHeaders() instanceof MutableHttpHeaders headers) {
      headers.remove(HttpHeaders.ACCEPT_LANGUAGE);
    }
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }
}
