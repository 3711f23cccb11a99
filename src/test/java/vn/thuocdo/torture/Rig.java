package vn.thuocdo.torture;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.database.DatabaseAddress;
import vn.thuocdo.database.EmbeddedDatabase;

/**
 * Two servers, their database, and the network between all of them. Closing it leaves no process
 * and no mount behind.
 */
final class Rig implements AutoCloseable {

  private static final Pattern HOST_AND_PORT = Pattern.compile("//([^:/?]+)(?::([0-9]+))?/");
  private static final int FIRST_PORT = 18_200;
  private static final Duration LONGEST_START = Duration.ofMinutes(3);

  private final Path folder;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final List<ServerProcess> servers = new ArrayList<>();
  private final List<Relay> toServers = new ArrayList<>();
  private final List<Relay> toDatabase = new ArrayList<>();
  private @Nullable Volume volume;
  private @Nullable DatabaseAddress database;
  private boolean isOurDatabase;
  private int nextPort = FIRST_PORT;

  Rig(Path folder) {
    this.folder = folder;
  }

  /** Brings everything up, imports the example offices; returns when both servers answer. */
  void start(@Nullable DatabaseAddress given) throws Exception {
    Files.createDirectories(folder);
    if (given == null) {
      startDatabase();
    } else {
      database = given;
    }
    InetSocketAddress address = databaseAddress();
    for (int i = 0; i < 2; i++) {
      Relay relay = opened(new Relay(freePort(), address));
      toDatabase.add(relay);
      var server =
          opened(
              new ServerProcess(
                  folder.resolve("server-" + i), freePort(), through(relay), credentials()));
      servers.add(server);
      toServers.add(opened(new Relay(freePort(), server.address())));
    }
    // One after the other: the first one makes the tables.
    for (ServerProcess server : servers) {
      server.start();
      awaitHealthy(server);
    }
    run("import", "directory", "ops/examples/directory.csv");
  }

  private void startDatabase() throws Exception {
    Path home = folder.resolve("database");
    Optional<Volume> mounted = Volume.mount(home);
    if (mounted.isPresent()) {
      volume = opened(mounted.get());
    }
    var embedded = EmbeddedDatabase.in(folder.resolveSibling("programs"), home);
    opened(embedded).start();
    database = embedded.address();
    isOurDatabase = true;
  }

  private <T extends AutoCloseable> T opened(T thing) {
    synchronized (open) {
      open.push(thing);
    }
    return thing;
  }

  HttpClient http() {
    return http;
  }

  /** Returns where kiosks find the servers. */
  List<URI> doors() {
    return toServers.stream().map(relay -> URI.create("http://127.0.0.1:" + relay.port())).toList();
  }

  ServerProcess server(int number) {
    return servers.get(number);
  }

  List<ServerProcess> servers() {
    return servers;
  }

  Relay toServer(int number) {
    return toServers.get(number);
  }

  Relay toDatabase(int number) {
    return toDatabase.get(number);
  }

  Optional<Volume> volume() {
    return Optional.ofNullable(volume);
  }

  boolean isOurDatabase() {
    return isOurDatabase;
  }

  /** Opens a connection to the database itself, past the relays. */
  Connection connection() throws SQLException {
    DatabaseAddress address = address();
    return DriverManager.getConnection(
        address.urlWithParameters().replace("socketTimeout=60000", "socketTimeout=600000"),
        address.username(),
        address.password());
  }

  /** Kills every process that works on the database's files. */
  void killDatabase() throws IOException {
    String data = "--datadir=" + folder.resolve("database").toAbsolutePath().normalize();
    for (ProcessHandle process : ProcessHandle.allProcesses().toList()) {
      Path commandLine = Path.of("/proc", Long.toString(process.pid()), "cmdline");
      try {
        if (Files.readString(commandLine).contains(data)) {
          process.destroyForcibly();
        }
      } catch (IOException e) {
        // Ended meanwhile, or somebody else's.
      }
    }
  }

