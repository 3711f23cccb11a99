package vn.thuocdo.report;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.report.MakeDocuments.Step;
import vn.thuocdo.result.Publications;

/** Makes what was asked for, step by step; what a server that died had made already is kept. */
@Singleton
class RunDocumentJobs {

  private static final Logger LOG = LoggerFactory.getLogger(RunDocumentJobs.class);

  private final DocumentJobs jobs;
  private final MakeDocuments documents;
  private final Publications publications;

  RunDocumentJobs(DocumentJobs jobs, MakeDocuments documents, Publications publications) {
    this.jobs = jobs;
    this.documents = documents;
    this.publications = publications;
  }

  /** Works until nothing waits; returns how many jobs came to an end. */
  int run() {
    int ended = 0;
    for (Optional<DocumentJobs.Claimed> claimed = jobs.claim();
        claimed.isPresent();
        claimed = jobs.claim()) {
      ended += run(claimed.get()) ? 1 : 0;
    }
    return ended;
  }

  private boolean run(DocumentJobs.Claimed claimed) {
    DocumentJob job = claimed.job();
    String step = "";
    try {
      Source source =
          publications
              .find(job.period().calendar(), job.period().code(), job.version())
              .map(Source::of)
              .orElseThrow(() -> new IllegalStateException("The publication is gone"));
      List<Step> steps = documents.steps(source);
      List<Step> missing =
          steps.stream().filter(one -> !claimed.made().contains(one.name())).toList();
      int made = steps.size() - missing.size();
      try (var ahead = new MadeAhead(missing)) {
        for (Step one : missing) {
          step = one.name();
          if (!jobs.done(claimed, ++made, steps.size(), ahead.next())) {
            LOG.info("Documents {} are another server's now", job.id());
            return false;
          }
        }
      }
    } catch (RuntimeException | OutOfMemoryError e) {
      return fail(claimed, step, e);
    }
    jobs.end(claimed, "");
    return true;
  }

  private boolean fail(DocumentJobs.Claimed claimed, String step, Throwable problem) {
    if (Transactions.isTemporary(problem)) {
      // The claim runs out, and whoever comes next goes on from here.
      LOG.warn("Documents {} wait: {}", claimed.job().id(), problem.getClass().getSimpleName());
      throw new IllegalStateException("The database is away", problem);
    }
    LOG.error("Documents {} failed at {}", claimed.job().id(), step, problem);
    jobs.end(claimed, step + ": " + problem.getClass().getSimpleName());
    return true;
  }
}
