-- Every publication as one signed file, as it was handed out for the first time. Rows are never updated or deleted.
CREATE TABLE archive (
  calendar   VARCHAR(10)  NOT NULL,
  period     VARCHAR(30)  NOT NULL,
  version    INT          NOT NULL,
  sha256     CHAR(64)     NOT NULL COMMENT 'of content',
  bytes      INT          NOT NULL,
  public_key VARCHAR(300) NOT NULL COMMENT 'PEM, of the key that signed',
  content    LONGBLOB     NOT NULL COMMENT 'ZIP',
  PRIMARY KEY (calendar, period, version)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
