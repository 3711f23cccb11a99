package vn.thuocdo.result;

import java.time.LocalDate;
import java.util.List;
import vn.thuocdo.period.Period;

/** What became of the wish to publish a period. */
public sealed interface PublishOutcome {

  /** It is published now. */
  record Published(Publication publication) implements PublishOutcome {}

  /** It was published before and stays as it is. */
  record PublishedBefore(Publication publication) implements PublishOutcome {}

  /**
   * It may not be published yet, and nothing was changed.
   *
   * @param lastDay of the period; it can be published from the day after
   */
  record NotEnded(LocalDate lastDay) implements PublishOutcome {}

  /**
   * The reorganisation lies within it, and nothing was changed.
   *
   * @param parts the periods to publish instead
   */
  record Straddles(List<Period> parts) implements PublishOutcome {

    public Straddles {
      parts = List.copyOf(parts);
    }
  }
}
