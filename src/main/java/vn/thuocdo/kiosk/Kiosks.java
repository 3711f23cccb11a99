package vn.thuocdo.kiosk;

import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import vn.thuocdo.problem.Refusal;

/** Recognises kiosks by their keys. */
@Singleton
class Kiosks {

  /** A revoked key is refused after this time at the latest, on every server. */
  private static final Duration REMEMBERED = Duration.ofSeconds(2);

  private static final int MOST_REMEMBERED = 20_000;
  private static final String SCHEME = "Bearer ";

  private final KioskTable table;
  private final InstantSource clock;
  private final Map<ByteBuffer, Known> known = new ConcurrentHashMap<>();

  Kiosks(KioskTable table, InstantSource clock) {
    this.table = table;
    this.clock = clock;
  }

  private record Known(Kiosk kiosk, Instant until) {}

  /**
   * Returns the kiosk whose key the header carries.
   *
   * @param authorization {@code Bearer <key>}; empty when there was none
   * @throws Refusal 401 for an unknown key, 403 for a revoked one
   */
  Kiosk identify(String authorization) {
    if (!authorization.startsWith(SCHEME)) {
      throw Refusal.of(HttpStatus.UNAUTHORIZED, "kiosk-key-missing");
    }
    byte[] hash = Secret.hash(authorization.substring(SCHEME.length()).strip());
    Kiosk kiosk = find(ByteBuffer.wrap(hash));
    if (kiosk.revokedAt() != null) {
      throw Refusal.of(HttpStatus.FORBIDDEN, "kiosk-key-revoked");
    }
    return kiosk;
  }

  void forget() {
    known.clear();
  }

  private Kiosk find(ByteBuffer hash) {
    Instant now = clock.instant();
    Known remembered = known.get(hash);
    if (remembered != null && now.isBefore(remembered.until)) {
      return remembered.kiosk;
    }
    Kiosk kiosk =
        table
            .findByKey(hash.array())
            .orElseThrow(() -> Refusal.of(HttpStatus.UNAUTHORIZED, "kiosk-key-unknown"));
    if (known.size() >= MOST_REMEMBERED) {
      known.clear();
    }
    known.put(hash, new Known(kiosk, now.plus(REMEMBERED)));
    return kiosk;
  }
}
