package vn.thuocdo.torture;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The kiosks of a run, from their enrolment until the last of their ratings is answered for. */
final class Offices {

  private static final Duration LONGEST_DRAIN = Duration.ofMinutes(10);

  private final List<SimulatedKiosk> kiosks = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();

  List<SimulatedKiosk> kiosks() {
    return kiosks;
  }

  /** Enrols the kiosks and lets citizens in. */
  void open(
      Rig rig, SimulatedKiosk.Surroundings around, int count, double perSecond, Path queueFolder)
      throws Exception {
    Path queues = Files.createDirectories(queueFolder);
    for (int i = 0; i < count; i++) {
      kiosks.add(
          new SimulatedKiosk(i, rig.enrol(i), perSecond, queues.resolve("kiosk-" + i), around));
    }
    for (SimulatedKiosk kiosk : kiosks) {
      threads.add(Thread.ofPlatform().daemon().start(kiosk));
    }
  }

  /** No more citizens come; returns when nothing waits on any kiosk. */
  void close(Rig rig, Witness witness) throws InterruptedException {
    kiosks.forEach(SimulatedKiosk::closeOffice);
    for (ServerProcess server : rig.servers()) {
      rig.awaitHealthy(server);
    }
    long deadline = System.nanoTime() + LONGEST_DRAIN.toNanos();
    while (kiosks.stream().anyMatch(kiosk -> kiosk.waiting() > 0)) {
      if (System.nanoTime() > deadline) {
        witness.found("after %s kiosks still wait".formatted(LONGEST_DRAIN));
        break;
      }
      Thread.sleep(100);
    }
    kiosks.forEach(SimulatedKiosk::stop);
    for (Thread thread : threads) {
      thread.join();
    }
    for (SimulatedKiosk kiosk : kiosks) {
      for (int attempt = 0; attempt < 20 && !kiosk.lastBeat(); attempt++) {
        Thread.sleep(200);
      }
    }
  }

  /** Returns the ids of the kiosks that were enrolled last, by their number in the run. */
  static List<Long> ids(Connection connection, int count) throws SQLException {
    var ids = new ArrayList<Long>();
    try (var rows =
        connection
            .createStatement()
            .executeQuery("SELECT id FROM kiosk ORDER BY id DESC LIMIT " + count)) {
      while (rows.next()) {
        ids.addFirst(rows.getLong(1));
      }
    }
    return ids;
  }
}
