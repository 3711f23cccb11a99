package vn.thuocdo.backup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The SHA-256 of every table in a dump: of its structure and of all its rows, in the order of their
 * keys. Two databases of the same kind with equal digests have equal tables.
 */
final class TableDigests {

  private static final Pattern BEGIN = Pattern.compile("^DROP TABLE IF EXISTS `([^`]+)`;$");

  private TableDigests() {}

  /**
   * Passes a dump on and returns the digests by table.
   *
   * @throws IOException if either side fails, or if the dump has no table
   */
  static Map<String, String> pass(InputStream dump, OutputStream to) throws IOException {
    var digests = new TreeMap<String, String>();
    // One byte is one character here; what the bytes mean is nobody's business.
    var lines =
        new BufferedReader(new InputStreamReader(dump, StandardCharsets.ISO_8859_1), 1 << 20);
    MessageDigest digest = sha256();
    String table = "";
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      byte[] bytes = (line + "\n").getBytes(StandardCharsets.ISO_8859_1);
      if (line.startsWith("DROP TABLE")) {
        var begin = BEGIN.matcher(line);
        if (begin.matches()) {
          finish(digests, table, digest);
          table = begin.group(1);
        }
      }
      // The program ends with remarks of its own, which belong to no table.
      if (!line.startsWith("/*")) {
        digest.update(bytes);
      }
      to.write(bytes);
    }
    finish(digests, table, digest);
    if (digests.isEmpty()) {
      throw new IOException("The dump has no table: it is not of an installation");
    }
    return digests;
  }

  private static void finish(Map<String, String> digests, String table, MessageDigest digest) {
    byte[] sum = digest.digest();
    if (!table.isEmpty()) {
      digests.put(table, HexFormat.of().formatHex(sum));
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
