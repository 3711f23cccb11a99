package vn.thuocdo.report;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every second whether documents were asked for, on servers only. */
@Singleton
@Requires(env = "server")
class DocumentJobsTimer {

  private static final Logger LOG = LoggerFactory.getLogger(DocumentJobsTimer.class);

  private final RunDocumentJobs jobs;

  DocumentJobsTimer(RunDocumentJobs jobs) {
    this.jobs = jobs;
  }

  @Scheduled(fixedDelay = "1s", initialDelay = "3s")
  void run() {
    try {
      jobs.run();
    } catch (RuntimeException e) {
      LOG.warn("No documents are made now: {}", e.getClass().getSimpleName());
    }
  }
}
