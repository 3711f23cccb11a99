package vn.thuocdo.report;

import vn.thuocdo.result.NumberFormats;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;

/** A cell as it is read on paper. */
final class GridText {

  private static final NumberFormats NUMBERS = NumberFormats.in(Language.VI);

  private GridText() {}

  static String of(Grid.Cell cell) {
    return switch (cell) {
      case Grid.Words words -> words.text();
      case Grid.Count count -> NUMBERS.count(count.value());
      case Grid.Share share -> share.shown();
      case Grid.Day day -> DocumentDates.day(day.value());
      case Grid.Hidden ignored -> Texts.of("official/report", Language.VI).get("cell.hidden");
      case Grid.Nothing ignored -> "–";
    };
  }
}
