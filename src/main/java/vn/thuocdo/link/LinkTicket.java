package vn.thuocdo.link;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.dossier.CaseState;
import vn.thuocdo.rating.Place;
import vn.thuocdo.rating.Respondent;

/**
 * What a link is about.
 *
 * @param occasion the visit: the answer replaces earlier ones on it, whichever way they came
 * @param language in which the form opens, as {@code vi} or {@code en}
 * @param caseState null when not told
 * @param expiresAt first instant at which nobody can answer for the first time
 */
public record LinkTicket(
    UUID occasion,
    Place place,
    Respondent respondent,
    String language,
    @Nullable CaseState caseState,
    Instant createdAt,
    Instant expiresAt) {

  /** How long a link is usually good for. */
  public static final Duration LIFETIME = Duration.ofDays(14);

  public LinkTicket {
    if (!expiresAt.isAfter(createdAt)) {
      throw new IllegalArgumentException("expired at birth: " + createdAt + ", " + expiresAt);
    }
  }
}
