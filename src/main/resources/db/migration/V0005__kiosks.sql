-- A kiosk is a device at one counter, known by the hash of its key.
CREATE TABLE kiosk (
  id                BIGINT       NOT NULL AUTO_INCREMENT,
  point_id          BIGINT       NOT NULL,
  counter_id        BIGINT       NOT NULL,
  key_hash          BINARY(32)   NOT NULL,
  pin_salt          BINARY(16)   NOT NULL COMMENT 'of the staff area on the device; checked there, without the network',
  pin_hash          BINARY(32)   NOT NULL COMMENT 'PBKDF2 with HMAC-SHA-256',
  enrolled_at       DATETIME(3)  NOT NULL,
  revoked_at        DATETIME(3)  NULL,
  last_seen_at      DATETIME(3)  NULL,
  app_version       VARCHAR(40)  NULL,
  waiting           INT          NULL COMMENT 'ratings on the device that the server has not answered for',
  oldest_waiting_at DATETIME(3)  NULL,
  set_aside         INT          NULL,
  highest_seq       BIGINT       NULL COMMENT 'last running number the device says it gave out',
  clock_offset_ms   BIGINT       NULL,
  is_persisted      BOOLEAN      NULL COMMENT 'whether the browser promised to keep the storage',
  storage_usage     BIGINT       NULL,
  storage_quota     BIGINT       NULL,
  PRIMARY KEY (id),
  UNIQUE KEY kiosk_key_is_unique (key_hash),
  CONSTRAINT kiosk_stands_at_a_point FOREIGN KEY (point_id) REFERENCES one_stop_point (id),
  CONSTRAINT kiosk_stands_at_a_counter FOREIGN KEY (counter_id) REFERENCES counter (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE enrolment_code (
  code_hash  BINARY(32)  NOT NULL,
  point_id   BIGINT      NOT NULL,
  counter_id BIGINT      NOT NULL,
  pin_salt   BINARY(16)  NOT NULL,
  pin_hash   BINARY(32)  NOT NULL,
  created_at DATETIME(3) NOT NULL,
  expires_at DATETIME(3) NOT NULL,
  used_at    DATETIME(3) NULL,
  PRIMARY KEY (code_hash),
  CONSTRAINT enrolment_code_is_for_a_counter FOREIGN KEY (counter_id) REFERENCES counter (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
