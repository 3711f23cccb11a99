package vn.thuocdo.closing;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.thuocdo.period.OfficeZone;
import vn.thuocdo.period.Period;
import vn.thuocdo.period.PeriodKind;
import vn.thuocdo.period.ReportingCalendar;
import vn.thuocdo.staff.Role;
import vn.thuocdo.staff.Sheet.Field;
import vn.thuocdo.staff.Sheet.Input;
import vn.thuocdo.staff.Sheet.Option;
import vn.thuocdo.staff.StaffFrame;
import vn.thuocdo.staff.StaffFrames;
import vn.thuocdo.staff.StaffMember;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;
import vn.thuocdo.unit.Offices;
import vn.thuocdo.unit.Unit;

/** Puts the register of remedies into words. */
@Singleton
class RemedyPages {

  private static final int QUARTERS = 4;

  private final Offices offices;
  private final StaffFrames frames;
  private final InstantSource clock;

  RemedyPages(Offices offices, StaffFrames frames, InstantSource clock) {
    this.offices = offices;
    this.frames = frames;
    this.clock = clock;
  }

  WorkPage page(StaffMember member, List<Remedy> remedies, Attempt attempt, String done) {
    var texts = Texts.of("closing", member.language());
    StaffFrame frame = frames.frame(member, RemedyController.PATH, texts.get("remedies.title"));
    LocalDate today = OfficeZone.today(clock);
    boolean mayTell = member.role() != Role.SUPERVISOR;
    return new WorkPage(
        texts.has("done." + done) ? frame.withFlash(texts.get("done." + done)) : frame,
        texts.get("remedies.intro"),
        attempt.isRefused()
            ? texts.get(
                "outcome." + attempt.outcome(),
                String.valueOf(Words.SHORTEST),
                String.valueOf(Words.LONGEST_REASON))
            : "",
        member.role() == Role.HOME_AFFAIRS
            ? List.of(addForm(texts, attempt, member.language(), today))
            : List.of(),
        remedies.isEmpty()
            ? List.of()
            : List.of(
                new WorkPage.Part(
                    "so-theo-doi",
                    texts.get("remedies.register"),
                    summary(remedies, texts, today),
                    "",
                    List.of(),
                    List.of(table(remedies, texts, attempt, member.language(), today, mayTell)))),
        remedies.isEmpty() ? texts.get("remedies.none") : "");
  }

  private static String summary(List<Remedy> remedies, Texts texts, LocalDate today) {
    return texts.get(
        "remedies.summary",
        String.valueOf(remedies.size()),
        String.valueOf(remedies.stream().filter(one -> one.doneOn() != null).count()),
        String.valueOf(remedies.stream().filter(one -> one.isOverdue(today)).count()));
  }

  private Input addForm(Texts texts, Attempt attempt, Language language, LocalDate today) {
    boolean isRefused = attempt.isRefused() && attempt.step().equals("them");
    Period running = Period.current(PeriodKind.QUARTER, ReportingCalendar.REPORTING, today);
    List<Option> periods =
        running.lastQuarters(QUARTERS + 1).reversed().stream()
            .map(one -> new Option(one.code(), one.label(language.locale())))
            .toList();
    List<Option> units =
        offices.listUnits().stream()
            .filter(unit -> unit.isAliveOn(today))
            .map(unit -> new Option(unit.code(), nameOf(unit, language)))
            .toList();
    Map<String, Object> typed = isRefused ? attempt.form() : Map.of();
    return Input.post(
            "them",
            RemedyController.PATH,
            List.of(
                Field.hidden("lich", ReportingCalendar.REPORTING.name()),
                Field.choice(
                        "ky", texts.get("form.them.period"), Formats.field(typed, "ky"), periods)
                    .needed(),
                Field.choice(
                        "don-vi",
                        texts.get("form.them.unit"),
                        Formats.field(typed, "don-vi"),
                        units)
                    .needed(),
                Field.words("ly-do", texts.get("form.them.finding"), Formats.field(typed, "ly-do"))
                    .hinted(texts.get("form.reason-hint", String.valueOf(Words.SHORTEST)))
                    .needed()
                    .atMost(Words.LONGEST_REASON),
                Field.day("han", texts.get("form.them.due"), Formats.field(typed, "han")).needed()),
            texts.get("form.them"))
        .hinted(texts.get("form.them.hint"))
        .folded(texts.get("form.them.open"), isRefused);
  }

