package vn.thuocdo.link;

import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.problem.Refusal;
import vn.thuocdo.rating.Channel;
import vn.thuocdo.rating.NewRating;
import vn.thuocdo.rating.Outcome;
import vn.thuocdo.rating.Place;
import vn.thuocdo.rating.Respondent;
import vn.thuocdo.rating.StoreRatings;
import vn.thuocdo.survey.Questionnaire;
import vn.thuocdo.survey.Uses;
import vn.thuocdo.text.Language;

/** Sends what was answered on a form through the one door for ratings. */
@Singleton
class SendRating {

  private final Uses uses;
  private final StoreRatings storeRatings;
  private final InstantSource clock;

  SendRating(Uses uses, StoreRatings storeRatings, InstantSource clock) {
    this.uses = uses;
    this.storeRatings = storeRatings;
    this.clock = clock;
  }

  /** What became of an answer. */
  enum Sent {
    STORED,
    REPEATED,
    /** Nothing was promised: to be sent again in a moment. */
    NOT_NOW,
    /** The database will never take it as it is. */
    REFUSED
  }

  /**
   * Who answers about what.
   *
   * @param occasion the visit; null where it is not known
   */
  record About(Channel channel, Place place, Respondent respondent, @Nullable UUID occasion) {}

  /** Returns the questionnaire that a form asks; that of today for a form that nobody filled. */
  Questionnaire questionnaire(PostedForm form) {
    return uses.everUsed(form.one(FormPages.QUESTIONNAIRE)).orElseGet(uses::today);
  }

  /** Returns what became of the answers, after the commit if they are stored. */
  Sent send(UUID id, About about, Language language, Answers answers) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var rating =
        new NewRating(
            id,
            answers.questionnaire(),
            about.place(),
            about.channel(),
            about.respondent(),
            language.tag(),
            false,
            "",
            now,
            0,
            now,
            null,
            null,
            answers.byQuestion(),
            answers.comment().orElse(null),
            about.occasion());
    try {
      Outcome outcome = storeRatings.store(List.of(rating)).getFirst();
      return switch (outcome) {
        case STORED -> Sent.STORED;
        case REPEATED -> Sent.REPEATED;
        case REFUSED -> Sent.REFUSED;
      };
    } catch (Refusal refusal) {
      if (refusal.status() == HttpStatus.SERVICE_UNAVAILABLE) {
        return Sent.NOT_NOW;
      }
      throw refusal;
    }
  }
}
