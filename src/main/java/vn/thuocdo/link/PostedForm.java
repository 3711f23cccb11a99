package vn.thuocdo.link;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of a form as they came, where what is missing is empty.
 *
 * @param fields values by name, in the order of the form
 */
record PostedForm(Map<String, List<String>> fields) {

  static final PostedForm EMPTY = new PostedForm(Map.of());

  /** More than the longest comment takes with every letter escaped. */
  static final int MOST_BYTES = 128 * 1024;

  private static final int MOST_FIELDS = 100;

  /** Returns the form; empty for what is no form, such as percent signs that lead nowhere. */
  static Optional<PostedForm> read(byte[] body) {
    if (body.length > MOST_BYTES) {
      return Optional.empty();
    }
    try {
      var decoder =
          new QueryStringDecoder(
              new String(body, StandardCharsets.UTF_8), StandardCharsets.UTF_8, false, MOST_FIELDS);
      return Optional.of(new PostedForm(decoder.parameters()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Returns the only or first value of a field. */
  String one(String name) {
    return all(name).stream().findFirst().orElse("");
  }

  List<String> all(String name) {
    return fields.getOrDefault(name, List.of());
  }
}
