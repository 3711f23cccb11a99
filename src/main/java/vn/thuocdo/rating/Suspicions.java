package vn.thuocdo.rating;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import vn.thuocdo.unit.Settings;

/**
 * Marks ratings that are worth a second look. A mark never drops a rating: people decide, and say
 * what they decided.
 *
 * <p>What came just before is remembered per kiosk in this server's memory; a restart forgets one
 * minute of it.
 */
@Singleton
class Suspicions {

  /**
   * More than a kiosk can take from one citizen after the other: each needs the thanks page and the
   * cool-down.
   */
  static final int MOST_IN_A_MINUTE = 6;

  private static final Duration MINUTE = Duration.ofSeconds(60);

  private final Settings settings;
  private final Map<Long, Deque<Given>> recent = new ConcurrentHashMap<>();

  Suspicions(Settings settings) {
    this.settings = settings;
  }

  private record Given(UUID id, Instant at) {}

  /** Returns the ratings, in order, each with the reasons to look twice at it. */
  List<NewRating> mark(List<NewRating> ratings) {
    OpeningHours hours = OpeningHours.parse(settings.get("opening_hours", OpeningHours.DEFAULT));
    return ratings.stream().map(rating -> mark(rating, hours)).toList();
  }

  private NewRating mark(NewRating rating, OpeningHours hours) {
    var reasons = new ArrayList<String>();
    if (rating.channel() == Channel.KIOSK && !hours.include(rating.givenAt())) {
      reasons.add("OUT_OF_HOURS");
    }
    if (rating.kioskId() != null
        && isBurst(rating.kioskId(), new Given(rating.id(), rating.givenAt()))) {
      reasons.add("BURST");
    }
    return reasons.isEmpty() ? rating : rating.withSuspicion(String.join(",", reasons));
  }

  private boolean isBurst(long kioskId, Given given) {
    Deque<Given> before = recent.computeIfAbsent(kioskId, id -> new ArrayDeque<>());
    synchronized (before) {
      // A repeat of the same rating is no second rating.
      before.removeIf(earlier -> earlier.id.equals(given.id));
      long close =
          before.stream()
              .filter(earlier -> Duration.between(earlier.at, given.at).abs().compareTo(MINUTE) < 0)
              .count();
      before.addLast(given);
      while (before.size() > MOST_IN_A_MINUTE) {
        before.removeFirst();
      }
      return close >= MOST_IN_A_MINUTE;
    }
  }
}
