package vn.thuocdo.database;

import java.util.Collection;

/** Question marks for the values of a list in a statement. */
public final class Marks {

  private Marks() {}

  /**
   * Returns as many marks as there are values, with commas between them.
   *
   * @param values at least one: SQL has no empty list
   */
  public static String of(Collection<?> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("There is no list without values");
    }
    return "?, ".repeat(values.size() - 1) + "?";
  }
}
