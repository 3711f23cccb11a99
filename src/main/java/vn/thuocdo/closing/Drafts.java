package vn.thuocdo.closing;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.period.Period;
import vn.thuocdo.result.Proceedings;
import vn.thuocdo.result.Publications;
import vn.thuocdo.result.ResultDocument;

/**
 * Figures that are frozen, but not public yet, for whoever prepares the report: Sở Nội vụ alone may
 * see them.
 */
@Singleton
public class Drafts {

  private final Transactions transactions;
  private final FrozenFigures frozenFigures;
  private final Publications publications;
  private final Remedies remedies;

  Drafts(
      Transactions transactions,
      FrozenFigures frozenFigures,
      Publications publications,
      Remedies remedies) {
    this.transactions = transactions;
    this.frozenFigures = frozenFigures;
    this.publications = publications;
    this.remedies = remedies;
  }

  /**
   * Frozen figures.
   *
   * @param document what will be public; without its moment and without how it came about
   * @param sha256 of that document
   * @param remedies of what the period before showed, as the register has them now
   */
  public record Draft(ResultDocument document, String sha256, List<Proceedings.Remedy> remedies) {}

  /** Returns the periods with figures that are not public yet, the latest closing first. */
  public List<Period> list() {
    return transactions.read(ClosingTable::list).stream()
        .filter(this::isWaiting)
        .map(ClosedPeriod::period)
        .distinct()
        .toList();
  }

  /** Returns the figures of a period that will be public next; empty where nothing is closed. */
  public Optional<Draft> find(Period period) {
    return transactions.read(
        connection -> {
          for (ClosedPeriod closing : ClosingTable.list(connection)) {
            if (closing.period().equals(period) && isWaiting(closing)) {
              return Optional.of(draft(connection, closing));
            }
          }
          return Optional.<Draft>empty();
        });
  }

  private Draft draft(Connection connection, ClosedPeriod closing) throws SQLException {
    return new Draft(
        frozenFigures.document(connection, closing.id()),
        closing.sha256(),
        remedies.forTheReport(connection, closing.period().previous()));
  }

  /** Signed figures wait too, until their embargo is over. */
  private boolean isWaiting(ClosedPeriod closing) {
    Period period = closing.period();
    return publications.versions(period.calendar(), period.code()).stream()
        .noneMatch(head -> head.version() >= closing.version());
  }
}
