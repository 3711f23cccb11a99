package vn.thuocdo.rating;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/**
 * The answer for one rating.
 *
 * @param id as it was sent; null when there was none to read
 * @param reason only when refused
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Receipt(@Nullable String id, Outcome outcome, @Nullable RefusalReason reason) {

  static Receipt refused(@Nullable String id, RefusalReason reason) {
    return new Receipt(id, Outcome.REFUSED, reason);
  }
}
