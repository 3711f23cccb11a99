package vn.thuocdo.result;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import vn.thuocdo.text.Language;

/**
 * Writes counts and shares for people: two decimals, half up, decimal comma in Vietnamese. The one
 * place where a figure is rounded.
 */
public final class NumberFormats {

  private static final int DECIMALS = 2;
  private static final int MOST_DECIMALS = 9;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final DecimalFormatSymbols symbols;

  private NumberFormats(Language language) {
    this.symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
    symbols.setDecimalSeparator(language == Language.VI ? ',' : '.');
    symbols.setGroupingSeparator(language == Language.VI ? '.' : ',');
    symbols.setMinusSign('−');
  }

  public static NumberFormats in(Language language) {
    return new NumberFormats(language);
  }

  /** Returns a count with its thousands marked, as in «1.234». */
  public String count(long count) {
    return new DecimalFormat("#,##0", symbols).format(count);
  }

  /** Returns a share as a percentage from its counts, as in «91,00%»; rounds the exact fraction. */
  public String percent(long part, long whole) {
    return fixed(percentage(part, whole, DECIMALS), DECIMALS) + "%";
  }

  /** Returns a share from 0 to 1 as a percentage, as in «91,00%». */
  public String percent(double share) {
    return bare(share) + "%";
  }

  /** Returns an interval of shares from 0 to 1, as in «87,79–93,43%». */
  public String interval(double lower, double upper) {
    return bare(lower) + "–" + bare(upper) + "%";
  }

  /** Returns a difference of shares, from -1 to 1, in percentage points, as in «−2,31». */
  public String points(double difference) {
    return bare(difference);
  }

  /** Returns the level of a target with the decimals it has, as in «90%» or «82,5%». */
  public String level(BigDecimal level) {
    BigDecimal percentage = level.multiply(HUNDRED).stripTrailingZeros();
    return fixed(percentage, Math.max(0, percentage.scale())) + "%";
  }

  /**
   * Returns a share as a percentage with two decimals, or with as many as it takes to show on which
   * side of the level it lies: 59,996% is not «trên 60%», though it rounds to 60,00%.
   *
   * @param level a share from 0 to 1
   */
  public String percentBeside(BigDecimal level, long part, long whole) {
    BigDecimal target = level.multiply(HUNDRED);
    boolean isEqual =
        BigDecimal.valueOf(part).compareTo(level.multiply(BigDecimal.valueOf(whole))) == 0;
    int decimals = DECIMALS;
    while (!isEqual
        && decimals < MOST_DECIMALS
        && percentage(part, whole, decimals).compareTo(target) == 0) {
      decimals++;
    }
    return fixed(percentage(part, whole, decimals), decimals) + "%";
  }

  /** Tells whether two decimals would print the share as the level although it is not equal. */
  public static boolean isMisleading(BigDecimal level, long part, long whole) {
    return BigDecimal.valueOf(part).compareTo(level.multiply(BigDecimal.valueOf(whole))) != 0
        && percentage(part, whole, DECIMALS).compareTo(level.multiply(HUNDRED)) == 0;
  }

  /** Returns a number that is no share, with two decimals, as in «1,25». */
  public String decimal(double value) {
    return fixed(new BigDecimal(value).setScale(DECIMALS, RoundingMode.HALF_UP), DECIMALS);
  }

  private String bare(double share) {
    return fixed(
        new BigDecimal(share).multiply(HUNDRED).setScale(DECIMALS, RoundingMode.HALF_UP), DECIMALS);
  }

  private static BigDecimal percentage(long part, long whole, int decimals) {
    return BigDecimal.valueOf(part)
        .multiply(HUNDRED)
        .divide(BigDecimal.valueOf(whole), decimals, RoundingMode.HALF_UP);
  }

  private String fixed(BigDecimal value, int decimals) {
    var format = new DecimalFormat("#,##0", symbols);
    format.setMinimumFractionDigits(decimals);
    format.setMaximumFractionDigits(decimals);
    return format.format(value);
  }
}
