package vn.thuocdo.closing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.thuocdo.period.Period;
import vn.thuocdo.result.PublishedPeriod;
import vn.thuocdo.staff.Sheet.Field;
import vn.thuocdo.staff.Sheet.Input;
import vn.thuocdo.staff.Sheet.Option;
import vn.thuocdo.text.Texts;

/** The forms by which a period goes on, each only where its step may follow. */
record PeriodForms(Texts texts, Attempt attempt, Instant now) {

  String problem() {
    return texts.get(
        "outcome." + attempt.outcome(),
        String.valueOf(Words.SHORTEST),
        String.valueOf(
            attempt.step().equals("tra-loi") ? Words.LONGEST_OBJECTION : Words.LONGEST_REASON));
  }

  /**
   * @param who username of the member: who closed neither checks nor signs
   */
  List<Input> of(Closings.Progress progress, boolean hasEnded, String who) {
    Period period = progress.period();
    ClosedPeriod underway = progress.underway();
    if (underway != null) {
      return underway(period, underway, who);
    }
    Optional<PublishedPeriod> newest = progress.versions().stream().findFirst();
    if (newest.isEmpty()) {
      return hasEnded ? List.of(plain("dong", period, 0, List.of(), false)) : List.of();
    }
    var forms = new ArrayList<Input>();
    forms.add(reason("dinh-chinh", period, 0, Words.LONGEST_REASON));
    if (newest.get().withdrawal() == null) {
      forms.add(reason("rut", period, newest.get().version(), Words.LONGEST_REASON));
    }
    return forms;
  }

  private List<Input> underway(Period period, ClosedPeriod closing, String who) {
    var forms = new ArrayList<Input>();
    boolean isOwn = closing.closed().who().equals(who);
    if (closing.checked() == null) {
      if (!isOwn) {
        forms.add(plain("kiem", period, closing.id(), List.of(), false));
      }
      forms.add(plain("nhac", period, closing.id(), List.of(), true));
    } else if (!isOwn) {
      forms.add(
          plain(
              "ky",
              period,
              closing.id(),
              List.of(
                  Field.moment(
                          "luc",
                          texts.get("form.ky.moment"),
                          attempt.typed("ky", closing.id(), "luc"))
                      .hinted(texts.get("form.ky.moment-hint"))),
              false));
    }
    forms.add(reason("mo-lai", period, closing.id(), Words.LONGEST_REASON));
    return forms;
  }

  private Input plain(
      String step, Period period, long number, List<Field> fields, boolean isSecond) {
    Input form =
        Input.post(
                step,
                PublishController.PATH + "/" + step,
                after(hidden(period, number), fields),
                texts.get("form." + step))
            .hinted(texts.get("form." + step + ".hint"));
    return isSecond ? form.second() : form;
  }

  private Input reason(String step, Period period, long number, int longest) {
    return Input.post(
            step,
            PublishController.PATH + "/" + step,
            after(
                hidden(period, number),
                List.of(
                    Field.words(
                            "ly-do", texts.get("form.reason"), attempt.typed(step, number, "ly-do"))
                        .hinted(texts.get("form.reason-hint", String.valueOf(Words.SHORTEST)))
                        .needed()
                        .atMost(longest))),
            texts.get("form." + step))
        .hinted(texts.get("form." + step + ".hint"))
        .folded(texts.get("form." + step + ".open"), attempt.isAbout(step, number))
        .second();
  }

  /** Returns the form that answers an objection. */
  Input answer(Period period, long closingId, Reply reply, String unitName) {
    return Input.post(
            "tra-loi-" + reply.id(),
            PublishController.PATH + "/tra-loi",
            after(
                hidden(period, closingId),
                List.of(
                    Field.hidden("y-kien", String.valueOf(reply.id())),
                    Field.choice(
                            "dung",
                            texts.get("form.tra-loi.upheld"),
                            attempt.typed("tra-loi", reply.id(), "dung"),
                            List.of(
                                new Option("khong", texts.get("form.tra-loi.no")),
                                new Option("co", texts.get("form.tra-loi.yes"))))
                        .needed(),
                    Field.words(
                            "ly-do",
                            texts.get("form.tra-loi.answer"),
                            attempt.typed("tra-loi", reply.id(), "ly-do"))
                        .hinted(texts.get("form.reason-hint", String.valueOf(Words.SHORTEST)))
                        .needed()
                        .atMost(Words.LONGEST_OBJECTION))),
            texts.get("form.tra-loi"))
        .folded(texts.get("form.tra-loi.open", unitName), attempt.isAbout("tra-loi", reply.id()))
        .second();
  }

  private static List<Field> hidden(Period period, long number) {
    return List.of(
        Field.hidden("ky", period.code()),
        Field.hidden("lich", period.calendar().name()),
        Field.hidden("so", String.valueOf(number)));
  }

  private static List<Field> after(List<Field> hidden, List<Field> fields) {
    return Stream.concat(hidden.stream(), fields.stream()).toList();
  }
}
