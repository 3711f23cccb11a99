package vn.thuocdo.publicsite;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import vn.thuocdo.period.Period;
import vn.thuocdo.period.ReportingCalendar;
import vn.thuocdo.result.Comparisons;
import vn.thuocdo.result.NumberFormats;
import vn.thuocdo.result.Publication;
import vn.thuocdo.result.ResultDocument;
import vn.thuocdo.result.ResultDocument.GroupLine;
import vn.thuocdo.result.TargetLine;
import vn.thuocdo.result.TargetVerdict;
import vn.thuocdo.result.UnitFigures;
import vn.thuocdo.result.Wording;
import vn.thuocdo.target.Verdict;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;
import vn.thuocdo.unit.Domain;

/**
 * A publication in one language: its words, its numbers, and what belongs together.
 *
 * @param isFixed whether it was asked for by its version, so that all its links stay with it
 * @param chosen codes of the units that are shown; empty for all
 */
record Edition(Publication publication, Language language, boolean isFixed, Set<String> chosen) {

  static Edition newest(Publication publication, Language language) {
    return new Edition(publication, language, false, Set.of());
  }

  /** Returns the version that was asked for. */
  static Edition fixed(Publication publication, Language language) {
    return new Edition(publication, language, true, Set.of());
  }

  Edition only(Set<String> codes) {
    return new Edition(publication, language, isFixed, codes);
  }

  ResultDocument document() {
    return publication.document();
  }

  Period period() {
    return document().toPeriod();
  }

  Locale locale() {
    return language.locale();
  }

  Texts texts() {
    return Texts.of("publicsite", language);
  }

  NumberFormats numbers() {
    return NumberFormats.in(language);
  }

  Wording wording() {
    return Wording.in(language);
  }

  Links links() {
    return linksIn(language);
  }

  Links linksIn(Language other) {
    Links links = Links.to(period(), other, publication.sha256());
    return isFixed ? links.fixed() : links;
  }

  Comparisons comparisons() {
    return new Comparisons(document());
  }

  /** Returns how a unit or total moved against earlier quarters, in sentences. */
  List<String> movements(UnitFigures unit) {
    Comparisons comparisons = comparisons();
    var sentences = new ArrayList<String>();
    comparisons
        .sincePrevious(unit)
        .ifPresent(one -> sentences.add(wording().movement(one, document().calendar())));
    comparisons
        .sinceLastYear(unit)
        .ifPresent(one -> sentences.add(wording().movement(one, document().calendar())));
    comparisons.course(unit).ifPresent(one -> sentences.add(wording().course(one)));
    return sentences;
  }

  /** Returns of how many transactions there are answers, and what they weigh, in sentences. */
  List<String> weighted(UnitFigures unit) {
    return document().findParticipation(unit).map(wording()::participation).orElse(List.of());
  }

  String provinceName() {
    return inLanguage(document().provinceName(), document().provinceNameEn());
  }

  /** Returns the Vietnamese or the English words; Vietnamese where there are no English ones. */
  String inLanguage(String vietnamese, String english) {
    return language == Language.EN && !english.isBlank() ? english : vietnamese;
  }

  String name(UnitFigures unit) {
    return inLanguage(unit.name(), unit.nameEn());
  }

  String periodLabel() {
    String label = period().label(locale());
    return period().calendar() == ReportingCalendar.REPORTING
        ? label
        : label + " (" + texts().get("calendar.short.CALENDAR") + ")";
  }

  /** Returns the groups of a domain that have units, in the order of the document. */
  List<GroupLine> groupsOf(Domain domain) {
    return document().groups().stream()
        .filter(group -> group.domain() == domain)
        .filter(group -> !unitsOf(group).isEmpty())
        .toList();
  }

  /** Returns the group of that code; empty if it has no units. */
  Optional<GroupLine> findGroup(String code) {
    return document().groups().stream()
        .filter(group -> group.code().equals(code) && !unitsOf(group).isEmpty())
        .findFirst();
  }

  List<UnitFigures> unitsOf(GroupLine group) {
    return document().units().stream()
        .filter(unit -> unit.group().equals(group.code()))
        .filter(unit -> chosen.isEmpty() || chosen.contains(unit.code()))
        .toList();
  }

  String groupName(GroupLine group) {
    return inLanguage(group.name(), group.nameEn());
  }

  String domainName(Domain domain) {
    return texts().get("domain." + domain);
  }

  /** Returns the targets that hold for everybody in a domain, whoever answered. */
  List<TargetLine> targetsOf(Domain domain) {
    return document().targets().stream()
        .filter(target -> target.domain() == domain)
        .filter(target -> target.respondent() == null && target.unit() == null)
        .toList();
  }

  /** Returns the targets of a domain that look at some respondents only. */
  List<TargetLine> partialTargetsOf(Domain domain) {
    return document().targets().stream()
        .filter(target -> target.domain() == domain && target.respondent() != null)
        .toList();
  }

  /** Returns the target in words, as in «trên 90%». */
  String level(TargetLine target) {
    return wording()
        .level(new TargetVerdict(target.code(), target.comparator(), target.level(), null, null));
  }

  /** Returns the verdicts about all answers together, not about some respondents only. */
  List<TargetVerdict> verdictsOnAll(UnitFigures unit) {
    return unit.targets().stream()
        .filter(
            verdict ->
                document()
                    .findTarget(verdict.code())
                    .filter(target -> target.respondent() == null)
                    .isPresent())
        .toList();
  }

  boolean isAny(UnitFigures unit, Verdict verdict) {
    return verdictsOnAll(unit).stream().anyMatch(one -> one.verdict() == verdict);
  }
}
