-- Failed sign-ins are counted by the name that was typed, whether or not such an account exists:
-- who tries names must not learn from a lock-out which of them are real.
CREATE TABLE sign_in_failure (
  name_hash      BINARY(32)  NOT NULL COMMENT 'SHA-256 of the typed name; people sometimes type a password there',
  failures       INT         NOT NULL,
  last_failed_at DATETIME(3) NOT NULL,
  blocked_until  DATETIME(3) NOT NULL,
  PRIMARY KEY (name_hash),
  INDEX sign_in_failure_by_time (last_failed_at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

ALTER TABLE account
  DROP COLUMN failed_attempts,
  DROP COLUMN locked_until,
  ADD COLUMN must_change_password BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'somebody else has seen the password';

ALTER TABLE staff_session
  ADD COLUMN language VARCHAR(8) NOT NULL DEFAULT 'vi';

ALTER TABLE audit_line
  ADD INDEX audit_line_by_who (who, number),
  ADD INDEX audit_line_by_what (what, number);
