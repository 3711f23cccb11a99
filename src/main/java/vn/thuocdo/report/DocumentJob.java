package vn.thuocdo.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.period.Period;

/**
 * That all documents of a period are to be made, and how far that is.
 *
 * @param version of the publication
 * @param steps 0 until begun
 * @param failure the step that failed, and how; empty otherwise
 * @param releasedAt null while only staff may read them
 */
record DocumentJob(
    long id,
    Period period,
    int version,
    State state,
    int stepsDone,
    int steps,
    String failure,
    String askedBy,
    Instant askedAt,
    @Nullable Instant releasedAt) {

  enum State {
    QUEUED,
    RUNNING,
    DONE,
    FAILED;

    boolean isEnd() {
      return this == DONE || this == FAILED;
    }
  }
}
