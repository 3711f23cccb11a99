package vn.thuocdo.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;

/**
 * A decision to leave marked answers out, as it is published.
 *
 * <p>Without a number of its own: that one is published for the province alone. Neither stands in
 * any sum with the figures, which are made of what remains; so nothing can be worked out from it by
 * subtraction, and how the answers left out were distributed stays unknown.
 *
 * @param day whose answers are left out
 * @param unit code
 * @param counters of the unit, that day, for the same reason
 * @param reason as Sở Nội vụ gave it, without phone numbers and addresses
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ExclusionLine(LocalDate day, String unit, long counters, String reason) {

  ExclusionLine of(long number) {
    return new ExclusionLine(day, unit, number, reason);
  }
}
