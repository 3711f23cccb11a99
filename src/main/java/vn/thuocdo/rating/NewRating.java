package vn.thuocdo.rating;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.survey.Questionnaire;

/**
 * One citizen's answers, judged and placed, ready to be stored; stored once and never updated.
 *
 * @param id made by the device, so that sending a rating twice is harmless
 * @param suspicion reasons to look twice, comma-separated; empty for none
 * @param givenAt device clock, corrected; decides the period the rating belongs to
 * @param clockOffsetMillis server clock minus device clock when the rating was sent
 * @param receivedAt server clock
 * @param kioskId the device, when it was one
 * @param seq running number on that device, from 1 without a gap
 * @param answers by question code: an {@link Integer} for a scale, a {@link java.util.List} of
 *     choice codes for choices
 * @param comment free text as written; null when there is none
 * @param occasion the visit that it is about, where that is known: of several ratings on one
 *     occasion the newest counts; null when it stands for itself
 */
public record NewRating(
    UUID id,
    Questionnaire questionnaire,
    Place place,
    Channel channel,
    Respondent respondent,
    String language,
    boolean assisted,
    String suspicion,
    Instant givenAt,
    long clockOffsetMillis,
    Instant receivedAt,
    @Nullable Long kioskId,
    @Nullable Long seq,
    Map<String, Object> answers,
    @Nullable String comment,
    @Nullable UUID occasion) {

  NewRating withSuspicion(String reasons) {
    return new NewRating(
        id,
        questionnaire,
        place,
        channel,
        respondent,
        language,
        assisted,
        reasons,
        givenAt,
        clockOffsetMillis,
        receivedAt,
        kioskId,
        seq,
        answers,
        comment,
        occasion);
  }
}
