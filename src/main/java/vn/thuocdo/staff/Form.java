package vn.thuocdo.staff;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fields of a posted form, where what is missing is empty. */
public final class Form {

  private Form() {}

  /** Returns the only or first value of a field. */
  public static String field(Map<String, Object> form, String name) {
    List<String> values = fields(form, name);
    return values.isEmpty() ? "" : values.getFirst();
  }

  /** Returns all values of a field that may come several times, in the order of the form. */
  public static List<String> fields(Map<String, Object> form, String name) {
    @Nullable Object value = form.get(name);
    if (value == null) {
      return List.of();
    }
    return value instanceof Collection<?> several
        ? several.stream().map(String::valueOf).toList()
        : List.of(value.toString());
  }
}
