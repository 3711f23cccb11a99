package vn.thuocdo.torture;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vn.thuocdo.database.DatabaseAddress;

/** Runs kiosks, servers and faults for a time, and says whether every promise was kept. */
@Command(
    name = "ops/torture",
    mixinStandardHelpOptions = true,
    description =
        "Two servers, one database, kiosks whose clocks lie, and a fault every few seconds. The"
            + " last line is the verdict: HELD (0) or BROKEN (1).")
public final class Torture implements Callable<Integer> {

  @Option(
      names = "--seconds",
      defaultValue = "60",
      description = "How long faults go on (${DEFAULT-VALUE}).")
  private int seconds = 60;

  @Option(
      names = "--seed",
      description =
          "The same seed gives the same faults and the same kiosks; one is made up and told.")
  private @Nullable Long seed;

  @Option(
      names = "--kiosks",
      defaultValue = "24",
      description = "How many (${DEFAULT-VALUE}), 4,000 at most.")
  private int kioskCount = 24;

  @Option(
      names = "--per-second",
      defaultValue = "20",
      description = "Ratings a kiosk takes in a second (${DEFAULT-VALUE}).")
  private double perSecond = 20;

  @Option(
      names = "--faults-every",
      defaultValue = "4",
      description = "Seconds between two faults on average (${DEFAULT-VALUE}).")
  private double faultsEvery = 4;

  @Option(
      names = "--database",
      description =
          "A MySQL or MariaDB with an empty schema instead of one of our own; it is not killed.")
  private @Nullable String database;

  @Option(
      names = "--folder",
      defaultValue = "target/torture/run",
      description = "Where everything is kept (${DEFAULT-VALUE}); emptied first.")
  private Path folder = Path.of("target/torture/run");

  @Option(
      names = "--sabotage",
      description = "Removes a rating before the examination: the verdict must be BROKEN.")
  private boolean isSabotaged;

  private final Map<Fault.Kind, Integer> faults = new EnumMap<>(Fault.Kind.class);
  private final Offices offices = new Offices();

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Torture()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    long chosen = seed != null ? seed : System.nanoTime() & 0xFFFFFF;
    say(
        "seed %d, %d s, %d kiosks, a fault every %.1f s"
            .formatted(chosen, seconds, kioskCount, faultsEvery));
    empty(folder);
    var rig = new Rig(folder.toAbsolutePath());
    // Ctrl-C must leave nothing behind.
    Runtime.getRuntime().addShutdownHook(new Thread(rig::close));
    try (rig) {
      return run(rig, chosen);
    }
  }

  private int run(Rig rig, long chosen) throws Exception {
    rig.start(database == null ? null : DatabaseAddress.parse(database, System.getenv()));
    if (rig.volume().isEmpty()) {
      say("No file system of its own can be mounted here: no disk will be full.");
    }
    var content = new Content(chosen, Instant.now());
    var witness = new Witness(kioskCount);
    try (var probe = new Probe(rig::connection, witness)) {
      offices.open(
          rig,
          new SimulatedKiosk.Surroundings(chosen, content, witness, probe, rig.doors(), rig.http()),
          kioskCount,
          perSecond,
          folder.resolve("kiosks"));
      say("ready: two servers, %d kiosks".formatted(kioskCount));
      long begun = System.nanoTime();
      var trouble = new Trouble(rig, offices.kiosks(), witness, Torture::say);
      trouble.happen(
          Fault.plan(chosen, Duration.ofSeconds(seconds), faultsEvery, kioskCount),
          begun,
          Duration.ofSeconds(seconds));
      faults.putAll(trouble.counts());
      double load = (System.nanoTime() - begun) / 1e9;
      say("faults are over; what waits is sent");
      offices.close(rig, witness);
      return verdict(rig, content, witness, load);
    }
  }

  private int verdict(Rig rig, Content content, Witness witness, double load) throws Exception {
    long stored;
    try (var connection = rig.connection()) {
      if (isSabotaged) {
        connection
            .createStatement()
            .executeUpdate(
                "DELETE FROM rating WHERE id NOT IN (SELECT rating_id FROM rating_comment) LIMIT 1");
      }
      stored =
          new Examination(connection, content, witness, Offices.ids(connection, kioskCount))
              .examine();
    }
    try {
      say("recount: " + rig.run("recount").lines().reduce((first, last) -> last).orElse(""));
    } catch (IllegalStateException e) {
      witness.found(String.valueOf(e.getMessage()));
    }
    tell(rig, witness, load);
    witness.findings().forEach(finding -> say("  " + finding));
    boolean held = witness.findings().isEmpty();
    int happened = faults.values().stream().mapToInt(Integer::intValue).sum();
    System.out.printf(
        Locale.ROOT,
        "%s: %,d ratings given, %,d stored once, %,d refused, %,d gaps known, %d faults, longest answer %.1f s%s%n",
        held ? "HELD" : "BROKEN",
        witness.counted("given"),
        stored,
        witness.counted("refused"),
        witness.counted("gaps"),
        happened,
        witness.longestAnswerMillis() / 1000.0,
        held ? "" : "; " + witness.counted("findings") + " promises broken");
    return held ? 0 : 1;
  }

  private void tell(Rig rig, Witness witness, double load) {
    faults.forEach((kind, times) -> say("  %5d × %s".formatted(times, kind.words())));
    witness.names().stream()
        .sorted(Comparator.naturalOrder())
        .forEach(name -> say("  %,9d %s".formatted(witness.counted(name), name)));
    for (int i = 0; i < 2; i++) {
      say("  server %d was started %d times".formatted(i, rig.server(i).starts()));
    }
    say(
        "  %.0f ratings a second under faults; longest answer %.1f s, longest time without one %.1f s"
            .formatted(
                witness.counted("given") / load,
                witness.longestAnswerMillis() / 1000.0,
                witness.longestSilenceMillis() / 1000.0));
  }

  static void empty(Path folder) throws java.io.IOException {
    if (Files.exists(folder)) {
      try (var files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  static void say(String line) {
    System.out.println(line);
  }
}
