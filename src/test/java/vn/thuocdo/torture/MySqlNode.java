package vn.thuocdo.torture;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One MySQL server of a group, on loopback, with the settings of {@code ops/deploy}. */
final class MySqlNode implements AutoCloseable {

  static final String ADMIN = "drill";
  static final String ADMIN_PASSWORD = "drill-4f3a";

  private static final Duration LONGEST_START = Duration.ofSeconds(90);

  private final int number;
  private final Path folder;
  private final int port;
  private final int groupPort;
  private @Nullable Process process;

  /**
   * Returns a node, not started yet.
   *
   * @param port for clients
   * @param groupPort where the other nodes call it, a relay before its port
   */
  MySqlNode(int number, Path folder, int port, int groupPort) {
    this.number = number;
    this.folder = folder;
    this.port = port;
    this.groupPort = groupPort;
  }

  String name() {
    return "node " + number;
  }

  int port() {
    return port;
  }

  int groupPort() {
    return groupPort;
  }

  /** Makes data files with the accounts of a file; returns when they are there. */
  static void initialise(Path data, Path accounts, Path log)
      throws IOException, InterruptedException {
    Process process =
        run(log, "--initialize-insecure", "--init-file=" + accounts, "--datadir=" + data);
    if (process.waitFor() != 0) {
      throw new IOException("MySQL could not make its files, see " + log);
    }
  }

  /** Takes the data files of another as its own; the name of that server stays behind. */
  void copy(Path data) throws IOException {
    Files.createDirectories(folder);
    Files.walkFileTree(
        data,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path from, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectories(own(from));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path from, BasicFileAttributes attributes)
              throws IOException {
            if (!from.endsWith("auto.cnf")) {
              Files.copy(from, own(from));
            }
            return FileVisitResult.CONTINUE;
          }

          private Path own(Path from) {
            return folder.resolve("data").resolve(data.relativize(from).toString());
          }
        });
  }

  /**
   * Starts the server and returns when it answers.
   *
   * @param seeds where the nodes call each other
   * @param joins whether it joins the group by itself, as after a crash
   */
  void start(String seeds, boolean joins) throws IOException, InterruptedException {
    process =
        run(
            log(),
            "--datadir=" + folder.resolve("data"),
            "--port=" + port,
            "--bind-address=127.0.0.1",
            "--mysqlx=OFF",
            "--socket=" + folder.resolve("socket"),
            "--pid-file=" + folder.resolve("pid"),
            "--server-id=" + number,
            "--report-host=127.0.0.1",
            "--report-port=" + port,
            "--innodb-buffer-pool-size=128M",
            "--loose-group-replication-local-address=127.0.0.1:" + groupPort,
            "--loose-group-replication-group-seeds=" + seeds,
            "--loose-group-replication-start-on-boot=" + (joins ? "ON" : "OFF"));
    long deadline = System.nanoTime() + LONGEST_START.toNanos();
    while (true) {
      try (var connection = connection()) {
        return;
      } catch (SQLException e) {
        if (!process.isAlive() || System.nanoTime() > deadline) {
          throw new IOException(name() + " does not answer, see " + log(), e);
        }
        Thread.sleep(100);
      }
    }
  }

  /** Starts {@code mysqld} with our settings and those given. */
  private static Process run(Path log, String... options) throws IOException {
    var words =
        new ArrayList<>(
            List.of(
                "ops/mysql", "run", "--defaults-file=" + settings(log.resolveSibling("my.cnf"))));
    words.addAll(List.of(options));
    // While the files are made nobody is in a group.
    if (options[0].startsWith("--initialize")) {
      words.add("--super-read-only=OFF");
    }
    Files.createDirectories(log.getParent());
    return new ProcessBuilder(words)
        .redirectErrorStream(true)
        .redirectOutput(Redirect.appendTo(log.toFile()))
        .start();
  }

  /** The settings of the deployment in one file, as the program takes one. */
  private static Path settings(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.writeString(
        file,
        "!include %s\n!include %s\n"
            .formatted(
                Path.of("ops/deploy/my.cnf").toAbsolutePath(),
                Path.of("ops/deploy/my-group.cnf").toAbsolutePath()));
  }

  Path log() {
    return folder.resolve("log");
  }

  long pid() {
    return process == null ? -1 : process.pid();
  }

  /** Opens a connection as administrator, who may come in whatever state the node is in. */
  Connection connection() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:mysql://127.0.0.1:"
            + port
            + "/?allowPublicKeyRetrieval=true&connectTimeout=2000&socketTimeout=60000",
        ADMIN,
        ADMIN_PASSWORD);
  }

  /** Runs statements, each on its own. */
  void execute(String... statements) throws SQLException {
    try (var connection = connection();
        var statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** Returns the first column of the first row; empty if there is none or the node is gone. */
  String ask(String sql) {
    try (var connection = connection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      return rows.next() ? String.valueOf(rows.getString(1)) : "";
    } catch (SQLException e) {
      return "";
    }
  }

  /** Returns what the node says of itself: ONLINE, RECOVERING, ERROR, OFFLINE, or nothing. */
  String state() {
    return ask(
        "SELECT MEMBER_STATE FROM performance_schema.replication_group_members WHERE MEMBER_ID = @@server_uuid OR MEMBER_ID = ''");
  }

  boolean isAlive() {
    return process != null && process.isAlive();
  }

  void kill() throws InterruptedException {
    if (process != null) {
      process.destroyForcibly().waitFor();
    }
  }

  void freeze(boolean isFrozen) throws IOException, InterruptedException {
    new ProcessBuilder("kill", isFrozen ? "-STOP" : "-CONT", Long.toString(pid()))
        .start()
        .waitFor();
  }

  /** Nothing of a drill is needed any more, so it need not end in good order. */
  @Override
  public void close() throws InterruptedException {
    if (process != null) {
      process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }
  }
}
