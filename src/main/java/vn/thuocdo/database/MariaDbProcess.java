package vn.thuocdo.database;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One running {@code mariadbd}. */
final class MariaDbProcess {

  private static final long STOP_SECONDS = 60;

  /** Nobody uses a server whose parent is gone; what it has not written, InnoDB recovers. */
  private static final long ORPHAN_STOP_SECONDS = 10;

  private static final long KILL_SECONDS = 10;
  private static final long LARGEST_LOG_BYTES = 10_000_000;

  private final MariaDbPrograms programs;
  private final Path folder;
  private final int port;
  private final Path initFile;
  private @Nullable Process process;
  private boolean isStopped;

  MariaDbProcess(MariaDbPrograms programs, Path folder, int port, Path initFile) {
    this.programs = programs;
    this.folder = folder;
    this.port = port;
    this.initFile = initFile;
  }

  Path log() {
    return folder.resolve("server.log");
  }

  /** Starts the program; does nothing after {@link #stop()}. */
  synchronized void start() throws IOException {
    if (isStopped) {
      return;
    }
    if (Files.exists(log()) && Files.size(log()) > LARGEST_LOG_BYTES) {
      Files.move(log(), folder.resolve("server.log.1"), StandardCopyOption.REPLACE_EXISTING);
    }
    // Whoever keeps a copy of a home leaves out what is temporary.
    Files.createDirectories(folder.resolve("tmp"));
    var builder = new ProcessBuilder(command());
    builder.environment().put("LD_LIBRARY_PATH", programs.libraries().toString());
    builder.directory(folder.toFile());
    builder.redirectErrorStream(true).redirectOutput(Redirect.appendTo(log().toFile()));
    process = builder.start();
  }

  synchronized boolean isAlive() {
    return process != null && process.isAlive();
  }

  synchronized void onExit(Runnable then) {
    if (process != null) {
      process.onExit().thenRunAsync(then, task -> Thread.ofVirtual().start(task));
    }
  }

  /** Asks the server to end, waits until it has, and lets it not be started again. */
  synchronized void stop() {
    isStopped = true;
    end();
  }

  /** Asks the server to end and waits until it has; it may be started again. */
  synchronized void end() {
    if (process != null) {
      end(process.toHandle(), STOP_SECONDS);
    }
  }

  private List<String> command() {
    var command = new ArrayList<String>();
    // In a session of its own: Ctrl-C at the terminal reaches every process of its group, and the
    // database must go last.
    if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
      command.add("/usr/bin/setsid");
    }
    command.addAll(
        List.of(
            programs.server().toString(),
            "--no-defaults",
            "--basedir=" + programs.folder(),
            dataArgument(folder.resolve("data")),
            "--tmpdir=" + folder.resolve("tmp"),
            // Relative to the data: the path of a socket may have 107 characters at most.
            "--socket=mariadb.sock",
            "--port=" + port,
            "--bind-address=127.0.0.1",
            // Nothing leaves this machine; making a certificate took up to twenty seconds of a
            // start.
            "--skip-ssl",
            "--skip-name-resolve",
            "--character-set-server=utf8mb4",
            "--collation-server=utf8mb4_unicode_520_ci",
            "--default-time-zone=+00:00",
            "--max-allowed-packet=64M",
            "--max-connections=200",
            // Room for a morning's writing: with the usual 96 MB everybody waits now and then for
            // the pages to reach the disk.
            "--innodb-log-file-size=256M",
            "--innodb-buffer-pool-size=256M",
            "--init-file=" + initFile));
    if ("root".equals(System.getProperty("user.name"))) {
      command.add("--user=root");
    }
    return command;
  }

  private static String dataArgument(Path data) {
    return "--datadir=" + data;
  }

  /**
   * Ends every server that works on these data: a killed parent leaves its server running, and two
   * servers on one folder would destroy it.
   *
   * @throws IllegalStateException if one does not end
   */
  static void stopAllOn(Path data) {
    ProcessHandle.allProcesses()
        .filter(process -> worksOn(process, data))
        .forEach(process -> end(process, ORPHAN_STOP_SECONDS));
  }

  /** Asks, and after some seconds no longer asks. */
  private static void end(ProcessHandle process, long seconds) {
    process.destroy();
    if (hasEnded(process, seconds)) {
      return;
    }
    process.destroyForcibly();
    if (!hasEnded(process, KILL_SECONDS)) {
      throw new IllegalStateException(
          "The database process " + process.pid() + " does not stop; end it and start again");
    }
  }

  private static boolean hasEnded(ProcessHandle process, long seconds) {
    try {
      process.onExit().get(seconds, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException | ExecutionException e) {
      return !process.isAlive();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for process " + process.pid(), e);
    }
  }

  /** The arguments tell, not a process number: numbers are used again. */
  private static boolean worksOn(ProcessHandle process, Path data) {
    try {
      byte[] arguments =
          Files.readAllBytes(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
      return Arrays.asList(new String(arguments, StandardCharsets.UTF_8).split("\0", -1))
          .contains(dataArgument(data));
    } catch (IOException e) {
      return false;
    }
  }
}
