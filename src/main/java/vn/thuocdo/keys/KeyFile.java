package vn.thuocdo.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The keys as they stand in a file that only its owner may read.
 *
 * @param hash for keyed hashes; never changes, or nobody who opted out would be recognised
 * @param seals by number, from 1: the last one seals, all of them open
 */
record KeyFile(byte[] hash, NavigableMap<Integer, byte[]> seals) {

  private static final int KEY_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Returns new keys that are in no file. */
  static KeyFile fresh() {
    return new KeyFile(key(), new TreeMap<>(java.util.Map.of(1, key())));
  }

  /**
   * Reads the file; makes it with new keys if there is none.
   *
   * @throws IllegalStateException if it holds something else
   */
  static KeyFile at(Path file) {
    try {
      if (!Files.exists(file)) {
        create(file, fresh());
      }
      return parse(file, Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException("The keys in " + file + " cannot be read", e);
    }
  }

  /** Adds a key to the file, which seals from now on. */
  static KeyFile addTo(Path file) {
    KeyFile before = at(file);
    try {
      Files.writeString(
          file,
          line(before.seals.lastKey() + 1, key()),
          StandardOpenOption.APPEND,
          StandardOpenOption.SYNC);
      return at(file);
    } catch (IOException e) {
      throw new UncheckedIOException("The keys in " + file + " cannot be added to", e);
    }
  }

  private static void create(Path file, KeyFile keys) throws IOException {
    String text =
        """
        # Keys of this installation, for what tells who somebody is. Every server on the same database needs the same
        # file. Keep a copy where no backup of the database is: without it nobody who opted out is recognised.
        hash %s
        """
                .formatted(HexFormat.of().formatHex(keys.hash))
            + line(1, keys.seals.firstEntry().getValue());
    try {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, text, StandardOpenOption.SYNC);
    } catch (FileAlreadyExistsException e) {
      // Another process of this home was quicker; its keys are ours.
    }
  }

  private static String line(int number, byte[] key) {
    return "seal " + number + " " + HexFormat.of().formatHex(key) + "\n";
  }

  private static KeyFile parse(Path file, String text) {
    byte[] hash = new byte[0];
    var seals = new TreeMap<Integer, byte[]>();
    try {
      for (String line : text.lines().filter(one -> !one.startsWith("#")).toList()) {
        String[] words = line.strip().split(" ");
        if (words[0].equals("hash") && words.length == 2) {
          hash = HexFormat.of().parseHex(words[1]);
        } else if (words[0].equals("seal") && words.length == 3) {
          seals.put(Integer.parseInt(words[1]), HexFormat.of().parseHex(words[2]));
        }
      }
    } catch (IllegalArgumentException e) {
      throw broken(file, e);
    }
    if (hash.length != KEY_BYTES
        || seals.isEmpty()
        || seals.values().stream().anyMatch(key -> key.length != KEY_BYTES)) {
      throw broken(file, null);
    }
    return new KeyFile(hash, seals);
  }

  private static IllegalStateException broken(
      Path file, @org.jspecify.annotations.Nullable Throwable cause) {
    return new IllegalStateException(
        "The file " + file + " holds no keys; put its copy back, or remove it for new ones", cause);
  }

  private static byte[] key() {
    var key = new byte[KEY_BYTES];
    RANDOM.nextBytes(key);
    return key;
  }
}
