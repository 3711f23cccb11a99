package vn.thuocdo.kiosk;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a kiosk says it is. Every figure but the time may be missing on a device that cannot tell.
 */
@Serdeable
record Heartbeat(
    @NotNull Instant sentAt,
    @Nullable @Size(max = 40) String version,
    @Nullable Integer waiting,
    @Nullable Instant oldestWaitingAt,
    @Nullable Integer setAside,
    @Nullable Long lastSeq,
    @Nullable Boolean persisted,
    @Nullable Long storageUsage,
    @Nullable Long storageQuota) {}
