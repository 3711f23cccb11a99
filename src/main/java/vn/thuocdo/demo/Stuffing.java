package vn.thuocdo.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import vn.thuocdo.period.OfficeZone;
import vn.thuocdo.rating.Channel;
import vn.thuocdo.rating.Respondent;

/**
 * Somebody who presses the best face again and again over lunch, so that the demo has something to
 * decide about. Only in the running quarter: no published figure is made of it.
 */
final class Stuffing {

  static final LocalDate DAY = LocalDate.of(2026, 10, 22);
  static final int PRESSED = 46;

  /** As the door would mark them: what came before the twelfth was no streak yet. */
  static final int BEFORE_ANYBODY_COULD_KNOW = 11;

  private static final int SECONDS_APART = 20;

  private Stuffing() {}

  static List<SimulatedRating> ratings(long seed) {
    Dice dice = Dice.of(seed, "stuffing");
    Instant from = DAY.atTime(LocalTime.of(11, 38)).atZone(OfficeZone.ZONE).toInstant();
    return IntStream.range(0, PRESSED)
        .mapToObj(
            i -> rating(dice, from.plusMillis(SECONDS_APART * 1_000L * i + dice.below(4_000)), i))
        .toList();
  }

  private static SimulatedRating rating(Dice dice, Instant at, int number) {
    UUID id = Simulation.id(dice, at);
    return new SimulatedRating(
        id,
        "X-MAU-TAY",
        "HCC-MAU-TAY",
        "2",
        "DAT_DAI",
        Channel.KIOSK,
        Respondent.UNKNOWN,
        "vi",
        false,
        number < BEFORE_ANYBODY_COULD_KNOW ? "" : "STREAK",
        at,
        0,
        at.plusSeconds(2),
        5,
        List.of(),
        null);
  }
}
