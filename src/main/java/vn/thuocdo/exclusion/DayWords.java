package vn.thuocdo.exclusion;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.thuocdo.period.OfficeZone;
import vn.thuocdo.result.Counts;
import vn.thuocdo.result.NumberFormats;
import vn.thuocdo.result.UnitFigures;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;
import vn.thuocdo.unit.Offices;
import vn.thuocdo.unit.Unit;

/** Puts days, places and figures into the words of one language. */
final class DayWords {

  /** Fewer answers than this have no share: it would speak of single citizens. */
  static final int SMALLEST_SAMPLE = 5;

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("HH:mm dd/MM/uuuu", Locale.ROOT).withZone(OfficeZone.ZONE);

  private final Offices offices;
  private final Language language;
  private final Texts texts;
  private final NumberFormats numbers;

  DayWords(Offices offices, Language language) {
    this.offices = offices;
    this.language = language;
    this.texts = Texts.of("exclusion", language);
    this.numbers = NumberFormats.in(language);
  }

  Texts texts() {
    return texts;
  }

  static String day(LocalDate day) {
    return DAY.format(day);
  }

  static String moment(Instant at) {
    return MOMENT.format(at);
  }

  String count(long count) {
    return numbers.count(count);
  }

  String place(CounterDay about) {
    boolean isVietnamese = language == Language.VI;
    return offices
            .findPoint(about.pointId())
            .map(point -> isVietnamese ? point.name() : point.nameEn())
            .orElse("?")
        + " · "
        + offices
            .findCounter(about.counterId())
            .map(counter -> isVietnamese ? counter.name() : counter.nameEn())
            .orElse(texts.get("no-counter"));
  }

  Optional<Unit> unit(long id) {
    return offices.findUnit(id);
  }

  String name(Unit unit) {
    return language == Language.VI ? unit.name() : unit.nameEn();
  }

  String name(UnitFigures figures) {
    return language == Language.VI ? figures.name() : figures.nameEn();
  }

  /** Returns a share alone; a dash for few answers. */
  String share(Counts counts) {
    return counts.sampleSize() < SMALLEST_SAMPLE
        ? "–"
        : numbers.percent(counts.satisfied(), counts.sampleSize());
  }

  /** Returns a share with the number of answers it is made of. */
  String figure(Counts counts) {
    return texts.get("figure", share(counts), numbers.count(counts.sampleSize()));
  }

  List<String> reasons(MarkedDay day) {
    var lines = new ArrayList<String>();
    day.byReason()
        .forEach(
            (reason, times) ->
                lines.add(
                    texts.get(
                        "reason.count", texts.get("reason." + reason), numbers.count(times))));
    return lines;
  }

  /**
   * Returns the counts of live figures, where nothing is hidden; of a unit that has none, no
   * counts.
   */
  static Counts counts(Optional<UnitFigures> figures) {
    List<Long> levels = figures.map(UnitFigures::counts).orElse(null);
    Long noOpinion = figures.map(UnitFigures::noOpinion).orElse(null);
    return levels == null || noOpinion == null
        ? Counts.NONE
        : new Counts(
            levels.get(0), levels.get(1), levels.get(2), levels.get(3), levels.get(4), noOpinion);
  }
}
