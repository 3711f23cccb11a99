package vn.thuocdo.torture;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Hands in one rating after the other at the door of one server, ten a second, and measures how
 * long none is taken.
 */
final class DoorWatch implements Runnable {

  private static final long PAUSE_MILLIS = 100;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final int number;
  private final URI door;
  private final String key;
  private final Content content;
  private final Witness witness;
  private final HttpClient http;
  private final long begunNanos;
  private final List<UUID> promised = new ArrayList<>();
  private final List<Spell> spells = new CopyOnWriteArrayList<>();
  private volatile boolean isStopped;
  private volatile boolean isClosed;

  /**
   * A time in which the door took nothing: from the moment the first rating that was not taken was
   * sent until the answer for the next one that was.
   *
   * @param at since the begin of the run
   * @param later how often the answer was 503 with Retry-After
   * @param unanswered how often there was none
   */
  record Spell(Duration at, Duration length, int later, int unanswered) {}

  /**
   * Returns a watch.
   *
   * @param number unlike that of any kiosk
   */
  DoorWatch(int number, URI door, String key, SimulatedKiosk.Surroundings around, long begunNanos) {
    this.number = number;
    this.door = door;
    this.key = key;
    this.content = around.content();
    this.witness = around.witness();
    this.http = around.http();
    this.begunNanos = begunNanos;
  }

  List<Spell> spells() {
    return spells;
  }

  int taken() {
    return promised.size();
  }

  /** Tells whether the last rating was not taken. */
  boolean isClosed() {
    return isClosed;
  }

  void stop() {
    isStopped = true;
  }

  @Override
  public void run() {
    long seq = 0;
    long closedSince = 0;
    int later = 0;
    int unanswered = 0;
    try {
      while (!isStopped) {
        do {
          seq++;
        } while (content.fate(number, seq) != Content.Fate.GOOD);
        long sent = System.nanoTime();
        int status = hand(seq);
        isClosed = status != 200;
        if (status == 200) {
          promised.add(content.id(number, seq));
          if (later + unanswered > 0) {
            spells.add(
                new Spell(
                    Duration.ofNanos(closedSince - begunNanos),
                    Duration.ofNanos(System.nanoTime() - closedSince),
                    later,
                    unanswered));
            later = 0;
            unanswered = 0;
          }
        } else {
          closedSince = later + unanswered == 0 ? sent : closedSince;
          later += status == 503 ? 1 : 0;
          unanswered += status == 503 ? 0 : 1;
        }
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (later + unanswered > 0) {
      witness.found("the door " + door + " did not open again");
    }
  }

  /** Returns 200, 503, or 0 for no answer; any other answer breaks a promise. */
  private int hand(long seq) throws InterruptedException {
    String body =
        "{\"sentAt\":\"%s\",\"ratings\":[%s]}"
            .formatted(Instant.now(), content.json(number, seq, Instant.now()));
    try {
      var answer =
          http.send(
              HttpRequest.newBuilder(door.resolve("/api/kiosk/ratings"))
                  .timeout(PATIENCE)
                  .header("Content-Type", "application/json")
                  .header("Authorization", "Bearer " + key)
                  .POST(HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      boolean isLater =
          answer.statusCode() == 503 && answer.headers().firstValue("retry-after").isPresent();
      if (answer.statusCode() == 200 && answer.body().contains("\"STORED\"")) {
        return 200;
      } else if (!isLater) {
        witness.found("a door answered %d: %s".formatted(answer.statusCode(), answer.body()));
      }
      return isLater ? 503 : 0;
    } catch (IOException e) {
      return 0;
    }
  }

  /** Tells the witness which of the ratings that were taken here are not there. */
  void examine(Connection connection) throws SQLException {
    try (var statement = connection.prepareStatement("SELECT 1 FROM rating WHERE id = ?")) {
      for (UUID id : promised) {
        statement.setBytes(
            1,
            ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array());
        try (var rows = statement.executeQuery()) {
          if (!rows.next()) {
            witness.found("rating " + id + " was promised at a door and is not there");
          }
        }
      }
    }
  }
}
