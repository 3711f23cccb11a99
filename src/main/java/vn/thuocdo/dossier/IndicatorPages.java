package vn.thuocdo.dossier;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.dossier.IndicatorSet.Count;
import vn.thuocdo.dossier.IndicatorSet.Indicator;
import vn.thuocdo.period.OfficeZone;
import vn.thuocdo.period.Period;
import vn.thuocdo.period.PeriodKind;
import vn.thuocdo.period.ReportingCalendar;
import vn.thuocdo.staff.Role;
import vn.thuocdo.staff.StaffFrame;
import vn.thuocdo.staff.StaffFrames;
import vn.thuocdo.staff.StaffMember;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;
import vn.thuocdo.unit.Offices;
import vn.thuocdo.unit.OneStopPoint;
import vn.thuocdo.unit.Unit;

/** Puts the scores of units into words. */
@Singleton
class IndicatorPages {

  private static final int QUARTERS = 8;

  /** The indicator for which software tells how many dossiers were early, in time and late. */
  private static final int TIME = 1;

  private final Indicators indicators;
  private final Offices offices;
  private final StaffFrames frames;
  private final InstantSource clock;

  IndicatorPages(Indicators indicators, Offices offices, StaffFrames frames, InstantSource clock) {
    this.indicators = indicators;
    this.offices = offices;
    this.frames = frames;
    this.clock = clock;
  }

  /** Returns the last quarter that is over. */
  Period usualPeriod() {
    return current(PeriodKind.QUARTER).previous();
  }

  private Period current(PeriodKind kind) {
    return Period.current(kind, ReportingCalendar.REPORTING, OfficeZone.today(clock));
  }

  /** Returns the name of the field for the dossiers that earned so many points. */
  static String nameOf(Indicator indicator, int points) {
    return "c" + indicator.number() + "-" + points;
  }

  /**
   * @param problem code of what is wrong; empty for nothing
   * @param typed what was handed in and not stored, by field; empty for what is stored
   */
  IndicatorPage page(
      StaffMember member,
      Period period,
      Optional<Unit> chosen,
      String problem,
      Map<String, String> typed,
      boolean isDone) {
    var words = new Words(member.language(), Texts.of("dossier", member.language()));
    Texts texts = words.texts();
    String path =
        IndicatorController.PATH
            + "?ky="
            + period.code()
            + chosen.map(unit -> "&dv=" + unit.code()).orElse("");
    StaffFrame frame = frames.frame(member, path, texts.get("indicators.title"));
    Optional<IndicatorSet> set = indicators.find(period);
    Map<Long, Map<Integer, Count>> counts =
        set.map(found -> indicators.counts(period, found)).orElse(Map.of());
    List<Unit> units = units(member, period.to());
    List<IndicatorPage.Row> rows =
        set.map(found -> rows(words, found, units, counts)).orElse(List.of());
    return new IndicatorPage(
        isDone ? frame.withFlash(texts.get("indicators.done")) : frame,
        texts.get("indicators.intro"),
        set.map(found -> texts.get("indicators.source", found.source())).orElse(""),
        problem.isEmpty() ? "" : texts.get("indicators.problem." + problem),
        IndicatorController.PATH,
        texts.get("indicators.period"),
        periods(period, member.language()),
        texts.get("indicators.unit"),
        units.stream().map(unit -> choice(words, unit, chosen)).toList(),
        texts.get("indicators.open"),
        texts.get("indicators.caption", period.label(member.language().locale())),
        set.map(found -> columns(texts, found)).orElse(List.of()),
        rows,
        rows.isEmpty() ? texts.get(set.isEmpty() ? "indicators.none" : "indicators.empty") : "",
        set.isPresent() && chosen.isPresent() && member.role() == Role.HOME_AFFAIRS
            ? entry(words, set.get(), period, chosen.get(), counts, typed)
            : null);
  }

  /** Returns units with a one-stop point on that day that the member may see. */
  private List<Unit> units(StaffMember member, LocalDate day) {
    var withPoints =
        offices.listPoints().stream().map(OneStopPoint::unitId).collect(Collectors.toSet());
    return offices.listUnitsAsOf(day).stream()
        .filter(unit -> unit.isAliveOn(day) && withPoints.contains(unit.id()))
        .filter(unit -> member.maySee(unit.id()))
        .toList();
  }

