-- The second thing that somebody shows when signing in: a code from a telephone that holds the same secret.
CREATE TABLE second_factor (
  account_id    BIGINT         NOT NULL,
  secret_sealed VARBINARY(200) NOT NULL COMMENT 'with a key outside the database',
  since         DATETIME(3)    NULL COMMENT 'NULL: begun, and not yet shown to work',
  last_step     BIGINT         NOT NULL COMMENT 'half minutes since 1970; a code of this one or before is used up',
  PRIMARY KEY (account_id),
  CONSTRAINT second_factor_is_of_an_account FOREIGN KEY (account_id) REFERENCES account (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
