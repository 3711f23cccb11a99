package vn.thuocdo.paper;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.period.Period;
import vn.thuocdo.result.BesideFigures;
import vn.thuocdo.result.FiguresView;
import vn.thuocdo.result.NumberFormats;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;
import vn.thuocdo.unit.Offices;
import vn.thuocdo.unit.Unit;

/** How many paper forms were given out, came back and count, beside the figures for staff. */
@Singleton
class BundleTables implements BesideFigures {

  private final BundleTable table;
  private final Transactions transactions;
  private final Offices offices;

  BundleTables(BundleTable table, Transactions transactions, Offices offices) {
    this.table = table;
    this.transactions = transactions;
    this.offices = offices;
  }

  @Override
  public List<FiguresView> tables(
      Period period, Set<String> seen, String chosen, Language language) {
    Map<Long, List<Bundle>> bundles =
        transactions.read(connection -> table.list(connection, period.from(), period.to())).stream()
            .collect(
                Collectors.groupingBy(
                    bundle -> bundle.place().unitId(), TreeMap::new, Collectors.toList()));
    var texts = Texts.of("paper", language);
    var rows = new ArrayList<FiguresView.Row>();
    bundles.forEach(
        (unitId, some) ->
            offices
                .findUnit(unitId)
                .filter(unit -> seen.contains(unit.code()))
                .ifPresent(unit -> rows.add(row(texts, language, unit, some))));
    if (rows.isEmpty()) {
      return List.of();
    }
    var columns = new ArrayList<FiguresView.Column>();
    columns.add(new FiguresView.Column(texts.get("beside.unit"), true));
    cells(texts).forEach(column -> columns.add(new FiguresView.Column(column, false)));
    return List.of(new FiguresView(texts.get("beside.caption"), columns, rows));
  }

  private static List<String> cells(Texts texts) {
    return Stream.of("issued", "returned", "valid", "waiting")
        .map(key -> texts.get("column." + key))
        .toList();
  }

  private static FiguresView.Row row(
      Texts texts, Language language, Unit unit, List<Bundle> bundles) {
    var numbers = NumberFormats.in(language);
    long issued = bundles.stream().mapToLong(Bundle::issued).sum();
    long returned = bundles.stream().mapToLong(Bundle::returned).sum();
    long valid = 0;
    long waiting = 0;
    for (Bundle bundle : bundles) {
      Integer counted = bundle.valid();
      valid += counted == null ? 0 : counted;
      waiting += counted == null ? bundle.returned() : 0;
    }
    List<String> columns = cells(texts);
    List<Long> counts = List.of(issued, returned, valid, waiting);
    var cells = new ArrayList<FiguresView.Cell>();
    for (int i = 0; i < counts.size(); i++) {
      cells.add(
          new FiguresView.Cell(
              columns.get(i),
              List.of(new FiguresView.Part(numbers.count(counts.get(i)), false)),
              false));
    }
    String name = language == Language.EN ? unit.nameEn() : unit.name();
    return new FiguresView.Row(name, "", "", false, false, cells);
  }
}
