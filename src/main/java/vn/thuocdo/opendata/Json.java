package vn.thuocdo.opendata;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/** JSON without a running program around it: for files that strangers check. */
final class Json {

  private static final JsonMapper MAPPER = ObjectMapper.getDefault();
  private static final Argument<Map<String, Object>> OBJECT =
      Argument.mapOf(String.class, Object.class);

  private Json() {}

  /** Returns the fields in the order of the map; the same map gives the same text. */
  static String text(Object value) {
    try {
      return new String(MAPPER.writeValueAsBytes(value), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot be written as JSON", e);
    }
  }

  /**
   * Reads a JSON object.
   *
   * @throws IllegalArgumentException if the text is none
   */
  static Map<String, Object> object(byte[] text) {
    return read(text, OBJECT);
  }

  /**
   * Reads a record.
   *
   * @throws IllegalArgumentException if the text is none
   */
  static <T> T read(byte[] text, Argument<T> type) {
    try {
      return Objects.requireNonNull(MAPPER.readValue(text, type));
    } catch (IOException | RuntimeException e) {
      throw new IllegalArgumentException("It is not the JSON it should be: " + e.getMessage(), e);
    }
  }
}
