package vn.thuocdo.staff;

import java.util.Locale;
import java.util.regex.Pattern;

/** How names for signing in are written. */
final class Usernames {

  /**
   * Plain letters only: the database takes «quản» and «quan» for the same name, and a lock-out that
   * counts them apart could be walked around.
   */
  private static final Pattern VALID = Pattern.compile("[a-z0-9][a-z0-9._-]{2,39}");

  private Usernames() {}

  static String normalised(String typed) {
    return typed.strip().toLowerCase(Locale.ROOT);
  }

  /** Tells whether an account may have this normalised name. */
  static boolean isValid(String normalised) {
    return VALID.matcher(normalised).matches();
  }
}
