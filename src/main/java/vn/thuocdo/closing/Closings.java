package vn.thuocdo.closing;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.period.OfficeZone;
import vn.thuocdo.period.Period;
import vn.thuocdo.period.PeriodKind;
import vn.thuocdo.period.ReportingCalendar;
import vn.thuocdo.result.Change;
import vn.thuocdo.result.Figures;
import vn.thuocdo.result.Publication;
import vn.thuocdo.result.Publications;
import vn.thuocdo.result.PublishedPeriod;
import vn.thuocdo.result.ResultDocument;
import vn.thuocdo.staff.StaffMember;

/** Finds how far periods are on their way to the public. */
@Singleton
class Closings {

  private static final int QUARTERS = 8;

  private final Transactions transactions;
  private final Figures figures;
  private final Publications publications;
  private final FrozenFigures frozenFigures;
  private final Replies replies;
  private final InstantSource clock;

  Closings(
      Transactions transactions,
      Figures figures,
      Publications publications,
      FrozenFigures frozenFigures,
      Replies replies,
      InstantSource clock) {
    this.transactions = transactions;
    this.figures = figures;
    this.publications = publications;
    this.frozenFigures = frozenFigures;
    this.replies = replies;
    this.clock = clock;
  }

  /**
   * How far a period is.
   *
   * @param versions published or signed, the newest first
   * @param underway what is closed, but not signed; null when nothing is
   */
  record Progress(Period period, List<PublishedPeriod> versions, @Nullable ClosedPeriod underway) {

    boolean isUnderEmbargo(Instant now) {
      return !versions.isEmpty() && versions.getFirst().publishedAt().isAfter(now);
    }
  }

  /** Returns the quarters that are over, and what else was closed or published, latest first. */
  List<Progress> list() {
    List<PublishedPeriod> published = new ArrayList<>(publications.listUnderEmbargo());
    published.addAll(publications.list());
    List<ClosedPeriod> closed = transactions.read(ClosingTable::list);
    var periods = new ArrayList<Period>();
    published.forEach(head -> periods.add(head.period()));
    closed.forEach(closing -> periods.add(closing.period()));
    Period running =
        Period.current(PeriodKind.QUARTER, ReportingCalendar.REPORTING, OfficeZone.today(clock));
    running.previous().lastQuarters(QUARTERS).stream()
        .flatMap(quarter -> figures.parts(quarter).stream())
        .forEach(periods::add);
    return periods.stream()
        .distinct()
        .sorted(Comparator.comparing(Period::to).thenComparing(Period::from).reversed())
        .map(period -> progress(period, published, closed))
        .toList();
  }

  Progress find(Period period) {
    List<PublishedPeriod> published = new ArrayList<>(publications.listUnderEmbargo());
    published.addAll(publications.list());
    return progress(period, published, transactions.read(ClosingTable::list));
  }

  private static Progress progress(
      Period period, List<PublishedPeriod> published, List<ClosedPeriod> closed) {
    return new Progress(
        period,
        published.stream()
            .filter(head -> head.period().equals(period))
            .sorted(Comparator.comparing(PublishedPeriod::version).reversed())
            .toList(),
        closed.stream()
            .filter(closing -> closing.period().equals(period) && closing.signed() == null)
            .max(Comparator.comparing(ClosedPeriod::version))
            .orElse(null));
  }

  /**
   * Everything about one period.
   *
   * @param document what the public sees or would see: frozen, published or as it is now
   * @param before the published version that is to be corrected; null when there is none
   * @param changes from {@code before} to the frozen figures of a correction; else from the frozen
   *     or published figures to those of now
   * @param units what each unit of the closing said, in the order of the document
   */
  record Details(
      Progress progress,
      ResultDocument document,
      @Nullable ResultDocument before,
      List<Change> changes,
      List<UnitStanding> units) {}

  /**
   * @param reply null while the unit has said nothing
   * @param reminded null if it was not
   */
  record UnitStanding(
      String code,
      String name,
      String nameEn,
      @Nullable Reply reply,
      ReplyTable.@Nullable Reminded reminded) {}

  Details details(Period period) {
    Progress progress = find(period);
    ClosedPeriod underway = progress.underway();
    Optional<Publication> published = publications.find(period.calendar(), period.code());
    if (underway == null) {
      ResultDocument now = figures.preview(period);
      return published
          .map(
              one ->
                  new Details(
                      progress,
                      one.document(),
                      null,
                      Change.between(one.document(), now),
                      List.of()))
          .orElseGet(() -> new Details(progress, now, null, List.of(), List.of()));
    }
    ResultDocument frozen =
        transactions.read(connection -> frozenFigures.document(connection, underway.id()));
    return new Details(
        progress,
        frozen,
        published.map(Publication::document).orElse(null),
        published
            .map(one -> Change.between(one.document(), frozen))
            .orElseGet(() -> Change.between(frozen, figures.preview(period))),
        standings(underway, frozen));
  }

  private List<UnitStanding> standings(ClosedPeriod closing, ResultDocument document) {
    Map<Long, String> units = replies.units(document);
    return transactions.read(
        connection -> {
          Map<Long, Reply> said = ReplyTable.newest(connection, closing.id());
          Map<Long, ReplyTable.Reminded> reminded = ReplyTable.reminded(connection, closing.id());
          var standings = new ArrayList<UnitStanding>();
          units.forEach(
              (id, code) ->
                  document
                      .findUnit(code)
                      .ifPresent(
                          unit ->
                              standings.add(
                                  new UnitStanding(
                                      code,
                                      unit.name(),
                                      unit.nameEn(),
                                      said.get(id),
                                      reminded.get(id)))));
          return List.copyOf(standings);
        });
  }

  /**
   * Closed figures that units of a member may still object to, or may look at.
   *
   * @param inputs of all units, nothing hidden: show those in {@code units} only
   * @param units the member's
   */
  record Waiting(
      ClosedPeriod closing, ResultDocument inputs, List<UnitStanding> units, boolean isOpen) {}

  /** Returns what is closed and not yet signed, as far as it is about units of the member. */
  List<Waiting> waitingFor(StaffMember member) {
    LocalDate today = OfficeZone.today(clock);
    var waiting = new ArrayList<Waiting>();
    for (ClosedPeriod closing : transactions.read(ClosingTable::list)) {
      if (closing.signed() != null) {
        continue;
      }
      ResultDocument inputs =
          transactions.read(connection -> frozenFigures.inputs(connection, closing.id()));
      var mine =
          replies.units(inputs).entrySet().stream()
              .filter(unit -> member.maySee(unit.getKey()))
              .map(Map.Entry::getValue)
              .toList();
      List<UnitStanding> units =
          standings(closing, inputs).stream().filter(unit -> mine.contains(unit.code())).toList();
      if (!units.isEmpty()) {
        waiting.add(new Waiting(closing, inputs, units, closing.isOpenToReplies(today)));
      }
    }
    return waiting;
  }
}
