package vn.thuocdo.rating;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A rating that was not taken, as staff see it: never its content, which stays on the device. */
record RefusedRating(
    @Nullable Long kioskId,
    @Nullable Long seq,
    String sentId,
    RefusalReason reason,
    Instant receivedAt) {}
