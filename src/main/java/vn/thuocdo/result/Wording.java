package vn.thuocdo.result;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.thuocdo.period.Period;
import vn.thuocdo.period.ReportingCalendar;
import vn.thuocdo.rating.Respondent;
import vn.thuocdo.target.Comparator;
import vn.thuocdo.target.Evidence;
import vn.thuocdo.target.Verdict;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;

/** Puts figures and verdicts into words that a newspaper could print. */
public final class Wording {

  private final Texts texts;
  private final Locale locale;
  private final NumberFormats numbers;

  private Wording(Language language) {
    this.texts = Texts.of("result", language);
    this.locale = language.locale();
    this.numbers = NumberFormats.in(language);
  }

  public static Wording in(Language language) {
    return new Wording(language);
  }

  /** Returns one sentence about a unit or a total; a second one where the verdict is uncertain. */
  public String sentence(ResultDocument document, UnitFigures figures) {
    var groups = new HashMap<String, Respondent>();
    for (TargetLine target : document.targets()) {
      Respondent respondent = target.respondent();
      if (respondent != null) {
        groups.put(target.code(), respondent);
      }
    }
    return sentence(document.toPeriod(), document.rules().fewBelow(), figures, groups);
  }

  /** Returns the sentence about a total, with what it is about before it: «Dịch vụ y tế: …». */
  public String subject(ResultDocument document, UnitFigures total) {
    return texts.get("domain." + total.code()) + " – " + sentence(document, total);
  }

  String sentence(Period period, long fewBelow, UnitFigures figures) {
    return sentence(period, fewBelow, figures, Map.of());
  }

  /**
   * The groups tell which targets speak of some respondents only; their share stands beside the
   * verdict then.
   */
  private String sentence(
      Period period, long fewBelow, UnitFigures figures, Map<String, Respondent> groups) {
    String label = period.label(locale);
    List<Long> counts = figures.counts();
    Double lower = figures.lower();
    Double upper = figures.upper();
    if (figures.suppressed() || counts == null) {
      return texts.get("sentence.suppressed", label);
    }
    if (lower == null || upper == null) {
      return texts.get("sentence.none", label);
    }
    long n = counts.stream().mapToLong(Long::longValue).sum();
    var sentence =
        new StringBuilder(
            texts.get(
                "sentence",
                label,
                share(figures),
                numbers.count(n),
                numbers.interval(lower, upper)));
    for (TargetVerdict target : figures.targets()) {
      Respondent group = groups.get(target.code());
      if (group != null && target.verdict() != null) {
        sentence.append(texts.get("clause.only." + group, shareOf(group, figures)));
      }
      sentence.append(clause(target, fewBelow));
    }
    sentence.append(".");
    figures.targets().stream()
        .filter(target -> target.evidence() == Evidence.UNCERTAIN)
        .map(target -> numbers.level(target.level()))
        .distinct()
        .forEach(level -> sentence.append(" ").append(texts.get("sentence.uncertain", level)));
    return sentence.toString();
  }

  /**
   * Returns of how many transactions there are answers, and the weighted share beside the plain
   * one; nothing where that is not known.
   */
  public List<String> participation(Participation participation) {
    var sentences = new ArrayList<String>();
    Long answers = participation.all().answers();
    Long asked = participation.all().asked();
    if (answers != null && asked != null && participation.all().rate() != null) {
      sentences.add(
          texts.get(
              "participation.rate",
              numbers.count(answers),
              numbers.count(asked),
              numbers.percent(answers, asked)));
    }
    WeightedShare weighted = participation.weighted();
    if (weighted != null) {
      sentences.add(
          texts.get(
              "participation.weighted",
              numbers.percent(weighted.share()),
              numbers.interval(weighted.lower(), weighted.upper())));
    }
    return sentences;
  }

  /** Returns how many answers were left out by decision, in one sentence; none for none. */
  public List<String> excluded(ResultDocument document) {
    long excluded = document.rules().excluded();
    return excluded == 0 ? List.of() : List.of(texts.get("excluded", numbers.count(excluded)));
  }

