package vn.thuocdo.dossier;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.rating.Place;
import vn.thuocdo.rating.Respondent;

/**
 * A transaction, judged and placed, ready to be stored.
 *
 * @param dossierCode kept as a keyed hash only
 * @param handledBy who served, as the one-stop software names them
 * @param phone as it was told, if it was; goes to who invites and is not kept here
 */
record NewTransaction(
    String dossierCode,
    CaseState caseState,
    Place place,
    String handledBy,
    Respondent respondent,
    @Nullable Instant completedAt,
    @Nullable Instant dueAt,
    String language,
    @Nullable String phone,
    Instant receivedAt) {

  @Override
  public String toString() {
    return "transaction in state " + caseState;
  }
}
