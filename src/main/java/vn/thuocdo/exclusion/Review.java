package vn.thuocdo.exclusion;

import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.period.Period;
import vn.thuocdo.result.Counts;
import vn.thuocdo.result.Figures;
import vn.thuocdo.result.Publication;
import vn.thuocdo.result.Publications;
import vn.thuocdo.result.ResultDocument;

/** Gathers what there is to decide about a period, and what was decided. */
@Singleton
class Review {

  /** Days on one page: their reasons are read from ratings, so the page bounds what that costs. */
  static final int DAYS_ON_A_PAGE = 20;

  private static final Comparator<Map.Entry<MarkedTables.Key, Counts>> MOST_MARKED_FIRST =
      Comparator.<Map.Entry<MarkedTables.Key, Counts>>comparingLong(
              day -> -(day.getValue().sampleSize() + day.getValue().noOpinion()))
          .thenComparing(day -> day.getKey().about().day(), Comparator.reverseOrder())
          .thenComparingLong(day -> day.getKey().about().pointId())
          .thenComparingLong(day -> day.getKey().about().counterId())
          .thenComparingLong(day -> day.getKey().unitId());

  private final Transactions transactions;
  private final Figures figures;
  private final Publications publications;

  Review(Transactions transactions, Figures figures, Publications publications) {
    this.transactions = transactions;
    this.figures = figures;
    this.publications = publications;
  }

  /**
   * A period as it is to be decided about.
   *
   * @param all figures of all ratings
   * @param left figures without what is left out
   * @param days of this page, those with most marked ratings first
   * @param allDays how many there are on all pages
   * @param decisions the newest first
   * @param publication of this very period
   */
  record Findings(
      Period period,
      ResultDocument all,
      ResultDocument left,
      List<MarkedDay> days,
      int page,
      int allDays,
      List<Exclusion> decisions,
      Optional<Publication> publication) {

    boolean hasMore() {
      return page * DAYS_ON_A_PAGE < allDays;
    }

    Optional<Exclusion> inForce(CounterDay about) {
      return decisions.stream()
          .filter(Exclusion::isInForce)
          .filter(decision -> decision.about().equals(about))
          .findFirst();
    }
  }

  /**
   * @param page from 1; beyond the last is the last
   */
  Findings of(Period period, int page) {
    ResultDocument all = figures.liveWithoutExclusions(period);
    ResultDocument left = figures.live(period);
    Optional<Publication> publication = publications.find(period.calendar(), period.code());
    return transactions.read(
        connection -> {
          var marked =
              MarkedTables.listMarked(connection, period.from(), period.to()).entrySet().stream()
                  .sorted(MOST_MARKED_FIRST)
                  .toList();
          int last = Math.max(1, (marked.size() + DAYS_ON_A_PAGE - 1) / DAYS_ON_A_PAGE);
          int shown = Math.clamp(page, 1, last);
          int from = (shown - 1) * DAYS_ON_A_PAGE;
          var days = marked.subList(from, Math.min(marked.size(), from + DAYS_ON_A_PAGE));
          return new Findings(
              period,
              all,
              left,
              MarkedTables.complete(connection, days),
              shown,
              marked.size(),
              ExclusionTable.list(connection, period.from(), period.to()),
              publication);
        });
  }
}