  /**
   * Returns the share with two decimals, or with more where two would put it on the wrong side of
   * one of its targets; a dash when it is suppressed or there were no answers.
   */
  public String share(UnitFigures figures) {
    List<Long> counts = figures.counts();
    if (counts == null || figures.share() == null) {
      return "–";
    }
    long satisfied = counts.get(3) + counts.get(4);
    long n = counts.stream().mapToLong(Long::longValue).sum();
    return figures.targets().stream()
        .filter(target -> NumberFormats.isMisleading(target.level(), satisfied, n))
        .map(target -> numbers.percentBeside(target.level(), satisfied, n))
        .findFirst()
        .orElseGet(() -> numbers.percent(satisfied, n));
  }

  /** Returns the target in words, as in «trên 90%» or «từ 80% trở lên». */
  public String level(TargetVerdict target) {
    return texts.get("level." + target.comparator(), numbers.level(target.level()));
  }

  /** Returns đạt, chưa đạt or chưa đủ căn cứ; a dash when it is suppressed. */
  public String verdict(TargetVerdict target) {
    Verdict verdict = target.verdict();
    return verdict == null ? "–" : texts.get("verdict." + verdict);
  }

  /** Returns chắc chắn or chưa chắc chắn; empty without a verdict. */
  public String evidence(TargetVerdict target) {
    Evidence evidence = target.evidence();
    return evidence == null ? "" : texts.get("evidence." + evidence);
  }

  /**
   * Returns how a share differs from that of an earlier quarter, as in «Cao hơn Quý II/2026 2,31
   * điểm phần trăm (khoảng tin cậy 95%: 0,50 đến 4,12).» or «Không khác biệt rõ so với …».
   */
  public String movement(Comparisons.Movement movement, ReportingCalendar calendar) {
    String quarter = Period.parse(movement.earlier().period(), calendar).label(locale);
    var difference = movement.difference();
    String key =
        !movement.isClear()
            ? "movement.none"
            : difference.difference() > 0 ? "movement.higher" : "movement.lower";
    return texts.get(
        key,
        quarter,
        numbers.points(Math.abs(difference.difference())),
        numbers.points(difference.lower()),
        numbers.points(difference.upper()));
  }

  /** Returns how two units differ, as in «Xã A cao hơn Xã B 2,31 điểm phần trăm (…).» */
  public String pair(Comparisons.Pairing pair, String one, String other) {
    var difference = pair.difference();
    String key =
        !pair.isClear() ? "pair.none" : difference.difference() > 0 ? "pair.higher" : "pair.lower";
    return texts.get(
        key,
        one,
        other,
        numbers.points(Math.abs(difference.difference())),
        numbers.points(difference.lower()),
        numbers.points(difference.upper()));
  }

  /** Returns whether a share rises or falls over the quarters, or that none of it is clear. */
  public String course(Comparisons.Course course) {
    String key =
        !course.isClear() ? "course.none" : course.isRising() ? "course.rising" : "course.falling";
    return texts.get(key, numbers.count(course.quarters()));
  }

  private String shareOf(Respondent group, UnitFigures figures) {
    return figures.byRespondent().stream()
        .filter(line -> line.code().equals(group.name()))
        .map(Line::counts)
        .filter(counts -> counts != null && counts.stream().anyMatch(count -> count > 0))
        .map(
            counts ->
                numbers.percent(
                    counts.get(3) + counts.get(4),
                    counts.stream().mapToLong(Long::longValue).sum()))
        .findFirst()
        .orElse("–");
  }

  private String clause(TargetVerdict target, long fewBelow) {
    Verdict verdict = target.verdict();
    if (verdict == null) {
      return "";
    }
    String key =
        switch (verdict) {
          case MET -> target.comparator() == Comparator.GT ? "clause.MET.GT" : "clause.MET.GE";
          case NOT_MET -> "clause.NOT_MET";
          case INSUFFICIENT_DATA -> "clause.INSUFFICIENT_DATA";
        };
    return texts.get(key, level(target), numbers.count(fewBelow));
  }
}
