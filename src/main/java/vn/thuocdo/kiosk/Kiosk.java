package vn.thuocdo.kiosk;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A device at a counter.
 *
 * @param waiting ratings on the device that the server has not answered for, as it said last
 * @param setAside ratings that the server refused or that nobody can read, kept on the device
 * @param highestSeq last running number that the device says it gave out
 * @param clockOffsetMs server clock minus device clock, milliseconds
 */
@Introspected
record Kiosk(
    long id,
    long pointId,
    long counterId,
    byte[] pinSalt,
    byte[] pinHash,
    Instant enrolledAt,
    @Nullable Instant revokedAt,
    @Nullable Instant lastSeenAt,
    @Nullable String appVersion,
    @Nullable Integer waiting,
    @Nullable Instant oldestWaitingAt,
    @Nullable Integer setAside,
    @Nullable Long highestSeq,
    @Nullable Long clockOffsetMs,
    @Nullable Boolean isPersisted,
    @Nullable Long storageUsage,
    @Nullable Long storageQuota) {}
