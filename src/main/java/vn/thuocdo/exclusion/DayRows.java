package vn.thuocdo.exclusion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.thuocdo.exclusion.ExclusionPage.Field;
import vn.thuocdo.exclusion.ExclusionPage.Form;
import vn.thuocdo.result.Counts;
import vn.thuocdo.result.ResultDocument;
import vn.thuocdo.result.UnitFigures;
import vn.thuocdo.text.Texts;
import vn.thuocdo.unit.Unit;

/**
 * Makes the rows of counters and days with what may be decided about them.
 *
 * <p>The unit's figures are shown however few ratings are marked, though two of them give away what
 * those few said: whoever may see this page sees the running quarter with nothing hidden.
 */
record DayRows(Review.Findings findings, DayWords words, Attempt attempt, boolean mayDecide) {

  List<ExclusionPage.Row> rows() {
    return findings.days().stream().map(this::row).toList();
  }

  private ExclusionPage.Row row(MarkedDay day) {
    Texts texts = words.texts();
    Optional<Unit> unit = words.unit(day.unitId());
    Optional<Exclusion> decision = findings.inForce(day.about());
    return new ExclusionPage.Row(
        DayWords.day(day.about().day()),
        words.place(day.about()),
        unit.map(words::name).orElse(""),
        texts.get("marked", words.count(day.markedRatings()), words.count(day.allRatings())),
        words.reasons(day),
        List.of(
            texts.get("share.marked", words.share(day.marked())),
            texts.get("share.others", words.share(day.others()))),
        ofUnit(day, unit, decision.isPresent()),
        decision.map(one -> state(one, day)).orElse(List.of(texts.get("state.counted"))),
        mayDecide
            ? List.of(decision.map(this::withdraw).orElseGet(() -> exclude(day)))
            : List.of());
  }

  /** Other decisions stay as they are on both lines, so that the two differ by this day alone. */
  private List<String> ofUnit(MarkedDay day, Optional<Unit> unit, boolean isLeftOut) {
    ResultDocument live = findings.left();
    Optional<UnitFigures> figures = unit.flatMap(one -> live.findUnit(one.code()));
    Counts now = DayWords.counts(figures);
    Counts with = isLeftOut ? now.plus(day.marked()) : now;
    Counts without = isLeftOut ? now : now.minus(day.marked());
    return List.of(
        words.texts().get("unit.with", words.figure(with)),
        words.texts().get("unit.without", words.figure(without)));
  }

  private List<String> state(Exclusion decision, MarkedDay day) {
    Texts texts = words.texts();
    var lines = new ArrayList<String>();
    lines.add(texts.get("state.excluded", words.count(decision.ratings())));
    if (day.markedRatings() > decision.ratings()) {
      lines.add(texts.get("state.more", words.count(day.markedRatings())));
    }
    lines.add(texts.get("state.reason", decision.reason()));
    lines.add(texts.get("state.by", decision.decidedBy(), DayWords.moment(decision.decidedAt())));
    return lines;
  }

  /** Returns what a form about a counter and day is called on the page. */
  static String excludeId(CounterDay about) {
    return "loai-" + about.day() + "-" + about.pointId() + "-" + about.counterId();
  }

  static String withdrawId(long id) {
    return "rut-" + id;
  }

  private Form exclude(MarkedDay day) {
    CounterDay about = day.about();
    return form(
        excludeId(about),
        ExclusionController.PATH + "/loai",
        List.of(
            new Field("ngay", about.day().toString()),
            new Field("diem", String.valueOf(about.pointId())),
            new Field("quay", String.valueOf(about.counterId()))),
        "exclude",
        reasonHint(),
        about);
  }

  private Form withdraw(Exclusion decision) {
    return form(
        withdrawId(decision.id()),
        ExclusionController.PATH + "/rut",
        List.of(new Field("quyet-dinh", String.valueOf(decision.id()))),
        "withdraw",
        words.texts().get("withdraw.hint"),
        decision.about());
  }

  private String reasonHint() {
    return words
        .texts()
        .get(
            "reason.hint", words.count(Decide.SHORTEST_REASON), words.count(Decide.LONGEST_REASON));
  }

  private Form form(
      String id, String action, List<Field> about, String key, String hint, CounterDay day) {
    Texts texts = words.texts();
    var fields = new ArrayList<>(about);
    fields.add(new Field("ky", findings.period().code()));
    fields.add(new Field("trang", String.valueOf(findings.page())));
    String place = words.place(day) + ", " + DayWords.day(day.day());
    boolean isTried = attempt.isRefused() && attempt.form().equals(id);
    return new Form(
        id,
        action,
        fields,
        texts.get(key + ".open"),
        texts.get(key + ".open") + " " + place,
        texts.get("reason.label"),
        hint,
        isTried ? attempt.typed() : "",
        isTried,
        texts.get(key + ".button"),
        texts.get(key + ".button") + ": " + place);
  }
}
