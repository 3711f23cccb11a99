package vn.thuocdo.staff;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

/** What somebody might add and forget to close; there only for {@link RoutesIT}. */
@Requires(property = UnguardedController.WANTED)
@Controller("/can-bo/bo-ngo")
class UnguardedController {

  static final String WANTED = "thuocdo.test.unguarded";

  @Get
  String forgotten() {
    return "";
  }

  @Post("/{id}")
  @Secured(SecurityRule.IS_AUTHENTICATED)
  String openToEveryRole(long id) {
    return "" + id;
  }
}
