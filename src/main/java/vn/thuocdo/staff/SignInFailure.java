package vn.thuocdo.staff;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** How often a name was tried in vain. */
@MappedEntity("sign_in_failure")
@SuppressWarnings("ArrayRecordComponent") // a row: never compared, never changed
record SignInFailure(
    @Id byte[] nameHash, int failures, Instant lastFailedAt, Instant blockedUntil) {}
