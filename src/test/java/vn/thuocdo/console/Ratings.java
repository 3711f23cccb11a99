package vn.thuocdo.console;

import io.micronaut.context.BeanContext;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.thuocdo.rating.Channel;
import vn.thuocdo.rating.NewRating;
import vn.thuocdo.rating.Place;
import vn.thuocdo.rating.Respondent;
import vn.thuocdo.rating.StoreRatings;
import vn.thuocdo.survey.Questionnaires;

/** Gives ratings of today at the point of the test office. */
public final class Ratings {

  private final BeanContext context;

  public Ratings(BeanContext context) {
    this.context = context;
  }

  /** Gives one rating at counter 1 or 2; an empty comment is none. */
  public void give(long counter, int score, List<String> reasons, String comment) {
    Instant now = context.getBean(InstantSource.class).instant();
    var questionnaire =
        context.getBean(Questionnaires.class).findCurrent("KIOSK_1TAP").orElseThrow();
    context
        .getBean(StoreRatings.class)
        .store(
            List.of(
                new NewRating(
                    UUID.randomUUID(),
                    questionnaire,
                    new Place(1, 1, counter, 0),
                    Channel.KIOSK,
                    Respondent.INDIVIDUAL,
                    "vi",
                    false,
                    "",
                    now,
                    0,
                    now,
                    null,
                    null,
                    reasons.isEmpty()
                        ? Map.of("OVERALL", score)
                        : Map.of("OVERALL", score, "REASONS", reasons),
                    comment.isEmpty() ? null : comment,
                    null)));
  }
}
