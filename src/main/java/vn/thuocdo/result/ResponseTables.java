package vn.thuocdo.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.result.Participation.Response;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;

/** Response rates as tables for staff, next to the figures that they qualify. */
final class ResponseTables {

  private static final List<String> UNITS =
      List.of(
          "response.transactions",
          "response.answers",
          "response.rate",
          "response.weighted",
          "response.design-effect");

  private static final List<String> PARTS =
      List.of("response.asked", "response.answers", "response.rate");

  private final ResultDocument document;
  private final Texts texts;
  private final NumberFormats numbers;
  private final boolean isEnglish;

  ResponseTables(ResultDocument document, Language language) {
    this.document = document;
    this.texts = Texts.of("result", language);
    this.numbers = NumberFormats.in(language);
    this.isEnglish = language == Language.EN;
  }

  /**
   * Returns the units with anything to tell of, and the parts of one unit.
   *
   * @param shown totals and units that may be shown
   * @param chosen the unit that is divided, if it is among these
   */
  List<FiguresView> tables(List<UnitFigures> shown, Optional<UnitFigures> chosen) {
    var tables = new ArrayList<FiguresView>();
    tables.add(
        table(
            "response.units",
            "column.unit",
            UNITS,
            shown.stream()
                .flatMap(unit -> document.findParticipation(unit).stream())
                .filter(ResponseTables::isTelling)
                .map(this::unit)
                .toList()));
    chosen
        .flatMap(document::findParticipation)
        .filter(ResponseTables::isTelling)
        .ifPresent(
            one -> {
              tables.add(
                  parts("response.groups", "column.procedure-group", one.byProcedureGroup()));
              tables.add(parts("response.channels", "column.channel", one.byChannel()));
            });
    return tables.stream().filter(table -> !table.rows().isEmpty()).toList();
  }

  private static boolean isTelling(Participation one) {
    return Stream.concat(Stream.of(one.all()), one.byChannel().stream())
        .anyMatch(response -> response.asked() != null);
  }

  private FiguresView.Row unit(Participation one) {
    WeightedShare weighted = one.weighted();
    return row(
        one.all(),
        UNITS,
        List.of(
            count(one.all().asked()),
            count(one.all().answers()),
            rate(one.all()),
            weighted == null
                ? "–"
                : "%s (%s)"
                    .formatted(
                        numbers.percent(weighted.share()),
                        numbers.interval(weighted.lower(), weighted.upper())),
            weighted == null ? "–" : numbers.decimal(weighted.designEffect())));
  }

  private FiguresView parts(String caption, String first, List<Response> parts) {
    return table(
        caption,
        first,
        PARTS,
        parts.stream()
            .map(
                part ->
                    row(
                        part,
                        PARTS,
                        List.of(count(part.asked()), count(part.answers()), rate(part))))
            .toList());
  }

  private FiguresView table(
      String caption, String first, List<String> keys, List<FiguresView.Row> rows) {
    var columns = new ArrayList<FiguresView.Column>();
    columns.add(new FiguresView.Column(texts.get(first), true));
    keys.forEach(key -> columns.add(new FiguresView.Column(texts.get(key), false)));
    return new FiguresView(texts.get(caption), columns, rows);
  }

  private FiguresView.Row row(Response response, List<String> keys, List<String> values) {
    var cells = new ArrayList<FiguresView.Cell>();
    for (int i = 0; i < values.size(); i++) {
      cells.add(
          new FiguresView.Cell(
              texts.get(keys.get(i)), List.of(new FiguresView.Part(values.get(i), false)), false));
    }
    return new FiguresView.Row(
        isEnglish ? response.nameEn() : response.name(), "", "", false, false, cells);
  }

  private String count(@Nullable Long count) {
    return count == null ? "–" : numbers.count(count);
  }

  private String rate(Response response) {
    Long answers = response.answers();
    Long asked = response.asked();
    if (answers == null || asked == null) {
      return "–";
    }
    return response.rate() == null
        ? texts.get("response.too-few")
        : numbers.percent(answers, asked);
  }
}
