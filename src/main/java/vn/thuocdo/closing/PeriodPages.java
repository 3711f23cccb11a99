package vn.thuocdo.closing;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import vn.thuocdo.period.OfficeZone;
import vn.thuocdo.period.Period;
import vn.thuocdo.result.FiguresView;
import vn.thuocdo.result.PublishedPeriod;
import vn.thuocdo.result.ResultDocument;
import vn.thuocdo.result.UnitFigures;
import vn.thuocdo.result.Wording;
import vn.thuocdo.staff.Role;
import vn.thuocdo.staff.Sheet;
import vn.thuocdo.staff.StaffFrame;
import vn.thuocdo.staff.StaffFrames;
import vn.thuocdo.staff.StaffMember;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;
import vn.thuocdo.unit.Offices;

/** Puts periods on their way to the public into words. */
@Singleton
class PeriodPages {

  private final Offices offices;
  private final StaffFrames frames;
  private final InstantSource clock;

  PeriodPages(Offices offices, StaffFrames frames, InstantSource clock) {
    this.offices = offices;
    this.frames = frames;
    this.clock = clock;
  }

  String url(Period period) {
    return PublishController.PATH + "/xem?ky=" + period.code() + "&lich=" + period.calendar();
  }

  /**
   * @param malformed the period that was asked for and is none; empty otherwise
   */
  PeriodsPage list(StaffMember member, List<Closings.Progress> periods, String malformed) {
    var texts = Texts.of("closing", member.language());
    return new PeriodsPage(
        frames.frame(member, PublishController.PATH, texts.get("periods.title")),
        texts.get("periods.intro"),
        malformed.isEmpty() ? "" : texts.get("periods.malformed", malformed),
        texts.get("periods.caption"),
        Stream.of("period", "dates", "calendar", "state", "hash", "look")
            .map(column -> texts.get("periods." + column))
            .toList(),
        periods.stream().map(progress -> row(progress, member.language())).toList(),
        texts.get("periods.other"),
        texts.get("periods.period"),
        texts.get("periods.hint"),
        texts.get("periods.calendar"),
        List.of(
            new Sheet.Option("REPORTING", texts.get("calendar.REPORTING")),
            new Sheet.Option("CALENDAR", texts.get("calendar.CALENDAR"))),
        texts.get("periods.open"),
        PublishController.PATH + "/xem");
  }

  private PeriodsPage.Row row(Closings.Progress progress, Language language) {
    var texts = Texts.of("closing", language);
    Locale locale = language.locale();
    Period period = progress.period();
    ClosedPeriod underway = progress.underway();
    String hash =
        underway != null
            ? underway.sha256()
            : progress.versions().stream().findFirst().map(PublishedPeriod::sha256).orElse("");
    return new PeriodsPage.Row(
        period.label(locale),
        period.dates(locale),
        texts.get("calendar." + period.calendar()),
        state(progress, texts),
        hash.isEmpty() ? "" : hash.substring(0, 12) + "…",
        url(period),
        texts.get("periods.see"));
  }

  private String state(Closings.Progress progress, Texts texts) {
    ClosedPeriod underway = progress.underway();
    if (underway != null) {
      String key = underway.checked() == null ? "state.closed" : "state.checked";
      return texts.get(
          key, String.valueOf(underway.version()), Formats.day(underway.objectionsUntil()));
    }
    Optional<PublishedPeriod> newest = progress.versions().stream().findFirst();
    if (newest.isEmpty()) {
      return texts.get("state.open");
    }
    String key =
        newest.get().withdrawal() != null
            ? "state.withdrawn"
            : progress.isUnderEmbargo(clock.instant()) ? "state.embargo" : "state.published";
    return texts.get(
        key,
        String.valueOf(newest.get().version()),
        Formats.moment(newest.get().publishedAt()),
        newest.get().publishedBy());
  }

  /**
   * @param done name of the step that was just taken; anything else for none
   */
  PeriodPage page(StaffMember member, Closings.Details details, Attempt attempt, String done) {
    Language language = member.language();
    var texts = Texts.of("closing", language);
    ResultDocument document = details.document();
    Period period = details.progress().period();
    var rules = document.rules();
    boolean isEnglish = language == Language.EN;
    StaffFrame frame =
        frames.frame(
            member, url(period), texts.get("period.title", period.label(language.locale())));
    var forms = new PeriodForms(texts, attempt, clock.instant());
    boolean maySteer = member.role() == Role.HOME_AFFAIRS;
    return new PeriodPage(
        texts.has("done." + done) ? frame.withFlash(texts.get("done." + done)) : frame,
        texts.get(intro(details), period.dates(language.locale())),
        attempt.isRefused() ? forms.problem() : "",
        warnings(details, texts),
        texts.get("steps.title"),
        steps(details, texts),
        maySteer ? forms.of(details.progress(), hasEnded(period), member.username()) : List.of(),
        details.units().isEmpty()
            ? List.of()
            : List.of(new ReplyRows(language, forms, maySteer).table(details)),
        changes(details, language),
        sentences(document, language),
        figures(document, language),
        texts.get("period.suppression"),
        isEnglish ? rules.suppressionTextEn() : rules.suppressionText(),
        rules.suppressed().stream().map(path -> nameOf(path, language)).toList(),
        texts.get("period.method"),
        isEnglish ? rules.methodTextEn() : rules.methodText());
  }

