package vn.thuocdo.causes;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.console.Discretion;
import vn.thuocdo.period.OfficeZone;
import vn.thuocdo.period.Period;
import vn.thuocdo.period.PeriodKind;
import vn.thuocdo.period.ReportingCalendar;
import vn.thuocdo.result.Comparisons;
import vn.thuocdo.result.Line;
import vn.thuocdo.result.NumberFormats;
import vn.thuocdo.result.Proceedings;
import vn.thuocdo.result.ResultDocument;
import vn.thuocdo.result.UnitFigures;
import vn.thuocdo.result.Wording;
import vn.thuocdo.staff.Role;
import vn.thuocdo.staff.StaffFrames;
import vn.thuocdo.staff.StaffMember;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Redaction;
import vn.thuocdo.text.Texts;

/** Puts what was found about a unit into words. */
@Singleton
class CausesPages {

  private static final int QUARTERS = 8;

  /** Fewer answers say nothing about a counter. */
  private static final long FEW = 30;

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);

  private final Causes causes;
  private final StaffFrames frames;
  private final InstantSource clock;

  CausesPages(Causes causes, StaffFrames frames, InstantSource clock) {
    this.causes = causes;
    this.frames = frames;
    this.clock = clock;
  }

  /** Returns the quarter that is running. */
  Period running() {
    return Period.current(PeriodKind.QUARTER, ReportingCalendar.REPORTING, OfficeZone.today(clock));
  }

  /**
   * @param unitCode the first unit that the member may see, where it is none of them
   * @param malformed the period that was asked for and is none; empty otherwise
   */
  CausesPage page(StaffMember member, Period period, String unitCode, String malformed) {
    Language language = member.language();
    var words = new Words(language);
    ResultDocument document = causes.live(period);
    List<UnitFigures> units = causes.units(member, document);
    String chosen =
        units.stream()
            .map(UnitFigures::code)
            .filter(unitCode::equals)
            .findFirst()
            .or(() -> units.stream().map(UnitFigures::code).findFirst())
            .orElse("");
    Optional<Causes.Report> report = causes.of(member, document, chosen);
    String path = CausesController.PATH + "?don-vi=" + chosen + "&ky=" + period.code();
    return new CausesPage(
        frames.frame(member, path, words.texts().get("title")),
        words.texts().get("intro"),
        malformed.isEmpty() ? "" : words.texts().get("malformed", malformed),
        CausesController.PATH,
        words.texts().get("unit"),
        units.stream()
            .map(
                unit ->
                    new CausesPage.Choice(
                        unit.code(), words.name(unit), unit.code().equals(chosen)))
            .toList(),
        words.texts().get("period"),
        periods(period, language),
        words.texts().get("show"),
        report.map(one -> finding(one, document, words)).orElse(List.of(words.texts().get("none"))),
        report.map(one -> tables(member, one, words)).orElse(List.of()),
        words.texts().get("comments.title"),
        report
            .map(one -> words.texts().get("comments.note", DAY.format(one.readableTo())))
            .orElse(""),
        report.map(one -> comments(one)).orElse(List.of()),
        words.texts().get("comments.none"),
        words.texts().get("improved.title"),
        causes.improved(member, document).stream()
            .map(one -> improved(one, period, words))
            .toList(),
        member.role() == Role.HOME_AFFAIRS ? words.texts().get("asked.link") : "",
        CausesController.ASKED + "?ky=" + period.code());
  }

  private static CausesPage.Improved improved(Causes.Improved one, Period period, Words words) {
    return new CausesPage.Improved(
        words.name(one.unit()),
        CausesController.PATH + "?don-vi=" + one.unit().code() + "&ky=" + period.code(),
        words.wording().movement(one.movement(), ReportingCalendar.REPORTING),
        one.done().isEmpty()
            ? List.of(words.texts().get("improved.nothing"))
            : one.done().stream().map(words::remedy).toList());
  }

  /** Returns the quarters that can be chosen, the latest first. */
  List<CausesPage.Choice> periods(Period chosen, Language language) {
    return Stream.concat(
            running().lastQuarters(QUARTERS + 1).reversed().stream(), Stream.of(chosen))
        .distinct()
        .map(
            one ->
                new CausesPage.Choice(one.code(), one.label(language.locale()), one.equals(chosen)))
        .toList();
  }

  private static List<String> finding(Causes.Report report, ResultDocument document, Words words) {
    var sentences = new ArrayList<String>();
    sentences.add(
        words.name(report.after()) + " – " + words.wording().sentence(document, report.after()));
    new Comparisons(document)
        .sincePrevious(report.after())
        .ifPresent(
            one -> sentences.add(words.wording().movement(one, ReportingCalendar.REPORTING)));
    UnitFigures before = report.before();
    Double shareBefore = before == null ? null : before.share();
    Double share = report.after().share();
    if (shareBefore != null && share != null) {
      sentences.add(
          words
              .texts()
              .get(
                  "change",
                  words.signed(share - shareBefore),
                  report.period().previous().label(words.language().locale())));
    } else {
      sentences.add(words.texts().get("no-before"));
    }
    return sentences;
  }

  private static List<CausesPage.Table> tables(
      StaffMember member, Causes.Report report, Words words) {
    var tables = new ArrayList<CausesPage.Table>();
    for (Causes.Division division : report.divisions()) {
      if (!division.parts().isEmpty()) {
        tables.add(
            new CausesPage.Table(
                division.key(),
                words.texts().get("division." + division.key()),
                words.texts().get("division.note")
                    + (division.key().equals(Causes.HOUR)
                        ? " " + words.texts().get("hour.note")
                        : ""),
                Stream.of(division.key(), "before", "after", "itself", "weight", "all")
                    .map(column -> words.texts().get("column." + column))
                    .toList(),
                division.parts().stream()
                    .map(part -> row(part, division.names().get(part.code()), words))
                    .toList()));
      }
    }
    if (!report.reasons().isEmpty()) {
      tables.add(reasons(member, report, words));
    }
    return tables;
  }

  private static CausesPage.Row row(Contribution part, @Nullable Line line, Words words) {
    String name =
        line == null
            ? words.hour(part.code())
            : words.language() == Language.EN ? line.nameEn() : line.name();
    Contribution.Sample now = part.after();
    return new CausesPage.Row(
        name,
        List.of(
            words.sample(part.before()),
            words.sample(now),
            words.signed(part.ofItself()),
            words.signed(part.ofWeight()),
            words.signed(part.all())),
        now == null || now.size() < FEW);
  }

  /** Confidential reasons are one for whoever must not know how often each was ticked. */
  private static CausesPage.Table reasons(StaffMember member, Causes.Report report, Words words) {
    var discretion = new Discretion(member);
    var rows = new ArrayList<CausesPage.Row>();
    report.reasons().stream()
        .map(reason -> discretion.shown(reason.code()))
        .distinct()
        .forEach(
            shown -> {
              var folded =
                  report.reasons().stream()
                      .filter(reason -> discretion.shown(reason.code()).equals(shown))
                      .toList();
              rows.add(
                  new CausesPage.Row(
                      Texts.of("console", words.language()).get("reason." + shown),
                      List.of(
                          words.reason(
                              folded.stream().mapToLong(Causes.Reason::timesBefore).sum(),
                              report.before()),
                          words.reason(
                              folded.stream().mapToLong(Causes.Reason::timesAfter).sum(),
                              report.after())),
                      false));
            });
    return new CausesPage.Table(
        "reasons",
        words.texts().get("reasons.title"),
        words.texts().get("reasons.note"),
        Stream.of("reason", "before", "after")
            .map(column -> words.texts().get("column." + column))
            .toList(),
        rows);
  }

  private static List<CausesPage.Comment> comments(Causes.Report report) {
    return report.comments().stream()
        .map(
            comment ->
                new CausesPage.Comment(
                    DAY.format(comment.day()),
                    String.valueOf(comment.score()),
                    Redaction.of(comment.text())))
        .toList();
  }

  /** Numbers and names in one language. */
  private record Words(Language language, Texts texts, NumberFormats numbers, Wording wording) {

    Words(Language language) {
      this(
          language, Texts.of("causes", language), NumberFormats.in(language), Wording.in(language));
    }

    String name(UnitFigures unit) {
      return language == Language.EN ? unit.nameEn() : unit.name();
    }

    /** Returns the name of a part of the day. */
    String hour(String code) {
      if (code.equals(Causes.NO_HOUR)) {
        return texts.get("hour.unknown");
      }
      int hour = Integer.parseInt(code);
      return texts.get("hour", String.valueOf(hour), String.valueOf(hour + 1));
    }

    /** Returns what a unit did about what a quarter showed. */
    String remedy(Proceedings.Remedy remedy) {
      String quarter =
          Period.parse(remedy.period(), ReportingCalendar.REPORTING).label(language.locale());
      LocalDate doneOn = remedy.doneOn();
      return doneOn == null
          ? texts.get("improved.running", quarter, remedy.finding(), remedy.measure())
          : texts.get(
              "improved.done", quarter, remedy.finding(), remedy.measure(), DAY.format(doneOn));
    }

    /** In percentage points, with its sign. */
    String signed(double points) {
      return (points > 0 ? "+" : "") + numbers.points(points);
    }

    String sample(Contribution.@Nullable Sample sample) {
      return sample == null
          ? "–"
          : texts.get(
              "sample",
              numbers.percent(sample.satisfied(), sample.size()),
              numbers.count(sample.size()));
    }

    /** Reasons are asked of everybody with a score of 3 or less. */
    String reason(long times, @Nullable UnitFigures unit) {
      List<Long> counts = unit == null ? null : unit.counts();
      long asked = counts == null ? 0 : counts.get(0) + counts.get(1) + counts.get(2);
      return asked == 0
          ? "–"
          : texts.get(
              "times", numbers.count(Math.round(100.0 * times / asked)), numbers.count(times));
    }
  }
}
