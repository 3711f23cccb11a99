package vn.thuocdo.staff;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One change, as it was written down. */
@MappedEntity("audit_line")
record AuditLine(
    @Id long number,
    Instant at,
    String who,
    String what,
    String subject,
    @Nullable String beforeValue,
    @Nullable String afterValue) {}
