package vn.thuocdo.sms;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets every hour, on servers only. */
@Singleton
@Requires(env = "server")
class ForgetNumbersJob {

  private static final Logger LOG = LoggerFactory.getLogger(ForgetNumbersJob.class);

  private final ForgetNumbers forgetNumbers;

  ForgetNumbersJob(ForgetNumbers forgetNumbers) {
    this.forgetNumbers = forgetNumbers;
  }

  @Scheduled(fixedDelay = "1h", initialDelay = "5m")
  void run() {
    try {
      LOG.info("Rows that no longer lead to anybody: {}", forgetNumbers.forget());
    } catch (RuntimeException e) {
      LOG.warn("Nothing is forgotten now: {}", e.getClass().getSimpleName());
    }
  }
}
