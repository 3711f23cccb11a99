package vn.thuocdo.survey;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and copies JSON trees of maps, lists and simple values. */
final class Tree {

  private Tree() {}

  /** Returns a copy of an object, in its order; an empty one for anything else. */
  static Map<String, Object> map(@Nullable Object node) {
    var copy = new LinkedHashMap<String, Object>();
    if (node instanceof Map<?, ?> fields) {
      fields.forEach(
          (name, value) -> {
            if (value != null) {
              copy.put(String.valueOf(name), value);
            }
          });
    }
    return copy;
  }

  /** Returns the objects of a list, copied; none for anything else. */
  static List<Map<String, Object>> maps(@Nullable Object node) {
    var maps = new ArrayList<Map<String, Object>>();
    if (node instanceof List<?> list) {
      list.forEach(one -> maps.add(map(one)));
    }
    return maps;
  }

  /** Returns a simple value as text; empty for none. */
  static String text(Map<String, Object> node, String name) {
    Object value = node.get(name);
    return value == null || value instanceof Map || value instanceof List ? "" : value.toString();
  }

  /** Returns a text of two languages, as documents have it. */
  static Map<String, Object> words(String vi, String en) {
    var words = new LinkedHashMap<String, Object>();
    words.put("vi", vi.strip());
    words.put("en", en.isBlank() ? vi.strip() : en.strip());
    return words;
  }

  /** Sets a field, or takes it away for an empty value. */
  static void set(Map<String, Object> node, String name, String value) {
    if (value.isBlank()) {
      node.remove(name);
    } else {
      node.put(name, value.strip());
    }
  }
}
