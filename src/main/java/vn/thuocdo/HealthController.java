package vn.thuocdo;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

/** {@code /health}: 200 when ratings can be taken, 503 with what is wrong otherwise. */
@Controller("/health")
@Secured(SecurityRule.IS_ANONYMOUS)
class HealthController {

  private final Health health;

  HealthController(Health health) {
    this.health = health;
  }

  @Get
  @ExecuteOn(TaskExecutors.BLOCKING)
  HttpResponse<Health.Report> show() {
    Health.Report report = health.report();
    return (report.isUp() ? HttpResponse.ok(report) : HttpResponse.serverError(report).status(503))
        .header("Cache-Control", "no-store");
  }
}
