-- What citizens ask about the data that is kept of them. The number is here as a keyed hash until the request is
-- answered, and nowhere afterwards; what became of it stays, as the account that is owed.
CREATE TABLE data_request (
  id             BIGINT        NOT NULL AUTO_INCREMENT,
  kind           VARCHAR(12)   NOT NULL,
  number_hash    BINARY(32)    NULL COMMENT 'HMAC-SHA-256 of the E.164 number, with a key outside the database',
  received_on    DATE          NOT NULL,
  acknowledge_by DATE          NOT NULL,
  answer_by      DATE          NOT NULL,
  entered_by     VARCHAR(60)   NOT NULL,
  entered_at     DATETIME(3)   NOT NULL,
  done_by        VARCHAR(60)   NULL,
  done_at        DATETIME(3)   NULL,
  outcome        VARCHAR(1000) NULL COMMENT 'counts, never a number or a text',
  PRIMARY KEY (id),
  INDEX data_request_by_state (done_at, answer_by),
  CONSTRAINT data_request_kind_is_known CHECK (kind IN ('VIEW', 'DELETE', 'OBJECT')),
  CONSTRAINT data_request_forgets_the_number CHECK (done_at IS NULL OR number_hash IS NULL)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- How long the law gives. Operators change the rows when it changes.
CREATE TABLE data_request_deadline (
  kind            VARCHAR(12)  NOT NULL COMMENT 'of data_request, or ACKNOWLEDGE for all of them',
  days            INT          NOT NULL COMMENT 'after the day of receipt',
  is_working_days BOOLEAN      NOT NULL COMMENT 'Monday to Friday, public_holiday left out; else every day counts',
  source          VARCHAR(200) NOT NULL,
  PRIMARY KEY (kind),
  CONSTRAINT data_request_deadline_is_some CHECK (days > 0)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

INSERT INTO data_request_deadline (kind, days, is_working_days, source) VALUES
  ('ACKNOWLEDGE', 2,  TRUE, 'Nghị định 356/2025/NĐ-CP, điều 5; cần đối chiếu văn bản hiện hành'),
  ('VIEW',        10, TRUE, 'Nghị định 356/2025/NĐ-CP, điều 5; cần đối chiếu văn bản hiện hành'),
  ('OBJECT',      15, TRUE, 'Nghị định 356/2025/NĐ-CP, điều 5; cần đối chiếu văn bản hiện hành'),
  ('DELETE',      20, TRUE, 'Nghị định 356/2025/NĐ-CP, điều 5; cần đối chiếu văn bản hiện hành');

-- A link is withdrawn when its citizen asks to be forgotten.
CREATE INDEX link_token_of_a_visit ON link_token (occasion);
