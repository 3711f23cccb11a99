-- Accounts, sessions and the audit trail. No table here knows a citizen.
CREATE TABLE account (
  id              BIGINT       NOT NULL AUTO_INCREMENT,
  username        VARCHAR(60)  NOT NULL,
  display_name    VARCHAR(100) NOT NULL,
  role            VARCHAR(20)  NOT NULL,
  password_hash   VARCHAR(300) NOT NULL COMMENT 'Argon2id with its parameters',
  failed_attempts INT          NOT NULL DEFAULT 0,
  locked_until    DATETIME(3)  NULL,
  disabled_at     DATETIME(3)  NULL,
  created_at      DATETIME(3)  NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY account_username_is_unique (username),
  CONSTRAINT account_role_is_known CHECK (role IN ('HOME_AFFAIRS', 'UNIT_MANAGER', 'OPERATOR', 'SUPERVISOR'))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- The units a UNIT_MANAGER answers for, with everything below them.
CREATE TABLE account_unit (
  account_id BIGINT NOT NULL,
  unit_id    BIGINT NOT NULL,
  PRIMARY KEY (account_id, unit_id),
  CONSTRAINT account_unit_account_exists FOREIGN KEY (account_id) REFERENCES account (id),
  CONSTRAINT account_unit_unit_exists FOREIGN KEY (unit_id) REFERENCES unit (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE staff_session (
  token_hash   BINARY(32)  NOT NULL COMMENT 'SHA-256 of the cookie; the cookie itself is nowhere on the server',
  account_id   BIGINT      NOT NULL,
  csrf_token   CHAR(43)    NOT NULL,
  created_at   DATETIME(3) NOT NULL,
  last_seen_at DATETIME(3) NOT NULL,
  expires_at   DATETIME(3) NOT NULL,
  PRIMARY KEY (token_hash),
  INDEX staff_session_of_an_account (account_id),
  CONSTRAINT staff_session_belongs_to_an_account FOREIGN KEY (account_id) REFERENCES account (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE audit_line (
  number       BIGINT       NOT NULL AUTO_INCREMENT,
  at           DATETIME(3)  NOT NULL,
  who          VARCHAR(60)  NOT NULL COMMENT 'username, or the command line or job that acted',
  what         VARCHAR(60)  NOT NULL COMMENT 'what was done, as a stable code',
  subject      VARCHAR(200) NOT NULL COMMENT 'what it was done to',
  before_value TEXT         NULL,
  after_value  TEXT         NULL,
  PRIMARY KEY (number)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
