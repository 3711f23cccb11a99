-- What the one-stop software told of: who may be asked, and how many there were. No dossier code and no telephone
-- number is kept here.
CREATE TABLE one_stop_system (
  id           BIGINT       NOT NULL AUTO_INCREMENT,
  name         VARCHAR(100) NOT NULL,
  key_hash     BINARY(32)   NOT NULL COMMENT 'SHA-256 of the API key; the key itself is nowhere on the server',
  created_at   DATETIME(3)  NOT NULL,
  created_by   VARCHAR(60)  NOT NULL,
  revoked_at   DATETIME(3)  NULL,
  last_seen_at DATETIME(3)  NULL,
  PRIMARY KEY (id),
  UNIQUE KEY one_stop_system_key_is_unique (key_hash)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE service_transaction (
  id                 BIGINT      NOT NULL AUTO_INCREMENT,
  dossier_hash       BINARY(32)  NOT NULL COMMENT 'HMAC-SHA-256 of the dossier code, with a key outside the database',
  case_state         VARCHAR(10) NOT NULL,
  unit_id            BIGINT      NOT NULL,
  point_id           BIGINT      NOT NULL,
  counter_id         BIGINT      NOT NULL COMMENT '0 when not told',
  procedure_group_id BIGINT      NOT NULL COMMENT '0 when not told',
  handled_by         VARCHAR(60) NOT NULL,
  respondent         VARCHAR(12) NOT NULL,
  happened_on        DATE        NOT NULL COMMENT 'day in the office zone: of its completion, or when it was told',
  completed_at       DATETIME(3) NULL,
  due_at             DATETIME(3) NULL,
  received_at        DATETIME(3) NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY service_transaction_is_kept_once (dossier_hash, case_state),
  INDEX service_transaction_of_a_day (happened_on, unit_id),
  CONSTRAINT service_transaction_belongs_to_a_unit FOREIGN KEY (unit_id) REFERENCES unit (id),
  CONSTRAINT service_transaction_is_at_a_point FOREIGN KEY (point_id) REFERENCES one_stop_point (id),
  CONSTRAINT service_transaction_state_is_known CHECK (case_state IN ('RECEIVED', 'SUPPLEMENT', 'REFUSED', 'RETURNED')),
  CONSTRAINT service_transaction_respondent_is_known
    CHECK (respondent IN ('INDIVIDUAL', 'ORGANISATION', 'BUSINESS', 'UNKNOWN'))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
