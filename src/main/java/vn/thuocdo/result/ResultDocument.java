package vn.thuocdo.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.period.Period;
import vn.thuocdo.period.ReportingCalendar;
import vn.thuocdo.unit.Domain;

/**
 * Everything that is known about one period: as live figures for staff, or, published, as the one
 * source of every public page, chart and download. The order of the components is the order of the
 * fields in the document.
 *
 * @param from first day
 * @param to last day, inclusive
 * @param version 1 for the first publication; null for live figures
 * @param publishedAt null for live figures and for those of a closed period
 * @param method name and version of the arithmetic
 * @param units ordered by group, then by code
 * @param totals one for each domain with units, the administrative one first; domains are never
 *     pooled
 * @param targets those in force at the end of the period
 * @param simulated whether the answers are invented, for demonstration
 * @param proceedings how it was closed, checked and signed; null for live figures, for what was
 *     published by command, and in documents of versions that knew none
 * @param factors the answers by factor of the questionnaires; null for live figures and in
 *     documents of versions that knew none
 * @param participation of totals and units, in their order; empty where nobody counted
 *     transactions; null in live figures without it, and in documents of versions that knew none
 * @param handling points for how dossiers were handled; null for live figures, where nobody entered
 *     any, and in documents of versions that knew none
 * @param directory official codes and public contacts of the units, in their order; empty where
 *     nobody told any; null for live figures and in documents of versions that knew none
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ResultDocument(
    String period,
    ReportingCalendar calendar,
    LocalDate from,
    LocalDate to,
    @Nullable Integer version,
    @Nullable Instant publishedAt,
    String method,
    List<UnitFigures> units,
    List<UnitFigures> totals,
    List<TargetLine> targets,
    List<GroupLine> groups,
    Rules rules,
    String provinceName,
    String provinceNameEn,
    boolean simulated,
    @Nullable Proceedings proceedings,
    @Nullable List<FactorLine> factors,
    @Nullable List<Participation> participation,
    @Nullable Handling handling,
    @Nullable List<OfficeLine> directory) {

  /**
   * A group of units that may be compared.
   *
   * @param domain the total to which its units are added
   */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record GroupLine(String code, String name, String nameEn, Domain domain) {}

  /**
   * How the figures came about and what was left out.
   *
   * @param methodText the method in plain words, Vietnamese
   * @param confidence of all intervals
   * @param hiddenBelow fewer answers than this are hidden, and what would reveal them; 0 in live
   *     figures, where nothing is hidden
   * @param fewBelow fewer answers than this are shown grey, not ranked, and get no verdict
   * @param suppressionText what is hidden and why, Vietnamese
   * @param suppressed what is hidden, as paths: unit, or unit/channel/KIOSK…, ordered
   * @param suspect answers that look odd (bursts, streaks, out of hours, often helped) and were not
   *     left out; counted like the others
   * @param excluded answers left out by decision, those without opinion included
   * @param exclusions the decisions, by day; null in documents of versions that knew none
   * @param questions the questions whose answers are counted
   * @param channelsApart channels that are shown beside the others, but count in no whole; null in
   *     documents of versions that counted every channel
   */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Rules(
      String methodText,
      String methodTextEn,
      double confidence,
      long hiddenBelow,
      long fewBelow,
      String suppressionText,
      String suppressionTextEn,
      List<String> suppressed,
      long suspect,
      long excluded,
      @Nullable List<ExclusionLine> exclusions,
      List<String> questions,
      @Nullable List<String> channelsApart) {}

  /** Returns the same figures as they are published: when, and how that came about. */
  public ResultDocument signed(Instant publishedAt, Proceedings proceedings) {
    return with(publishedAt, proceedings, factors, handling, directory);
  }

  ResultDocument with(
      List<FactorLine> factors, @Nullable Handling handling, List<OfficeLine> directory) {
    return with(publishedAt, proceedings, factors, handling, directory);
  }

  private ResultDocument with(
      @Nullable Instant publishedAt,
      @Nullable Proceedings proceedings,
      @Nullable List<FactorLine> factors,
      @Nullable Handling handling,
      @Nullable List<OfficeLine> directory) {
    return new ResultDocument(
        period,
        calendar,
        from,
        to,
        version,
        publishedAt,
        method,
        units,
        totals,
        targets,
        groups,
        rules,
        provinceName,
        provinceNameEn,
        simulated,
        proceedings,
        factors,
        participation,
        handling,
        directory);
  }

  /** Returns the period that the figures are about. */
  public Period toPeriod() {
    return Period.parse(period, calendar);
  }

  public Optional<UnitFigures> findUnit(String code) {
    return units.stream().filter(unit -> unit.code().equals(code)).findFirst();
  }

  /** Returns how a unit was known and reached; empty where nobody told anything. */
  public Optional<OfficeLine> findOffice(String code) {
    return offices().filter(office -> office.code().equals(code)).findFirst();
  }

  /** Returns the unit that had an official code on the last day of the period. */
  public Optional<UnitFigures> findUnitByOfficialCode(String officialCode) {
    return offices()
        .filter(office -> office.officialCode().equals(officialCode))
        .findFirst()
        .flatMap(office -> findUnit(office.code()));
  }

  private Stream<OfficeLine> offices() {
    return directory == null ? Stream.of() : directory.stream();
  }

  public Optional<TargetLine> findTarget(String code) {
    return targets.stream().filter(target -> target.code().equals(code)).findFirst();
  }

  /** Returns the total of a domain; empty if it has no units. */
  public Optional<UnitFigures> findTotal(Domain domain) {
    return totals.stream().filter(total -> total.code().equals(domain.name())).findFirst();
  }

  /** Returns who could have answered, of a unit or of a total; empty where that is not known. */
  public Optional<Participation> findParticipation(UnitFigures figures) {
    return participation == null
        ? Optional.empty()
        : participation.stream().filter(one -> one.code().equals(figures.code())).findFirst();
  }

  /** Returns the figure of the headline: of administrative services, or what else there is. */
  public Optional<UnitFigures> headline() {
    return totals.stream().findFirst();
  }
}
