package vn.thuocdo.torture;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One real server; whatever ends it, it is started again, as a service manager does. */
final class ServerProcess implements AutoCloseable {

  private static final long RESTART_PAUSE_MILLIS = 500;

  private final List<String> command;
  private final Map<String, String> environment;
  private final Path log;
  private final int port;
  private @Nullable Process process;
  private boolean isStopped;
  private int starts;

  /**
   * Returns a server, not started yet.
   *
   * @param home a folder of its own
   * @param database {@code jdbc:mysql://…}
   */
  ServerProcess(Path home, int port, String database, Map<String, String> environment) {
    this.command =
        java(
            "-Xmx256m",
            List.of(
                "start",
                "--empty",
                "--port",
                Integer.toString(port),
                "--home",
                home.toString(),
                "--database",
                database));
    this.environment = environment;
    this.log = home.resolveSibling(home.getFileName() + ".log");
    this.port = port;
  }

  /** Returns the command line that runs the system with these arguments on our class path. */
  static List<String> java(String memory, List<String> arguments) {
    var words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                memory,
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                // Restarts count here, not the last word in speed.
                "-XX:TieredStopAtLevel=1",
                "-Djava.awt.headless=true",
                "-Duser.timezone=UTC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("thuocdo.torture.class-path"),
                "vn.thuocdo.Application"));
    words.addAll(arguments);
    return words;
  }

  InetSocketAddress address() {
    return new InetSocketAddress("127.0.0.1", port);
  }

  synchronized int starts() {
    return starts;
  }

  synchronized void start() {
    if (isStopped) {
      return;
    }
    try {
      var builder = new ProcessBuilder(command);
      builder.environment().putAll(environment);
      builder.redirectErrorStream(true).redirectOutput(Redirect.appendTo(log.toFile()));
      process = builder.start();
      starts++;
      process.onExit().thenRun(() -> Thread.ofVirtual().start(this::startAgain));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("The server does not start", e);
    }
  }

  private void startAgain() {
    try {
      Thread.sleep(RESTART_PAUSE_MILLIS);
      start();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  synchronized void kill() {
    if (process != null) {
      process.destroyForcibly();
    }
  }

  /** Lets it stand still, with everything that it holds, or go on. */
  synchronized void freeze(boolean isFrozen) throws IOException, InterruptedException {
    if (process != null && process.isAlive()) {
      new ProcessBuilder("kill", isFrozen ? "-STOP" : "-CONT", Long.toString(process.pid()))
          .start()
          .waitFor();
    }
  }

  /** Stops it in good order; what does not stop is killed. */
  @Override
  public void close() {
    Process mine;
    synchronized (this) {
      isStopped = true;
      mine = process;
    }
    if (mine == null) {
      return;
    }
    mine.destroy();
    try {
      if (!mine.waitFor(20, TimeUnit.SECONDS)) {
        mine.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      mine.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
