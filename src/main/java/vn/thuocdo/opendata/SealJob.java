package vn.thuocdo.opendata;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.thuocdo.database.Transactions;

/** Signs what was published, soon after; also what older versions of this program published. */
@Singleton
@Requires(env = "server")
class SealJob {

  private static final Logger LOG = LoggerFactory.getLogger(SealJob.class);

  private final Archives archives;

  SealJob(Archives archives) {
    this.archives = archives;
  }

  @Scheduled(initialDelay = "20s", fixedDelay = "1m")
  void run() {
    try {
      archives.sealAll();
    } catch (RuntimeException e) {
      if (!Transactions.isTemporary(e)) {
        throw e;
      }
      LOG.warn("The database is away; publications are signed later");
    }
  }
}