  /** Makes a kiosk of a counter; returns its key. */
  String enrol(int number) throws Exception {
    String code = "T%011d".formatted(number);
    insertCode(code, number);
    for (int attempt = 0; attempt < 60; attempt++) {
      var answer =
          http.send(
              HttpRequest.newBuilder(doors().get(attempt % 2).resolve("/api/kiosk/enrolments"))
                  .timeout(Duration.ofSeconds(20))
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString("{\"code\":\"" + code + "\"}"))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      Matcher key = Pattern.compile("\"key\":\"([^\"]+)\"").matcher(answer.body());
      if (answer.statusCode() == 201 && key.find()) {
        return key.group(1);
      }
      Thread.sleep(500);
    }
    throw new IllegalStateException("Kiosk " + number + " could not be enrolled");
  }

  /** As a member of staff would, but a thousand times faster than by starting the command line. */
  private void insertCode(String code, int number) throws SQLException, NoSuchAlgorithmException {
    try (var connection = connection();
        var statement =
            connection.prepareStatement(
                """
                INSERT INTO enrolment_code (code_hash, point_id, counter_id, pin_salt, pin_hash, created_at, expires_at)
                SELECT ?, c.point_id, c.id, ?, ?, ?, ? FROM counter c ORDER BY c.id LIMIT 1 OFFSET ?""")) {
      LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC);
      statement.setBytes(
          1, MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8)));
      statement.setBytes(2, new byte[16]);
      statement.setBytes(3, new byte[32]);
      statement.setObject(4, now);
      statement.setObject(5, now.plusDays(1));
      statement.setInt(6, number % 4);
      statement.executeUpdate();
    }
  }

  /** Runs a command of the system's command line; returns what it printed. */
  String run(String... arguments) throws Exception {
    var words = new ArrayList<>(Arrays.asList(arguments));
    words.addAll(
        List.of("--home", folder.resolve("command").toString(), "--database", address().url()));
    var builder = new ProcessBuilder(ServerProcess.java("-Xmx512m", words));
    builder.environment().putAll(credentials());
    Process process = builder.redirectErrorStream(true).start();
    opened(process::destroyForcibly);
    String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = process.waitFor();
    if (code != 0) {
      throw new IllegalStateException(
          String.join(" ", arguments) + " ended with " + code + ": " + told.strip());
    }
    return told;
  }

  /** Returns the answer of a server's {@code /health}, asked directly. */
  HttpResponse<String> health(ServerProcess server) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + server.address().getPort() + "/health"))
            .timeout(Duration.ofSeconds(5))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  void awaitHealthy(ServerProcess server) throws InterruptedException {
    long deadline = System.nanoTime() + LONGEST_START.toNanos();
    while (true) {
      try {
        if (health(server).statusCode() == 200) {
          return;
        }
      } catch (IOException e) {
        // Not yet.
      }
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("A server does not become healthy; see " + folder);
      }
      Thread.sleep(100);
    }
  }

  private DatabaseAddress address() {
    if (database == null) {
      throw new IllegalStateException("There is no database yet");
    }
    return database;
  }

  private Map<String, String> credentials() {
    return Map.of(
        "THUOCDO_DATABASE_USER", address().username(),
        "THUOCDO_DATABASE_PASSWORD", address().password());
  }

  private InetSocketAddress databaseAddress() {
    Matcher parts = HOST_AND_PORT.matcher(address().url());
    if (!parts.find()) {
      throw new IllegalArgumentException("No host in " + address());
    }
    String port = parts.group(2);
    return new InetSocketAddress(parts.group(1), port == null ? 3306 : Integer.parseInt(port));
  }

  private String through(Relay relay) {
    return HOST_AND_PORT.matcher(address().url()).replaceFirst("//127.0.0.1:" + relay.port() + "/");
  }

  /** Below the ports that outgoing connections take, so that nobody takes one while it is down. */
  private int freePort() {
    while (true) {
      int port = nextPort++;
      try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException e) {
        // Taken; the next one.
      }
    }
  }

  @Override
  public void close() {
    while (true) {
      AutoCloseable thing;
      synchronized (open) {
        thing = open.poll();
      }
      if (thing == null) {
        return;
      }
      try {
        thing.close();
      } catch (Exception e) {
        System.err.println("Not ended cleanly: " + e);
      }
    }
  }
}
