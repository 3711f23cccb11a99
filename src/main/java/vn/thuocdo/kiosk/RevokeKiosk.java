package vn.thuocdo.kiosk;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.staff.Audit;

/** Takes the key from a device. */
@Singleton
class RevokeKiosk {

  private final Transactions transactions;
  private final KioskTable table;
  private final Kiosks kiosks;
  private final Audit audit;
  private final InstantSource clock;

  RevokeKiosk(
      Transactions transactions,
      KioskTable table,
      Kiosks kiosks,
      Audit audit,
      InstantSource clock) {
    this.transactions = transactions;
    this.table = table;
    this.kiosks = kiosks;
    this.audit = audit;
    this.clock = clock;
  }

  /** Revokes a key and leaves an audit line; a key that is revoked already changes nothing. */
  void revoke(String who, long id) {
    transactions.write(
        connection -> {
          if (table.revoke(id, clock.instant())) {
            audit.record(who, "kiosk-revoked", "kiosk " + id, "valid", "revoked");
          }
          return 0;
        });
    kiosks.forget();
  }
}
