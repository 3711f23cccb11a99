package vn.thuocdo.torture;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One thing that goes wrong.
 *
 * @param at since the begin of the faults
 * @param target server 0 or 1, or the number of a kiosk
 * @param lasting how long, for those that end by themselves
 * @param amount for a clock jump by how many seconds; for others any number to choose by
 */
record Fault(int number, Duration at, Kind kind, int target, Duration lasting, long amount) {

  private static final long YEAR_SECONDS = 365L * 24 * 3600;

  /** Kinds, with how often each comes up in relation to the others. */
  enum Kind {
    KILL_SERVER(4),
    KILL_BOTH_SERVERS(1),
    KILL_DATABASE(3),
    KILL_DATABASE_AND_SERVER(2),
    FREEZE_SERVER(3),
    CUT_KIOSKS(4),
    SLOW_KIOSKS(3),
    SILENCE_KIOSKS(4),
    LOSE_ANSWERS_TO_KIOSKS(5),
    CUT_DATABASE(4),
    SLOW_DATABASE(3),
    SILENCE_DATABASE(3),
    LOSE_ANSWERS_OF_DATABASE(5),
    FULL_DISK(3),
    KIOSK_CLOCK_JUMPS(6),
    KIOSK_POWER_CUT(5),
    KIOSK_SENDS_TO_BOTH(5),
    KIOSK_SENDS_OUT_OF_ORDER(5);

    final int weight;

    Kind(int weight) {
      this.weight = weight;
    }

    String words() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /** Returns the faults of a run; they depend on the arguments alone. */
  static List<Fault> plan(long seed, Duration length, double everySeconds, int kiosks) {
    var dice = Dice.of(seed, 10);
    int sum = 0;
    for (Kind kind : Kind.values()) {
      sum += kind.weight;
    }
    var faults = new ArrayList<Fault>();
    double at = everySeconds;
    while (at < length.toMillis() / 1000.0) {
      int thrown = dice.nextInt(sum);
      Kind kind = Kind.values()[0];
      for (Kind next : Kind.values()) {
        kind = next;
        thrown -= next.weight;
        if (thrown < 0) {
          break;
        }
      }
      boolean isKiosks = kind.name().startsWith("KIOSK_");
      long seconds = (long) Math.pow(YEAR_SECONDS, dice.nextDouble());
      faults.add(
          new Fault(
              faults.size() + 1,
              Duration.ofMillis((long) (at * 1000)),
              kind,
              dice.nextInt(isKiosks ? kiosks : 2),
              Duration.ofMillis(dice.nextInt(500, 5_000)),
              dice.nextBoolean() ? seconds : -seconds));
      at += everySeconds * dice.nextDouble(0.5, 1.5);
    }
    return faults;
  }
}
