package vn.thuocdo.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** Words and numbers of one language. */
record Words(ResourceBundle texts, DecimalFormatSymbols symbols) {

  /** English for {@code en}, Vietnamese for everything else. */
  static Words in(Locale locale) {
    boolean english = locale.getLanguage().equals("en");
    var texts = ResourceBundle.getBundle("messages/chart_" + (english ? "en" : "vi"), Locale.ROOT);
    var symbols = new DecimalFormatSymbols(Locale.ROOT);
    symbols.setDecimalSeparator(english ? '.' : ',');
    symbols.setGroupingSeparator(english ? ',' : '.');
    return new Words(texts, symbols);
  }

  String text(String key) {
    return texts.getString(key);
  }

  /** A text with its gap {@code {0}} filled. */
  String text(String key, String value) {
    return MessageFormat.format(texts.getString(key), value);
  }

  /** {@code 0.9134} → «91,34%»; half up on the decimal value that a person would read. */
  String percent(double share) {
    return plainPercent(share) + "%";
  }

  /** {@code 0.9134} → «91,34». */
  String plainPercent(double share) {
    return hundredths(
        BigDecimal.valueOf(share)
            .movePointRight(4)
            .setScale(0, RoundingMode.HALF_UP)
            .longValueExact());
  }

  /** {@code 9134} → «91,34». */
  String hundredths(long value) {
    return new DecimalFormat("0.00", symbols).format(BigDecimal.valueOf(value, 2));
  }

  /** {@code 12345} → «12.345» in Vietnamese. */
  String count(long value) {
    return new DecimalFormat("#,##0", symbols).format(value);
  }

  /** The interval without a percent sign: «87,79–93,43». */
  String interval(Estimate estimate) {
    return plainPercent(estimate.lower()) + "–" + plainPercent(estimate.upper());
  }
}
