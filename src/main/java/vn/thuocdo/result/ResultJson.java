package vn.thuocdo.result;

import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes documents as JSON and reads them again: fields in the order of the records, nothing
 * between them, nulls written, doubles with the fewest digits that give the same double back.
 */
@Singleton
public class ResultJson {

  private static final String AFTER_HASH = "\"method\":";

  private final JsonMapper json;

  ResultJson(JsonMapper json) {
    this.json = json;
  }

  /** Returns figures that are not published in the shape of {@code /api/results}. */
  public String write(ResultDocument document) {
    return withHash(text(document), null);
  }

  /** Returns the canonical text of a document; its SHA-256 is taken over these bytes in UTF-8. */
  public String text(ResultDocument document) {
    try {
      return new String(json.writeValueAsBytes(document), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the figures of " + document.period(), e);
    }
  }

  /**
   * @throws UncheckedIOException if the text is no document
   */
  public ResultDocument parse(String text) {
    try {
      return Objects.requireNonNull(
          json.readValue(text.getBytes(StandardCharsets.UTF_8), ResultDocument.class));
    } catch (IOException e) {
      throw new UncheckedIOException("A stored publication is unreadable", e);
    }
  }

  /** Returns the canonical text with the hash put into it, which the hashed text cannot contain. */
  static String withHash(String text, @Nullable String sha256) {
    int place = text.indexOf(AFTER_HASH);
    String hash = sha256 == null ? "null" : "\"" + sha256 + "\"";
    return text.substring(0, place) + "\"sha256\":" + hash + "," + text.substring(place);
  }

  /** Returns the SHA-256 of a text in UTF-8, in lower-case hexadecimal digits. */
  public static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
