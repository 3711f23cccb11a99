package vn.thuocdo.kiosk;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a kiosk needs to know, as it is sent; the contract stands in {@code kiosk/README.md}.
 *
 * @param key only in the answer to an enrolment
 * @param demo whether the figures of this installation are simulated
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record Configuration(
    @Nullable String key,
    String kiosk,
    Place point,
    Place counter,
    Place unit,
    @Nullable String hotline,
    boolean demo,
    Pin pin,
    Questionnaire questionnaire) {

  /** A place by code and name in both languages. */
  @Serdeable
  record Place(String code, String name, String nameEn) {}

  /** PBKDF2 with HMAC-SHA-256, 256 bits; salt and hash are base64. */
  @Serdeable
  record Pin(String salt, int iterations, String hash) {}

  /**
   * Which questions to ask, not how they are worded: the words are the kiosk's.
   *
   * @param order of the faces, {@code 5-1} as on paper forms or {@code 1-5}
   * @param coolDownSeconds how long the start screen takes no tap after a rating
   */
  @Serdeable
  record Questionnaire(
      String code,
      int version,
      String order,
      List<String> reasons,
      int askReasonsAtOrBelow,
      int askPraiseAt,
      int maxReasons,
      boolean comment,
      int coolDownSeconds) {}
}
