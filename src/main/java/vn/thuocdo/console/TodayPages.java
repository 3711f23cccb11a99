package vn.thuocdo.console;

import jakarta.inject.Singleton;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.thuocdo.period.OfficeZone;
import vn.thuocdo.staff.StaffFrames;
import vn.thuocdo.staff.StaffMember;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;
import vn.thuocdo.unit.Counter;
import vn.thuocdo.unit.Offices;
import vn.thuocdo.unit.OneStopPoint;
import vn.thuocdo.unit.Unit;

/** Puts a day into words. */
@Singleton
class TodayPages {

  /** Fewer answers than this have no share: it would speak of single citizens. */
  private static final int SMALLEST_SAMPLE = 5;

  private static final int MINUTES_TOGETHER = 15;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private final Offices offices;
  private final StaffFrames frames;

  TodayPages(Offices offices, StaffFrames frames) {
    this.offices = offices;
    this.frames = frames;
  }

  TodayPage page(StaffMember member, Today.Day day, boolean refreshesItself) {
    Language language = member.language();
    var texts = Texts.of("console", language);
    String auto = TodayController.PATH + "?" + StaffFrames.REFRESHES_ITSELF + "=1";
    boolean isCut = day.lowRatings().size() == TodayTables.MOST_LOW_RATINGS;
    return new TodayPage(
        frames.frame(
            member, TodayController.PATH, texts.get("today.title", DAY.format(day.date()))),
        texts.get("today.updated", TIME.format(day.at().atZone(OfficeZone.ZONE))),
        texts.get("today.refresh"),
        refreshesItself ? auto : TodayController.PATH,
        texts.get(refreshesItself ? "today.auto-off" : "today.auto-on"),
        refreshesItself ? TodayController.PATH : auto,
        figures(texts, language, day.total()),
        texts.get("low.title"),
        Stream.of("low.time", "low.place", "low.score", "low.reasons", "low.comment")
            .limit(member.maySeeConfidential() ? 5 : 4)
            .map(texts::get)
            .toList(),
        day.lowRatings().stream().map(rating -> low(texts, language, rating)).toList(),
        isCut
            ? texts.get("low.cut", String.valueOf(TodayTables.MOST_LOW_RATINGS))
            : texts.get("low.note"),
        texts.get("low.none"),
        texts.get("reasons.title"),
        reasons(texts, day.reasons()),
        texts.get("reasons.none"),
        texts.get("counters.title"),
        Stream.of(
                "counters.counter",
                "counters.ratings",
                "counters.share",
                "counters.low",
                "counters.suspect")
            .map(texts::get)
            .toList(),
        day.points().stream().map(point -> point(texts, language, point)).toList(),
        texts.get("counters.note", String.valueOf(SMALLEST_SAMPLE)),
        day.points().isEmpty() ? texts.get("today.no-points") : "");
  }

  private static List<TodayPage.Figure> figures(
      Texts texts, Language language, CounterCount total) {
    return List.of(
        new TodayPage.Figure(
            texts.get("figure.ratings"),
            Numbers.count(total.sampleSize() + total.noOpinion(), language),
            total.noOpinion() == 0
                ? ""
                : texts.get("figure.no-opinion", Numbers.count(total.noOpinion(), language))),
        new TodayPage.Figure(
            texts.get("figure.share"),
            share(total, language),
            total.sampleSize() < SMALLEST_SAMPLE
                ? texts.get("figure.too-few", String.valueOf(SMALLEST_SAMPLE))
                : texts.get(
                    "figure.of",
                    Numbers.count(total.satisfied(), language),
                    Numbers.count(total.sampleSize(), language))),
        new TodayPage.Figure(
            texts.get("figure.low"), Numbers.count(total.dissatisfied(), language), ""));
  }

  private TodayPage.Low low(Texts texts, Language language, LowRating rating) {
    ZonedDateTime given = rating.givenAt().atZone(OfficeZone.ZONE);
    LocalTime from =
        LocalTime.of(given.getHour(), given.getMinute() / MINUTES_TOGETHER * MINUTES_TOGETHER);
    String point = offices.findPoint(rating.pointId()).map(p -> nameOf(p, language)).orElse("");
    return new TodayPage.Low(
        TIME.format(from) + "–" + TIME.format(from.plusMinutes(MINUTES_TOGETHER)),
        point + " · " + counterName(texts, language, rating.counterId()),
        String.valueOf(rating.score()),
        texts.get("score." + rating.score()),
        rating.reasons().stream()
            .map(reason -> reasonName(texts, reason))
            .collect(Collectors.joining(", ")),
        rating.comment());
  }

  private static List<TodayPage.Reason> reasons(Texts texts, List<ReasonCount> reasons) {
    long most = reasons.stream().mapToLong(ReasonCount::times).max().orElse(1);
    return reasons.stream()
        .map(
            reason ->
                new TodayPage.Reason(
                    reasonName(texts, reason.reason()),
                    String.valueOf(reason.times()),
                    "w" + Math.max(1, Math.round(20.0 * reason.times() / most))))
        .toList();
  }

  private TodayPage.Point point(Texts texts, Language language, Today.Point point) {
    var rows = new ArrayList<TodayPage.Row>();
    point
        .counters()
        .forEach(
            count ->
                rows.add(
                    row(counterName(texts, language, count.counterId()), count, language, false)));
    if (rows.size() > 1) {
      rows.add(row(texts.get("counters.total"), point.total(), language, true));
    }
    String unit =
        offices.findUnit(point.point().unitId()).map(found -> nameOf(found, language)).orElse("");
    return new TodayPage.Point(nameOf(point.point(), language), unit, rows);
  }

  private static TodayPage.Row row(
      String name, CounterCount count, Language language, boolean isTotal) {
    return new TodayPage.Row(
        name,
        Numbers.count(count.sampleSize() + count.noOpinion(), language),
        share(count, language),
        Numbers.count(count.dissatisfied(), language),
        count.suspect() == 0 ? "" : Numbers.count(count.suspect(), language),
        isTotal,
        count.dissatisfied() > 0);
  }

  private static String share(CounterCount count, Language language) {
    return count.sampleSize() < SMALLEST_SAMPLE
        ? "–"
        : Numbers.percent(count.satisfied(), count.sampleSize(), language);
  }

  private String counterName(Texts texts, Language language, long counterId) {
    return offices
        .findCounter(counterId)
        .map(counter -> nameOf(counter, language))
        .orElse(texts.get("counters.none"));
  }

  /** Questionnaires may bring reasons that have no text here yet. */
  private static String reasonName(Texts texts, String reason) {
    return texts.has("reason." + reason) ? texts.get("reason." + reason) : reason;
  }

  private static String nameOf(OneStopPoint point, Language language) {
    return language == Language.VI ? point.name() : point.nameEn();
  }

  private static String nameOf(Counter counter, Language language) {
    return language == Language.VI ? counter.name() : counter.nameEn();
  }

  private static String nameOf(Unit unit, Language language) {
    return language == Language.VI ? unit.name() : unit.nameEn();
  }
}
