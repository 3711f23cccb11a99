package vn.thuocdo.opendata;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Files in one file, in the order of their names, all of one time, and not compressed: the same
 * files give the same bytes on every machine, whatever compresses there.
 */
final class Zip {

  private static final LocalDateTime TIME = LocalDateTime.of(2000, 1, 1, 0, 0);
  private static final long MOST_BYTES = 256L * 1024 * 1024;

  private Zip() {}

  static byte[] of(SortedMap<String, byte[]> files) {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        var crc = new CRC32();
        crc.update(file.getValue());
        var entry = new ZipEntry(file.getKey());
        entry.setMethod(ZipEntry.STORED);
        entry.setTimeLocal(TIME);
        entry.setSize(file.getValue().length);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Memory cannot fail to be written", e);
    }
    return out.toByteArray();
  }

  /**
   * Returns the files.
   *
   * @throws IllegalArgumentException if the bytes are not just such a file, to the last byte
   */
  static SortedMap<String, byte[]> read(byte[] bytes) {
    var files = new TreeMap<String, byte[]>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      long left = MOST_BYTES;
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        byte[] content = zip.readNBytes((int) Math.min(left + 1, Integer.MAX_VALUE - 8));
        left -= content.length;
        if (left < 0) {
          throw new IllegalArgumentException("It is larger than any publication");
        }
        if (files.put(entry.getName(), content) != null) {
          throw new IllegalArgumentException("It has " + entry.getName() + " twice");
        }
      }
    } catch (IOException | RuntimeException e) {
      throw new IllegalArgumentException("It is no intact ZIP file: " + e.getMessage(), e);
    }
    if (!java.util.Arrays.equals(bytes, of(files))) {
      throw new IllegalArgumentException("It is no ZIP file as publications are");
    }
    return files;
  }
}
