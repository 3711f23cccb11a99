package vn.thuocdo.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import vn.thuocdo.database.DatabaseAddress;

/**
 * Writes a backup while the system works: a zip of the home's small files, the dump of one moment
 * and, last, the digests of its tables, encrypted on its way to the file.
 */
public final class Backup {

  static final String HOME = "home/";
  static final String DUMP = "database.sql";
  static final String DIGESTS = "tables.sha256";

  /** What a home makes anew by itself, or what is of no use elsewhere. */
  private static final Set<String> LEFT_OUT = Set.of("database", "log", "lock", "holder");

  private final DumpTools tools;
  private final Gpg gpg;

  public Backup(DumpTools tools, Gpg gpg) {
    this.tools = tools;
    this.gpg = gpg;
  }

  /**
   * What was written.
   *
   * @param bytes size of the file
   */
  public record Written(int tables, long bytes) {}

  /**
   * Writes a backup; the file appears under its name only when it is whole and on the disk.
   *
   * @throws IOException if anything failed; nothing is left behind then
   */
  public Written write(DatabaseAddress database, Path home, Path file) throws IOException {
    Path absolute = file.toAbsolutePath();
    Path part = absolute.resolveSibling(absolute.getFileName() + ".part");
    try {
      int tables;
      try (var encryption = new Piped(gpg.encrypting(part))) {
        tables = writeZip(database, home, encryption.input());
        encryption.finish();
      }
      try (var written = FileChannel.open(part, StandardOpenOption.WRITE)) {
        written.force(true);
      }
      Files.move(part, absolute, StandardCopyOption.ATOMIC_MOVE);
      return new Written(tables, Files.size(absolute));
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private int writeZip(DatabaseAddress database, Path home, OutputStream to) throws IOException {
    try (var zip = new ZipOutputStream(to)) {
      zip.setLevel(Deflater.BEST_SPEED);
      for (Path file : smallFiles(home)) {
        zip.putNextEntry(new ZipEntry(HOME + file.getFileName()));
        Files.copy(file, zip);
        zip.closeEntry();
      }
      zip.putNextEntry(new ZipEntry(DUMP));
      Map<String, String> digests = dump(tools, database, zip);
      zip.closeEntry();
      zip.putNextEntry(new ZipEntry(DIGESTS));
      zip.write(text(digests).getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
      return digests.size();
    }
  }

  /** Dumps a database and returns the digests of its tables. */
  static Map<String, String> dump(DumpTools tools, DatabaseAddress database, OutputStream to)
      throws IOException {
    Path credentials = DumpTools.credentials(database);
    try (var dump = new Piped(tools.dumping(database, credentials))) {
      Map<String, String> digests = TableDigests.pass(dump.output(), to);
      dump.finish();
      return digests;
    } finally {
      Files.delete(credentials);
    }
  }

  private static List<Path> smallFiles(Path home) throws IOException {
    if (!Files.isDirectory(home)) {
      return List.of();
    }
    try (var files = Files.list(home)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !LEFT_OUT.contains(file.getFileName().toString()))
          .sorted()
          .toList();
    }
  }

  static String text(Map<String, String> digests) {
    return digests.entrySet().stream()
        .map(digest -> digest.getValue() + "  " + digest.getKey() + "\n")
        .collect(Collectors.joining());
  }
}
