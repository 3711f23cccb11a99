package vn.thuocdo.publicsite;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.thuocdo.publicsite.PageFrame.Link;
import vn.thuocdo.publicsite.Table.Cell;
import vn.thuocdo.result.Handling;
import vn.thuocdo.result.Publication;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;

/** Makes the page of the points for how dossiers were handled, from a publication. */
final class HandlingPages {

  private static final String NOTHING = "–";

  private final Edition edition;
  private final Texts texts;
  private final Optional<Publication> before;

  /**
   * @param before the version that this one corrects; empty for a first one
   */
  HandlingPages(Edition edition, Optional<Publication> before) {
    this.edition = edition;
    this.before = before;
    this.texts = edition.texts();
  }

  HandlingPage page(Handling handling, List<Link> notices) {
    return new HandlingPage(
        PageFrame.of(
                edition.language(),
                texts.get("handling.title", edition.periodLabel()),
                edition.provinceName(),
                edition.document().simulated(),
                edition.linksIn(Language.VI).handling())
            .with(new PageFrame.Preview(texts.get("handling.lead"), "")),
        notices,
        texts.get("handling.lead"),
        new Table(
            "diem",
            texts.get("handling.caption", edition.periodLabel()),
            columns(handling),
            List.of(
                new Table.Section(
                    "", handling.units().stream().map(unit -> row(handling, unit)).toList()))),
        texts.get("handling.indicators"),
        handling.indicators().stream()
            .map(one -> edition.inLanguage(one.name(), one.nameEn()))
            .toList(),
        texts.get("handling.method.heading"),
        List.of(
            texts.get("handling.method"),
            texts.get(
                "handling.classes",
                handling.classes().stream()
                    .map(
                        one ->
                            texts.get(
                                "handling.class.from",
                                edition.inLanguage(one.name(), one.nameEn()),
                                number(one.least())))
                    .collect(Collectors.joining("; "))),
            texts.get("handling.source", handling.source())),
        Link.to(texts.get("handling.result"), edition.links().page()));
  }

  private List<String> columns(Handling handling) {
    return Stream.concat(
            Stream.of("unit", "total", "class").map(column -> texts.get("handling." + column)),
            handling.indicators().stream().map(one -> String.valueOf(one.number())))
        .toList();
  }

  private Table.Row row(Handling handling, Handling.UnitScore unit) {
    var cells = new ArrayList<Cell>();
    cells.add(Cell.figure(number(unit.total()), before(unit)));
    String grade =
        handling
            .gradeOf(unit.total())
            .map(one -> edition.inLanguage(one.name(), one.nameEn()))
            .orElse(unit.grade());
    String skipped = unit.skipped().stream().map(String::valueOf).collect(Collectors.joining(", "));
    cells.add(Cell.words(grade, skipped.isEmpty() ? "" : texts.get("handling.skipped", skipped)));
    for (Handling.Indicator indicator : handling.indicators()) {
      cells.add(
          Cell.figure(
              unit.find(indicator.number()).map(score -> number(score.score())).orElse(NOTHING)));
    }
    return new Table.Row(
        edition.inLanguage(unit.name(), unit.nameEn()),
        edition.document().findUnit(unit.code()).isPresent()
            ? edition.links().unit(unit.code())
            : "",
        cells,
        false);
  }

  /** Returns what the total was before it was corrected; empty if it is the same. */
  private String before(Handling.UnitScore unit) {
    return before
        .flatMap(earlier -> Optional.ofNullable(earlier.document().handling()))
        .flatMap(earlier -> earlier.find(unit.code()))
        .map(Handling.UnitScore::total)
        .filter(total -> total.compareTo(unit.total()) != 0)
        .map(total -> texts.get("handling.before", number(total)))
        .orElse("");
  }

  private String number(BigDecimal number) {
    String plain = number.toPlainString();
    return edition.language() == Language.EN ? plain : plain.replace('.', ',');
  }
}