  private TableView table(
      List<Remedy> remedies,
      Texts texts,
      Attempt attempt,
      Language language,
      LocalDate today,
      boolean mayTell) {
    return new TableView(
        "khac-phuc",
        "",
        texts.get("remedies.caption"),
        Stream.of("unit", "finding", "measure", "due", "state", "act")
            .map(column -> texts.get("remedies." + column))
            .toList(),
        remedies.stream()
            .map(remedy -> row(remedy, texts, attempt, language, today, mayTell))
            .toList(),
        "");
  }

  private TableView.Row row(
      Remedy remedy,
      Texts texts,
      Attempt attempt,
      Language language,
      LocalDate today,
      boolean mayTell) {
    String unit = offices.findUnit(remedy.unitId()).map(one -> nameOf(one, language)).orElse("?");
    String measure =
        remedy.measure().isEmpty()
            ? texts.get("remedies.silent")
            : remedy.responsible().isEmpty()
                ? remedy.measure()
                : texts.get("remedies.by", remedy.measure(), remedy.responsible());
    LocalDate doneOn = remedy.doneOn();
    String state =
        doneOn != null
            ? texts.get("remedies.done", Formats.day(doneOn), remedy.evidence())
            : texts.get(remedy.isOverdue(today) ? "remedies.overdue" : "remedies.open");
    return new TableView.Row(
        List.of(
            unit + " · " + remedy.period().label(language.locale()),
            remedy.finding(),
            measure,
            Formats.day(remedy.dueOn()),
            state),
        mayTell ? List.of(tellForm(remedy, texts, attempt, unit)) : List.of(),
        remedy.isOverdue(today));
  }

  private static Input tellForm(Remedy remedy, Texts texts, Attempt attempt, String unit) {
    boolean isRefused = attempt.isAbout("bao-cao", remedy.id());
    Map<String, Object> typed = isRefused ? attempt.form() : Map.of();
    LocalDate doneOn = remedy.doneOn();
    return Input.post(
            "bao-cao-" + remedy.id(),
            RemedyController.PATH + "/bao-cao",
            List.of(
                Field.hidden("so", String.valueOf(remedy.id())),
                Field.hidden("lan", String.valueOf(remedy.revision())),
                Field.words(
                        "ly-do",
                        texts.get("form.bao-cao.measure"),
                        isRefused ? Formats.field(typed, "ly-do") : remedy.measure())
                    .hinted(texts.get("form.reason-hint", String.valueOf(Words.SHORTEST)))
                    .needed()
                    .atMost(Words.LONGEST_REASON),
                Field.line(
                        "trach-nhiem",
                        texts.get("form.bao-cao.responsible"),
                        isRefused ? Formats.field(typed, "trach-nhiem") : remedy.responsible())
                    .hinted(texts.get("form.bao-cao.responsible-hint"))
                    .atMost(Remedies.LONGEST_RESPONSIBLE),
                Field.day(
                        "xong-ngay",
                        texts.get("form.bao-cao.done"),
                        isRefused
                            ? Formats.field(typed, "xong-ngay")
                            : doneOn == null ? "" : doneOn.toString())
                    .hinted(texts.get("form.bao-cao.done-hint")),
                Field.words(
                        "minh-chung",
                        texts.get("form.bao-cao.evidence"),
                        isRefused ? Formats.field(typed, "minh-chung") : remedy.evidence())
                    .hinted(texts.get("form.bao-cao.evidence-hint"))
                    .atMost(Words.LONGEST_REASON)),
            texts.get("form.bao-cao"))
        .folded(texts.get("form.bao-cao.open", unit), isRefused)
        .second();
  }

  private static String nameOf(Unit unit, Language language) {
    return language == Language.EN ? unit.nameEn() : unit.name();
  }
}
