package vn.thuocdo.exclusion;

import io.micronaut.context.BeanContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.period.OfficeZone;
import vn.thuocdo.rating.Channel;
import vn.thuocdo.rating.NewRating;
import vn.thuocdo.rating.Office;
import vn.thuocdo.rating.Outcome;
import vn.thuocdo.rating.Place;
import vn.thuocdo.rating.Respondent;
import vn.thuocdo.rating.StoreRatings;
import vn.thuocdo.survey.Questionnaires;
import vn.thuocdo.unit.Offices;

/** One office with two counters whose ratings come by the door of all ratings, marks included. */
public final class MarkedOffice {

  private final BeanContext context;

  private MarkedOffice(BeanContext context) {
    this.context = context;
  }

  public static MarkedOffice open(BeanContext context) {
    Office.open(context.getBean(Transactions.class));
    context.getBean(Offices.class).forget();
    return new MarkedOffice(context);
  }

  /** Stands in an office with the numbers 1 for unit, point and counter that is there already. */
  public static MarkedOffice in(BeanContext context) {
    return new MarkedOffice(context);
  }

  /**
   * @param suspicion as stored; empty for ratings that are not marked
   */
  public void give(String day, long counter, int score, String suspicion, int count) {
    Instant from =
        LocalDate.parse(day).atTime(LocalTime.of(9, 0)).atZone(OfficeZone.ZONE).toInstant();
    var ratings = new ArrayList<NewRating>();
    for (int i = 0; i < count; i++) {
      ratings.add(rating(counter, score, suspicion, from.plusSeconds(30L * i)));
    }
    var outcomes = context.getBean(StoreRatings.class).store(ratings);
    if (!outcomes.stream().allMatch(Outcome.STORED::equals)) {
      throw new IllegalStateException("Not stored: " + outcomes);
    }
  }

  private NewRating rating(long counter, int score, String suspicion, Instant at) {
    return new NewRating(
        UUID.randomUUID(),
        context.getBean(Questionnaires.class).findCurrent("KIOSK_1TAP").orElseThrow(),
        new Place(1, 1, counter, Place.NOT_TOLD),
        Channel.KIOSK,
        Respondent.UNKNOWN,
        "vi",
        false,
        suspicion,
        at,
        0,
        at,
        null,
        null,
        Map.of("OVERALL", score),
        null,
        null);
  }
}
