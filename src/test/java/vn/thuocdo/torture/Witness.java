package vn.thuocdo.torture;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAccumulator;

/** Remembers what every kiosk gave out and what it was told, apart from the kiosks themselves. */
final class Witness {

  static final int MADE = 1;
  static final int LOST = 2;
  static final int TOLD_STORED = 4;
  static final int TOLD_REPEATED = 8;
  static final int TOLD_REFUSED = 16;
  static final int PROMISED = TOLD_STORED | TOLD_REPEATED;

  private static final int MOST_FINDINGS = 50;

  private final byte[][] notes;
  private final List<String> findings = new CopyOnWriteArrayList<>();
  private final Map<String, AtomicLong> counts = new ConcurrentHashMap<>();
  private final LongAccumulator longestAnswer = new LongAccumulator(Long::max, 0);
  private final LongAccumulator longestSilence = new LongAccumulator(Long::max, 0);

  Witness(int kiosks) {
    this.notes = new byte[kiosks][1_024];
  }

  /** Notes something about a rating; returns what was known before. */
  synchronized int note(int kiosk, long seq, int flag) {
    if (seq >= notes[kiosk].length) {
      notes[kiosk] = Arrays.copyOf(notes[kiosk], (int) Math.max(seq + 1, 2L * notes[kiosk].length));
    }
    int before = notes[kiosk][(int) seq];
    notes[kiosk][(int) seq] = (byte) (before | flag);
    return before;
  }

  /** Returns everything noted about a kiosk, by running number. */
  synchronized byte[] notes(int kiosk) {
    return notes[kiosk];
  }

  void count(String what) {
    count(what, 1);
  }

  void count(String what, long times) {
    counts.computeIfAbsent(what, key -> new AtomicLong()).addAndGet(times);
  }

  long counted(String what) {
    AtomicLong count = counts.get(what);
    return count == null ? 0 : count.get();
  }

  java.util.Set<String> names() {
    return counts.keySet();
  }

  void answeredAfter(Duration time) {
    longestAnswer.accumulate(time.toMillis());
  }

  void silentFor(Duration time) {
    longestSilence.accumulate(time.toMillis());
  }

  long longestAnswerMillis() {
    return longestAnswer.get();
  }

  long longestSilenceMillis() {
    return longestSilence.get();
  }

  /** Notes a broken promise. */
  void found(String finding) {
    count("findings");
    if (findings.size() < MOST_FINDINGS) {
      findings.add(finding);
    }
  }

  List<String> findings() {
    return findings;
  }
}
