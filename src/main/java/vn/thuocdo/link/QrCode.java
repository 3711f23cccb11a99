package vn.thuocdo.link;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.dossier.CaseState;

/**
 * A code that hangs at a one-stop point or is printed on slips there.
 *
 * @param counterId 0 for the whole point
 * @param caseState null for any
 * @param withdrawnAt null while it is good
 */
record QrCode(
    String code,
    long pointId,
    long counterId,
    @Nullable CaseState caseState,
    Instant madeAt,
    @Nullable Instant withdrawnAt) {

  /** The page of a code is at this path and the code. */
  static final String PATH = "/q/";

  boolean isWithdrawn() {
    return withdrawnAt != null;
  }
}
