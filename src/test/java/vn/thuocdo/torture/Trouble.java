package vn.thuocdo.torture;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Makes planned faults happen at their time. */
final class Trouble {

  private static final int ODD_BATCHES = 5;

  private final Rig rig;
  private final List<SimulatedKiosk> kiosks;
  private final Witness witness;
  private final Consumer<String> log;
  private final Map<Fault.Kind, Integer> counts = new EnumMap<>(Fault.Kind.class);
  private final List<Thread> lasting = new ArrayList<>();

  Trouble(Rig rig, List<SimulatedKiosk> kiosks, Witness witness, Consumer<String> log) {
    this.rig = rig;
    this.kiosks = kiosks;
    this.witness = witness;
    this.log = log;
  }

  /** How often each kind happened. */
  Map<Fault.Kind, Integer> counts() {
    return counts;
  }

  /** Returns when the time is over and every fault has ended. */
  void happen(List<Fault> plan, long begunNanos, Duration length) throws InterruptedException {
    for (Fault fault : plan) {
      sleepUntil(begunNanos + fault.at().toNanos());
      if (isPossible(fault.kind())) {
        counts.merge(fault.kind(), 1, Integer::sum);
        log.accept(
            "%8.1f s  #%d %s, target %d, %d ms, %d"
                .formatted(
                    (System.nanoTime() - begunNanos) / 1e9,
                    fault.number(),
                    fault.kind().words(),
                    fault.target(),
                    fault.lasting().toMillis(),
                    fault.amount()));
        lasting.add(Thread.ofVirtual().start(() -> happen(fault)));
      }
    }
    sleepUntil(begunNanos + length.toNanos());
    for (Thread thread : lasting) {
      thread.join();
    }
  }

  private boolean isPossible(Fault.Kind kind) {
    return switch (kind) {
      case FULL_DISK -> rig.volume().isPresent();
      case KILL_DATABASE, KILL_DATABASE_AND_SERVER -> rig.isOurDatabase();
      default -> true;
    };
  }

  private static void sleepUntil(long nanos) throws InterruptedException {
    long left = nanos - System.nanoTime();
    if (left > 0) {
      Thread.sleep(Duration.ofNanos(left));
    }
  }

  private void happen(Fault fault) {
    try {
      switch (fault.kind()) {
        case KILL_SERVER -> rig.server(fault.target()).kill();
        case KILL_BOTH_SERVERS -> rig.servers().forEach(ServerProcess::kill);
        case KILL_DATABASE -> rig.killDatabase();
        case KILL_DATABASE_AND_SERVER -> {
          rig.killDatabase();
          rig.server(fault.target()).kill();
        }
        case FREEZE_SERVER -> {
          rig.server(fault.target()).freeze(true);
          Thread.sleep(fault.lasting());
          rig.server(fault.target()).freeze(false);
        }
        case CUT_KIOSKS -> disturb(rig.toServer(fault.target()), Relay.State.CUT, fault);
        case SLOW_KIOSKS -> disturb(rig.toServer(fault.target()), Relay.State.SLOW, fault);
        case SILENCE_KIOSKS -> disturb(rig.toServer(fault.target()), Relay.State.SILENT, fault);
        case LOSE_ANSWERS_TO_KIOSKS ->
            disturb(rig.toServer(fault.target()), Relay.State.ANSWERS_LOST, fault);
        case CUT_DATABASE -> disturb(rig.toDatabase(fault.target()), Relay.State.CUT, fault);
        case SLOW_DATABASE -> disturb(rig.toDatabase(fault.target()), Relay.State.SLOW, fault);
        case SILENCE_DATABASE -> disturb(rig.toDatabase(fault.target()), Relay.State.SILENT, fault);
        case LOSE_ANSWERS_OF_DATABASE ->
            disturb(rig.toDatabase(fault.target()), Relay.State.ANSWERS_LOST, fault);
        case FULL_DISK -> fillDisk(fault);
        case KIOSK_CLOCK_JUMPS -> kiosks.get(fault.target()).clockJumps(fault.amount());
        case KIOSK_POWER_CUT -> kiosks.get(fault.target()).cutPower();
        case KIOSK_SENDS_TO_BOTH -> kiosks.get(fault.target()).sendToBoth(ODD_BATCHES);
        case KIOSK_SENDS_OUT_OF_ORDER -> kiosks.get(fault.target()).sendOutOfOrder(ODD_BATCHES);
      }
    } catch (IOException e) {
      witness.found("fault " + fault.number() + " could not be made: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Three of four broken connections are reset at the end, the fourth has to be found out. */
  private static void disturb(Relay relay, Relay.State state, Fault fault)
      throws InterruptedException {
    relay.become(state);
    Thread.sleep(fault.lasting());
    relay.heal(fault.amount() % 4 != 0);
  }

  private void fillDisk(Fault fault) throws IOException, InterruptedException {
    Volume volume = rig.volume().orElseThrow();
    synchronized (volume) {
      volume.fill();
      long until = System.nanoTime() + fault.lasting().toNanos();
      while (System.nanoTime() < until) {
        Thread.sleep(200);
        for (ServerProcess server : rig.servers()) {
          lookAtHealth(server);
        }
      }
      volume.empty();
    }
  }

  private void lookAtHealth(ServerProcess server) throws InterruptedException {
    try {
      String body = rig.health(server).body().toLowerCase(Locale.ROOT);
      if (body.contains("full")) {
        witness.count("health says that the disk is full");
      }
    } catch (IOException e) {
      // It is being killed at the same time.
    }
  }
}
