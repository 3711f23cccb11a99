package vn.thuocdo.sms;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.rating.Channel;
import vn.thuocdo.rating.NewRating;
import vn.thuocdo.rating.StoreRatings;
import vn.thuocdo.survey.Question;
import vn.thuocdo.survey.Questionnaire;
import vn.thuocdo.survey.Questionnaires;

/** Makes ratings of replies that were read. */
@Singleton
class ReplyRatings {

  private static final String QUESTIONNAIRE = "SMS_1Q";

  private final StoreRatings storeRatings;
  private final Questionnaires questionnaires;

  ReplyRatings(StoreRatings storeRatings, Questionnaires questionnaires) {
    this.storeRatings = storeRatings;
    this.questionnaires = questionnaires;
  }

  /**
   * A reply that was read.
   *
   * @param id of the rating
   */
  record Rated(
      UUID id, Invited invited, List<Integer> scores, @Nullable String comment, Instant at) {}

  /** Stores ratings in the caller's transaction; the same id again changes nothing. */
  void store(Connection connection, List<Rated> replies) throws SQLException {
    if (replies.isEmpty()) {
      return;
    }
    Questionnaire questionnaire = questionnaires.findCurrent(QUESTIONNAIRE).orElseThrow();
    storeRatings.store(
        connection, replies.stream().map(reply -> rating(questionnaire, reply)).toList());
  }

  private static NewRating rating(Questionnaire questionnaire, Rated reply) {
    Invited invited = reply.invited;
    Instant givenAt = reply.at.truncatedTo(ChronoUnit.MILLIS);
    return new NewRating(
        reply.id,
        questionnaire,
        invited.place(),
        Channel.SMS,
        invited.respondent(),
        invited.language(),
        false,
        "",
        givenAt,
        0,
        givenAt,
        null,
        null,
        answers(questionnaire, reply.scores),
        reply.comment,
        invited.occasion());
  }

  /** «HL 5 4 3» answers the first three questions; more digits than questions are left out. */
  private static Map<String, Object> answers(Questionnaire questionnaire, List<Integer> scores) {
    List<Question> questions =
        questionnaire.questions().stream()
            .filter(question -> question.kind() == Question.Kind.SCALE)
            .toList();
    var answers = new LinkedHashMap<String, Object>();
    for (int i = 0; i < Math.min(questions.size(), scores.size()); i++) {
      answers.put(questions.get(i).code(), scores.get(i));
    }
    return answers;
  }
}
