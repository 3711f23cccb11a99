package vn.thuocdo.kiosk;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import vn.thuocdo.unit.Counter;
import vn.thuocdo.unit.Offices;
import vn.thuocdo.unit.OneStopPoint;

/** Makes the one-time codes with which a device becomes the kiosk of a counter. */
@Singleton
public class EnrolmentCodes {

  static final Duration VALID_FOR = Duration.ofHours(24);

  private final KioskTable kiosks;
  private final Offices offices;
  private final InstantSource clock;

  EnrolmentCodes(KioskTable kiosks, Offices offices, InstantSource clock) {
    this.kiosks = kiosks;
    this.offices = offices;
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
   * Returns a new code for a counter, by the codes of point and counter; empty when there is no
   * such counter.
   */
  public Optional<Issued> issue(String pointCode, String counterCode) {
    return offices
        .findPoint(pointCode)
        .flatMap(
            point ->
                offices.findCounter(point.id(), counterCode).map(counter -> issue(point, counter)));
  }

  private Issued issue(OneStopPoint point, Counter counter) {
    String code = Secret.newCode();
    String pin = Secret.newPin();
    byte[] salt = Secret.newSalt();
    Instant now = clock.instant();
    kiosks.insertCode(
        Secret.hash(Secret.normalised(code)),
        new KioskTable.OpenCode(point.id(), counter.id(), salt, Secret.pinHash(pin, salt)),
        now,
        now.plus(VALID_FOR));
    return new Issued(code, pin, now.plus(VALID_FOR));
  }
}
