package vn.thuocdo.period;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** Writes periods in one language from {@code messages/period_*.properties}. */
final class PeriodLabel {

  private static final Locale VIETNAMESE = Locale.of("vi");
  private static final List<String> ROMAN = List.of("I", "II", "III", "IV");

  private final ResourceBundle texts;
  private final DateTimeFormatter day;
  private final DateTimeFormatter monthName;

  private PeriodLabel(Locale locale) {
    // Without this control a server whose own language is English would answer Vietnamese in it.
    var control =
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT);
    this.texts = ResourceBundle.getBundle("messages.period", locale, control);
    this.day = DateTimeFormatter.ofPattern(texts.getString("period.day"), locale);
    this.monthName = DateTimeFormatter.ofPattern("MMMM", locale);
  }

  static PeriodLabel in(Locale locale) {
    return new PeriodLabel(locale.getLanguage().equals("en") ? Locale.ENGLISH : VIETNAMESE);
  }

  String label(Period period) {
    return format("period.label.", period);
  }

  String shortLabel(Period period) {
    return format("period.short.", period);
  }

  String dates(Period period) {
    return text("period.dates", date(period.from()), date(period.to()));
  }

  private String format(String prefix, Period period) {
    YearMonth last = period.calendar().monthOf(period.to());
    int index = (last.getMonthValue() - 1) / Math.max(period.kind().months(), 1) + 1;
    String year = String.valueOf(period.year());
    String key = prefix + period.kind();
    return switch (period.kind()) {
      case MONTH -> text(key, String.valueOf(index), year, monthName.format(last));
      case QUARTER -> text(key, String.valueOf(index), year, ROMAN.get(index - 1));
      case HALF -> text(key + index, year);
      case NINE_MONTHS, YEAR -> text(key, year);
      case ADHOC -> text(key, date(period.from()), date(period.to()));
    };
  }

  private String date(LocalDate date) {
    return day.format(date);
  }

  /** Takes ready strings only: as a number the year 2026 would become 2.026. */
  private String text(String key, Object... strings) {
    return new MessageFormat(texts.getString(key), Locale.ROOT).format(strings);
  }
}
