-- Every audit line carries a hash over itself and the line before it, so that a line that somebody changes, removes
-- or slips in by SQL is found. Lines that are older than this are chained when the next one is written: the hash is
-- made by the application (staff/AuditHash), not by the database.
ALTER TABLE audit_line
  ADD COLUMN hash BINARY(32) NULL COMMENT 'SHA-256 over the hash before it and this line';

-- One row: the end of the chain. Whoever writes a line locks it first, on whatever server.
CREATE TABLE audit_head (
  id          TINYINT     NOT NULL,
  last_number BIGINT      NOT NULL COMMENT '0 before the first line',
  hash        BINARY(32)  NOT NULL COMMENT 'of the last line; zeros before the first',
  begun_at    DATETIME(3) NULL COMMENT 'when the lines older than the chain were chained',
  PRIMARY KEY (id),
  CONSTRAINT audit_head_is_one_row CHECK (id = 1)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

INSERT INTO audit_head (id, last_number, hash, begun_at) VALUES (1, 0, REPEAT(CHAR(0), 32), NULL);
