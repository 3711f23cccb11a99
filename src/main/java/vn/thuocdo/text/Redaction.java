package vn.thuocdo.text;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes out of free text what tells who somebody is: phone numbers, e-mail addresses, numbers of
 * identity papers and number plates, as people in Viet Nam write them.
 *
 * <p>It finds what has a form. Names and addresses have none and stay; therefore what was redacted
 * here is still not fit to be published without a person's look.
 */
public final class Redaction {

  /** Stands for what was taken out; says in every language that something was. */
  public static final String MARK = "[•••]";

  /** What people put between digits, and what does not show at all. */
  private static final String BETWEEN =
      "[\\s.\\-\u2010-\u2015()\u00B7\u200B-\u200F\u202A-\u202E\u2060\uFEFF]{0,3}";

  private static final String ZERO = "[0\uFF10]";

  private static final String NO_DATE = "(?!\\d{1,2}[-. ]\\d{1,2}[-. ](?:19|20)\\d{2}(?!\\d))";

  private static final List<Pattern> PERSONAL =
      List.of(
          pattern(
              "[\\p{L}\\p{N}._%+\\-]{1,64}\\s?@\\s?[\\p{L}\\p{N}\\-]{1,63}(?:\\.[\\p{L}\\p{N}\\-]{2,63}){1,5}"),
          // A number of twelve digits; with gaps only from the provinces' codes on, 001 to 096,
          // because money is written in groups of three, too.
          pattern("(?<!\\p{N})\\d{12}(?!\\p{N})"),
          pattern(
              "(?<!\\p{N})"
                  + ZERO
                  + "\\d{2}([ .\\-])\\d{3}\\1\\d{3}\\1\\d{3}(?!\\p{N})|(?<!\\p{N})"
                  + ZERO
                  + "\\d{3}([ .\\-])\\d{4}\\2\\d{4}(?!\\p{N})"),
          // The nine digits of the older paper could be money; its name beside them tells.
          pattern(
              "(?<=(?:cmnd|cmt|cccd|căn cước|chứng minh|hộ chiếu)[^\\d\\n]{0,25})[a-z]?\\d{3}[ .]?\\d{3}[ .]?\\d{2,3}(?!\\p{N})"),
          // +84, 0084 or 84, or the 0 of the country, and nine or ten digits.
          pattern(
              "(?<!\\p{N})"
                  + NO_DATE
                  + "\\(?(?:(?:\\+|"
                  + ZERO
                  + "{2})"
                  + BETWEEN
                  + "84"
                  + BETWEEN
                  + "(?:"
                  + ZERO
                  + BETWEEN
                  + ")?|84"
                  + BETWEEN
                  + "|"
                  + ZERO
                  + BETWEEN
                  + ")[1-9\uFF11-\uFF19](?:"
                  + BETWEEN
                  + "\\d){8,9}(?!"
                  + BETWEEN
                  + "\\d)"),
          Pattern.compile(
              "(?<![\\p{L}\\p{N}])\\d{2}-?[A-Z]{1,2}\\d?[-. ]?\\d{3}\\.?\\d{2}(?![\\p{L}\\p{N}])"));

  private Redaction() {}

  /** Returns the text with {@link #MARK} in place of each thing that was taken out. */
  public static String of(String text) {
    String redacted = text;
    for (Pattern personal : PERSONAL) {
      redacted = personal.matcher(redacted).replaceAll(MARK);
    }
    return redacted;
  }

  private static Pattern pattern(String form) {
    return Pattern.compile(
        form, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
  }
}
