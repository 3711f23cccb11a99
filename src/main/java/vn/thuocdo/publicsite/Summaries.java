package vn.thuocdo.publicsite;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import vn.thuocdo.chart.LevelRow;
import vn.thuocdo.period.Period;
import vn.thuocdo.result.NumberFormats;
import vn.thuocdo.result.SeriesPoint;
import vn.thuocdo.result.UnitFigures;
import vn.thuocdo.target.Verdict;
import vn.thuocdo.text.Texts;
import vn.thuocdo.unit.Domain;

/** Says what a picture shows, for those who do not see it: the finding, not the looks. */
final class Summaries {

  private final Edition edition;
  private final Texts texts;
  private final NumberFormats numbers;

  Summaries(Edition edition) {
    this.edition = edition;
    this.texts = edition.texts();
    this.numbers = edition.numbers();
  }

  /** Returns the ends of the ranking, how many units met their targets, and how many are hidden. */
  String shares(Domain domain) {
    List<UnitFigures> units =
        edition.groupsOf(domain).stream()
            .flatMap(group -> edition.unitsOf(group).stream())
            .toList();
    List<UnitFigures> shown =
        Tables.bestFirst(units).stream().filter(unit -> unit.share() != null).toList();
    List<UnitFigures> sure =
        shown.stream()
            .filter(unit -> !unit.few())
            .sorted((one, other) -> Double.compare(zeroIfNull(other), zeroIfNull(one)))
            .toList();
    var sentences = new ArrayList<String>();
    sentences.add(texts.get("summary.units", numbers.count(shown.size())));
    if (sure.size() > 1) {
      sentences.add(
          texts.get(
              "summary.ends",
              edition.name(sure.getFirst()),
              edition.wording().share(sure.getFirst()),
              edition.name(sure.getLast()),
              edition.wording().share(sure.getLast())));
    }
    long missed = shown.stream().filter(unit -> edition.isAny(unit, Verdict.NOT_MET)).count();
    long met = shown.stream().filter(unit -> edition.isAny(unit, Verdict.MET)).count();
    if (met + missed > 0) {
      sentences.add(texts.get("summary.targets", numbers.count(met), numbers.count(missed)));
    }
    long hidden = units.stream().filter(UnitFigures::suppressed).count();
    if (hidden > 0) {
      sentences.add(texts.get("summary.hidden", numbers.count(hidden)));
    }
    return String.join(" ", sentences);
  }

  /** Returns the five shares of the units that were chosen; of the total where none were. */
  String levels(Domain domain, UnitFigures total) {
    return edition.chosen().isEmpty()
        ? levels(total)
        : edition.groupsOf(domain).stream()
            .flatMap(group -> edition.unitsOf(group).stream())
            .map(this::levels)
            .collect(Collectors.joining(" "));
  }

  /** Returns the five shares of a unit or a total. */
  String levels(UnitFigures unit) {
    List<Long> counts = unit.counts();
    List<Long> hundredths =
        counts == null ? List.of() : LevelRow.shown("", "", counts).hundredths();
    if (hundredths.isEmpty()) {
      return texts.get("summary.nothing", edition.name(unit));
    }
    return edition.name(unit)
        + ": "
        + IntStream.of(5, 4, 3, 2, 1)
            .mapToObj(
                level ->
                    texts.get("level." + level).toLowerCase(edition.locale())
                        + " "
                        + numbers.percent(hundredths.get(level - 1), 10_000))
            .collect(Collectors.joining(", "))
        + ".";
  }

  /** Returns the share of each quarter that has one. */
  String series(UnitFigures unit) {
    return edition.name(unit)
        + ": "
        + unit.series().stream()
            .filter(point -> point.share() != null)
            .map(this::quarter)
            .collect(Collectors.joining("; "))
        + ".";
  }

  private String quarter(SeriesPoint point) {
    return Period.parse(point.period(), edition.document().calendar()).label(edition.locale())
        + " "
        + Tables.share(numbers, point.share(), point.sampleSize());
  }

  private static double zeroIfNull(UnitFigures unit) {
    Double share = unit.share();
    return share == null ? 0 : share;
  }
}
