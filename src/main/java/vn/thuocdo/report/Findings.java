package vn.thuocdo.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.chart.LevelRow;
import vn.thuocdo.period.ReportingCalendar;
import vn.thuocdo.report.Changes.Direction;
import vn.thuocdo.result.Line;
import vn.thuocdo.result.NumberFormats;
import vn.thuocdo.result.ResultDocument;
import vn.thuocdo.result.ResultDocument.GroupLine;
import vn.thuocdo.result.TargetLine;
import vn.thuocdo.result.TargetVerdict;
import vn.thuocdo.result.UnitFigures;
import vn.thuocdo.result.Wording;
import vn.thuocdo.target.Evidence;
import vn.thuocdo.target.Verdict;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;
import vn.thuocdo.unit.Domain;

/** Says in sentences what the figures show; each sentence ends with its full stop. */
final class Findings {

  private static final Texts TEXTS = Texts.of("official/report", Language.VI);
  private static final Texts RESULT = Texts.of("result", Language.VI);

  /** So many names still read as a sentence; the annex has them all. */
  private static final int MOST_NAMES = 15;

  private final ResultDocument document;
  private final Wording wording = Wording.in(Language.VI);
  private final NumberFormats numbers = NumberFormats.in(Language.VI);
  private final Grids grids;
  private final Changes changes;

  Findings(ResultDocument document) {
    this.document = document;
    this.grids = new Grids(document);
    this.changes = new Changes(document);
  }

  /** Returns where, when and how answers were asked for, and how many came. */
  List<String> survey() {
    var sentences = new ArrayList<String>();
    sentences.add(
        text(
            "survey.scope",
            count(document.units().size()),
            DocumentDates.day(document.from()),
            DocumentDates.day(document.to()),
            text("survey.calendar." + calendar())));
    List<String> channels =
        document.totals().stream()
            .flatMap(total -> total.byChannel().stream())
            .map(Line::name)
            .distinct()
            .toList();
    if (!channels.isEmpty()) {
      sentences.add(text("survey.channels", lowerCase(String.join("; ", channels))));
    }
    document.totals().forEach(total -> sentences.add(answers(total)));
    sentences.add(text("survey.no-rate"));
    if (document.rules().suspect() > 0) {
      sentences.add(text("survey.suspect", count(document.rules().suspect())));
    }
    if (document.rules().excluded() > 0) {
      sentences.add(text("survey.excluded", count(document.rules().excluded())));
    }
    return sentences;
  }

  private ReportingCalendar calendar() {
    return document.calendar();
  }

  private String answers(UnitFigures total) {
    Long n = total.sampleSize();
    Long none = total.noOpinion();
    String domain = grids.domainName(total);
    return total.suppressed() || n == null
        ? text("survey.answers.hidden", domain)
        : text("survey.answers", domain, count(n), count(none == null ? 0 : none));
  }

  /** Returns the result of a domain, against its targets and against the quarter before. */
  List<String> overall(UnitFigures total) {
    var sentences = new ArrayList<String>();
    sentences.add(wording.subject(document, total));
    if (total.share() == null) {
      return sentences;
    }
    if (total.few()) {
      sentences.add(text("overall.few", count(document.rules().fewBelow())));
    }
    Domain domain = Domain.valueOf(total.code());
    if (targetsOf(domain).isEmpty()) {
      sentences.add(text("overall.no-target"));
    }
    if (changes.areKnown()) {
      sentences.add(changes.sentence(total));
    }
    return sentences;
  }

  /** Returns the five levels in percentages that add up to exactly 100. */
  String levels(UnitFigures total) {
    List<Long> counts = total.counts();
    String domain = grids.domainName(total);
    if (counts == null) {
      return text("levels.hidden", domain);
    }
    List<Long> hundredths = LevelRow.shown("", "", counts).hundredths();
    if (hundredths.isEmpty()) {
      return text("levels.none", domain);
    }
    String levels =
        List.of(5, 4, 3, 2, 1).stream()
            .map(
                level ->
                    text(
                        "levels.one",
                        lowerCase(text("column.level" + level)),
                        numbers.percent(hundredths.get(level - 1), 10_000),
                        count(counts.get(level - 1))))
            .collect(Collectors.joining("; "));
    return text("levels", domain, levels);
  }

  /** Returns what there is to say about the units of a domain; the annex has the table. */
  List<String> units(Domain domain) {
    var sentences = new ArrayList<String>();
    List<UnitFigures> units = unitsOf(domain);
    targetsOf(domain).forEach(target -> sentences.add(verdicts(target, units)));
    targetsOf(domain).forEach(target -> missed(target, units).ifPresent(sentences::add));
    grids
        .groups()
        .filter(group -> group.domain() == domain)
        .forEach(group -> ends(group).ifPresent(sentences::add));
    if (changes.areKnown() && !changes.crossesReorganisation()) {
      sentences.addAll(changed(units));
    }
    names(units, unit -> !unit.suppressed() && unit.few())
        .ifPresent(
            names -> sentences.add(text("units.few", count(document.rules().fewBelow()), names)));
    names(units, UnitFigures::suppressed)
        .ifPresent(names -> sentences.add(text("units.hidden", names)));
    names(units, unit -> !unit.suppressed() && unit.share() == null)
        .ifPresent(names -> sentences.add(text("units.silent", names)));
    sentences.add(text("units.annex"));
    return sentences;
  }

  private List<UnitFigures> unitsOf(Domain domain) {
    return grids
        .groups()
        .filter(group -> group.domain() == domain)
        .flatMap(group -> Grids.bestFirst(grids.unitsOf(group)).stream())
        .toList();
  }

