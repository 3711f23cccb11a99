package vn.thuocdo.publicsite;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import vn.thuocdo.result.PublishedTargets;

/** «Mục tiêu và thực tế»: what was promised and what was reached. */
@Controller("/muc-tieu")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class GoalController {

  private final PublishedTargets published;
  private final GoalPages goalPages;
  private final PublicPages pages;

  GoalController(PublishedTargets published, GoalPages goalPages, PublicPages pages) {
    this.published = published;
    this.goalPages = goalPages;
    this.pages = pages;
  }

  @Get
  HttpResponse<?> show(HttpRequest<?> request) {
    return pages
        .render("goals", goalPages.page(published.documents(), Editions.language(request)), request)
        .answer(request, Content.ASK_EACH_TIME);
  }
}
