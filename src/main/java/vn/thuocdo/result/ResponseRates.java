package vn.thuocdo.result;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import vn.thuocdo.dossier.TransactionCounts;
import vn.thuocdo.period.Period;
import vn.thuocdo.rating.Channel;
import vn.thuocdo.sms.InvitationCounts;
import vn.thuocdo.stats.Proportion;

/**
 * How many of those who could answer did: at kiosks of all transactions, by message and link of
 * those invited. A code on the wall invites nobody in particular and has no rate.
 */
@Singleton
class ResponseRates {

  private final Figures figures;
  private final TransactionCounts transactions;
  private final InvitationCounts invitations;

  ResponseRates(Figures figures, TransactionCounts transactions, InvitationCounts invitations) {
    this.figures = figures;
    this.transactions = transactions;
    this.invitations = invitations;
  }

  /**
   * Part of a whole.
   *
   * @param procedureGroupId 0 for not told
   */
  record Part(long unitId, long procedureGroupId) {}

  /**
   * Answers and those who could give them.
   *
   * @param atKiosks valid answers
   * @param byInvitation valid answers by message or link
   */
  record Response(long transactions, long atKiosks, long invited, long byInvitation) {

    static final Response NONE = new Response(0, 0, 0, 0);

    Response plus(Response other) {
      return new Response(
          transactions + other.transactions,
          atKiosks + other.atKiosks,
          invited + other.invited,
          byInvitation + other.byInvitation);
    }

    /** Returns the rate at kiosks; empty when transactions are not or not all known. */
    Optional<Proportion> kioskRate() {
      return rate(atKiosks, transactions);
    }

    /** Returns the rate of those invited; empty without invitations. */
    Optional<Proportion> invitationRate() {
      return rate(byInvitation, invited);
    }

    /** More answers than could be given: somebody has counted too few. */
    private static Optional<Proportion> rate(long answers, long asked) {
      return asked == 0 || answers > asked
          ? Optional.empty()
          : Optional.of(Proportion.wilson(answers, asked, Limits.CONFIDENCE));
    }
  }

  /** Returns the responses of a period as they are now; parts without anything are missing. */
  Map<Part, Response> of(Period period) {
    var responses = new HashMap<Part, Response>();
    transactions
        .of(period.from(), period.to())
        .forEach(
            (part, count) ->
                responses.merge(
                    new Part(part.unitId(), part.procedureGroupId()),
                    new Response(count, 0, 0, 0),
                    Response::plus));
    invitations
        .of(period)
        .forEach(
            (part, count) ->
                responses.merge(
                    new Part(part.unitId(), part.procedureGroupId()),
                    new Response(0, 0, count, 0),
                    Response::plus));
    for (Tallied sum : figures.tallied(period)) {
      long answers = sum.counts().sampleSize();
      boolean isAtKiosk = sum.channel() == Channel.KIOSK;
      boolean isInvited = sum.channel() == Channel.SMS || sum.channel() == Channel.LINK;
      if (answers > 0 && (isAtKiosk || isInvited)) {
        responses.merge(
            new Part(sum.unitId(), sum.procedureGroupId()),
            new Response(0, isAtKiosk ? answers : 0, 0, isInvited ? answers : 0),
            Response::plus);
      }
    }
    return responses;
  }
}
