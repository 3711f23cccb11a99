package vn.thuocdo.problem;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import java.sql.SQLTransientConnectionException;

/** Fails in every way there is; only in tests that ask for it, under paths that are open. */
@Controller
@Requires(property = FailingController.WANTED)
class FailingController {

  static final String WANTED = "test.failing";

  @Serdeable
  record Sheet(@Min(1) int copies) {}

  @Get(value = "/ket-qua/hong/loi", produces = MediaType.ALL)
  String unexpected() {
    throw new IllegalStateException("the phone number 0912345678");
  }

  @Get(value = "/ket-qua/hong/khong-co-co-so-du-lieu", produces = MediaType.ALL)
  String withoutDatabase() {
    throw new IllegalStateException(new SQLTransientConnectionException("secret host"));
  }

  @Get("/api/results/hong/so")
  String number(@QueryValue int copies) {
    return "" + copies;
  }

  @Post("/api/results/hong/to")
  String sheet(@Valid @Body Sheet sheet) {
    return "" + sheet.copies();
  }
}
