package vn.thuocdo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills real processes while ratings come in, and counts afterwards. */
class KilledIT {

  private static final Pattern RECEIPT =
      Pattern.compile("\"id\":\"([0-9a-f-]{36})\",\"outcome\":\"(STORED|REPEATED)\"");
  private static final int BATCH = 10;

  private final Set<UUID> promised = ConcurrentHashMap.newKeySet();
  private final List<Thread> kiosks = new ArrayList<>();
  private volatile boolean isOver;

  @TempDir private Path folder;
  private Installation installation;

  @AfterEach
  void stop() throws Exception {
    isOver = true;
    installation.close();
  }

  @Test
  void whatever_is_killed_every_promised_rating_is_there_once() throws Exception {
    installation = new Installation(folder.resolve("home"));
    installation.start("--empty");
    installation.done("import", "directory", "ops/examples/directory.csv");
    for (int i = 0; i < 2; i++) {
      String key = installation.enrol();
      kiosks.add(Thread.ofPlatform().start(() -> rateUntilOver(key)));
    }

    awaitPromises(200);
    installation.kill();
    installation.start();
    awaitPromises(promised.size() + 200);
    installation.killDatabase();
    awaitPromises(promised.size() + 200);
    installation.killDatabase();
    installation.kill();
    installation.start();
    awaitPromises(promised.size() + 200);
    isOver = true;
    for (Thread kiosk : kiosks) {
      kiosk.join();
    }

    List<UUID> stored = stored();
    assertThat(stored).doesNotHaveDuplicates().containsAll(promised);
    assertThat(counted()).isEqualTo(stored.size());
    assertThat(installation.done("recount")).contains("0 rows differed");
  }

  /**
   * As a kiosk does: a batch is sent until it is answered for, and only then the next one is made.
   */
  private void rateUntilOver(String key) {
    while (!isOver) {
      var batch = new ArrayList<UUID>();
      for (int i = 0; i < BATCH; i++) {
        batch.add(UUID.randomUUID());
      }
      while (!isOver && !promised.containsAll(batch)) {
        send(key, batch);
      }
    }
  }

  private void send(String key, List<UUID> batch) {
    var ratings = new ArrayList<String>();
    for (UUID id : batch) {
      ratings.add(
          "{\"id\":\"%s\",\"questionnaire\":\"KIOSK_1TAP@1\",\"givenAt\":\"%s\",\"answers\":{\"OVERALL\":5}}"
              .formatted(id, Instant.now()));
    }
    try {
      var answer =
          installation.post(
              "/api/kiosk/ratings",
              key,
              "{\"sentAt\":\""
                  + Instant.now()
                  + "\",\"ratings\":["
                  + String.join(",", ratings)
                  + "]}");
      var receipts = RECEIPT.matcher(answer.body());
      while (receipts.find()) {
        promised.add(UUID.fromString(receipts.group(1)));
      }
      if (answer.statusCode() != 200) {
        Thread.sleep(200);
      }
    } catch (IOException e) {
      // Nobody answered: the kiosk cannot know, and sends the same again.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitPromises(int wanted) throws InterruptedException {
    Instant deadline = Instant.now().plusSeconds(180);
    while (promised.size() < wanted) {
      assertThat(Instant.now())
          .as("%d of %d ratings promised", promised.size(), wanted)
          .isBefore(deadline);
      Thread.sleep(50);
    }
  }

  private List<UUID> stored() throws Exception {
    var ids = new ArrayList<UUID>();
    query(
        "SELECT id FROM rating",
        row -> {
          var bytes = java.nio.ByteBuffer.wrap(row.getBytes(1));
          ids.add(new UUID(bytes.getLong(), bytes.getLong()));
        });
    return ids;
  }

  private long counted() throws Exception {
    var sum = new long[1];
    query("SELECT SUM(n5) FROM tally", row -> sum[0] = row.getLong(1));
    return sum[0];
  }

  private interface Row {
    void read(java.sql.ResultSet row) throws SQLException;
  }

  private void query(String sql, Row each) throws Exception {
    String url = Files.readString(installation.home().resolve("database/address")).strip();
    String password = Files.readString(installation.home().resolve("database/password")).strip();
    try (var connection = DriverManager.getConnection(url, "thuocdo", password);
        var rows = connection.createStatement().executeQuery(sql)) {
      while (rows.next()) {
        each.read(rows);
      }
    }
  }
}
