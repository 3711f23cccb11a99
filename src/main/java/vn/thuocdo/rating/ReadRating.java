package vn.thuocdo.rating;

import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.survey.Question;
import vn.thuocdo.survey.Questionnaire;
import vn.thuocdo.survey.Questionnaires;
import vn.thuocdo.unit.Offices;

/**
 * Judges one rating as it was sent: either it becomes a {@link NewRating} or it is refused with the
 * reason.
 *
 * <p>What decides a figure is judged strictly. What is optional beside it never costs a rating: an
 * unknown procedure group or respondent is kept as «not told».
 */
@Singleton
class ReadRating {

  static final Duration OLDEST = Duration.ofDays(400);

  /**
   * Clocks drift even after correction; further ahead than this, the day can no longer be trusted.
   */
  static final Duration MOST_AHEAD = Duration.ofMinutes(10);

  private static final Pattern UUID_TEXT =
      Pattern.compile(
          "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
  private static final Pattern QUESTIONNAIRE = Pattern.compile("([A-Z0-9_]{1,40})@([0-9]{1,6})");
  private static final Pattern LANGUAGE = Pattern.compile("[a-zA-Z-]{2,8}");
  private static final long HIGHEST_SEQ = 1L << 53;

  private final Questionnaires questionnaires;
  private final Offices offices;

  ReadRating(Questionnaires questionnaires, Offices offices) {
    this.questionnaires = questionnaires;
    this.offices = offices;
  }

  /** Either a rating or the reason why it is none. */
  sealed interface Reading {
    record Readable(NewRating rating) implements Reading {}

    record Refused(RefusalReason reason) implements Reading {}
  }

  /** Returns the id as it was sent, whatever it is; null when there is no text to read. */
  static @Nullable String sentId(JsonNode sent) {
    JsonNode id = field(sent, "id");
    return id != null && id.isString() ? id.getStringValue() : null;
  }

  /** Returns the id that was sent if it can be one. */
  static Optional<UUID> sentUuid(JsonNode sent) {
    String id = sentId(sent);
    return id == null ? Optional.empty() : uuid(id);
  }

  static Optional<UUID> uuid(String id) {
    return UUID_TEXT.matcher(id).matches() ? Optional.of(UUID.fromString(id)) : Optional.empty();
  }

  /** Returns the running number, null when none that can be one was sent. */
  static @Nullable Long sentSeq(JsonNode sent) {
    JsonNode seq = field(sent, "seq");
    if (seq == null || !isWhole(seq)) {
      return null;
    }
    long value = seq.getLongValue();
    return value >= 1 && value <= HIGHEST_SEQ ? value : null;
  }

  /** Returns the judgement of one rating; never throws for what was sent. */
  Reading read(JsonNode sent, Sender sender) {
    try {
      return new Reading.Readable(rating(sent, sender));
    } catch (NotTaken e) {
      return new Reading.Refused(e.reason);
    }
  }

  private NewRating rating(JsonNode sent, Sender sender) throws NotTaken {
    require(sent.isObject(), RefusalReason.MALFORMED);
    String id = needed(sentId(sent), RefusalReason.ID_IS_NO_UUID);
    require(UUID_TEXT.matcher(id).matches(), RefusalReason.ID_IS_NO_UUID);
    require(!has(sent, "seq") || sentSeq(sent) != null, RefusalReason.MALFORMED);
    Questionnaire questionnaire = questionnaire(sent);
    return new NewRating(
        UUID.fromString(id),
        questionnaire,
        place(sent, sender),
        sender.channel(),
        respondent(sent),
        language(sent),
        flag(sent, "assisted"),
        "",
        givenAt(sent, sender),
        sender.clockOffset().toMillis(),
        sender.receivedAt(),
        sender.kioskId(),
        sentSeq(sent),
        answers(needed(field(sent, "answers"), RefusalReason.MALFORMED), questionnaire),
        comment(sent),
        null);
  }

  private Questionnaire questionnaire(JsonNode sent) throws NotTaken {
    String name = needed(text(sent, "questionnaire"), RefusalReason.MALFORMED);
    var parts = QUESTIONNAIRE.matcher(name);
    require(parts.matches(), RefusalReason.UNKNOWN_QUESTIONNAIRE);
    return questionnaires
        .find(parts.group(1), Integer.parseInt(parts.group(2)))
        .orElseThrow(() -> new NotTaken(RefusalReason.UNKNOWN_QUESTIONNAIRE));
  }

  private static Instant givenAt(JsonNode sent, Sender sender) throws NotTaken {
    String given = needed(text(sent, "givenAt"), RefusalReason.MALFORMED);
    try {
      Instant at = Instant.parse(given).plus(sender.clockOffset());
      require(!at.isBefore(sender.receivedAt().minus(OLDEST)), RefusalReason.TOO_OLD);
      require(!at.isAfter(sender.receivedAt().plus(MOST_AHEAD)), RefusalReason.FROM_THE_FUTURE);
      return at.truncatedTo(ChronoUnit.MILLIS);
    } catch (DateTimeException | ArithmeticException e) {
      throw new NotTaken(RefusalReason.MALFORMED);
    }
  }

  private Place place(JsonNode sent, Sender sender) throws NotTaken {
    String code = text(sent, "procedureGroup");
    long procedureGroupId =
        code == null
            ? Place.NOT_TOLD
            : offices.findProcedureGroup(code).map(group -> group.id()).orElse(Place.NOT_TOLD);
    Place at = sender.place();
    return new Place(at.unitId(), at.pointId(), at.counterId(), procedureGroupId);
  }

  private static Respondent respondent(JsonNode sent) throws NotTaken {
    String told = text(sent, "respondent");
    for (Respondent respondent : Respondent.values()) {
      if (respondent.name().equals(told)) {
        return respondent;
      }
    }
    return Respondent.UNKNOWN;
  }

  private static String language(JsonNode sent) throws NotTaken {
    String told = text(sent, "language");
    return told != null && LANGUAGE.matcher(told).matches() ? told : "vi";
  }

  /** Returns the answers by question code, in the order of the questionnaire. */
  static Map<String, Object> answers(JsonNode told, Questionnaire questionnaire) throws NotTaken {
    require(told.isObject(), RefusalReason.MALFORMED);
    for (var answer : told.entries()) {
      require(questionnaire.question(answer.getKey()).isPresent(), RefusalReason.UNKNOWN_QUESTION);
    }
    // In the questionnaire's order, so that the same answers are the same text.
    var answers = new LinkedHashMap<String, Object>();
    for (Question question : questionnaire.questions()) {
      JsonNode answer = field(told, question.code());
      require(answer != null || !question.isHeadline(), RefusalReason.NOT_ANSWERED);
      if (answer != null) {
        answers.put(
            question.code(),
            question.kind() == Question.Kind.SCALE
                ? score(answer, question)
                : choices(answer, question));
      }
    }
    return answers;
  }

  private static int score(JsonNode answer, Question question) throws NotTaken {
    require(answer.isNumber(), RefusalReason.MALFORMED);
    require(isWhole(answer), RefusalReason.OFF_THE_SCALE);
    long score = answer.getLongValue();
    boolean isOnTheScale = score >= question.minimum() && score <= question.maximum();
    boolean isNoOpinion = score == question.noOpinion() && question.allowsNoOpinion();
    require(isOnTheScale || isNoOpinion, RefusalReason.OFF_THE_SCALE);
    return (int) score;
  }

  private static List<String> choices(JsonNode answer, Question question) throws NotTaken {
    require(answer.isArray(), RefusalReason.MALFORMED);
    var choices = new ArrayList<String>();
    for (JsonNode choice : answer.values()) {
      require(choice.isString(), RefusalReason.MALFORMED);
      require(question.choices().contains(choice.getStringValue()), RefusalReason.UNKNOWN_CHOICE);
      if (!choices.contains(choice.getStringValue())) {
        choices.add(choice.getStringValue());
      }
    }
    require(choices.size() <= question.maxChoices(), RefusalReason.TOO_MANY_CHOICES);
    return List.copyOf(choices);
  }

  private static @Nullable String comment(JsonNode sent) throws NotTaken {
    String comment = text(sent, "comment");
    return comment == null ? null : Comments.keep(comment).orElse(null);
  }

  private static boolean flag(JsonNode sent, String name) throws NotTaken {
    JsonNode flag = field(sent, name);
    require(flag == null || flag.isBoolean(), RefusalReason.MALFORMED);
    return flag != null && flag.getBooleanValue();
  }

  private static @Nullable String text(JsonNode sent, String name) throws NotTaken {
    JsonNode text = field(sent, name);
    require(text == null || text.isString(), RefusalReason.MALFORMED);
    return text == null ? null : text.getStringValue();
  }

  private static boolean has(JsonNode sent, String name) {
    return field(sent, name) != null;
  }

  private static @Nullable JsonNode field(JsonNode sent, String name) {
    JsonNode field = sent.isObject() ? sent.get(name) : null;
    return field == null || field.isNull() ? null : field;
  }

  private static boolean isWhole(JsonNode number) {
    if (!number.isNumber()) {
      return false;
    }
    // A number such as 1e999 is infinite here and so is no whole number either.
    double value = number.getDoubleValue();
    return Math.rint(value) == value && Math.abs(value) <= HIGHEST_SEQ;
  }

  private static <T> T needed(@Nullable T value, RefusalReason otherwise) throws NotTaken {
    if (value == null) {
      throw new NotTaken(otherwise);
    }
    return value;
  }

  private static void require(boolean holds, RefusalReason otherwise) throws NotTaken {
    if (!holds) {
      throw new NotTaken(otherwise);
    }
  }

  /** Leaves the judgement at the first reason; never leaves this package. */
  static final class NotTaken extends Exception {

    final RefusalReason reason;

    NotTaken(RefusalReason reason) {
      super(reason.name(), null, false, false);
      this.reason = reason;
    }
  }
}
