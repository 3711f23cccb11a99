package vn.thuocdo.unit;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How citizens reach the office of a unit; whatever nobody told is empty.
 *
 * @param post of the person who settles difficulties; never a name
 * @param phone of the office, as it is written; never a mobile one
 */
public record Contact(
    String post, String phone, String email, String address, String openingHours) {

  public static final Contact NONE = new Contact("", "", "", "", "");

  /** What a file writes into a cell to say that there is nothing any more. */
  public static final String CLEARED = "-";

  /** The columns of a directory file, in the order of the components. */
  public static final List<String> COLUMNS =
      List.of("post", "phone", "email", "address", "opening_hours");

  public boolean isNone() {
    return equals(NONE);
  }

  /** Returns it on one line, for people. */
  public String asText() {
    return Stream.of(post, phone, email, address, openingHours)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" · "));
  }

  /** Returns what it says over what was known: an empty cell keeps that. */
  Contact over(Contact known) {
    return new Contact(
        over(post, known.post),
        over(phone, known.phone),
        over(email, known.email),
        over(address, known.address),
        over(openingHours, known.openingHours));
  }

  static String over(String told, String known) {
    return told.isEmpty() ? known : told.equals(CLEARED) ? "" : told;
  }
}
