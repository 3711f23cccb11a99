package vn.thuocdo.result;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.period.Period;
import vn.thuocdo.rating.Channel;
import vn.thuocdo.unit.Lineage;
import vn.thuocdo.unit.Offices;
import vn.thuocdo.unit.UnitSuccession;

/**
 * Quarters of a unit across a reorganisation: its own answers, and beside them those of everything
 * that wholly became part of it. Counts are added, shares never averaged; where a predecessor came
 * only in part there is no comparable series. A quarter that straddles the day is cut there.
 */
@Singleton
class ComparableSeries {

  private final Transactions transactions;
  private final Offices offices;
  private final Figures figures;

  ComparableSeries(Transactions transactions, Offices offices, Figures figures) {
    this.transactions = transactions;
    this.offices = offices;
    this.figures = figures;
  }

  /**
   * One quarter, or a part of one.
   *
   * @param isFirstAfter whether the reorganisation lies just before it
   * @param comparable the answers of the unit and of its predecessors together
   */
  record Point(Period period, boolean isFirstAfter, Counts own, Counts comparable) {}

  /**
   * What there is to compare.
   *
   * @param points oldest first
   * @param refusedFor the predecessor that came only in part, which makes a comparable series
   *     impossible
   */
  record Series(List<Point> points, Optional<Long> refusedFor) {}

  Series of(long unitId, List<Period> quarters) {
    List<UnitSuccession> successions = offices.listSuccessions();
    Lineage lineage = Lineage.of(unitId, successions);
    Set<Long> together = lineage instanceof Lineage.Whole whole ? whole.unitIds() : Set.of(unitId);
    List<LocalDate> days =
        successions.stream()
            .filter(one -> together.contains(one.successorId()) || one.successorId() == unitId)
            .map(UnitSuccession::effectiveOn)
            .distinct()
            .sorted()
            .toList();
    Set<Channel> apart = figures.apart();
    List<Integer> questions = figures.headlineQuestions();
    List<Point> points =
        transactions.read(
            connection -> {
              var all = new ArrayList<Point>();
              for (Period part : cut(quarters, days)) {
                Map<Long, Counts> counts = counts(connection, part, together, questions, apart);
                all.add(
                    new Point(
                        part,
                        days.contains(part.from()),
                        counts.getOrDefault(unitId, Counts.NONE),
                        counts.values().stream().reduce(Counts.NONE, Counts::plus)));
              }
              return all;
            });
    return new Series(
        points,
        lineage instanceof Lineage.Partial partial
            ? Optional.of(partial.predecessorId())
            : Optional.empty());
  }

  /** Returns the periods with every one that holds one of the days cut in front of it. */
  static List<Period> cut(List<Period> periods, List<LocalDate> days) {
    List<Period> parts = periods;
    for (LocalDate day : days) {
      parts =
          parts.stream()
              .flatMap(
                  period ->
                      period.contains(day) && !period.from().equals(day)
                          ? period.cutAt(day).stream()
                          : java.util.stream.Stream.of(period))
              .toList();
    }
    return parts;
  }

  private static Map<Long, Counts> counts(
      Connection connection,
      Period period,
      Set<Long> units,
      List<Integer> questions,
      Set<Channel> apart)
      throws SQLException {
    var counts = new HashMap<Long, Counts>();
    for (TallyRows rows : TallyRows.of(period.from(), period.to())) {
      rows.sum(
          connection,
          "unit_id, channel",
          questions,
          units,
          row -> {
            if (!apart.contains(Channel.valueOf(row.getString(2)))) {
              counts.merge(row.getLong(1), TallyRows.counts(row, 3), Counts::plus);
            }
          });
    }
    Excluded.sum(
        connection,
        "t.unit_id, t.channel",
        period.from(),
        period.to(),
        questions,
        row -> {
          if (units.contains(row.getLong(1))
              && !apart.contains(Channel.valueOf(row.getString(2)))) {
            counts.merge(row.getLong(1), TallyRows.counts(row, 3), Counts::minus);
          }
        });
    return counts;
  }
}
