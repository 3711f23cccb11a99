package vn.thuocdo.kiosk;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.staff.Audit;
import vn.thuocdo.unit.Counter;
import vn.thuocdo.unit.Offices;
import vn.thuocdo.unit.OneStopPoint;

/** Makes the one-time codes with which a device becomes the kiosk of a counter. */
@Singleton
public class EnrolmentCodes {

  static final Duration VALID_FOR = Duration.ofHours(24);

  private final Transactions transactions;
  private final KioskTable kiosks;
  private final Offices offices;
  private final Audit audit;
  private final InstantSource clock;

  EnrolmentCodes(
      Transactions transactions,
      KioskTable kiosks,
      Offices offices,
      Audit audit,
      InstantSource clock) {
    this.transactions = transactions;
    this.kiosks = kiosks;
    this.offices = offices;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A code to type on the device, and the PIN of the staff area there; both are shown once and kept
   * only as hashes.
   *
   * @param code three groups of four letters and digits
   * @param pin six digits
   */
  public record Issued(String code, String pin, Instant expiresAt) {}

  /**
   * Returns a new code for a counter; empty when there is no such counter.
   *
   * @param who asks for it, for the audit trail
   */
  public Optional<Issued> issue(String who, String pointCode, String counterCode) {
    return offices
        .findPoint(pointCode)
        .flatMap(
            point ->
                offices
                    .findCounter(point.id(), counterCode)
                    .map(counter -> issue(who, point, counter)));
  }

  private Issued issue(String who, OneStopPoint point, Counter counter) {
    String code = Secret.newCode();
    String pin = Secret.newPin();
    byte[] salt = Secret.newSalt();
    Instant now = clock.instant();
    var openCode =
        new KioskTable.OpenCode(point.id(), counter.id(), salt, Secret.pinHash(pin, salt));
    transactions.write(
        connection -> {
          kiosks.insertCode(
              Secret.hash(Secret.normalised(code)), openCode, now, now.plus(VALID_FOR));
          audit.record(who, "kiosk-code-issued", point.code() + "/" + counter.code(), null, null);
          return 0;
        });
    return new Issued(code, pin, now.plus(VALID_FOR));
  }

  /**
   * Uses a code up and returns the kiosk that the device becomes; empty when there is no such open
   * code.
   *
   * @param key what the device will show from now on; only its hash is kept
   */
  Optional<Kiosk> redeem(String code, String key) {
    return transactions.write(
        connection -> {
          Optional<Kiosk> enrolled =
              kiosks.redeem(
                  Secret.hash(Secret.normalised(code)), Secret.hash(key), clock.instant());
          enrolled.ifPresent(
              kiosk ->
                  audit.record(
                      "kiosk", "kiosk-enrolled", place(kiosk), null, "kiosk " + kiosk.id()));
          return enrolled;
        });
  }

  private String place(Kiosk kiosk) {
    return offices.findPoint(kiosk.pointId()).map(OneStopPoint::code).orElse("?")
        + "/"
        + offices.findCounter(kiosk.counterId()).map(Counter::code).orElse("?");
  }
}
