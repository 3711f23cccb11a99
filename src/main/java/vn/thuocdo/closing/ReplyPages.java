package vn.thuocdo.closing;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import vn.thuocdo.result.FiguresView;
import vn.thuocdo.result.UnitFigures;
import vn.thuocdo.staff.Sheet.Field;
import vn.thuocdo.staff.Sheet.Input;
import vn.thuocdo.staff.StaffFrame;
import vn.thuocdo.staff.StaffFrames;
import vn.thuocdo.staff.StaffMember;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;

/** Puts the frozen figures of a member's units, and their replies, into words. */
@Singleton
class ReplyPages {

  private final StaffFrames frames;
  private final InstantSource clock;

  ReplyPages(StaffFrames frames, InstantSource clock) {
    this.frames = frames;
    this.clock = clock;
  }

  /**
   * @param attempt its step is the code of the unit
   */
  WorkPage page(StaffMember member, List<Closings.Waiting> waiting, Attempt attempt, String done) {
    var texts = Texts.of("closing", member.language());
    StaffFrame frame = frames.frame(member, ReplyController.PATH, texts.get("mine.title"));
    var forms = new PeriodForms(texts, attempt, clock.instant());
    return new WorkPage(
        texts.has("done." + done) ? frame.withFlash(texts.get("done." + done)) : frame,
        texts.get("mine.intro"),
        attempt.isRefused()
            ? texts.get(
                "outcome." + attempt.outcome(),
                String.valueOf(Words.SHORTEST),
                String.valueOf(Words.LONGEST_OBJECTION))
            : "",
        List.of(),
        waiting.stream().map(one -> part(one, attempt, forms, member.language())).toList(),
        waiting.isEmpty() ? texts.get("mine.none") : "");
  }

  private static WorkPage.Part part(
      Closings.Waiting waiting, Attempt attempt, PeriodForms forms, Language language) {
    var texts = forms.texts();
    ClosedPeriod closing = waiting.closing();
    List<String> mine = waiting.units().stream().map(Closings.UnitStanding::code).toList();
    List<UnitFigures> figures =
        waiting.inputs().units().stream().filter(unit -> mine.contains(unit.code())).toList();
    boolean isReminded = waiting.units().stream().anyMatch(unit -> unit.reminded() != null);
    boolean isSilent = waiting.units().stream().anyMatch(unit -> unit.reply() == null);
    return new WorkPage.Part(
        "ky-" + closing.id(),
        texts.get(
            "mine.period",
            closing.period().label(language.locale()),
            String.valueOf(closing.version())),
        texts.get(
            waiting.isOpen() ? "mine.open" : "mine.over",
            closing.period().dates(language.locale()),
            Formats.day(closing.objectionsUntil())),
        isReminded && isSilent && waiting.isOpen() ? texts.get("mine.reminded") : "",
        tables(figures, language),
        List.of(replies(waiting, attempt, forms, language)));
  }

  private static List<FiguresView> tables(List<UnitFigures> units, Language language) {
    var writer = FiguresView.Writer.in(language);
    var texts = Texts.of("result", language);
    var tables = new ArrayList<FiguresView>();
    tables.add(writer.units(texts.get("table.units"), List.of(), units, ""));
    for (UnitFigures unit : units) {
      String name = language == Language.EN ? unit.nameEn() : unit.name();
      tables.add(
          writer.lines(texts.get("table.channels", name), "column.channel", unit.byChannel()));
    }
    return tables;
  }

  private static TableView replies(
      Closings.Waiting waiting, Attempt attempt, PeriodForms forms, Language language) {
    var texts = forms.texts();
    var rows = new ReplyRows(language, forms, false);
    return new TableView(
        "tra-loi-" + waiting.closing().id(),
        texts.get("mine.replies"),
        texts.get("mine.caption"),
        Stream.of("unit", "reply", "answer", "act")
            .map(column -> texts.get("replies." + column))
            .toList(),
        waiting.units().stream()
            .map(
                unit ->
                    new TableView.Row(
                        List.of(
                            language == Language.EN ? unit.nameEn() : unit.name(),
                            rows.said(unit.reply()),
                            rows.answered(unit.reply())),
                        waiting.isOpen()
                            ? forms(waiting.closing(), unit.code(), attempt, texts)
                            : List.of(),
                        waiting.isOpen() && unit.reply() == null))
            .toList(),
        "");
  }

  private static List<Input> forms(
      ClosedPeriod closing, String unit, Attempt attempt, Texts texts) {
    boolean isRefused = attempt.isRefused() && attempt.step().equals(unit);
    Field number = Field.hidden("so", String.valueOf(closing.id()));
    Field about = Field.hidden("don-vi", unit);
    String id = closing.id() + "-" + unit;
    return List.of(
        Input.post(
            "dong-y-" + id,
            ReplyController.PATH,
            List.of(number, about, Field.hidden("dong-y", "co")),
            texts.get("form.dong-y")),
        Input.post(
                "phan-doi-" + id,
                ReplyController.PATH,
                List.of(
                    number,
                    about,
                    Field.words(
                            "ly-do",
                            texts.get("form.phan-doi.text"),
                            isRefused ? Formats.field(attempt.form(), "ly-do") : "")
                        .hinted(texts.get("form.phan-doi.hint", String.valueOf(Words.SHORTEST)))
                        .needed()
                        .atMost(Words.LONGEST_OBJECTION)),
                texts.get("form.phan-doi"))
            .folded(texts.get("form.phan-doi.open"), isRefused)
            .second());
  }
}
