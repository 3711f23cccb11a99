package vn.thuocdo.text;

import java.util.regex.Pattern;

/** Words that somebody typed into a field of several lines. */
public final class Typed {

  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\n]]+");

  private Typed() {}

  /** Returns the words without control characters and space around them; lines stay lines. */
  public static String tidy(String typed) {
    return CONTROL.matcher(typed.replace("\r\n", "\n")).replaceAll(" ").strip();
  }
}
