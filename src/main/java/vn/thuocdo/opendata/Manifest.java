package vn.thuocdo.opendata;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.annotation.Serdeable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.period.ReportingCalendar;
import vn.thuocdo.result.ResultDocument;

/**
 * What is signed: a publication, with the SHA-256 of each of its files. Its text is JSON in UTF-8
 * with the fields in this order; the signature is over the bytes of that text.
 *
 * @param files by path, without the manifest and its signature
 * @param ratings null for a publication of before there were proofs
 * @param key SHA-256 of the public key (its DER form) that checks the signature
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record Manifest(
    String format,
    String province,
    String provinceEn,
    ReportingCalendar calendar,
    String period,
    LocalDate from,
    LocalDate to,
    int version,
    Instant publishedAt,
    boolean simulated,
    List<Entry> files,
    @Nullable Ratings ratings,
    String key) {

  static final String FORMAT = "thuocdo-publication-1";
  static final String NAME = "manifest.json";
  static final String SIGNATURE = "manifest.sig";

  /** A file; {@code sha256} in lower-case hexadecimal digits. */
  @Serdeable
  record Entry(String path, long bytes, String sha256) {}

  /**
   * The tree over all ratings that the figures rest on.
   *
   * @param count leaves
   * @param root in lower-case hexadecimal digits
   */
  @Serdeable
  record Ratings(long count, String root) {}

  static Manifest of(
      ResultDocument document,
      int version,
      Instant publishedAt,
      SortedMap<String, byte[]> files,
      @Nullable Ratings ratings,
      String key) {
    return new Manifest(
        FORMAT,
        document.provinceName(),
        document.provinceNameEn(),
        document.calendar(),
        document.period(),
        document.from(),
        document.to(),
        version,
        publishedAt,
        document.simulated(),
        files.entrySet().stream().map(Manifest::entry).toList(),
        ratings,
        key);
  }

  /**
   * Reads a manifest.
   *
   * @throws IllegalArgumentException if it is none
   */
  static Manifest parse(byte[] text) {
    return Json.read(text, Argument.of(Manifest.class));
  }

  byte[] bytes() {
    return (Json.text(this) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static Entry entry(Map.Entry<String, byte[]> file) {
    return new Entry(file.getKey(), file.getValue().length, sha256(file.getValue()));
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
