package vn.thuocdo.result;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.period.Period;

/**
 * That a period is published, without the document.
 *
 * @param withdrawal null while the version stands
 */
public record PublishedPeriod(
    Period period,
    int version,
    Instant publishedAt,
    String publishedBy,
    String sha256,
    @Nullable Withdrawal withdrawal) {

  boolean isStanding() {
    return withdrawal == null;
  }
}
