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
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The keys as they stand in a file that only its owner may read.
 *
 * @param hash for keyed hashes; never changes, or nobody who opted out would be recognised
 * @param seals by number, from 1: the last one seals, all of them open
 * @param signs by number, from 1: the last one signs; none in a file of an older version
 */
record KeyFile(
    byte[] hash, NavigableMap<Integer, byte[]> seals, NavigableMap<Integer, SigningKey> signs) {

  private static final int KEY_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Returns new keys that are in no file. */
  static KeyFile fresh() {
    return new KeyFile(
        key(), new TreeMap<>(Map.of(1, key())), new TreeMap<>(Map.of(1, SigningKey.fresh())));
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

  /** Adds keys to the file, which seal and sign from now on. */
  static KeyFile addTo(Path file) {
    KeyFile before = at(file);
    return append(
        file,
        line(before.seals.lastKey() + 1, key()) + line(before.nextToSign(), SigningKey.fresh()));
  }

  /** Adds a key that signs to a file of a version that had none. */
  static KeyFile addSigningKeyTo(Path file) {
    KeyFile before = at(file);
    return before.signs.isEmpty() ? append(file, line(1, SigningKey.fresh())) : before;
  }

  private int nextToSign() {
    return signs.isEmpty() ? 1 : signs.lastKey() + 1;
  }

  private static KeyFile append(Path file, String lines) {
    try {
      Files.writeString(file, lines, StandardOpenOption.APPEND, StandardOpenOption.SYNC);
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
            + line(1, keys.seals.firstEntry().getValue())
            + line(1, keys.signs.firstEntry().getValue());
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

  private static String line(int number, SigningKey key) {
    return "sign " + number + " " + key.text() + "\n";
  }

  private static KeyFile parse(Path file, String text) {
    byte[] hash = new byte[0];
    var seals = new TreeMap<Integer, byte[]>();
    var signs = new TreeMap<Integer, SigningKey>();
    try {
      for (String line : text.lines().filter(one -> !one.startsWith("#")).toList()) {
        String[] words = line.strip().split(" ");
        if (words[0].equals("hash") && words.length == 2) {
          hash = HexFormat.of().parseHex(words[1]);
        } else if (words[0].equals("seal") && words.length == 3) {
          seals.put(Integer.parseInt(words[1]), HexFormat.of().parseHex(words[2]));
        } else if (words[0].equals("sign") && words.length == 4) {
          signs.put(Integer.parseInt(words[1]), SigningKey.parse(words[2], words[3]));
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
    return new KeyFile(hash, seals, signs);
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
