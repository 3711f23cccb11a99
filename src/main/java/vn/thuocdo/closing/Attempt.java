package vn.thuocdo.closing;

import java.util.Map;

/**
 * A step that was refused, so that the page can say why and keep what was typed.
 *
 * @param step name of the form
 * @param form as it was sent
 */
record Attempt(String step, Outcome outcome, Map<String, Object> form) {

  static final Attempt NONE = new Attempt("", Outcome.DONE, Map.of());

  boolean isRefused() {
    return outcome.isRefused();
  }

  boolean isAbout(String step, long number) {
    return isRefused()
        && this.step.equals(step)
        && (Formats.number(Formats.field(form, "so")) == number
            || Formats.number(Formats.field(form, "y-kien")) == number);
  }

  /** Returns what was typed into a field of that form; empty if it is another one. */
  String typed(String step, long number, String field) {
    return isAbout(step, number) ? Formats.field(form, field) : "";
  }
}
