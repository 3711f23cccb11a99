package vn.thuocdo.closing;

import java.util.List;
import java.util.Map;

/**
 * A form as pages show it; every string is ready.
 *
 * @param id unique on the page; the ids of its fields begin with it
 * @param summary what opens the form; empty for one that is always open
 * @param isOpen whether it is open from the start, such as after a refusal
 * @param hint before the fields; empty for none
 * @param isSecond whether the button is no main thing of the page
 */
public record FormView(
    String id,
    String summary,
    boolean isOpen,
    String action,
    Map<String, String> hidden,
    String hint,
    List<Field> fields,
    String button,
    boolean isSecond) {

  /**
   * @param type of an input, or {@code textarea}, or {@code select}
   * @param longest in characters; 0 for no limit
   * @param choices of a {@code select}
   */
  public record Field(
      String name,
      String label,
      String hint,
      String type,
      String value,
      int longest,
      boolean isRequired,
      List<Choice> choices) {

    static Field words(String name, String label, String hint, String value, int longest) {
      return new Field(name, label, hint, "textarea", value, longest, true, List.of());
    }

    static Field input(String name, String label, String hint, String type, String value) {
      return new Field(name, label, hint, type, value, 0, false, List.of());
    }

    static Field choice(String name, String label, String value, List<Choice> choices) {
      return new Field(name, label, "", "select", value, 0, true, choices);
    }
  }

  /** One entry of a list to choose from. */
  public record Choice(String value, String text) {}
}
