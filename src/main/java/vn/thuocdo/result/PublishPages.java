package vn.thuocdo.result;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
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

/** Puts the pages about publishing into words. */
@Singleton
class PublishPages {

  private static final int QUARTERS = 8;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT).withZone(OfficeZone.ZONE);

  private final Figures figures;
  private final Publications publications;
  private final Offices offices;
  private final StaffFrames frames;
  private final InstantSource clock;

  PublishPages(
      Figures figures,
      Publications publications,
      Offices offices,
      StaffFrames frames,
      InstantSource clock) {
    this.figures = figures;
    this.publications = publications;
    this.offices = offices;
    this.frames = frames;
    this.clock = clock;
  }

  /**
   * @param problem key of what was wrong; empty for nothing
   * @param about what was done or what was wrong, as it came in the address
   */
  PublishPage list(StaffMember member, String problem, String about) {
    var texts = Texts.of("result", member.language());
    StaffFrame frame = frames.frame(member, PublishController.PATH, texts.get("publish.title"));
    String flash =
        about.startsWith("published_")
            ? "publish.done"
            : about.startsWith("before_") ? "publish.before" : "";
    return new PublishPage(
        problem.isEmpty() && !flash.isEmpty() ? frame.withFlash(texts.get(flash)) : frame,
        texts.get("publish.intro"),
        problem.isEmpty() ? "" : texts.get(problem, about),
        texts.get("publish.caption"),
        List.of(
            texts.get("publish.period"),
            texts.get("publish.dates"),
            texts.get("publish.calendar"),
            texts.get("publish.state"),
            texts.get("publish.hash"),
            texts.get("publish.look")),
        rows(member),
        texts.get("publish.other"),
        texts.get("publish.period"),
        texts.get("publish.hint"),
        texts.get("publish.calendar"),
        List.of(
            new PublishPage.Choice("REPORTING", texts.get("calendar.REPORTING")),
            new PublishPage.Choice("CALENDAR", texts.get("calendar.CALENDAR"))),
        texts.get("publish.preview"),
        PublishController.PATH + "/xem");
  }

  PreviewPage preview(StaffMember member, Period period) {
    var language = member.language();
    var texts = Texts.of("result", language);
    Optional<Publication> published = publications.find(period.calendar(), period.code());
    ResultDocument document =
        published.map(Publication::document).orElseGet(() -> figures.preview(period));
    boolean hasEnded = period.hasEnded(OfficeZone.today(clock));
    boolean mayPublish = member.role() == Role.HOME_AFFAIRS && published.isEmpty() && hasEnded;
    String state =
        published.isPresent()
            ? "preview.published"
            : hasEnded ? "preview.intro" : "preview.running";
    var rules = document.rules();
    boolean isEnglish = language == Language.EN;
    return new PreviewPage(
        frames.frame(
            member,
            PublishController.PATH + "/xem?ky=" + period.code() + "&lich=" + period.calendar(),
            texts.get("preview.title", period.label(language.locale()))),
        texts.get(state, period.dates(language.locale())),
        document.simulated() ? texts.get("preview.simulated") : "",
        sentences(document, language),
        tables(document, language),
        texts.get("preview.suppression"),
        isEnglish ? rules.suppressionTextEn() : rules.suppressionText(),
        rules.suppressed().stream().map(path -> nameOf(path, language)).toList(),
        texts.get("preview.method"),
        isEnglish ? rules.methodTextEn() : rules.methodText(),
        mayPublish ? texts.get("preview.button") : "",
        mayPublish ? texts.get("preview.button-hint") : "",
        PublishController.PATH,
        period.code(),
        period.calendar().name());
  }

  private static List<String> sentences(ResultDocument document, Language language) {
    var wording = Wording.in(language);
    return Stream.concat(
            document.totals().stream().map(total -> wording.subject(document, total)),
            wording.excluded(document).stream())
        .toList();
  }

  private static List<FiguresView> tables(ResultDocument document, Language language) {
    var writer = FiguresView.Writer.in(language);
    var texts = writer.texts();
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

  private List<PublishPage.Row> rows(StaffMember member) {
    var texts = Texts.of("result", member.language());
    Locale locale = member.language().locale();
    List<PublishedPeriod> published = publications.list();
    var periods = new ArrayList<Period>();
    published.forEach(head -> periods.add(head.period()));
    Period running =
        Period.current(PeriodKind.QUARTER, ReportingCalendar.REPORTING, OfficeZone.today(clock));
    running.previous().lastQuarters(QUARTERS).forEach(periods::add);
    return periods.stream()
        .distinct()
        .sorted(Comparator.comparing(Period::to).thenComparing(Period::from).reversed())
        .map(period -> row(period, published, texts, locale))
        .toList();
  }

  private static PublishPage.Row row(
      Period period, List<PublishedPeriod> published, Texts texts, Locale locale) {
    Optional<PublishedPeriod> head =
        published.stream().filter(one -> one.period().equals(period)).findFirst();
    String state =
        head.map(
                one ->
                    texts.get(
                        "publish.published",
                        String.valueOf(one.version()),
                        DAY.format(one.publishedAt()),
                        one.publishedBy()))
            .orElseGet(() -> texts.get("publish.open"));
    return new PublishPage.Row(
        period.label(locale),
        period.dates(locale),
        texts.get("calendar." + period.calendar()),
        state,
        head.map(one -> one.sha256().substring(0, 12) + "…").orElse(""),
        PublishController.PATH + "/xem?ky=" + period.code() + "&lich=" + period.calendar(),
        texts.get(head.isPresent() ? "publish.see" : "publish.preview"));
  }
}
