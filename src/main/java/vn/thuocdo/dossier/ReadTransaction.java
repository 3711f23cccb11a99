package vn.thuocdo.dossier;

import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.rating.Place;
import vn.thuocdo.rating.Respondent;
import vn.thuocdo.unit.Offices;
import vn.thuocdo.unit.OneStopPoint;

/**
 * Judges one transaction as it was sent. What says which dossier and where is judged strictly; what
 * is optional beside it never costs a transaction and is kept as «not told».
 */
@Singleton
class ReadTransaction {

  static final Duration OLDEST = Duration.ofDays(400);
  static final Duration MOST_AHEAD = Duration.ofMinutes(10);

  private static final int LONGEST_CODE = 100;
  private static final int LONGEST_NAME = 60;
  private static final int LONGEST_PHONE = 40;
  private static final Pattern LANGUAGE = Pattern.compile("[a-zA-Z-]{2,8}");

  private final Offices offices;

  ReadTransaction(Offices offices) {
    this.offices = offices;
  }

  /** Why a transaction was not taken. */
  enum Reason {
    MALFORMED,
    DOSSIER_CODE_MISSING,
    POINT_UNKNOWN,
    HANDLED_BY_MISSING,
    CASE_STATE_UNKNOWN,
    TIME_UNREADABLE,
    TOO_OLD,
    FROM_THE_FUTURE
  }

  /** Either a transaction or the reason why it is none. */
  sealed interface Judgement {
    record Taken(NewTransaction transaction) implements Judgement {}

    record Refused(Reason reason) implements Judgement {}
  }

  /** Returns a field as text, whatever text was sent; null when there is none. */
  static @Nullable String text(JsonNode sent, String name) {
    JsonNode value = sent.isObject() ? sent.get(name) : null;
    return value != null && value.isString() && !value.getStringValue().isBlank()
        ? value.getStringValue().strip()
        : null;
  }

  Judgement read(JsonNode sent, Instant receivedAt) {
    try {
      return new Judgement.Taken(transaction(sent, receivedAt));
    } catch (NotTaken e) {
      return new Judgement.Refused(e.reason);
    }
  }

  private NewTransaction transaction(JsonNode sent, Instant receivedAt) throws NotTaken {
    require(sent.isObject(), Reason.MALFORMED);
    String code = needed(sent, "dossierCode", LONGEST_CODE, Reason.DOSSIER_CODE_MISSING);
    String handledBy = needed(sent, "handledBy", LONGEST_NAME, Reason.HANDLED_BY_MISSING);
    OneStopPoint point =
        offices
            .findPoint(needed(sent, "point", LONGEST_NAME, Reason.POINT_UNKNOWN))
            .orElseThrow(() -> new NotTaken(Reason.POINT_UNKNOWN));
    Instant completedAt = time(sent, "completedAt");
    if (completedAt != null) {
      require(!completedAt.isBefore(receivedAt.minus(OLDEST)), Reason.TOO_OLD);
      require(!completedAt.isAfter(receivedAt.plus(MOST_AHEAD)), Reason.FROM_THE_FUTURE);
    }
    return new NewTransaction(
        code,
        caseState(sent),
        place(sent, point, handledBy),
        handledBy,
        respondent(sent),
        completedAt,
        time(sent, "dueAt"),
        language(sent),
        phone(sent),
        receivedAt);
  }

  private static CaseState caseState(JsonNode sent) throws NotTaken {
    String told = text(sent, "caseState");
    return told == null
        ? CaseState.RETURNED
        : Arrays.stream(CaseState.values())
            .filter(state -> state.name().equals(told.toUpperCase(Locale.ROOT)))
            .findFirst()
            .orElseThrow(() -> new NotTaken(Reason.CASE_STATE_UNKNOWN));
  }

  /** Some systems name the counter as who handled it. */
  private Place place(JsonNode sent, OneStopPoint point, String handledBy) {
    String procedure = text(sent, "procedure");
    long group =
        procedure == null
            ? Place.NOT_TOLD
            : offices.findProcedureGroup(procedure).map(known -> known.id()).orElse(Place.NOT_TOLD);
    long counter =
        offices.findCounter(point.id(), handledBy).map(known -> known.id()).orElse(Place.NOT_TOLD);
    return new Place(point.unitId(), point.id(), counter, group);
  }

  private static Respondent respondent(JsonNode sent) {
    String told = text(sent, "respondent");
    return Arrays.stream(Respondent.values())
        .filter(one -> one.name().equals(told))
        .findFirst()
        .orElse(Respondent.UNKNOWN);
  }

  private static String language(JsonNode sent) {
    String told = text(sent, "language");
    return told != null && LANGUAGE.matcher(told).matches() ? told.toLowerCase(Locale.ROOT) : "vi";
  }

  private static @Nullable String phone(JsonNode sent) {
    String told = text(sent, "phone");
    return told != null && told.length() <= LONGEST_PHONE ? told : null;
  }

  private static @Nullable Instant time(JsonNode sent, String name) throws NotTaken {
    String told = text(sent, name);
    if (told == null) {
      return null;
    }
    try {
      Instant at = Instant.parse(told).truncatedTo(ChronoUnit.MILLIS);
      require(
          at.isAfter(Instant.EPOCH) && at.isBefore(Instant.ofEpochSecond(253_370_764_800L)),
          Reason.TIME_UNREADABLE);
      return at;
    } catch (DateTimeException e) {
      throw new NotTaken(Reason.TIME_UNREADABLE);
    }
  }

  private static String needed(JsonNode sent, String name, int longest, Reason reason)
      throws NotTaken {
    String told = text(sent, name);
    if (told == null || told.length() > longest) {
      throw new NotTaken(reason);
    }
    return told;
  }

  private static void require(boolean holds, Reason reason) throws NotTaken {
    if (!holds) {
      throw new NotTaken(reason);
    }
  }

  /** Ends the reading of one transaction. */
  private static final class NotTaken extends Exception {
    private static final long serialVersionUID = 1;
    private final Reason reason;

    NotTaken(Reason reason) {
      super(reason.name(), null, false, false);
      this.reason = reason;
    }
  }
}
