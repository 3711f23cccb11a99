-- What makes it likely that two devices send with one kiosk key. A sign is for people to look at; it drops nothing.
CREATE TABLE copy_sign (
  kiosk_id BIGINT      NOT NULL,
  sign     VARCHAR(20) NOT NULL,
  times    BIGINT      NOT NULL,
  last_at  DATETIME(3) NOT NULL,
  PRIMARY KEY (kiosk_id, sign),
  CONSTRAINT copy_sign_is_known CHECK (sign IN ('NUMBER_REUSED', 'COUNT_WENT_BACK'))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- The time on the device when it told highest_seq: a heartbeat that was only delayed is no sign of a copy.
ALTER TABLE kiosk ADD COLUMN told_at DATETIME(3) NULL;
