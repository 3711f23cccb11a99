package vn.thuocdo;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line per request: method, route, status and time. The route is the pattern, not the path, and
 * there is no address, no query and no header: nothing that leads to a person.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class AccessLog implements Ordered {

  private static final Logger LOG = LoggerFactory.getLogger("access");
  private static final String BEGUN = "vn.thuocdo.begun";

  @RequestFilter
  void begin(HttpRequest<?> request) {
    request.setAttribute(BEGUN, System.nanoTime());
  }

  @ResponseFilter
  void end(HttpRequest<?> request, HttpResponse<?> response) {
    long begun = request.getAttribute(BEGUN, Long.class).orElseGet(System::nanoTime);
    LOG.atInfo()
        .addKeyValue("method", request.getMethodName())
        .addKeyValue("route", BasicHttpAttributes.getUriTemplate(request).orElse("none"))
        .addKeyValue("status", response.code())
        .addKeyValue("ms", (System.nanoTime() - begun) / 1_000_000)
        .log("request");
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }
}
