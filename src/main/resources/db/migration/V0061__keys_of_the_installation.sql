-- Which keys this database was filled with. The keys themselves are in a file of the servers, never here.
CREATE TABLE key_fingerprint (
  only_row    TINYINT    NOT NULL,
  fingerprint BINARY(32) NOT NULL,
  PRIMARY KEY (only_row),
  CONSTRAINT key_fingerprint_is_one CHECK (only_row = 1)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
