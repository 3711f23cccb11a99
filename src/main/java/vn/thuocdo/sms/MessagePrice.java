package vn.thuocdo.sms;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Optional;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.staff.Audit;
import vn.thuocdo.text.Language;
import vn.thuocdo.unit.Settings;

/** What a segment costs, in đồng: the setting {@code sms_price}, which nobody knows but staff. */
@Singleton
class MessagePrice {

  private static final String SETTING = "sms_price";
  private static final String WRITTEN = "\\d{1,6}([.,]\\d{1,2})?";

  private final Settings settings;
  private final Transactions transactions;
  private final Audit audit;

  MessagePrice(Settings settings, Transactions transactions, Audit audit) {
    this.settings = settings;
    this.transactions = transactions;
    this.audit = audit;
  }

  /** Returns the price of a segment; empty while nobody has told it. */
  Optional<BigDecimal> perSegment() {
    return Optional.of(settings.get(SETTING, ""))
        .filter(text -> text.matches(WRITTEN))
        .map(BigDecimal::new);
  }

  /** Returns what so many segments cost, to the đồng; empty while the price is unknown. */
  Optional<BigDecimal> of(long segments) {
    return perSegment()
        .map(
            price ->
                price.multiply(BigDecimal.valueOf(segments)).setScale(0, RoundingMode.HALF_UP));
  }

  /**
   * Takes a price.
   *
   * @param written in đồng, with two decimals at most; empty for unknown
   * @return whether it was one
   */
  boolean set(String who, String written) {
    String price = written.strip().replace(',', '.');
    if (!price.isEmpty() && !price.matches(WRITTEN)) {
      return false;
    }
    transactions.write(
        connection -> {
          String before = settings.get(SETTING, "");
          if (!before.equals(price)) {
            settings.put(SETTING, price);
            audit.record(who, "sms-price-set", "sms", before, price);
          }
          return 0;
        });
    return true;
  }

  static String words(BigDecimal amount, Language language) {
    return NumberFormat.getInstance(language.locale()).format(amount)
        + (language == Language.VI ? " đồng" : " VND");
  }
}