  /** Returns the last quarters, and the years that they lie in; the law scores both. */
  private List<IndicatorPage.Choice> periods(Period chosen, Language language) {
    Period year = current(PeriodKind.YEAR);
    return Stream.of(
            current(PeriodKind.QUARTER).lastQuarters(QUARTERS + 1).reversed(),
            List.of(year, year.previous(), chosen))
        .flatMap(List::stream)
        .distinct()
        .map(
            one ->
                new IndicatorPage.Choice(
                    one.code(), one.label(language.locale()), one.equals(chosen)))
        .toList();
  }

  private static IndicatorPage.Choice choice(Words words, Unit unit, Optional<Unit> chosen) {
    return new IndicatorPage.Choice(
        unit.code(),
        words.in(unit.name(), unit.nameEn()),
        chosen.filter(one -> one.id() == unit.id()).isPresent());
  }

  private static List<String> columns(Texts texts, IndicatorSet set) {
    return Stream.concat(
            Stream.of("unit", "total", "class").map(column -> texts.get("indicators." + column)),
            set.indicators().stream().map(one -> String.valueOf(one.number())))
        .toList();
  }

  private static List<IndicatorPage.Row> rows(
      Words words, IndicatorSet set, List<Unit> units, Map<Long, Map<Integer, Count>> counts) {
    return units.stream()
        .flatMap(
            unit -> {
              Map<Integer, Count> own = counts.getOrDefault(unit.id(), Map.of());
              return set.result(own).map(result -> row(words, set, unit, own, result)).stream();
            })
        .toList();
  }

  private static IndicatorPage.Row row(
      Words words,
      IndicatorSet set,
      Unit unit,
      Map<Integer, Count> counts,
      IndicatorSet.Result result) {
    var cells = new ArrayList<String>();
    cells.add(words.number(result.total()));
    cells.add(words.in(result.rating().name(), result.rating().nameEn()));
    for (Indicator indicator : set.indicators()) {
      Count count = counts.get(indicator.number());
      cells.add(count == null ? "–" : words.number(count.score()));
    }
    String skipped =
        result.skipped().stream().map(String::valueOf).collect(Collectors.joining(", "));
    return new IndicatorPage.Row(
        words.in(unit.name(), unit.nameEn()),
        cells,
        skipped.isEmpty() ? "" : words.texts().get("indicators.skipped", skipped));
  }

  private IndicatorPage.Entry entry(
      Words words,
      IndicatorSet set,
      Period period,
      Unit unit,
      Map<Long, Map<Integer, Count>> counts,
      Map<String, String> typed) {
    Map<Integer, Count> own = counts.getOrDefault(unit.id(), Map.of());
    Texts texts = words.texts();
    String inTime =
        indicators
            .inTime(period, unit)
            .map(
                count ->
                    texts.get(
                        "indicators.known",
                        String.valueOf(count.twos()),
                        String.valueOf(count.ones()),
                        String.valueOf(count.zeros())))
            .orElse("");
    return new IndicatorPage.Entry(
        texts.get("indicators.enter", words.in(unit.name(), unit.nameEn())),
        period.code(),
        unit.code(),
        texts.get("indicators.hint"),
        set.indicators().stream()
            .map(
                one ->
                    new IndicatorPage.Field(
                        one.number() + ". " + words.in(one.name(), one.nameEn()),
                        texts.get(one.isPerDossier() ? "indicators.dossiers" : "indicators.once"),
                        one.number() == TIME ? inTime : "",
                        boxes(one, own.get(one.number()), typed)))
            .toList(),
        texts.get("count.save"));
  }

  private static List<IndicatorPage.Box> boxes(
      Indicator indicator, @Nullable Count count, Map<String, String> typed) {
    List<Integer> stored =
        count == null ? List.of() : List.of(count.twos(), count.ones(), count.zeros());
    return IntStream.rangeClosed(0, 2)
        .mapToObj(
            i -> {
              String name = nameOf(indicator, 2 - i);
              String value = stored.isEmpty() ? "" : String.valueOf(stored.get(i));
              return new IndicatorPage.Box(
                  name,
                  (2 - i) + ": " + indicator.points().get(i),
                  typed.isEmpty() ? value : typed.getOrDefault(name, ""));
            })
        .toList();
  }

  /** Names and numbers in one language. */
  private record Words(Language language, Texts texts) {

    String in(String vietnamese, String english) {
      return language == Language.EN ? english : vietnamese;
    }

    String number(BigDecimal number) {
      String plain = number.toPlainString();
      return language == Language.EN ? plain : plain.replace('.', ',');
    }
  }
}
