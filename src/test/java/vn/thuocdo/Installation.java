package vn.thuocdo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import vn.thuocdo.database.DatabaseAddress;

/**
 * A home and what serves it, as real processes that can be asked, signalled and killed.
 *
 * <p>Waiting ends with what is waited for; the limits only keep a broken test from hanging.
 */
final class Installation implements AutoCloseable {

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(180);

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private final Path home;
  private final int port = freePort();
  private final DatabaseAddress database;
  private final List<String> settings;
  private Process server;

  Installation(Path home) {
    this(home, null, List.of());
  }

  /**
   * A server on a database that others use too.
   *
   * @param settings options of Java
   */
  Installation(Path home, DatabaseAddress database, List<String> settings) {
    this.home = home;
    this.database = database;
    this.settings = settings;
  }

  /**
   * What a command said and how it ended.
   *
   * @param told standard output and standard error, as a terminal would show them
   */
  record Ended(int exitCode, String told) {}

  Path home() {
    return home;
  }

  int port() {
    return port;
  }

  /** Starts the server and returns when it is ready. */
  void start(String... options) throws Exception {
    launch(options);
    await("ready", () -> health().statusCode() == 200);
  }

  private void launch(String... options) throws IOException {
    var builder =
        java(
            settings,
            with(List.of(options), "start", "--port", "" + port, "--home", home.toString()));
    if (database != null) {
      builder.command().addAll(List.of("--database", database.url()));
      builder.environment().put("THUOCDO_DATABASE_USER", database.username());
      builder.environment().put("THUOCDO_DATABASE_PASSWORD", database.password());
    }
    server =
        builder.redirectOutput(home.resolveSibling(home.getFileName() + ".out").toFile()).start();
  }

  /** Runs a command over this home. */
  Ended run(String... arguments) throws Exception {
    return command(with(List.of("--home", home.toString()), arguments));
  }

  /** Runs a command over this home that has to go well, and returns what it printed. */
  String done(String... arguments) throws Exception {
    Ended ended = run(arguments);
    assertThat(ended.exitCode()).as(ended.told()).isZero();
    return ended.told();
  }

  static Ended command(String... arguments) throws Exception {
    Process process = java(List.of(), arguments).redirectErrorStream(true).start();
    String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), told);
  }

  /** Sends a signal, such as INT, and returns the exit code of the server. */
  int stopBy(String signal) throws Exception {
    signal(server.toHandle(), signal);
    assertThat(server.waitFor(60, TimeUnit.SECONDS)).as("ended after " + signal).isTrue();
    return server.exitValue();
  }

  void kill() throws InterruptedException {
    server.destroyForcibly().waitFor();
  }

  /** Kills the home's database and returns when it is gone. */
  void killDatabase() {
    databases()
        .forEach(
            database -> {
              database.destroyForcibly();
              database.onExit().join();
            });
  }

  static void signal(ProcessHandle process, String name) throws Exception {
    var kill = new ProcessBuilder("kill", "-" + name, "" + process.pid()).inheritIO().start();
    assertThat(kill.waitFor()).isZero();
  }

  /** Returns the database servers that work on this home. */
  List<ProcessHandle> databases() {
    String argument = "--datadir=" + home.resolve("database/data");
    return ProcessHandle.allProcesses().filter(process -> hasArgument(process, argument)).toList();
  }

  private static boolean hasArgument(ProcessHandle process, String argument) {
    try {
      Path file = Path.of("/proc", Long.toString(process.pid()), "cmdline");
      return Arrays.asList(Files.readString(file).split("\0")).contains(argument);
    } catch (IOException e) {
      return false;
    }
  }

  HttpResponse<String> health() throws IOException, InterruptedException {
    return get("/health");
  }

  HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    var request = asking(path).timeout(Duration.ofSeconds(20));
    return http.send(
        (headers.length == 0 ? request : request.headers(headers)).build(),
        BodyHandlers.ofString());
  }

  /** Sends what a kiosk sends. */
  HttpResponse<String> post(String path, String key, String body)
      throws IOException, InterruptedException {
    return http.send(
        asking(path)
            .timeout(Duration.ofSeconds(10))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + key)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpRequest.Builder asking(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  /** Makes this process a kiosk of the example office and returns its key. */
  String enrol() throws Exception {
    String told = done("kiosk-code", "--point", "MC-SO-NV", "--counter", "1");
    var code = Pattern.compile("([0-9A-Z]{4}-){2}[0-9A-Z]{4}").matcher(told);
    assertThat(code.find()).as(told).isTrue();
    var answer = post("/api/kiosk/enrolments", "", "{\"code\":\"" + code.group() + "\"}");
    var key = Pattern.compile("\"key\":\"([^\"]+)\"").matcher(answer.body());
    assertThat(key.find()).as(answer.body()).isTrue();
    return key.group(1);
  }

  /** Returns when the condition holds; nobody answering is a condition that does not. */
  void await(String what, Callable<Boolean> condition) throws Exception {
    Instant deadline = Instant.now().plus(LONGEST_WAIT);
    while (!holds(condition)) {
      assertThat(server.isAlive()).as("the server runs until it is " + what).isTrue();
      assertThat(Instant.now()).as(what).isBefore(deadline);
      Thread.sleep(50);
    }
  }

  private static boolean holds(Callable<Boolean> condition) throws Exception {
    try {
      return condition.call();
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() throws InterruptedException {
    if (server != null) {
      server.destroy();
      server.waitFor(60, TimeUnit.SECONDS);
      killDatabase();
    }
  }

  private static String[] with(List<String> more, String... arguments) {
    var all = new ArrayList<>(List.of(arguments));
    all.addAll(more);
    return all.toArray(String[]::new);
  }

  private static ProcessBuilder java(List<String> settings, String... arguments) {
    var command =
        new ArrayList<>(
            List.of(
                // Tests that run in the background inherit that interrupts are ignored.
                "env",
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                // Most of these processes live for seconds: less to compile, fewer threads.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8"));
    command.addAll(settings);
    command.add("vn.thuocdo.Application");
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
  }

  static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
