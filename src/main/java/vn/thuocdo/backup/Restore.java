package vn.thuocdo.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import vn.thuocdo.database.DatabaseAddress;

/** Reads a backup into a new home and an empty database, and proves that all of it is there. */
public final class Restore {

  private final DumpTools tools;
  private final Gpg gpg;

  public Restore(DumpTools tools, Gpg gpg) {
    this.tools = tools;
    this.gpg = gpg;
  }

  /**
   * What a restore found.
   *
   * @param tables how many there are
   * @param differing tables whose digest is not that of the backup; none should be
   */
  public record Restored(int tables, TreeSet<String> differing) {}

  /**
   * Reads a backup. The home's own files are written; the database must be empty.
   *
   * @throws IOException if the file cannot be decrypted or is not whole, or the database refuses
   */
  public Restored read(Path file, Path home, DatabaseAddress database) throws IOException {
    Map<String, String> inBackup = new TreeMap<>();
    try (var decryption = new Piped(gpg.decrypting(file))) {
      try (var zip = new ZipInputStream(decryption.output())) {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
          switch (entry.getName()) {
            case Backup.DUMP -> run(zip, database);
            case Backup.DIGESTS -> inBackup.putAll(parse(zip.readAllBytes()));
            default -> writeSmallFile(entry.getName(), zip, home);
          }
        }
        decryption.output().transferTo(OutputStream.nullOutputStream());
      } catch (IOException e) {
        throw new IOException(decryption.complaint() + "; the backup is not whole", e);
      }
      // Only now is it certain that no bit of what was read had been changed.
      decryption.finish();
    }
    if (inBackup.isEmpty()) {
      throw new IOException("The backup has no digests: it is not whole");
    }
    Map<String, String> inDatabase = Backup.dump(tools, database, OutputStream.nullOutputStream());
    var differing = new TreeSet<String>();
    var names = new TreeSet<>(inBackup.keySet());
    names.addAll(inDatabase.keySet());
    for (String table : names) {
      if (!inBackup.getOrDefault(table, "").equals(inDatabase.get(table))) {
        differing.add(table);
      }
    }
    return new Restored(names.size(), differing);
  }

  private void run(InputStream statements, DatabaseAddress database) throws IOException {
    Path credentials = DumpTools.credentials(database);
    try (var client = new Piped(tools.reading(database, credentials))) {
      try {
        statements.transferTo(client.input());
      } catch (IOException e) {
        throw new IOException(client.complaint(), e);
      }
      client.finish();
    } finally {
      Files.delete(credentials);
    }
  }

  private static Map<String, String> parse(byte[] text) {
    var digests = new TreeMap<String, String>();
    new String(text, StandardCharsets.UTF_8)
        .lines()
        .forEach(line -> digests.put(line.substring(66), line.substring(0, 64)));
    return digests;
  }

  private static void writeSmallFile(String name, InputStream content, Path home)
      throws IOException {
    Path file = home.resolve(name.substring(Backup.HOME.length())).normalize();
    if (!name.startsWith(Backup.HOME) || !home.equals(file.getParent())) {
      throw new IOException("The backup has an entry that belongs nowhere: " + name);
    }
    Files.write(file, content.readAllBytes());
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }
}
