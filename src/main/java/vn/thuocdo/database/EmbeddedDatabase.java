package vn.thuocdo.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A MariaDB server of our own, in a folder of our own, that only this machine can reach.
 *
 * <p>The data outlive the process. A server left over from a killed start is stopped first, so that
 * a folder never has two of them; InnoDB then recovers by itself. A server that dies is started
 * again on the same port until {@link #close()}.
 */
public final class EmbeddedDatabase implements AutoCloseable {

  static final String USER = "thuocdo";

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);

  /** A big redo log takes minutes to recover; only a server that still runs is waited for. */
  private static final long MOST_START_MILLIS = 600_000;

  private static final long FIRST_RESTART_PAUSE_MILLIS = 200;
  private static final long LONGEST_RESTART_PAUSE_MILLIS = 30_000;

  private final MariaDbPrograms programs;
  private final Path folder;
  private final DatabaseAddress address;
  private final MariaDbProcess process;
  private volatile boolean isClosed;

  private EmbeddedDatabase(
      MariaDbPrograms programs, Path folder, DatabaseAddress address, MariaDbProcess process) {
    this.programs = programs;
    this.folder = folder;
    this.address = address;
    this.process = process;
  }

  /**
   * Starts the server whose files are under {@code folder}, and makes them on the first call.
   *
   * <p>The first start unpacks about 350 MB and takes 5 to 15 seconds, later ones about 2.
   *
   * @throws IllegalStateException if the server does not start; the message says where its log is
   */
  public static EmbeddedDatabase start(Path folder) {
    return start(folder.resolve("server"), folder);
  }

  /**
   * As {@link #start(Path)}, with the unpacked programs in a folder that several data folders may
   * share.
   */
  public static EmbeddedDatabase start(Path programs, Path folder) {
    EmbeddedDatabase database = in(programs, folder);
    database.start();
    return database;
  }

  /**
   * Returns the database of a folder, not started yet; closing it stops whatever {@link #start()}
   * has done until then, on another thread too.
   */
  public static EmbeddedDatabase in(Path programs, Path folder) {
    Path home = folder.toAbsolutePath().normalize();
    try {
      Files.createDirectories(home);
      Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
      String password = password(home);
      int port = freePort();
      var address =
          new DatabaseAddress("jdbc:mysql://127.0.0.1:" + port + "/" + USER, USER, password);
      var unpacked = new MariaDbPrograms(programs.toAbsolutePath().normalize());
      return new EmbeddedDatabase(
          unpacked, home, address, new MariaDbProcess(unpacked, home, port, initFile(home)));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The folder " + home + " cannot be used for the database: " + e.getMessage(), e);
    }
  }

  /** Returns the address of the server that runs, or last ran, in a folder. */
  public static Optional<DatabaseAddress> addressOf(Path folder) {
    try {
      return Optional.of(
          new DatabaseAddress(
              Files.readString(folder.resolve("address")).strip(),
              USER,
              Files.readString(folder.resolve("password")).strip()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Starts the server and returns when it answers.
   *
   * @throws IllegalStateException if it does not; the message says where its log is
   */
  public void start() {
    try {
      MariaDbProcess.stopAllOn(folder.resolve("data"));
      programs.install(folder);
      // The password stands in the start file for as long as the server runs: it is read at each
      // of its starts.
      writePrivately(initFile(folder), startStatements(address.password()));
      writePrivately(folder.resolve("address"), address.url());
      process.start();
    } catch (IOException e) {
      throw new IllegalStateException(
          "The embedded database in " + folder + " did not start: " + e.getMessage(), e);
    }
    awaitAnswer();
    process.onExit(this::startAgain);
  }

  public DatabaseAddress address() {
    return address;
  }

  /** Stops the server and waits for it; everything committed is on disk. */
  @Override
  public void close() {
    isClosed = true;
    process.stop();
  }

  private void startAgain() {
    long pause = FIRST_RESTART_PAUSE_MILLIS;
    while (!isClosed) {
      LOG.error("The embedded database ended unexpectedly and is started again");
      try {
        Thread.sleep(pause);
        process.start();
        awaitAnswer();
        LOG.warn("The embedded database answers again");
        process.onExit(this::startAgain);
        return;
      } catch (IOException | IllegalStateException e) {
        LOG.error("The embedded database did not start again: {}", e.getMessage());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      pause = Math.min(2 * pause, LONGEST_RESTART_PAUSE_MILLIS);
    }
  }

  private void awaitAnswer() {
    long deadline = System.nanoTime() + MOST_START_MILLIS * 1_000_000;
    while (!answers()) {
      if (isClosed || !process.isAlive() || System.nanoTime() > deadline) {
        // Not for good: what failed now, for want of room perhaps, may succeed at the next attempt.
        process.end();
        throw new IllegalStateException(
            "The embedded database in "
                + folder
                + (isClosed ? " was stopped" : " did not start; its log is " + process.log()));
      }
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("Interrupted while the database started", e);
      }
    }
  }

  private boolean answers() {
    String url = address.url() + "?connectTimeout=1000&socketTimeout=5000";
    try (var connection =
        DriverManager.getConnection(url, address.username(), address.password())) {
      return connection.isValid(5);
    } catch (SQLException e) {
      return false;
    }
  }

  /** SQL that the server runs at every start, before it takes connections: passwords and rights. */
  private static String startStatements(String password) {
    return """
        DELETE FROM mysql.global_priv WHERE User = '';
        FLUSH PRIVILEGES;
        ALTER USER 'root'@'localhost' IDENTIFIED BY '%2$s';
        CREATE DATABASE IF NOT EXISTS %1$s CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
        CREATE USER IF NOT EXISTS '%1$s'@'127.0.0.1' IDENTIFIED BY '%2$s';
        ALTER USER '%1$s'@'127.0.0.1' IDENTIFIED BY '%2$s';
        GRANT ALL ON `%1$s%%`.* TO '%1$s'@'127.0.0.1';
        """
        .formatted(USER, password);
  }

  private static Path initFile(Path folder) {
    return folder.resolve("init.sql");
  }

  private static String password(Path folder) throws IOException {
    Path file = folder.resolve("password");
    // A start that was killed between making the file and filling it must not leave no password.
    if (!Files.exists(file) || Files.readString(file).isBlank()) {
      var bytes = new byte[24];
      new SecureRandom().nextBytes(bytes);
      writePrivately(file, HexFormat.of().formatHex(bytes));
    }
    return Files.readString(file).strip();
  }

  private static void writePrivately(Path file, String text) throws IOException {
    if (!Files.exists(file)) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(file, text);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
