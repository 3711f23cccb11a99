package vn.thuocdo.publicsite;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Bytes ready to be sent, plain, or compressed once somebody wants that. */
public final class Content {

  /** Kept by browsers, but asked about each time: the answer is mostly «unchanged». */
  public static final String ASK_EACH_TIME = "no-cache";

  /** For addresses that name one version of what they hold. */
  public static final String FOR_EVER = "public, max-age=31536000, immutable";

  private static final int SMALLEST_TO_COMPRESS = 512;

  /** They are compressed already. */
  private static final Set<String> DENSE = Set.of("png", "zip", "pdf");

  private static final int LONGEST_HASH = 32;

  private final MediaType type;
  private final byte[] bytes;

  /** Weak, since it stands for both forms. */
  private final String tag;

  /** Null until somebody wants it; empty where it would not be smaller. */
  private volatile byte @Nullable [] gzip;

  private Content(MediaType type, byte[] bytes, String tag) {
    this.type = type;
    this.bytes = bytes;
    this.tag = tag;
  }

  public static Content of(MediaType type, byte[] bytes) {
    return new Content(type, bytes, "W/\"" + hash(bytes) + "\"");
  }

  String tag() {
    return tag;
  }

  /** Returns how much room it takes at most; text becomes a third of itself. */
  int size() {
    return bytes.length + (isDense() ? 0 : bytes.length / 3);
  }

  private boolean isDense() {
    return bytes.length < SMALLEST_TO_COMPRESS || DENSE.contains(type.getSubtype());
  }

  private byte[] gzip() {
    byte[] compressed = gzip;
    if (compressed == null) {
      compressed = isDense() ? new byte[0] : compress(bytes);
      compressed = compressed.length < bytes.length ? compressed : new byte[0];
      gzip = compressed;
    }
    return compressed;
  }

  /** Returns the answer to a request: the bytes, or that the asker has them already. */
  public MutableHttpResponse<byte[]> answer(HttpRequest<?> request, String cacheControl) {
    MutableHttpResponse<byte[]> response =
        isKnown(request) ? HttpResponse.notModified() : full(request);
    return response
        .header(HttpHeaders.ETAG, tag)
        .header(HttpHeaders.CACHE_CONTROL, cacheControl)
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
  }

  private MutableHttpResponse<byte[]> full(HttpRequest<?> request) {
    byte[] compressed = acceptsGzip(request) ? gzip() : new byte[0];
    return compressed.length > 0
        ? HttpResponse.ok(compressed).contentType(type).header(HttpHeaders.CONTENT_ENCODING, "gzip")
        : HttpResponse.ok(bytes).contentType(type);
  }

  private boolean isKnown(HttpRequest<?> request) {
    return request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH).stream()
        .flatMap(header -> Arrays.stream(header.split(",")))
        .map(String::strip)
        .anyMatch(known -> known.equals("*") || tag.equals(known) || tag.equals("W/" + known));
  }

  private static boolean acceptsGzip(HttpRequest<?> request) {
    return request.getHeaders().getAll(HttpHeaders.ACCEPT_ENCODING).stream()
        .flatMap(header -> Arrays.stream(header.toLowerCase(Locale.ROOT).split(",")))
        .map(coding -> coding.replace(" ", ""))
        .anyMatch(
            coding ->
                coding.equals("gzip")
                    || (coding.startsWith("gzip;q=") && !coding.matches("gzip;q=0(\\.0*)?")));
  }

  private static byte[] compress(byte[] bytes) {
    var out = new ByteArrayOutputStream(bytes.length / 2);
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("Memory cannot fail to be written", e);
    }
    return out.toByteArray();
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))
          .substring(0, LONGEST_HASH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