  /** Targets of the whole domain; one that speaks of a single unit stands in that unit's row. */
  private List<TargetLine> targetsOf(Domain domain) {
    return document.targets().stream()
        .filter(target -> target.domain() == domain && target.unit() == null)
        .toList();
  }

  private String verdicts(TargetLine target, List<UnitFigures> units) {
    List<TargetVerdict> verdicts =
        units.stream()
            .flatMap(unit -> unit.targets().stream())
            .filter(verdict -> verdict.code().equals(target.code()))
            .toList();
    long met = number(verdicts, Verdict.MET, null);
    long missed = number(verdicts, Verdict.NOT_MET, null);
    long few = number(verdicts, Verdict.INSUFFICIENT_DATA, null);
    return text(
        "units.verdicts",
        aim(target),
        count(met),
        count(number(verdicts, Verdict.MET, Evidence.CERTAIN)),
        count(missed),
        count(number(verdicts, Verdict.NOT_MET, Evidence.CERTAIN)),
        count(few),
        count(units.size() - met - missed - few));
  }

  private static long number(
      List<TargetVerdict> verdicts, Verdict verdict, @Nullable Evidence evidence) {
    return verdicts.stream()
        .filter(one -> one.verdict() == verdict)
        .filter(one -> evidence == null || one.evidence() == evidence)
        .count();
  }

  private Optional<String> missed(TargetLine target, List<UnitFigures> units) {
    List<String> names =
        units.stream()
            .flatMap(
                unit ->
                    unit.targets().stream()
                        .filter(verdict -> verdict.code().equals(target.code()))
                        .filter(verdict -> verdict.verdict() == Verdict.NOT_MET)
                        .map(
                            verdict ->
                                text(
                                    "units.missed.one",
                                    unit.name(),
                                    wording.share(unit),
                                    wording.evidence(verdict))))
            .toList();
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(text("units.missed", aim(target), listed(names)));
  }

  private String aim(TargetLine target) {
    return target.respondent() == null
        ? grids.level(target)
        : text("aim.only", grids.level(target), RESULT.get("respondent." + target.respondent()));
  }

  private Optional<String> ends(GroupLine group) {
    List<UnitFigures> ranked =
        Grids.bestFirst(grids.unitsOf(group)).stream().filter(unit -> unit.rank() != null).toList();
    if (ranked.size() < 2) {
      return Optional.empty();
    }
    UnitFigures best = ranked.getFirst();
    UnitFigures last = ranked.getLast();
    return Optional.of(
        text(
            "units.ends",
            group.name(),
            best.name(),
            wording.share(best),
            last.name(),
            wording.share(last),
            count(ranked.size())));
  }

  private List<String> changed(List<UnitFigures> units) {
    var sentences = new ArrayList<String>();
    String before = changes.previous().label(Language.VI.locale());
    for (Direction direction : List.of(Direction.RISE, Direction.FALL)) {
      List<String> names =
          units.stream()
              .filter(unit -> changes.direction(unit).filter(direction::equals).isPresent())
              .map(unit -> text("units.changed.one", unit.name(), changes.points(unit)))
              .toList();
      sentences.add(
          names.isEmpty()
              ? text("units." + direction + ".none", before)
              : text("units." + direction, before, count(names.size()), listed(names)));
    }
    long unclear =
        units.stream()
            .filter(unit -> changes.direction(unit).filter(Direction.UNCLEAR::equals).isPresent())
            .count();
    if (unclear > 0) {
      sentences.add(text("units.UNCLEAR", before, count(unclear)));
    }
    return sentences;
  }

  /** Returns the ends of parts that may be compared, for a key such as «procedures». */
  String lines(String key, List<Line> lines) {
    List<Line> sure =
        lines.stream()
            .filter(line -> !line.suppressed() && !line.few() && line.share() != null)
            .sorted(Comparator.comparing(Findings::shareOf).reversed())
            .toList();
    if (lines.isEmpty()) {
      return text(key + ".none");
    }
    if (sure.size() < 2) {
      return text(key + ".few");
    }
    return text(
        key + ".ends",
        sure.getFirst().name(),
        share(sure.getFirst()),
        sure.getLast().name(),
        share(sure.getLast()));
  }

  String respondents(UnitFigures total) {
    return total.byRespondent().isEmpty()
        ? text("respondents.none")
        : lines("respondents", total.byRespondent());
  }

  String channels(UnitFigures total) {
    List<String> apart = document.rules().channelsApart();
    String words = lines("channels", total.byChannel());
    List<String> names =
        total.byChannel().stream()
            .filter(line -> apart != null && apart.contains(line.code()))
            .map(Line::name)
            .toList();
    return names.isEmpty() ? words : words + " " + text("channels.apart", listed(names));
  }

  private static double shareOf(Line line) {
    Double share = line.share();
    return share == null ? 0 : share;
  }

  private String share(Line line) {
    Long n = line.sampleSize();
    return n == null || n == 0 ? "–" : numbers.percent(Math.round(shareOf(line) * n), n);
  }

  private Optional<String> names(List<UnitFigures> units, Predicate<UnitFigures> wanted) {
    List<String> names = units.stream().filter(wanted).map(UnitFigures::name).toList();
    return names.isEmpty() ? Optional.empty() : Optional.of(listed(names));
  }

  private String listed(List<String> names) {
    return names.size() <= MOST_NAMES
        ? String.join("; ", names)
        : text(
            "names.more",
            String.join("; ", names.subList(0, MOST_NAMES)),
            count(names.size() - MOST_NAMES));
  }

  private String count(long count) {
    return numbers.count(count);
  }

  private static String lowerCase(String words) {
    return words.toLowerCase(Language.VI.locale());
  }

  private static String text(String key, Object... values) {
    return TEXTS.get(key, values);
  }
}
