package vn.thuocdo.report;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import vn.thuocdo.report.MakeDocuments.Step;

/** Makes the files of steps on two cores, a few steps ahead of whoever stores them in order. */
final class MadeAhead implements AutoCloseable {

  /** More would take the server from those who rate. */
  private static final int AT_ONCE = Math.min(2, Runtime.getRuntime().availableProcessors());

  /** What is made and not stored yet lies in memory. */
  private static final int MOST_WAITING = 2 * AT_ONCE;

  private final ExecutorService makers = Executors.newFixedThreadPool(AT_ONCE);
  private final Iterator<Step> steps;
  private final Deque<Future<Map<String, byte[]>>> making = new ArrayDeque<>();

  MadeAhead(List<Step> steps) {
    this.steps = steps.iterator();
    while (making.size() < MOST_WAITING && this.steps.hasNext()) {
      begin();
    }
  }

  private void begin() {
    Step step = steps.next();
    making.addLast(makers.submit(() -> step.files().get()));
  }

  /** Returns the files of the next step. */
  Map<String, byte[]> next() {
    try {
      Map<String, byte[]> files = making.removeFirst().get();
      if (steps.hasNext()) {
        begin();
      }
      return files;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException("A document could not be made", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while documents were made", e);
    }
  }

  /** Gives up what is not asked for any more. */
  @Override
  public void close() {
    makers.shutdownNow();
  }
}
