package vn.thuocdo.seal;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What the tree knows of a rating: never the answer, never a person.
 *
 * @param unit code
 * @param questionnaire code and version, as in {@code KIOSK_1TAP@1}
 */
public record CountedRating(UUID id, String unit, String questionnaire, LocalDate day) {

  private static final String KIND = "thuocdo.rating.1";

  byte[] leaf(Merkle merkle) {
    return merkle.leaf(
        (KIND + "\n" + id + "\n" + unit + "\n" + questionnaire + "\n" + day)
            .getBytes(StandardCharsets.UTF_8));
  }
}