  private boolean hasEnded(Period period) {
    return period.hasEnded(OfficeZone.today(clock));
  }

  private String intro(Closings.Details details) {
    if (details.progress().underway() != null) {
      return "period.intro.frozen";
    }
    if (!details.progress().versions().isEmpty()) {
      return "period.intro.published";
    }
    return hasEnded(details.progress().period()) ? "period.intro.open" : "period.intro.running";
  }

  private List<String> warnings(Closings.Details details, Texts texts) {
    var warnings = new ArrayList<String>();
    if (details.document().simulated()) {
      warnings.add(texts.get("period.simulated"));
    }
    for (PublishedPeriod version : details.progress().versions()) {
      var withdrawal = version.withdrawal();
      if (withdrawal != null) {
        warnings.add(
            texts.get(
                "period.withdrawn",
                String.valueOf(version.version()),
                Formats.moment(withdrawal.at()),
                withdrawal.reason()));
      }
    }
    return warnings;
  }

  private List<PeriodPage.Step> steps(Closings.Details details, Texts texts) {
    Closings.Progress progress = details.progress();
    ClosedPeriod underway = progress.underway();
    if (underway != null) {
      return frozenSteps(underway, details.units(), texts);
    }
    return progress.versions().stream()
        .map(
            version ->
                new PeriodPage.Step(
                    "done",
                    texts.get("step.version", String.valueOf(version.version())),
                    texts.get(
                        version.publishedAt().isAfter(clock.instant())
                            ? "step.version.embargo"
                            : "step.version.published",
                        Formats.moment(version.publishedAt()),
                        version.publishedBy())))
        .toList();
  }

  private List<PeriodPage.Step> frozenSteps(
      ClosedPeriod closing, List<Closings.UnitStanding> units, Texts texts) {
    long replied = units.stream().filter(unit -> unit.reply() != null).count();
    ClosedPeriod.By checked = closing.checked();
    boolean isOpen = closing.isOpenToReplies(OfficeZone.today(clock));
    var steps = new ArrayList<PeriodPage.Step>();
    steps.add(
        new PeriodPage.Step(
            "done",
            texts.get("step.closed", String.valueOf(closing.version())),
            by(closing.closed(), texts)));
    steps.add(
        new PeriodPage.Step(
            isOpen && replied < units.size() ? "next" : "done",
            texts.get("step.replies"),
            texts.get(
                "step.replies.detail",
                String.valueOf(replied),
                String.valueOf(units.size()),
                Formats.day(closing.objectionsUntil()))));
    steps.add(
        checked == null
            ? new PeriodPage.Step("next", texts.get("step.checked"), texts.get("step.by-another"))
            : new PeriodPage.Step("done", texts.get("step.checked"), by(checked, texts)));
    steps.add(
        new PeriodPage.Step(
            checked == null ? "later" : "next",
            texts.get("step.signed"),
            texts.get("step.by-another")));
    return steps;
  }

  private static String by(ClosedPeriod.By by, Texts texts) {
    return texts.get("step.by", by.who(), Formats.moment(by.at()));
  }

  private static List<FiguresView> changes(Closings.Details details, Language language) {
    if (details.changes().isEmpty()) {
      return List.of();
    }
    var texts = Texts.of("closing", language);
    String key =
        details.before() != null
            ? "changes.correction"
            : details.progress().underway() == null ? "changes.published" : "changes.closed";
    return List.of(FiguresView.Writer.in(language).changes(texts.get(key), details.changes()));
  }

  private static List<String> sentences(ResultDocument document, Language language) {
    var wording = Wording.in(language);
    return Stream.concat(
            document.totals().stream().map(total -> wording.subject(document, total)),
            wording.excluded(document).stream())
        .toList();
  }

  private static List<FiguresView> figures(ResultDocument document, Language language) {
    var writer = FiguresView.Writer.in(language);
    var texts = Texts.of("result", language);
    var tables = new ArrayList<FiguresView>();
    tables.add(writer.units(texts.get("table.units"), document.totals(), document.units(), ""));
    for (UnitFigures total : document.totals()) {
      String name = language == Language.EN ? total.nameEn() : total.name();
      tables.add(
          writer.lines(texts.get("table.channels", name), "column.channel", total.byChannel()));
      tables.add(
          writer.lines(
              texts.get("table.procedure-groups", name),
              "column.procedure-group",
              total.byProcedureGroup()));
    }
    return tables;
  }

  /** Returns the name of what is hidden: a path that begins with the code of a unit or domain. */
  private String nameOf(String path, Language language) {
    var texts = Texts.of("result", language);
    String[] parts = path.split("/", 3);
    String whole =
        offices
            .findUnit(parts[0])
            .map(unit -> language == Language.EN ? unit.nameEn() : unit.name())
            .orElseGet(() -> texts.get("domain." + parts[0]));
    if (parts.length < 3) {
      return whole;
    }
    return switch (parts[1]) {
      case "CHANNEL" -> whole + " · " + texts.get("channel." + parts[2]);
      case "RESPONDENT" -> whole + " · " + texts.get("respondent." + parts[2]);
      default ->
          whole
              + " · "
              + offices
                  .findProcedureGroup(parts[2])
                  .map(group -> language == Language.EN ? group.nameEn() : group.name())
                  .orElseGet(() -> texts.get("procedure-group.not-told"));
    };
  }
}
