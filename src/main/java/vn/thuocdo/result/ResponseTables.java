package vn.thuocdo.result;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import vn.thuocdo.period.Period;
import vn.thuocdo.stats.Proportion;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;
import vn.thuocdo.unit.Offices;
import vn.thuocdo.unit.ProcedureGroup;
import vn.thuocdo.unit.Unit;

/** Response rates as tables for staff, next to the figures that they qualify. */
@Singleton
class ResponseTables implements BesideFigures {

  private static final List<String> COLUMNS =
      List.of(
          "response.transactions",
          "response.kiosk",
          "response.kiosk-rate",
          "response.invited",
          "response.answered",
          "response.invited-rate");

  private final ResponseRates rates;
  private final Offices offices;

  ResponseTables(ResponseRates rates, Offices offices) {
    this.rates = rates;
    this.offices = offices;
  }

  /**
   * {@inheritDoc}
   *
   * <p>The units with anything to tell of, and the procedure groups of the chosen one.
   */
  @Override
  public List<FiguresView> tables(
      Period period, Set<String> seen, String chosen, Language language) {
    Map<ResponseRates.Part, ResponseRates.Response> responses = rates.of(period);
    var words = new Words(Texts.of("result", language), NumberFormats.in(language), language);
    var tables = new ArrayList<FiguresView>();
    List<FiguresView.Row> units =
        offices.listUnits().stream()
            .filter(unit -> seen.contains(unit.code()))
            .flatMap(
                unit ->
                    words
                        .row(
                            language == Language.EN ? unit.nameEn() : unit.name(),
                            sum(responses, part -> part.unitId() == unit.id()))
                        .stream())
            .toList();
    if (!units.isEmpty()) {
      tables.add(words.table("response.units", "column.unit", units));
    }
    Optional<Unit> unit = offices.findUnit(chosen).filter(one -> seen.contains(one.code()));
    unit.ifPresent(
        one ->
            tables.add(
                words.table(
                    "response.groups", "column.procedure-group", groups(words, responses, one))));
    return tables.stream().filter(table -> !table.rows().isEmpty()).toList();
  }

  private List<FiguresView.Row> groups(
      Words words, Map<ResponseRates.Part, ResponseRates.Response> responses, Unit unit) {
    Stream<FiguresView.Row> known =
        offices.listProcedureGroups().stream()
            .flatMap(
                (ProcedureGroup group) ->
                    words
                        .row(
                            words.language == Language.EN ? group.nameEn() : group.name(),
                            sum(
                                responses,
                                part ->
                                    part.unitId() == unit.id()
                                        && part.procedureGroupId() == group.id()))
                        .stream());
    Stream<FiguresView.Row> notTold =
        words
            .row(
                words.texts.get("response.not-told"),
                sum(responses, part -> part.unitId() == unit.id() && part.procedureGroupId() == 0))
            .stream();
    return Stream.concat(known, notTold).toList();
  }

  private static ResponseRates.Response sum(
      Map<ResponseRates.Part, ResponseRates.Response> responses,
      Predicate<ResponseRates.Part> which) {
    return responses.entrySet().stream()
        .filter(entry -> which.test(entry.getKey()))
        .map(Map.Entry::getValue)
        .reduce(ResponseRates.Response.NONE, ResponseRates.Response::plus);
  }

  private record Words(Texts texts, NumberFormats numbers, Language language) {

    FiguresView table(String caption, String first, List<FiguresView.Row> rows) {
      var columns = new ArrayList<FiguresView.Column>();
      columns.add(new FiguresView.Column(texts.get(first), true));
      COLUMNS.forEach(key -> columns.add(new FiguresView.Column(texts.get(key), false)));
      return new FiguresView(texts.get(caption), columns, rows);
    }

    Optional<FiguresView.Row> row(String name, ResponseRates.Response response) {
      if (response.equals(ResponseRates.Response.NONE)) {
        return Optional.empty();
      }
      List<String> values =
          List.of(
              count(response.transactions()),
              numbers.count(response.atKiosks()),
              rate(response.kioskRate(), response.atKiosks(), response.transactions()),
              count(response.invited()),
              numbers.count(response.byInvitation()),
              rate(response.invitationRate(), response.byInvitation(), response.invited()));
      var cells = new ArrayList<FiguresView.Cell>();
      for (int i = 0; i < values.size(); i++) {
        cells.add(
            new FiguresView.Cell(
                texts.get(COLUMNS.get(i)),
                List.of(new FiguresView.Part(values.get(i), false)),
                false));
      }
      return Optional.of(new FiguresView.Row(name, "", "", false, false, cells));
    }

    private String count(long count) {
      return count == 0 ? "–" : numbers.count(count);
    }

    private String rate(Optional<Proportion> rate, long answers, long asked) {
      return rate.map(
              found ->
                  numbers.percent(answers, asked)
                      + " ("
                      + numbers.interval(found.lower(), found.upper())
                      + ")")
          .orElse(asked > 0 ? texts.get("response.too-few") : "–");
    }
  }
}
