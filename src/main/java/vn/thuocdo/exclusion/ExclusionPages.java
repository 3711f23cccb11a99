package vn.thuocdo.exclusion;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.thuocdo.exclusion.ExclusionPage.Effect;
import vn.thuocdo.period.OfficeZone;
import vn.thuocdo.period.Period;
import vn.thuocdo.period.PeriodKind;
import vn.thuocdo.period.ReportingCalendar;
import vn.thuocdo.rating.Suspicion;
import vn.thuocdo.result.Counts;
import vn.thuocdo.result.Publication;
import vn.thuocdo.result.UnitFigures;
import vn.thuocdo.staff.Role;
import vn.thuocdo.staff.StaffFrame;
import vn.thuocdo.staff.StaffFrames;
import vn.thuocdo.staff.StaffMember;
import vn.thuocdo.text.Texts;
import vn.thuocdo.unit.Offices;

/** Puts what was found about a period into words. */
@Singleton
class ExclusionPages {

  private static final int EARLIER_QUARTERS = 8;

  private final Offices offices;
  private final StaffFrames frames;
  private final InstantSource clock;

  ExclusionPages(Offices offices, StaffFrames frames, InstantSource clock) {
    this.offices = offices;
    this.frames = frames;
    this.clock = clock;
  }

  /** Returns the quarter that is running. */
  Period running() {
    return Period.current(PeriodKind.QUARTER, ReportingCalendar.REPORTING, OfficeZone.today(clock));
  }

  /**
   * @param done code of what was just done; anything else for nothing
   * @param malformed the period that was asked for and is none; empty otherwise
   */
  ExclusionPage page(
      StaffMember member,
      Review.Findings findings,
      Attempt attempt,
      String done,
      String malformed) {
    var words = new DayWords(offices, member.language());
    Texts texts = words.texts();
    var rows = new DayRows(findings, words, attempt, member.role() == Role.HOME_AFFAIRS).rows();
    long inForce = findings.decisions().stream().filter(Exclusion::isInForce).count();
    return new ExclusionPage(
        frame(member, findings, done),
        problem(texts, words, attempt, malformed),
        texts.get("problem.form"),
        rows.stream()
            .flatMap(row -> row.forms().stream())
            .filter(ExclusionPage.Form::isOpen)
            .map(form -> "#" + form.id())
            .findFirst()
            .orElse(""),
        texts.get("intro"),
        ExclusionController.PATH,
        texts.get("period"),
        periods(member, findings.period()),
        texts.get("period.show"),
        findings.publication().map(one -> published(words, one)).orElse(""),
        texts.get("effect.title"),
        inForce == 0
            ? texts.get("effect.none")
            : texts.get(
                "effect.some",
                words.count(findings.left().rules().excluded()),
                words.count(inForce)),
        texts(texts, "effect.", "unit", "all", "left", "excluded"),
        effects(words, findings),
        texts.get("days.title"),
        texts.get("days.caption"),
        texts(texts, "column.", "day", "marked", "reasons", "shares", "unit", "decision"),
        rows,
        rows.isEmpty() ? texts.get("days.none") : "",
        texts.get("days.note", words.count(DayWords.SMALLEST_SAMPLE)),
        texts.get("page.newer"),
        findings.page() > 1 ? url(findings.period(), findings.page() - 1) : "",
        texts.get("page.older"),
        findings.hasMore() ? url(findings.period(), findings.page() + 1) : "",
        texts.get("reasons.title"),
        Arrays.stream(Suspicion.values())
            .map(
                one ->
                    new ExclusionPage.Reason(
                        texts.get("reason." + one), texts.get("explain." + one)))
            .toList(),
        texts.get("history.title"),
        texts.get("history.caption"),
        texts(texts, "history.", "day", "ratings", "reason", "decided", "withdrawn"),
        findings.decisions().stream().map(one -> decided(words, one)).toList());
  }

  static String url(Period period, int page) {
    return ExclusionController.PATH + "?ky=" + period.code() + (page > 1 ? "&trang=" + page : "");
  }

  private StaffFrame frame(StaffMember member, Review.Findings findings, String done) {
    var texts = Texts.of("exclusion", member.language());
    StaffFrame frame =
        frames.frame(member, url(findings.period(), findings.page()), texts.get("title"));
    String flash = "done." + done;
    return texts.has(flash) ? frame.withFlash(texts.get(flash)) : frame;
  }

  private static String problem(Texts texts, DayWords words, Attempt attempt, String malformed) {
    if (!malformed.isEmpty()) {
      return texts.get("malformed", malformed);
    }
    return attempt.isRefused()
        ? texts.get(
            "problem." + attempt.outcome(),
            words.count(Decide.SHORTEST_REASON),
            words.count(Decide.LONGEST_REASON))
        : "";
  }

  private static String published(DayWords words, Publication publication) {
    return words
        .texts()
        .get(
            "published",
            DayWords.day(OfficeZone.dayOf(publication.publishedAt())),
            words.count(publication.document().rules().excluded()));
  }

  /** The chosen one is in the list, however old it is. */
  private List<ExclusionPage.Choice> periods(StaffMember member, Period chosen) {
    var texts = Texts.of("exclusion", member.language());
    Period running = running();
    return Stream.concat(
            running.lastQuarters(EARLIER_QUARTERS + 1).reversed().stream(), Stream.of(chosen))
        .distinct()
        .map(
            period -> {
              String label = period.label(member.language().locale());
              return new ExclusionPage.Choice(
                  period.code(),
                  period.equals(running) ? texts.get("period.running", label) : label,
                  period.equals(chosen));
            })
        .toList();
  }

  private static List<Effect> effects(DayWords words, Review.Findings findings) {
    var effects = new ArrayList<Effect>();
    for (UnitFigures total : findings.all().totals()) {
      Optional<UnitFigures> left =
          findings.left().totals().stream()
              .filter(one -> one.code().equals(total.code()))
              .findFirst();
      effects.add(effect(words, total, left, true));
    }
    for (UnitFigures unit : findings.all().units()) {
      Optional<UnitFigures> left = findings.left().findUnit(unit.code());
      if (!DayWords.counts(Optional.of(unit)).equals(DayWords.counts(left))) {
        effects.add(effect(words, unit, left, false));
      }
    }
    return effects;
  }

  private static Effect effect(
      DayWords words, UnitFigures figures, Optional<UnitFigures> withoutThem, boolean isTotal) {
    Counts all = DayWords.counts(Optional.of(figures));
    Counts left = DayWords.counts(withoutThem);
    return new Effect(
        words.name(figures),
        isTotal,
        words.figure(all),
        words.figure(left),
        words.count(all.sampleSize() + all.noOpinion() - left.sampleSize() - left.noOpinion()));
  }

  private static ExclusionPage.Decided decided(DayWords words, Exclusion one) {
    Texts texts = words.texts();
    Exclusion.Withdrawal withdrawal = one.withdrawal();
    return new ExclusionPage.Decided(
        DayWords.day(one.about().day()),
        words.place(one.about()),
        words.count(one.ratings()),
        one.reason(),
        texts.get("state.by", one.decidedBy(), DayWords.moment(one.decidedAt())),
        withdrawal == null
            ? texts.get("history.in-force")
            : texts.get("state.by", withdrawal.by(), DayWords.moment(withdrawal.at()))
                + ". "
                + withdrawal.reason());
  }

  private static List<String> texts(Texts texts, String prefix, String... keys) {
    return Arrays.stream(keys).map(key -> texts.get(prefix + key)).toList();
  }
}
