package vn.thuocdo.report;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Archives that are the same bytes for the same files: no clocks, names in order. */
final class FixedZip {

  /** The first moment that a ZIP archive can name. */
  private static final LocalDateTime DAWN = LocalDateTime.of(1980, 1, 1, 0, 0);

  /** Readers of office files want to meet this one first. */
  private static final String CONTENT_TYPES = "[Content_Types].xml";

  private FixedZip() {}

  static byte[] of(Map<String, byte[]> files) {
    var out = new ByteArrayOutputStream();
    try (var zip = open(out)) {
      for (var file : new TreeMap<>(files).entrySet()) {
        add(zip, file.getKey(), file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Memory cannot fail to be written", e);
    }
    return out.toByteArray();
  }

  /** Returns an office file with its entries in order and without the moment of its making. */
  static byte[] again(byte[] officeFile) {
    var files = new TreeMap<String, byte[]>();
    var out = new ByteArrayOutputStream();
    try (var in = new ZipInputStream(new ByteArrayInputStream(officeFile));
        var zip = open(out)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), in.readAllBytes());
      }
      byte[] types = files.remove(CONTENT_TYPES);
      if (types != null) {
        add(zip, CONTENT_TYPES, types);
      }
      for (var file : files.entrySet()) {
        add(zip, file.getKey(), file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Memory cannot fail to be read", e);
    }
    return out.toByteArray();
  }

  static ZipOutputStream open(OutputStream out) {
    return new ZipOutputStream(out);
  }

  /** Adds one file; the caller keeps names in order. */
  static void add(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    var entry = new ZipEntry(name);
    entry.setTimeLocal(DAWN);
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }
}
