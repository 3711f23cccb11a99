package vn.thuocdo.text;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A telephone number that exists in its country's plan.
 *
 * @param e164 as {@code +84912345678}
 * @param isMobile whether it can take an SMS
 */
public record PhoneNumber(String e164, boolean isMobile) {

  private static final String HOME = "VN";
  private static final int HOME_CODE = 84;

  /** Letters would be read as the keys they stand on; nobody means that here. */
  private static final Pattern WRITTEN =
      Pattern.compile("[\\s+(]*\\p{Nd}[\\p{Nd}\\s\\p{Zs}.\\-\u2010-\u2015()/\u00B7]{6,30}");

  /** What the numbers of eleven digits became on 15 September 2018: without the leading 0. */
  private static final Map<String, String> RENUMBERED =
      Map.ofEntries(
          Map.entry("120", "70"),
          Map.entry("121", "79"),
          Map.entry("122", "77"),
          Map.entry("126", "76"),
          Map.entry("128", "78"),
          Map.entry("123", "83"),
          Map.entry("124", "84"),
          Map.entry("125", "85"),
          Map.entry("127", "81"),
          Map.entry("129", "82"),
          Map.entry("162", "32"),
          Map.entry("163", "33"),
          Map.entry("164", "34"),
          Map.entry("165", "35"),
          Map.entry("166", "36"),
          Map.entry("167", "37"),
          Map.entry("168", "38"),
          Map.entry("169", "39"),
          Map.entry("186", "56"),
          Map.entry("188", "58"),
          Map.entry("199", "59"));

  private static final int OLD_DIGITS = 10;

  /**
   * Returns the number as somebody wrote it down: with 0, 84, +84 or 0084 in front, with gaps, dots
   * or brackets, in the plan of today or of before 2018. Empty if there is no such number.
   */
  public static Optional<PhoneNumber> parse(String written) {
    PhoneNumberUtil plans = PhoneNumberUtil.getInstance();
    if (!WRITTEN.matcher(written.strip()).matches()) {
      return Optional.empty();
    }
    try {
      Phonenumber.PhoneNumber number = plans.parse(written, HOME);
      if (number.getCountryCode() == HOME_CODE) {
        number.setNationalNumber(renumbered(number.getNationalNumber()));
      }
      return plans.isValidNumber(number)
          ? Optional.of(
              new PhoneNumber(
                  plans.format(number, PhoneNumberFormat.E164),
                  isMobile(plans.getNumberType(number))))
          : Optional.empty();
    } catch (NumberParseException e) {
      return Optional.empty();
    }
  }

  private static boolean isMobile(PhoneNumberType type) {
    return type == PhoneNumberType.MOBILE || type == PhoneNumberType.FIXED_LINE_OR_MOBILE;
  }

  private static long renumbered(long national) {
    String digits = Long.toString(national);
    String now = digits.length() == OLD_DIGITS ? RENUMBERED.get(digits.substring(0, 3)) : null;
    return now == null ? national : Long.parseLong(now + digits.substring(3));
  }
}
