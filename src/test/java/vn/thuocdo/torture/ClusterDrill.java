package vn.thuocdo.torture;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Takes the primary away from a group of three nodes under load, in four ways. */
@Command(
    name = "ops/cluster-drill",
    mixinStandardHelpOptions = true,
    description =
        "Three MySQL nodes in a group, HAProxy before them, two servers, kiosks. The primary is"
            + " handed over, killed, cut off and frozen. The last line is the verdict: HELD (0) or"
            + " FAILED (1).")
public final class ClusterDrill implements Callable<Integer> {

  private static final Duration FAULTS = Duration.ofSeconds(80);
  private static final Duration KILLED = Duration.ofSeconds(12);
  private static final Duration CUT_OFF = Duration.ofSeconds(18);
  private static final Duration FROZEN = Duration.ofSeconds(12);
  private static final Duration LONGEST_REOPENING = Duration.ofSeconds(60);
  private static final int FIRST_WATCH = 4_000;

  @Option(
      names = "--seconds",
      defaultValue = "100",
      description = "About how long kiosks take ratings (${DEFAULT-VALUE}), 92 at least.")
  private int seconds = 100;

  @Option(names = "--seed", description = "The same seed gives the same kiosks and moments.")
  private @Nullable Long seed;

  @Option(names = "--kiosks", defaultValue = "16", description = "How many (${DEFAULT-VALUE}).")
  private int kioskCount = 16;

  @Option(
      names = "--per-second",
      defaultValue = "10",
      description = "Ratings a kiosk takes in a second (${DEFAULT-VALUE}).")
  private double perSecond = 10;

  @Option(
      names = "--folder",
      defaultValue = "target/cluster-drill/run",
      description = "Where everything is kept (${DEFAULT-VALUE}); emptied first.")
  private Path folder = Path.of("target/cluster-drill/run");

  @Option(
      names = "--sabotage",
      description = "Changes a row on one node before the end: the verdict must be FAILED.")
  private boolean isSabotaged;

