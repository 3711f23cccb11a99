package vn.thuocdo.result;

import java.time.Instant;

/**
 * That a published version no longer stands.
 *
 * @param reason without phone numbers and addresses
 */
public record Withdrawal(Instant at, String reason) {}
