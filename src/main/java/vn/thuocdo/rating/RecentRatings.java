package vn.thuocdo.rating;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What came from one kiosk just before, to tell a queue of citizens from one person who taps.
 *
 * <p>Only what was recognised at its time is marked: the first answers of a streak came before
 * anybody could know that it was one.
 */
final class RecentRatings {

  /**
   * More than a kiosk can take from one citizen after the other: each needs the thanks page and the
   * cool-down.
   */
  static final int MOST_IN_A_MINUTE = 6;

  /**
   * So many equal answers one after the other, within {@link #STREAK_WITHIN}, are a streak.
   *
   * <p>Equal answers alone say little: where 95 of 100 press the same face, a run of twelve begins
   * at every other rating (0.95¹² = 0.54). Their speed says more. At a busy counter with a citizen
   * every five minutes, all of whom rate, eleven more follow one within ten minutes with Poisson
   * probability P(N ≥ 11 | 2) = 8.3·10⁻⁶; that they are equal as well, 4.5·10⁻⁶. With 88 ratings a
   * day that is one false mark in ten years of working days. A kiosk that takes one every three
   * minutes, all alike, gets one in about eighteen days: P(N ≥ 11 | 3.33) = 6.9·10⁻⁴. Who taps
   * slower than once in 50 seconds is not found by this.
   */
  static final int STREAK = 12;

  static final Duration STREAK_WITHIN = Duration.ofMinutes(10);

  /**
   * So many ratings with help within {@link #ASSISTED_WITHIN} are worth a look. With a citizen
   * every five minutes and one in twenty-five helped, four more within twenty minutes of one have
   * Poisson probability P(N ≥ 4 | 0.16) = 2.4·10⁻⁵: once in more than ten years. Where one in ten
   * is helped it is P(N ≥ 4 | 0.4) = 7.8·10⁻⁴, about once in five months; where nearly all are,
   * because few there can read, it happens every day, and the decision is to leave them.
   */
  static final int ASSISTED = 5;

  static final Duration ASSISTED_WITHIN = Duration.ofMinutes(20);

  private static final Duration MINUTE = Duration.ofSeconds(60);

  /** In the order of arrival, so that one wrong clock cannot push out the others for long. */
  private static final int REMEMBERED = 24;

  private final Deque<Given> recent = new ArrayDeque<>();

  /**
   * @param words stands for answers and comment: equal for equal ones. A number instead of the
   *     words, so that nothing that a citizen wrote is kept in memory
   */
  record Given(UUID id, Instant at, int words, boolean isAssisted) {}

  /** Returns the reasons to look twice at a rating, and remembers it. */
  synchronized Set<Suspicion> reasonsFor(Given given) {
    // A repeat of the same rating is no second rating.
    recent.removeIf(earlier -> earlier.id.equals(given.id));
    var reasons = EnumSet.noneOf(Suspicion.class);
    if (isBurst(given)) {
      reasons.add(Suspicion.BURST);
    }
    if (isStreak(given)) {
      reasons.add(Suspicion.STREAK);
    }
    if (isOftenAssisted(given)) {
      reasons.add(Suspicion.ASSISTED);
    }
    recent.addLast(given);
    if (recent.size() > REMEMBERED) {
      recent.removeFirst();
    }
    return reasons;
  }

  private boolean isBurst(Given given) {
    long close =
        recent.stream()
            .filter(earlier -> Duration.between(earlier.at, given.at).abs().compareTo(MINUTE) < 0)
            .count();
    return close >= MOST_IN_A_MINUTE;
  }

  private boolean isStreak(Given given) {
    List<Given> before =
        recent.stream()
            .filter(earlier -> isWithin(STREAK_WITHIN, earlier, given))
            .sorted(Comparator.comparing(Given::at).reversed())
            .limit(STREAK - 1L)
            .toList();
    return before.size() == STREAK - 1
        && before.stream().allMatch(earlier -> earlier.words == given.words);
  }

  private boolean isOftenAssisted(Given given) {
    return given.isAssisted
        && recent.stream()
                .filter(Given::isAssisted)
                .filter(earlier -> isWithin(ASSISTED_WITHIN, earlier, given))
                .count()
            >= ASSISTED - 1;
  }

  private static boolean isWithin(Duration span, Given earlier, Given given) {
    return !earlier.at.isAfter(given.at)
        && Duration.between(earlier.at, given.at).compareTo(span) <= 0;
  }
}
