package vn.thuocdo.report;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How official texts write days. */
final class DocumentDates {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);

  private DocumentDates() {}

  static String day(LocalDate day) {
    return DAY.format(day);
  }
}