  private final Offices offices = new Offices();
  private final List<DoorWatch> watches = new ArrayList<>();
  private final List<Thread> watching = new ArrayList<>();
  private long begun;

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new ClusterDrill()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    long chosen = seed != null ? seed : System.nanoTime() & 0xFFFFFF;
    say("seed %d, %d s, %d kiosks".formatted(chosen, seconds, kioskCount));
    Torture.empty(folder);
    var cluster = new Cluster(folder.resolve("cluster").toAbsolutePath());
    var rig = new Rig(folder.toAbsolutePath());
    Runtime.getRuntime().addShutdownHook(new Thread(rig::close));
    try (cluster;
        rig) {
      long building = System.nanoTime();
      cluster.start();
      say("three nodes are one group after %.1f s".formatted((System.nanoTime() - building) / 1e9));
      rig.start(cluster.address());
      return run(cluster, rig, chosen);
    }
  }

  private int run(Cluster cluster, Rig rig, long chosen) throws Exception {
    var content = new Content(chosen, Instant.now());
    var witness = new Witness(kioskCount);
    try (var probe = new Probe(rig::connection, witness)) {
      var around =
          new SimulatedKiosk.Surroundings(chosen, content, witness, probe, rig.doors(), rig.http());
      begun = System.nanoTime();
      for (int i = 0; i < 2; i++) {
        watches.add(
            new DoorWatch(
                FIRST_WATCH + i, rig.doors().get(i), rig.enrol(kioskCount + i), around, begun));
      }
      offices.open(rig, around, kioskCount, perSecond, folder.resolve("kiosks"));
      begun = System.nanoTime();
      watches.forEach(watch -> watching.add(Thread.ofPlatform().daemon().start(watch)));
      say("ready: two servers, %d kiosks, a watch at each door".formatted(kioskCount));
      takePrimariesAway(cluster, chosen);
      double load = (System.nanoTime() - begun) / 1e9;
      awaitOpenDoors();
      watches.forEach(DoorWatch::stop);
      for (Thread thread : watching) {
        thread.join();
      }
      offices.close(rig, witness);
      return verdict(cluster, rig, content, witness, load);
    }
  }

  private void takePrimariesAway(Cluster cluster, long chosen) throws Exception {
    var dice = Dice.of(chosen, 30);
    pause(dice);
    MySqlNode next = cluster.switchOver(dice.nextInt(2));
    tell(next.name() + " was made the primary by hand");

    pause(dice);
    MySqlNode killed = cluster.primary();
    killed.kill();
    tell(killed.name() + ", the primary, was killed with -9");
    Thread.sleep(KILLED);
    cluster.startAgain(killed);
    letReturn(cluster, killed);

    pause(dice);
    MySqlNode cutOff = cluster.primary();
    cluster.cutOff(cutOff);
    tell(cutOff.name() + ", the primary, was cut off from the others; clients still reach it");
    Thread.sleep(CUT_OFF);
    tell(cutOff.name() + " said of itself: " + cutOff.state());
    cluster.mend();
    letReturn(cluster, cutOff);

    pause(dice);
    MySqlNode frozen = cluster.primary();
    frozen.freeze(true);
    tell(frozen.name() + ", the primary, was frozen");
    Thread.sleep(FROZEN);
    frozen.freeze(false);
    letReturn(cluster, frozen);
  }

  /** The faults and returns take about 80 s; the rest of the time lies between them. */
  private void pause(RandomGenerator dice) throws InterruptedException {
    double share = Math.max(3, (seconds - FAULTS.toSeconds()) / 4.0);
    Thread.sleep((long) (share * dice.nextDouble(700, 1_300)));
  }

  private void awaitOpenDoors() throws InterruptedException {
    long deadline = System.nanoTime() + LONGEST_REOPENING.toNanos();
    while (watches.stream().anyMatch(DoorWatch::isClosed) && System.nanoTime() < deadline) {
      Thread.sleep(100);
    }
  }

  private void letReturn(Cluster cluster, MySqlNode node) throws Exception {
    boolean isByItself = cluster.letReturn(node);
    tell(node.name() + (isByItself ? " is back by itself" : " is back, an operator helped"));
  }

  private int verdict(Cluster cluster, Rig rig, Content content, Witness witness, double load)
      throws Exception {
    long stored;
    try (var connection = rig.connection()) {
      stored =
          new Examination(connection, content, witness, Offices.ids(connection, kioskCount))
              .examine();
      for (DoorWatch watch : watches) {
        watch.examine(connection);
      }
    }
    try {
      say("recount: " + rig.run("recount").lines().reduce((first, last) -> last).orElse(""));
    } catch (IllegalStateException e) {
      witness.found(String.valueOf(e.getMessage()));
    }
    if (isSabotaged) {
      cluster
          .nodes()
          .getLast()
          .execute(
              "SET GLOBAL super_read_only = OFF",
              "SET SQL_LOG_BIN = 0",
              "DELETE FROM thuocdo.tally LIMIT 1");
    }
    compareNodes(cluster, witness);
    say(cluster.sizes(stored + watches.stream().mapToInt(DoorWatch::taken).sum()));
    witness.names().stream()
        .sorted()
        .forEach(name -> say("  %,9d %s".formatted(witness.counted(name), name)));
    say("  %.0f ratings a second".formatted(witness.counted("given") / load));
    String closed = closed();
    witness.findings().forEach(finding -> say("  " + finding));
    boolean held = witness.findings().isEmpty();
    System.out.printf(
        Locale.ROOT,
        "%s: %,d ratings given at kiosks, %,d stored once, and %,d at the watched doors; %s%n",
        held ? "HELD" : "FAILED",
        witness.counted("given"),
        stored,
        watches.stream().mapToInt(DoorWatch::taken).sum(),
        closed);
    return held ? 0 : 1;
  }

  private static void compareNodes(Cluster cluster, Witness witness) throws Exception {
    Map<String, List<String>> sums = cluster.checksums();
    long equal =
        sums.values().stream().filter(list -> list.stream().distinct().count() == 1).count();
    say("checksums: %d of %d tables are the same on three nodes".formatted(equal, sums.size()));
    sums.forEach(
        (table, list) -> {
          if (list.size() != 3 || list.stream().distinct().count() != 1) {
            witness.found("the nodes differ in " + table + ": " + list);
          }
        });
  }

  /** Tells every time in which a door took nothing; returns the longest and the sum in words. */
  private String closed() {
    Duration longest = Duration.ZERO;
    Duration total = Duration.ZERO;
    for (int i = 0; i < watches.size(); i++) {
      Duration sum = Duration.ZERO;
      for (DoorWatch.Spell spell : watches.get(i).spells()) {
        say(
            "  %6.1f s  door %d took nothing for %.1f s: %d × 503 with Retry-After, %d × no answer"
                .formatted(
                    spell.at().toMillis() / 1e3,
                    i,
                    spell.length().toMillis() / 1e3,
                    spell.later(),
                    spell.unanswered()));
        sum = sum.plus(spell.length());
        longest = spell.length().compareTo(longest) > 0 ? spell.length() : longest;
      }
      total = sum.compareTo(total) > 0 ? sum : total;
    }
    return String.format(
        Locale.ROOT,
        "a door said «come back later» for %.1f s at most, %.1f s in all",
        longest.toMillis() / 1e3,
        total.toMillis() / 1e3);
  }

  private void tell(String what) {
    say("%8.1f s  %s".formatted((System.nanoTime() - begun) / 1e9, what));
  }

  private static void say(String line) {
    Torture.say(line);
  }
}
