package vn.thuocdo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills real processes while ratings come in, and counts afterwards. */
class KilledIT {

  private static final Pattern RECEIPT =
      Pattern.compile("\"id\":\"([0-9a-f-]{36})\",\"outcome\":\"(STORED|REPEATED)\"");
  private static final int BATCH = 10;

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private final Set<UUID> promised = ConcurrentHashMap.newKeySet();
  private final List<Thread> kiosks = new ArrayList<>();
  private volatile boolean isOver;

  @TempDir private Path home;
  private Process server;
  private int port;

  @AfterEach
  void stop() throws Exception {
    isOver = true;
    if (server != null) {
      server.destroy();
      server.waitFor(30, TimeUnit.SECONDS);
    }
  }

  @Test
  void whatever_is_killed_every_promised_rating_is_there_once() throws Exception {
    port = freePort();
    start();
    run("import", "directory", "ops/examples/directory.csv", "--home", home.toString());
    for (int i = 0; i < 2; i++) {
      String key = enrol();
      kiosks.add(Thread.ofPlatform().start(() -> rateUntilOver(key)));
    }

    awaitPromises(200);
    server.destroyForcibly().waitFor();
    start();
    awaitPromises(promised.size() + 200);
    killDatabase();
    awaitPromises(promised.size() + 200);
    killDatabase();
    server.destroyForcibly().waitFor();
    start();
    awaitPromises(promised.size() + 200);
    isOver = true;
    for (Thread kiosk : kiosks) {
      kiosk.join();
    }

    List<UUID> stored = stored();
    assertThat(stored).doesNotHaveDuplicates().containsAll(promised);
    assertThat(counted()).isEqualTo(stored.size());
    assertThat(run("recount", "--home", home.toString())).contains("0 rows differed");
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
          post(
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

  private void start() throws Exception {
    server =
        java("start", "--empty", "--port", Integer.toString(port), "--home", home.toString())
            .start();
    Instant deadline = Instant.now().plusSeconds(180);
    while (!isReady()) {
      assertThat(server.isAlive()).as("the server runs").isTrue();
      assertThat(Instant.now()).as("the server is ready").isBefore(deadline);
      Thread.sleep(200);
    }
  }

  private boolean isReady() throws InterruptedException {
    try {
      var request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health"))
              .timeout(Duration.ofSeconds(3))
              .build();
      return http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private void killDatabase() throws IOException, InterruptedException {
    String data = home.resolve("database/data").toString();
    for (ProcessHandle process : ProcessHandle.allProcesses().toList()) {
      Path commandLine = Path.of("/proc", Long.toString(process.pid()), "cmdline");
      if (Files.isReadable(commandLine) && isServerOf(data, commandLine)) {
        process.destroyForcibly();
      }
    }
    Thread.sleep(300);
  }

  private static boolean isServerOf(String data, Path commandLine) {
    try {
      String words = Files.readString(commandLine);
      return words.contains("mariadbd") && words.contains(data);
    } catch (IOException e) {
      return false;
    }
  }

  private String enrol() throws Exception {
    String told =
        run("kiosk-code", "--point", "MC-SO-NV", "--counter", "1", "--home", home.toString());
    var code = Pattern.compile("([0-9A-Z]{4}-){2}[0-9A-Z]{4}").matcher(told);
    assertThat(code.find()).as(told).isTrue();
    var answer = post("/api/kiosk/enrolments", "", "{\"code\":\"" + code.group() + "\"}");
    var key = Pattern.compile("\"key\":\"([^\"]+)\"").matcher(answer.body());
    assertThat(key.find()).as(answer.body()).isTrue();
    return key.group(1);
  }

  private HttpResponse<String> post(String path, String key, String body)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(10))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + key)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
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
    String url = Files.readString(home.resolve("database/address")).strip();
    String password = Files.readString(home.resolve("database/password")).strip();
    try (var connection = DriverManager.getConnection(url, "thuocdo", password);
        var rows = connection.createStatement().executeQuery(sql)) {
      while (rows.next()) {
        each.read(rows);
      }
    }
  }

  private static String run(String... arguments) throws Exception {
    Process process = java(arguments).redirectErrorStream(true).start();
    String told =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(told).isZero();
    return told;
  }

  private static ProcessBuilder java(String... arguments) {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                "vn.thuocdo.Application"));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
