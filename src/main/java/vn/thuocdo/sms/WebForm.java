package vn.thuocdo.sms;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A form as it was sent, to the last blank: a signature covers every field and all of its
 * characters, so nothing may be stripped, and no field left out.
 *
 * @param fields decoded, by name; a field that came several times has the values of all, each
 *     behind the name again but for the first, as they are signed
 */
record WebForm(Map<String, String> fields) {

  /** Returns the form; empty if its percent signs lead nowhere. */
  static Optional<WebForm> parse(byte[] body) {
    var fields = new TreeMap<String, String>();
    try {
      for (String pair : new String(body, StandardCharsets.UTF_8).split("&")) {
        int sign = pair.indexOf('=');
        String name = decode(sign < 0 ? pair : pair.substring(0, sign));
        String value = sign < 0 ? "" : decode(pair.substring(sign + 1));
        if (!pair.isEmpty()) {
          fields.merge(name, value, (first, next) -> first + name + next);
        }
      }
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    return Optional.of(new WebForm(fields));
  }

  /** Returns the value; empty if there is none. */
  String field(String name) {
    return fields.getOrDefault(name, "");
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
