package vn.thuocdo.closing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.thuocdo.period.Period;
import vn.thuocdo.result.PublishedPeriod;
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
  List<FormView> of(Closings.Progress progress, boolean hasEnded, String who) {
    Period period = progress.period();
    ClosedPeriod underway = progress.underway();
    if (underway != null) {
      return underway(period, underway, who);
    }
    Optional<PublishedPeriod> newest = progress.versions().stream().findFirst();
    if (newest.isEmpty()) {
      return hasEnded ? List.of(plain("dong", period, 0, List.of(), false)) : List.of();
    }
    var forms = new ArrayList<FormView>();
    forms.add(reason("dinh-chinh", period, 0, Words.LONGEST_REASON));
    if (newest.get().withdrawal() == null) {
      forms.add(reason("rut", period, newest.get().version(), Words.LONGEST_REASON));
    }
    return forms;
  }

  private List<FormView> underway(Period period, ClosedPeriod closing, String who) {
    var forms = new ArrayList<FormView>();
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
                  FormView.Field.input(
                      "luc",
                      texts.get("form.ky.moment"),
                      texts.get("form.ky.moment-hint"),
                      "datetime-local",
                      attempt.typed("ky", closing.id(), "luc"))),
              false));
    }
    forms.add(reason("mo-lai", period, closing.id(), Words.LONGEST_REASON));
    return forms;
  }

  private FormView plain(
      String step, Period period, long number, List<FormView.Field> fields, boolean isSecond) {
    return new FormView(
        step,
        "",
        true,
        PublishController.PATH + "/" + step,
        hidden(period, number, Map.of()),
        texts.get("form." + step + ".hint"),
        fields,
        texts.get("form." + step),
        isSecond);
  }

  private FormView reason(String step, Period period, long number, int longest) {
    return new FormView(
        step,
        texts.get("form." + step + ".open"),
        attempt.isAbout(step, number),
        PublishController.PATH + "/" + step,
        hidden(period, number, Map.of()),
        texts.get("form." + step + ".hint"),
        List.of(
            FormView.Field.words(
                "ly-do",
                texts.get("form.reason"),
                texts.get("form.reason-hint", String.valueOf(Words.SHORTEST)),
                attempt.typed(step, number, "ly-do"),
                longest)),
        texts.get("form." + step),
        true);
  }

  /** Returns the form that answers an objection. */
  FormView answer(Period period, long closingId, Reply reply, String unitName) {
    return new FormView(
        "tra-loi-" + reply.id(),
        texts.get("form.tra-loi.open", unitName),
        attempt.isAbout("tra-loi", reply.id()),
        PublishController.PATH + "/tra-loi",
        hidden(period, closingId, Map.of("y-kien", String.valueOf(reply.id()))),
        "",
        List.of(
            FormView.Field.choice(
                "dung",
                texts.get("form.tra-loi.upheld"),
                attempt.typed("tra-loi", reply.id(), "dung"),
                List.of(
                    new FormView.Choice("khong", texts.get("form.tra-loi.no")),
                    new FormView.Choice("co", texts.get("form.tra-loi.yes")))),
            FormView.Field.words(
                "ly-do",
                texts.get("form.tra-loi.answer"),
                texts.get("form.reason-hint", String.valueOf(Words.SHORTEST)),
                attempt.typed("tra-loi", reply.id(), "ly-do"),
                Words.LONGEST_OBJECTION)),
        texts.get("form.tra-loi"),
        true);
  }

  private static Map<String, String> hidden(
      Period period, long number, Map<String, String> further) {
    var hidden = new LinkedHashMap<String, String>();
    hidden.put("ky", period.code());
    hidden.put("lich", period.calendar().name());
    hidden.put("so", String.valueOf(number));
    hidden.putAll(further);
    return hidden;
  }
}
