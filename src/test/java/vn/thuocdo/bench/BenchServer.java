package vn.thuocdo.bench;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import vn.thuocdo.database.DatabaseAddress;

/** One server as {@code ops/start} runs it, with the same memory, on a database. */
final class BenchServer implements AutoCloseable {

  /** What {@code ops/start} gives the server. */
  static final String HEAP = "-Xmx256m";

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final int port;
  private final Path log;

  private BenchServer(Process process, int port, Path log) {
    this.process = process;
    this.port = port;
    this.log = log;
  }

  /** Starts a server and returns when it is ready. */
  static BenchServer start(DatabaseAddress database, Path home, String... settings)
      throws IOException, InterruptedException {
    int port = freePort();
    var options = new ArrayList<String>();
    options.add("-D" + BenchController.WANTED + "=true");
    // The limits are not what is measured here.
    options.add("-Dthuocdo.kiosk.burst=1e9");
    options.add("-Dthuocdo.kiosk.requests-per-second=1e9");
    options.addAll(List.of(settings));
    Path log = home.resolve("output");
    Files.createDirectories(home);
    Process process =
        command(
                database,
                options,
                List.of("start", "--empty", "--port", "" + port, "--home", home.toString()))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    var server = new BenchServer(process, port, log);
    server.awaitReady();
    return server;
  }

  /** Runs a command of the command line to its end; returns the seconds it took. */
  static double run(DatabaseAddress database, Path home, String... arguments)
      throws IOException, InterruptedException {
    Files.createDirectories(home);
    var words = new ArrayList<>(List.of(arguments));
    words.addAll(List.of("--home", home.toString()));
    Path log = home.resolve("output");
    long begin = System.nanoTime();
    int code =
        command(database, List.of(), words)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start()
            .waitFor();
    if (code != 0) {
      throw new IllegalStateException(String.join(" ", arguments) + ": " + Files.readString(log));
    }
    return (System.nanoTime() - begin) / 1e9;
  }

  private static ProcessBuilder command(
      DatabaseAddress database, List<String> options, List<String> arguments) {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Duser.timezone=UTC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "vn.thuocdo.Application"));
    command.addAll(arguments);
    command.addAll(List.of("--database", database.url()));
    var builder = new ProcessBuilder(command);
    builder.environment().put("THUOCDO_DATABASE_USER", database.username());
    builder.environment().put("THUOCDO_DATABASE_PASSWORD", database.password());
    return builder;
  }

  int port() {
    return port;
  }

  long pid() {
    return process.pid();
  }

  /** Returns the bytes of a file. */
  byte[] bytes(String path) throws IOException, InterruptedException {
    return http.send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
            HttpResponse.BodyHandlers.ofByteArray())
        .body();
  }

  /** Returns the body of a 200. */
  String get(String path) throws IOException, InterruptedException {
    var answer =
        http.send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
            HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }

  private void awaitReady() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + Duration.ofMinutes(3).toNanos();
    while (System.nanoTime() < deadline && process.isAlive()) {
      try {
        get("/health");
        return;
      } catch (IOException | IllegalStateException e) {
        Thread.sleep(100);
      }
    }
    close();
    throw new IllegalStateException("The server did not start: " + Files.readString(log));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Runs a program of the JDK against this server; returns what it printed. */
  String inspect(String program, String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(
        System.getProperty("java.home") + File.separator + "bin" + File.separator + program);
    command.addAll(List.of(arguments));
    Process inspection = new ProcessBuilder(command).redirectErrorStream(true).start();
    String told =
        new String(
            inspection.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    inspection.waitFor();
    return told;
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }
}
