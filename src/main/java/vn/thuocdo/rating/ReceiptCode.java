package vn.thuocdo.rating;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * The id of a rating as people can copy it: 26 digits in Crockford's base 32 and one that checks
 * them, in groups of three. One wrong digit, or two that changed places, is always noticed.
 */
public final class ReceiptCode {

  private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int BASE = 32;
  private static final int LENGTH = 26;
  private static final int GROUP = 3;

  /** x⁵ + x² + 1, by whose root all numbers from 1 to 31 are reached. */
  private static final int POLYNOMIAL = 0b100101;

  private ReceiptCode() {}

  public static String of(UUID id) {
    BigInteger rest = new BigInteger(id.toString().replace("-", ""), 16);
    var digits = new int[LENGTH];
    for (int i = LENGTH - 1; i >= 0; i--) {
      BigInteger[] parts = rest.divideAndRemainder(BigInteger.valueOf(BASE));
      digits[i] = parts[1].intValue();
      rest = parts[0];
    }
    var code = new StringBuilder();
    for (int i = 0; i <= LENGTH; i++) {
      if (i > 0 && i % GROUP == 0) {
        code.append('-');
      }
      code.append(DIGITS.charAt(i < LENGTH ? digits[i] : check(digits)));
    }
    return code.toString();
  }

  /**
   * Returns the id that a code stands for, however it is spaced and cased, with O for 0 and I or L
   * for 1; empty if it is none. The 26 digits alone are taken as well: kiosks gave them before
   * there was one that checks them.
   */
  public static Optional<UUID> parse(String text) {
    String plain =
        text.toUpperCase(Locale.ROOT)
            .replaceAll("[\\s\\p{Pd}.]", "")
            .replace('O', '0')
            .replace('I', '1')
            .replace('L', '1');
    if (plain.length() != LENGTH + 1 && plain.length() != LENGTH) {
      return Optional.empty();
    }
    var digits = new int[LENGTH];
    BigInteger value = BigInteger.ZERO;
    for (int i = 0; i < LENGTH; i++) {
      digits[i] = DIGITS.indexOf(plain.charAt(i));
      if (digits[i] < 0) {
        return Optional.empty();
      }
      value = value.multiply(BigInteger.valueOf(BASE)).add(BigInteger.valueOf(digits[i]));
    }
    boolean isChecked =
        plain.length() == LENGTH || DIGITS.indexOf(plain.charAt(LENGTH)) == check(digits);
    return value.bitLength() > 128 || !isChecked
        ? Optional.empty()
        : Optional.of(new UUID(value.shiftRight(64).longValue(), value.longValue()));
  }

  /** Each place weighs another power of the root, none of them 1. */
  private static int check(int[] digits) {
    int check = 0;
    for (int i = digits.length - 1; i >= 0; i--) {
      check = timesRoot(check ^ digits[i]);
    }
    return check;
  }

  private static int timesRoot(int value) {
    int twice = value << 1;
    return twice >= BASE ? twice ^ POLYNOMIAL : twice;
  }
}
