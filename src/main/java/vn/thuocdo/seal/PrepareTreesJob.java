package vn.thuocdo.seal;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.period.OfficeZone;

/**
 * Makes the trees of finished days while nobody waits for them: a quarter is then closed as fast as
 * its days can be counted, whichever server made them.
 */
@Singleton
@Requires(env = "server")
class PrepareTreesJob {

  /** A quarter, and the days in which it is closed. */
  private static final int DAYS = 120;

  private static final Logger LOG = LoggerFactory.getLogger(PrepareTreesJob.class);

  private final CountedRatings countedRatings;
  private final InstantSource clock;

  PrepareTreesJob(CountedRatings countedRatings, InstantSource clock) {
    this.countedRatings = countedRatings;
    this.clock = clock;
  }

  @Scheduled(initialDelay = "2m", fixedDelay = "10m")
  void run() {
    LocalDate today = OfficeZone.today(clock);
    try {
      int made = countedRatings.prepare(today.minusDays(DAYS), today.minusDays(1), clock.instant());
      LOG.debug("Trees of days made: {}", made);
    } catch (RuntimeException e) {
      if (!Transactions.isTemporary(e)) {
        throw e;
      }
      LOG.warn("The database is away; the trees of days are made later");
    }
  }
}
