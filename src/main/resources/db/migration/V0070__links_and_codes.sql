-- The two ways to the form on a telephone. A link leads one citizen to one visit; only the hash of its token is kept, so
-- that nobody who reads the database can answer for somebody. Nothing here leads to a telephone number or a dossier.
CREATE TABLE link_token (
  token_hash         BINARY(32)  NOT NULL COMMENT 'SHA-256 of the token',
  occasion           BINARY(16)  NOT NULL COMMENT 'the visit that the answer is about',
  unit_id            BIGINT      NOT NULL,
  point_id           BIGINT      NOT NULL,
  counter_id         BIGINT      NOT NULL COMMENT '0 for not told, as in rating',
  procedure_group_id BIGINT      NOT NULL COMMENT '0 for not told, as in rating',
  respondent         VARCHAR(12) NOT NULL,
  language           VARCHAR(8)  NOT NULL COMMENT 'in which the form opens',
  case_state         VARCHAR(12) NULL,
  created_at         DATETIME(3) NOT NULL,
  expires_at         DATETIME(3) NOT NULL,
  first_answered_at  DATETIME(3) NULL COMMENT 'from here on the answer may be changed for a day',
  PRIMARY KEY (token_hash),
  INDEX link_token_by_end (expires_at),
  CONSTRAINT link_token_belongs_to_a_unit FOREIGN KEY (unit_id) REFERENCES unit (id),
  CONSTRAINT link_token_is_about_a_point FOREIGN KEY (point_id) REFERENCES one_stop_point (id),
  CONSTRAINT link_token_respondent_is_known CHECK (respondent IN ('INDIVIDUAL', 'ORGANISATION', 'BUSINESS', 'UNKNOWN')),
  CONSTRAINT link_token_case_state_is_known CHECK (case_state IN ('RECEIVED', 'SUPPLEMENT', 'REFUSED', 'RETURNED'))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- A code is public: it hangs on the wall. Rows are never deleted, so that a poster that is still somewhere can say that
-- its code was withdrawn.
CREATE TABLE qr_code (
  code         VARCHAR(12) NOT NULL,
  point_id     BIGINT      NOT NULL,
  counter_id   BIGINT      NOT NULL COMMENT '0 for the whole point, as in rating',
  case_state   VARCHAR(12) NULL COMMENT 'NULL for any',
  made_by      VARCHAR(60) NOT NULL COMMENT 'username',
  made_at      DATETIME(3) NOT NULL,
  withdrawn_at DATETIME(3) NULL,
  PRIMARY KEY (code),
  INDEX qr_code_of_a_point (point_id, counter_id),
  CONSTRAINT qr_code_is_about_a_point FOREIGN KEY (point_id) REFERENCES one_stop_point (id),
  CONSTRAINT qr_code_case_state_is_known CHECK (case_state IN ('RECEIVED', 'SUPPLEMENT', 'REFUSED', 'RETURNED'))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- What signs the forms that open from a QR code; in the database, so that every server knows what another one signed.
CREATE TABLE link_secret (
  name    VARCHAR(20) NOT NULL,
  secret  BINARY(32)  NOT NULL,
  made_at DATETIME(3) NOT NULL,
  PRIMARY KEY (name)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
