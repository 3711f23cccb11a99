package vn.thuocdo;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * How far something long is, on standard error: a bar at a terminal, a line per tenth elsewhere.
 */
final class Progress implements AutoCloseable {

  private final String task;
  private @Nullable ProgressBar bar;
  private long tenths = -1;

  Progress(String task) {
    this.task = task;
  }

  void show(long done, long of) {
    if (System.getenv("TERM") != null
        && System.console() != null
        && System.console().isTerminal()) {
      showBar(done, of);
    } else if (of > 0 && done * 10 / of > tenths) {
      tenths = done * 10 / of;
      System.err.printf("%s: %d of %d%n", task, done, of);
    }
  }

  private void showBar(long done, long of) {
    if (bar == null) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(task)
              .setInitialMax(of)
              .setStyle(ProgressBarStyle.UNICODE_BLOCK)
              .build();
    }
    bar.stepTo(done);
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
