package vn.thuocdo.backup;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.thuocdo.database.DatabaseAddress;

/**
 * The programs that dump a database and read a dump: those of the home's own database, else those
 * of MariaDB or MySQL on the PATH.
 *
 * @param libraries where the programs' own libraries are; empty for the system's
 */
public record DumpTools(Path dump, Path client, Optional<Path> libraries, boolean isMySql) {

  /** MySQL's programs do not read this group, and do not insist on a certificate either. */
  private static final String NO_CERTIFICATE_NEEDED =
      "[client-mariadb]\nskip-ssl-verify-server-cert";

  /**
   * Returns the programs, those under the folder first.
   *
   * @param programs folder with {@code bin} and {@code libs}; need not exist
   * @throws IOException naming what to install when there are none
   */
  public static DumpTools find(Path programs) throws IOException {
    Path own = programs.resolve("bin");
    if (Files.isExecutable(own.resolve("mariadb-dump"))) {
      return new DumpTools(
          own.resolve("mariadb-dump"),
          own.resolve("mariadb"),
          Optional.of(programs.resolve("libs")),
          false);
    }
    // MySQL's own first: they know how it signs in.
    for (List<String> pair :
        List.of(List.of("mysqldump", "mysql"), List.of("mariadb-dump", "mariadb"))) {
      Optional<Path> dump = onPath(pair.getFirst());
      Optional<Path> client = onPath(pair.getLast());
      if (dump.isPresent() && client.isPresent()) {
        return new DumpTools(
            dump.get(), client.get(), Optional.empty(), isMySql(dump.get(), pair.getFirst()));
      }
    }
    throw new IOException(
        "There is no program to dump the database with; install one with: apt-get install"
            + " default-mysql-client");
  }

  private static Optional<Path> onPath(String name) {
    String folders = System.getenv().getOrDefault("PATH", "");
    for (String folder : folders.split(File.pathSeparator, -1)) {
      Path program = Path.of(folder, name);
      if (!folder.isEmpty() && Files.isExecutable(program)) {
        return Optional.of(program);
      }
    }
    return Optional.empty();
  }

  /** MariaDB ships its programs under MySQL's names too. */
  private static boolean isMySql(Path program, String name) throws IOException {
    if (!name.equals("mysqldump")) {
      return false;
    }
    Process version =
        new ProcessBuilder(program.toString(), "--version").redirectErrorStream(true).start();
    return !new String(version.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
        .contains("MariaDB");
  }

  /** Starts a dump of one moment, table after table, rows in the order of their keys. */
  ProcessBuilder dumping(DatabaseAddress database, Path credentials) {
    var command = new ArrayList<String>();
    command.add(dump.toString());
    command.add("--defaults-extra-file=" + credentials);
    command.addAll(
        List.of(
            "--single-transaction",
            "--quick",
            "--order-by-primary",
            "--hex-blob",
            "--skip-comments",
            "--skip-triggers",
            "--no-tablespaces",
            "--default-character-set=utf8mb4",
            "--net-buffer-length=1M",
            "--max-allowed-packet=64M"));
    if (isMySql) {
      command.addAll(List.of("--set-gtid-purged=OFF", "--column-statistics=0"));
    }
    command.add(database.schema());
    return builder(command);
  }

  /** Starts the program that runs the statements it reads. */
  ProcessBuilder reading(DatabaseAddress database, Path credentials) {
    return builder(
        List.of(
            client.toString(),
            "--defaults-extra-file=" + credentials,
            "--default-character-set=utf8mb4",
            "--max-allowed-packet=64M",
            database.schema()));
  }

  private ProcessBuilder builder(List<String> command) {
    var builder = new ProcessBuilder(command);
    libraries.ifPresent(folder -> builder.environment().put("LD_LIBRARY_PATH", folder.toString()));
    return builder;
  }

  /**
   * Writes who signs in where to a file that only this user can read, and returns it: on a command
   * line everybody on the machine would see the password.
   */
  static Path credentials(DatabaseAddress database) throws IOException {
    Path file =
        Files.createTempFile(
            "thuocdo",
            ".cnf",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(
        file,
        """
        [client]
        protocol=TCP
        host=%s
        port=%d
        user="%s"
        password="%s"
        %s
        """
            .formatted(
                database.host(),
                database.port(),
                escaped(database.username()),
                escaped(database.password()),
                database.staysOnThisMachine() ? NO_CERTIFICATE_NEEDED : ""));
    return file;
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
