package vn.thuocdo.closing;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.text.Language;

/** The table of what units said about their frozen figures, as Sở Nội vụ sees it. */
record ReplyRows(Language language, PeriodForms forms, boolean mayAnswer) {

  TableView table(Closings.Details details) {
    var texts = forms.texts();
    ClosedPeriod closing = details.progress().underway();
    if (closing == null) {
      throw new IllegalArgumentException("Nothing is closed: " + details.progress().period());
    }
    return new TableView(
        "doi-chieu",
        texts.get("replies.title"),
        texts.get("replies.caption"),
        Stream.of("unit", "reply", "answer", "reminded", "act")
            .map(column -> texts.get("replies." + column))
            .toList(),
        details.units().stream().map(unit -> row(closing, unit)).toList(),
        texts.get("replies.none"));
  }

  private TableView.Row row(ClosedPeriod closing, Closings.UnitStanding unit) {
    var texts = forms.texts();
    String name = language == Language.EN ? unit.nameEn() : unit.name();
    Reply reply = unit.reply();
    var reminded = unit.reminded();
    boolean isWaiting = reply != null && reply.isWaiting();
    return new TableView.Row(
        List.of(
            name,
            said(reply),
            answered(reply),
            reminded == null
                ? "–"
                : texts.get(
                    "replies.times",
                    String.valueOf(reminded.times()),
                    Formats.moment(reminded.last()))),
        reply != null && isWaiting && mayAnswer && closing.checked() == null
            ? List.of(forms.answer(closing.period(), closing.id(), reply, name))
            : List.of(),
        isWaiting);
  }

  String said(@Nullable Reply reply) {
    var texts = forms.texts();
    if (reply == null) {
      return texts.get("replies.silent");
    }
    String objection = reply.objection();
    String moment = Formats.moment(reply.repliedAt());
    return objection == null
        ? texts.get("replies.agreed", moment)
        : texts.get("replies.objected", moment, objection);
  }

  String answered(@Nullable Reply reply) {
    var texts = forms.texts();
    Reply.Answer answer = reply == null ? null : reply.answer();
    if (answer == null) {
      return reply != null && reply.isWaiting() ? texts.get("replies.waiting") : "–";
    }
    return texts.get(
        answer.isUpheld() ? "replies.upheld" : "replies.not-upheld",
        Formats.moment(answer.at()),
        answer.text());
  }
}
