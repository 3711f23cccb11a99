package vn.thuocdo.rating;

import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.period.OfficeZone;
import vn.thuocdo.survey.Question;
import vn.thuocdo.survey.Questionnaire;

/**
 * Takes answers that were given on paper, or long ago: of a known day, but no known minute. They
 * are judged as strictly as those of a kiosk; only their age is no reason to refuse them, and
 * nothing about their speed can look odd.
 */
@Singleton
public class RecordForms {

  private static final Pattern SEPARATOR = Pattern.compile("\\s*[|;,]\\s*");
  private static final int NOON = 12;

  private final StoreRatings storeRatings;
  private final InstantSource clock;

  RecordForms(StoreRatings storeRatings, InstantSource clock) {
    this.storeRatings = storeRatings;
    this.clock = clock;
  }

  /**
   * One form.
   *
   * @param id the same whenever the same form is taken again
   * @param answers by question code, as on paper: «5», or codes of choices separated by «|»
   */
  public record Form(
      UUID id,
      Questionnaire questionnaire,
      Place place,
      Channel channel,
      Respondent respondent,
      LocalDate day,
      Map<String, String> answers,
      String comment) {}

  /**
   * Either a rating or the reason why it is none.
   *
   * @param rating null when it is refused
   */
  public record Judgement(@Nullable NewRating rating, @Nullable RefusalReason reason) {}

  public Judgement judge(Form form) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Instant noon = OfficeZone.startOf(form.day()).plus(NOON, ChronoUnit.HOURS);
    if (form.day().isAfter(OfficeZone.dayOf(now))) {
      return new Judgement(null, RefusalReason.FROM_THE_FUTURE);
    }
    var answers = new LinkedHashMap<String, JsonNode>();
    form.answers()
        .forEach((code, told) -> answers.put(code, node(form.questionnaire(), code, told)));
    try {
      return new Judgement(
          new NewRating(
              form.id(),
              form.questionnaire(),
              form.place(),
              form.channel(),
              form.respondent(),
              "vi",
              false,
              "",
              noon,
              0,
              now,
              null,
              null,
              ReadRating.answers(JsonNode.createObjectNode(answers), form.questionnaire()),
              Comments.keep(form.comment()).orElse(null),
              null),
          null);
    } catch (ReadRating.NotTaken e) {
      return new Judgement(null, e.reason);
    }
  }

  /** Stores forms that were judged; see {@link StoreRatings#store}. */
  public List<Outcome> store(List<NewRating> ratings) {
    return storeRatings.store(ratings);
  }

  /** Stores forms in the caller's transaction; see {@link StoreRatings#store(Connection, List)}. */
  public List<Outcome> store(Connection connection, List<NewRating> ratings) throws SQLException {
    return storeRatings.store(connection, ratings);
  }

  private static JsonNode node(Questionnaire questionnaire, String code, String told) {
    boolean isScale =
        questionnaire
            .question(code)
            .filter(question -> question.kind() == Question.Kind.SCALE)
            .isPresent();
    if (!isScale) {
      return JsonNode.createArrayNode(
          Stream.of(SEPARATOR.split(told)).map(JsonNode::createStringNode).toList());
    }
    try {
      return JsonNode.createNumberNode(Integer.parseInt(told));
    } catch (NumberFormatException e) {
      return JsonNode.createStringNode(told);
    }
  }
}
