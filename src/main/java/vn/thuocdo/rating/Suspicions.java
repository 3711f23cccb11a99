package vn.thuocdo.rating;

import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import vn.thuocdo.unit.Settings;

/**
 * Marks ratings that are worth a second look. A mark never drops a rating: people decide, and say
 * what they decided.
 *
 * <p>What came just before is remembered per kiosk in this server's memory; a restart forgets some
 * minutes of it.
 */
@Singleton
class Suspicions {

  private final Settings settings;
  private final Map<Long, RecentRatings> recent = new ConcurrentHashMap<>();

  Suspicions(Settings settings) {
    this.settings = settings;
  }

  /** Returns the ratings, in order, each with the reasons to look twice at it. */
  List<NewRating> mark(List<NewRating> ratings) {
    OpeningHours hours = OpeningHours.parse(settings.get("opening_hours", OpeningHours.DEFAULT));
    return ratings.stream().map(rating -> mark(rating, hours)).toList();
  }

  private NewRating mark(NewRating rating, OpeningHours hours) {
    var reasons = EnumSet.noneOf(Suspicion.class);
    if (rating.channel() == Channel.KIOSK && !hours.include(rating.givenAt())) {
      reasons.add(Suspicion.OUT_OF_HOURS);
    }
    if (rating.kioskId() != null) {
      reasons.addAll(
          recent
              .computeIfAbsent(rating.kioskId(), id -> new RecentRatings())
              .reasonsFor(given(rating)));
    }
    return reasons.isEmpty() ? rating : rating.withSuspicion(Suspicion.text(reasons));
  }

  private static RecentRatings.Given given(NewRating rating) {
    return new RecentRatings.Given(
        rating.id(),
        rating.givenAt(),
        Objects.hash(rating.answers(), rating.comment()),
        rating.assisted());
  }
}
