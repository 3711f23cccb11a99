package vn.thuocdo.link;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.thuocdo.database.Transactions;

/**
 * Deletes links whose time is long over, and with them what leads from a visit to its answer. Safe
 * on several servers at once.
 */
@Singleton
class ForgetLinksJob {

  /** Until then an old link is still answered with «it has expired», not with «there is none». */
  static final Duration KEPT_AFTER_EXPIRY = Duration.ofDays(30);

  private static final Logger LOG = LoggerFactory.getLogger(ForgetLinksJob.class);

  private final LinkTokens tokens;
  private final InstantSource clock;

  ForgetLinksJob(LinkTokens tokens, InstantSource clock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  @Scheduled(initialDelay = "10m", fixedDelay = "6h")
  void run() {
    try {
      int deleted = tokens.deleteExpiredBefore(clock.instant().minus(KEPT_AFTER_EXPIRY));
      if (deleted > 0) {
        LOG.info("Links forgotten: {}", deleted);
      }
    } catch (RuntimeException e) {
      if (!Transactions.isTemporary(e)) {
        throw e;
      }
      LOG.warn("The database cannot forget links now; they are tried again later");
    }
  }
}
