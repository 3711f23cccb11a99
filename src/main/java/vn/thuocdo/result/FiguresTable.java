package vn.thuocdo.result;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;

/** Lays figures out as plain text for a terminal; columns are separated by at least two spaces. */
public final class FiguresTable {

  private FiguresTable() {}

  /**
   * Returns one line for each total and each unit, under a line of headings, with the dates above
   * and, where answers were left out, how many below.
   */
  public static String of(ResultDocument document, Language language) {
    Texts texts = Texts.of("result", language);
    Wording wording = Wording.in(language);
    NumberFormats numbers = NumberFormats.in(language);
    var rows = new ArrayList<List<String>>();
    rows.add(
        List.of(
            texts.get("column.code"),
            texts.get("column.unit"),
            texts.get("column.answers"),
            texts.get("column.share"),
            texts.get("column.interval"),
            texts.get("column.verdict")));
    document.totals().forEach(total -> rows.add(row(total, wording, numbers, language)));
    document.units().forEach(unit -> rows.add(row(unit, wording, numbers, language)));
    var period = document.toPeriod();
    return period.label(language.locale())
        + " ("
        + period.dates(language.locale())
        + ")\n"
        + aligned(rows)
        + wording.excluded(document).stream()
            .map(line -> line + "\n")
            .collect(Collectors.joining());
  }

  private static List<String> row(
      UnitFigures unit, Wording wording, NumberFormats numbers, Language language) {
    Long n = unit.sampleSize();
    Double lower = unit.lower();
    Double upper = unit.upper();
    return List.of(
        unit.code(),
        language == Language.EN ? unit.nameEn() : unit.name(),
        n == null ? "–" : numbers.count(n),
        wording.share(unit),
        lower == null || upper == null ? "–" : numbers.interval(lower, upper),
        unit.targets().stream()
            .map(
                target ->
                    (target.code()
                            + ": "
                            + wording.verdict(target)
                            + " "
                            + wording.evidence(target))
                        .strip())
            .collect(Collectors.joining("; ")));
  }

  private static String aligned(List<List<String>> rows) {
    int columns = rows.getFirst().size();
    int[] widths =
        IntStream.range(0, columns)
            .map(column -> rows.stream().mapToInt(row -> width(row.get(column))).max().orElse(0))
            .toArray();
    return rows.stream()
        .map(
            row ->
                IntStream.range(0, columns)
                    .mapToObj(
                        column ->
                            row.get(column) + " ".repeat(widths[column] - width(row.get(column))))
                    .collect(Collectors.joining("  "))
                    .stripTrailing())
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}
