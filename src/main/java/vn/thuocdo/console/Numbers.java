package vn.thuocdo.console;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import vn.thuocdo.text.Language;

/** Numbers as people of a language write them. */
final class Numbers {

  private Numbers() {}

  static String count(long count, Language language) {
    return NumberFormat.getIntegerInstance(language.locale()).format(count);
  }

  /** Returns a part of a whole in percent with two decimals, halves rounded up: «93,18%». */
  static String percent(long part, long whole, Language language) {
    BigDecimal percent =
        BigDecimal.valueOf(100 * part).divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_UP);
    String digits = percent.toPlainString();
    return language == Language.VI ? digits.replace('.', ',') + "%" : digits + "%";
  }
}
