package vn.thuocdo.dossier;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.rating.Place;
import vn.thuocdo.rating.Respondent;

/**
 * A transaction that was stored. Holds a telephone number, and is therefore never kept, logged or
 * sent.
 *
 * @param dossierHash keyed hash of the dossier code, 32 bytes
 * @param phone as it was told; null when it was not
 */
public record TransactionStored(
    long id,
    byte[] dossierHash,
    CaseState caseState,
    Place place,
    Respondent respondent,
    String language,
    @Nullable String phone,
    Instant receivedAt) {

  @Override
  public String toString() {
    return "transaction " + id;
  }
}
